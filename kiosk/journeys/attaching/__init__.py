"""Attaching files to an application, an appeal, a message.

A journey that asks for files keeps an `Attaching` inside itself and lets it go first, so that what was attached stays where
the journey's own answers stay:

    if self.attaching is not None and (following := within(self, self.attaching, event, desk)) is not None:
        return following

`within` (in `hosting.py`) puts the newer `Attaching` into the host's field `attaching`, and calls the host's `attached(key, files, desk)`
when the person goes on, with a tuple of `Attachment`: `attachment.upload` is the id that the portal wants. While
`self.attaching` is not None the host's page is `self.attaching.page(desk)`. One that needs no keeping can be opened on top
as well: `opening(self, Attaching(wanted, files))` ends with an `Attached`.
"""
