"""The easy mode: a page as a row of small ones, with few words, and a picture for each thing that can be chosen.

For people who do not read easily (requirements B2-44): two to four choices at a time, yes or no, numbers instead of free
text where a form allows it, one thing after the other. Everything is made of the same `Page`; no journey knows of it.
"""
