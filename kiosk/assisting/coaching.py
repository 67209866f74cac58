"""What a member of staff says to somebody at a step: over the shoulder, with words alone. Nobody types for anybody (ACC-97).

Staff may not create, enter or see what a person signs in with (Dutch IDO legal memo); each sentence here keeps to that.
"""

from __future__ import annotations

from kiosk.assisting.view import Aid, StaffView, Step, Trouble
from kiosk.text import Text, Wording

MOST: int = 5
"""Sentences at once: more is not read beside a person who waits."""


def coaching(view: StaffView, _: Wording) -> tuple[Text, ...]:
    """What to say and what not to do, the most urgent first."""
    found = (*_of_trouble(view.trouble, _), *_of_step(view.step, _), *_of_aids(view.aids, _))
    return found[:MOST]


def _of_step(step: Step, _: Wording) -> tuple[Text, ...]:
    for part in (_finding, _applying, _signing_in, _going_on):
        words = part(step, _)
        if words:
            return words
    return (_("Ask: “What would you like to do?” Let them show you."),)


def _finding(step: Step, _: Wording) -> tuple[Text, ...]:
    match step:
        case Step.NOBODY:
            return (_("Nothing is to be said. Who comes can touch the screen or press any key."),)
        case Step.FIRST_PAGE:
            return (
                _("Ask: “What would you like to do?” Tell them the word to look for."),
                _("Say: “At the top you can make the text larger and choose the language.”"),
            )
        case Step.LOOKING:
            return (
                _("Ask what they look for. Tell them the name of the service."),
                _("Say: “Back brings you to the page before. Nothing is lost.”"),
            )
        case Step.SETTINGS:
            return (_("Say: “Each change holds at once. You can change it back here.”"),)
        case Step.SIGN_LANGUAGE:
            return (
                _("Face the person. Let them use their own phone for the video call."),
                _("Offer the page to write on: both of you can use it."),
            )
    return ()


def _applying(step: Step, _: Wording) -> tuple[Text, ...]:
    match step:
        case Step.WHAT_IS_NEEDED:
            return (
                _("Ask whether they have what the page names with them."),
                _("Say: “You can come back with it. Press Continue when you have it.”"),
            )
        case Step.QUESTION:
            return (
                _("Ask: “Which word is not clear?” Explain the word, not the answer."),
                _("They write themselves. Do not touch the keys, and look at the screen only if they ask you to."),
                _("Say: “Help explains this question.”"),
            )
        case Step.FILES:
            return (
                _("Say: “You can take it from a memory stick, the scanner or your phone.”"),
                _("Let them put in their own stick. Do not open their files."),
            )
        case Step.CHECKING:
            return (
                _("Say: “Read it slowly. Beside each answer is Change.”"),
                _("They decide whether it is right. Do not agree to anything for them."),
            )
        case Step.SENDING:
            return (_("Say: “Please wait. Do not go away before the receipt is there.”"),)
        case Step.RECEIPT:
            return (
                _("Say: “You can print it or take it on your phone. Press Finish when you go.”"),
                _("Take the paper to nobody else: it is theirs."),
            )
        case Step.LOCKED:
            return (
                _("Say: “Your answers are locked. They are sent when there is a line again.”"),
                _("Say: “Print the code or write it down. Come back with it when there is a line.”"),
                _("The code is theirs: do not read it."),
            )
        case Step.WRITING:
            return (
                _("They write in their own words. Do not write for them."),
                _("If they cannot write, offer a visit to the counter."),
            )
    return ()


def _signing_in(step: Step, _: Wording) -> tuple[Text, ...]:
    never = _("Never ask for the PIN or a password, and look away while they enter it.")
    match step:
        case Step.SIGN_IN | Step.SIGNING:
            return (_("Ask them to have their own phone ready; do not take it yourself."), never)
        case Step.OWN_PHONE:
            return (
                _("Ask them to take their phone; do not take it yourself."),
                _("Say: “Compare the number on the phone with the one on the screen. They must be the same.”"),
                never,
            )
        case Step.SIGN_IN_OVER:
            return (
                _("Say: “Nothing is lost. You can get a new code with one key.”"),
                _("Ask whether the message on the phone was theirs. If not, they should refuse it."),
                never,
            )
        case Step.NO_PHONE:
            return (
                _("Offer the way at the counter: they bring their identity document, and you do it together."),
                _("They need no face and no fingerprint."),
                never,
            )
        case Step.FOR_OTHERS:
            return (
                _("Say: “Everything is now done for the person or company that stands at the top.”"),
                _("Ask the person, not who came with them."),
            )
    return ()


def _going_on(step: Step, _: Wording) -> tuple[Text, ...]:
    match step:
        case Step.CHARGE | Step.TERMINAL:
            return (
                _("They pay with their own phone or card. Do not take either."),
                _("Never take money for a service of the portal."),
            )
        case Step.CHOOSING_TIME:
            return (_("Say: “Choose the day first, then the time.” Tell them how to get to the centre."),)
        case Step.QUEUE:
            return (_("Say: “The screen says and shows when it is your turn. You can print the number.”"),)
        case Step.CALLED:
            return (_("Show them the way to the window that the screen names."),)
        case Step.OWN_THINGS | Step.DOCUMENT:
            return (
                _("Stand where you cannot read the screen. What is there is theirs."),
                _("Say: “You can have it read to you through headphones.”"),
            )
        case Step.LEAVING:
            return (_("Say: “What you wrote is not sent yet. Back brings you to it.”"),)
        case Step.PROBLEM:
            return (_("Say: “Press Try again. Your answers are kept.”"),)
    return ()


def _of_trouble(trouble: Trouble, _: Wording) -> tuple[Text, ...]:
    match trouble:
        case Trouble.ANSWER:
            return (_("Say: “At the top of the page it says what to correct.” They correct it themselves."),)
        case Trouble.LINE:
            return (_("Check the line. Say: “It is not your fault. Nothing is lost.”"),)
        case Trouble.PORTAL:
            return (
                _("Say: “The portal has a fault. It is not yours.” Ask for the number of the fault, if there is one."),
            )
        case Trouble.SIGN_IN:
            return (_("Say: “Please sign in once more. What you wrote is kept.”"),)
        case Trouble.NOT_ALLOWED:
            return (_("Say: “This needs other rights.” Tell them who can give these."),)
    return ()


def _of_aids(aids: frozenset[Aid], _: Wording) -> tuple[Text, ...]:
    """How to speak to somebody who uses these."""
    if Aid.DARK_SCREEN in aids:
        return (_("The dark screen is their own choice. Say who you are before you come near."),)
    if Aid.SIGN_LANGUAGE in aids:
        return (_("Face the person and speak to them, not to the interpreter."),)
    if aids & {Aid.SWITCH, Aid.TWO_SWITCHES, Aid.DWELL, Aid.STEADY_KEYS}:
        return (_("They need time. Press nothing for them unless they ask you to."),)
    if Aid.SIMPLE in aids:
        return (_("Use short sentences, one thing at a time."),)
    return ()
