"""The names of what staff see: errands, steps, aids, what is wrong and for how long, in the language that staff have picked."""

from __future__ import annotations

from kiosk.assisting.view import Aid, Errand, StaffView, Step, Trouble
from kiosk.text import Text, Wording


def errand_name(errand: Errand, _: Wording) -> Text:
    """What somebody is about."""
    names = {
        Errand.NONE: _("Not known yet"),
        Errand.FINDING: _("Finding a service or information"),
        Errand.APPLYING: _("Applying for a service"),
        Errand.VISITING: _("Visiting a centre"),
        Errand.PAYING: _("Paying"),
        Errand.OWN_THINGS: _("Their own applications and documents"),
        Errand.TAKING_PART: _("Taking part, complaints and ideas"),
        Errand.CHECKING: _("Checking a document"),
    }
    return names[errand]


def step_name(view: StaffView, _: Wording) -> Text:
    """Where they are."""
    if view.step is Step.QUESTION and view.total:
        # Translators: where somebody is in a form
        return _("Answering a question, step {number} of {total}", number=view.number, total=view.total)
    return _step_name(view.step, _)


def _step_name(step: Step, _: Wording) -> Text:
    names = {
        Step.NOBODY: _("Nobody is at the screen"),
        Step.FIRST_PAGE: _("At the first page"),
        Step.LOOKING: _("Reading and choosing"),
        Step.WHAT_IS_NEEDED: _("Reading what is needed"),
        Step.QUESTION: _("Answering a question"),
        Step.FILES: _("Adding a file"),
        Step.CHECKING: _("Checking their answers"),
        Step.SENDING: _("Their answers are being sent"),
        Step.RECEIPT: _("Done: the receipt is on the screen"),
        Step.LOCKED: _("Done without a line: a code to come back with is on the screen"),
        Step.SIGN_IN: _("Beginning to sign in"),
        Step.OWN_PHONE: _("Asked to confirm on their own phone"),
        Step.SIGN_IN_OVER: _("The phone did not confirm"),
        Step.NO_PHONE: _("Has no phone to sign in with"),
        Step.SIGNING: _("Beginning to sign an application"),
        Step.CHARGE: _("Looking at something to pay"),
        Step.TERMINAL: _("Asked to pay at the terminal"),
        Step.CHOOSING_TIME: _("Choosing a time for a visit"),
        Step.QUEUE: _("Waiting in the queue"),
        Step.CALLED: _("Their number is called"),
        Step.OWN_THINGS: _("Looking at their own things"),
        Step.DOCUMENT: _("Reading a document of their own"),
        Step.WRITING: _("Writing something"),
        Step.FOR_OTHERS: _("Acting for somebody else"),
        Step.SETTINGS: _("Changing sound, look or language"),
        Step.SIGN_LANGUAGE: _("Looking for a sign-language interpreter"),
        Step.LEAVING: _("Asked whether to leave without sending"),
        Step.PROBLEM: _("Reading that something did not work"),
        Step.ELSEWHERE: _("On another page"),
    }
    return names[step]


def aid_name(aid: Aid, _: Wording) -> Text:
    """A way in or an aid."""
    names = {
        Aid.VOICE: _("The voice"),
        Aid.DARK_SCREEN: _("Dark screen, by choice"),
        Aid.LARGE_TEXT: _("Large text"),
        Aid.COLOURS: _("Other colours"),
        Aid.MAGNIFIER: _("Magnifier"),
        Aid.SWITCH: _("One switch"),
        Aid.TWO_SWITCHES: _("Two switches"),
        Aid.DWELL: _("Choosing by resting the pointer"),
        Aid.HEAR_FIRST: _("Hearing first, then choosing"),
        Aid.STEADY_KEYS: _("Keys for hands that tremble"),
        Aid.SIMPLE: _("Simple pages"),
        Aid.SIGN_LANGUAGE: _("Sign language"),
        Aid.LOW: _("Everything lower on the screen"),
    }
    return names[aid]


def trouble_name(trouble: Trouble, _: Wording) -> Text:
    """What is wrong; `NONE` has no words of use."""
    names = {
        Trouble.NONE: _("Nothing is wrong"),
        Trouble.ANSWER: _("The page says that an answer is wrong or missing."),
        Trouble.LINE: _("There is no connection, or a very slow one."),
        Trouble.PORTAL: _("The portal does not work as it should."),
        Trouble.SIGN_IN: _("The sign-in does not hold, or could not be made."),
        Trouble.NOT_ALLOWED: _("The portal does not allow this to them."),
        Trouble.NOT_THERE: _("What they look for is not there."),
        Trouble.OTHER: _("The page says that something did not work."),
    }
    return names[trouble]


def how_long(minutes: int, _: Wording) -> Text:
    """How long they have been at a step: never more exact than it needs to be."""
    if minutes < 1:
        return _("Less than a minute")
    return _.plural("{count} minute", "{count} minutes", minutes)
