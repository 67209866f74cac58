"""A question as a page, and all answers as rows: one question a page, errors after Continue, check before sending (ACC-66, ACC-77)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.error_summary import with_error
from kiosk.forms.answers import NO, YES, Entries, shown, values_of
from kiosk.forms.form import Form, Question
from kiosk.page import (
    BACK,
    CONTINUE,
    Action,
    Block,
    Choice,
    Fact,
    Facts,
    Field,
    FieldKind,
    Option,
    Page,
)
from kiosk.text import Text, Wording

CHANGE: Final = "change"

_KINDS: Final = {
    "text": FieldKind.TEXT,
    "multiline": FieldKind.MULTILINE,
    "number": FieldKind.NUMBER,
    "money": FieldKind.NUMBER,
    "phone": FieldKind.PHONE,
    "email": FieldKind.EMAIL,
    "date": FieldKind.DATE,
    "code": FieldKind.CODE,
}


def question_page(
    form: Form, question: Question, entries: Entries, fault: str, wording: Wording, *, wrong: str = ""
) -> Page:
    """The page that asks one question; `fault` is the JSON Schema keyword that the answer `wrong` failed, or empty."""
    language = wording.language
    values = values_of(form, entries)
    number, total = form.step_of(question, values)
    step = wording("Step {number} of {total}", number=number, total=total)
    name = form.text(f"step.{question.step}", language)
    if name is not None:
        step = wording("Step {number} of {total} — {name}", number=number, total=total, name=name.text)
    error = fault_text(form, question, wrong, fault, wording) if fault else None
    heading = form.text(f"{question.name}.label", language) or Text(question.name, language)
    page = Page(
        id=f"question/{form.definition.form_id}/{question.name}",
        heading=heading,
        blocks=(answer_block(form, question, entries.get(question.name, ""), error, wording),),
        step=step,
        main=Action(CONTINUE, wording("Continue"), icon="arrow-right"),
        back=Action(BACK, wording("Back"), icon="arrow-left"),
    )
    return with_error(page, question.name, error, wording)


def answer_block(form: Form, question: Question, entry: str, error: Text | None, wording: Wording) -> Block:
    """The field or the choice that a question is answered with."""
    language = wording.language
    hint = form.text(f"{question.name}.hint", language)
    help_text = form.text(f"{question.name}.help", language)
    if question.kind in {"choice", "choices", "yesno"}:
        return Choice(
            key=question.name,
            options=_options(form, question, wording),
            value=tuple(entry.split()),
            multiple=question.kind == "choices",
            hint=hint,
            error=error,
            help=help_text,
        )
    return Field(
        key=question.name,
        value=entry,
        hint=hint,
        error=error,
        kind=_KINDS.get(question.kind, FieldKind.TEXT),
        length=question.options.get("length"),
        alphabet=str(question.options.get("alphabet", "")),
        private=question.private,
        purpose=str(question.options.get("purpose", "")),
        help=help_text,
    )


def _options(form: Form, question: Question, wording: Wording) -> tuple[Option, ...]:
    if question.kind == "yesno":
        return (Option(YES, wording("Yes")), Option(NO, wording("No")))
    icons: Mapping[str, str] = question.options.get("icons", {})
    return tuple(
        Option(
            value,
            form.text(f"{question.name}.option.{value}", wording.language) or Text(value, wording.language),
            icon=icons.get(value, ""),
        )
        for value in question.choices
    )


def answer_rows(form: Form, entries: Entries, wording: Wording) -> Facts:
    """All answers that are asked for, each with a way to change it."""
    rows = []
    for question in form.asked(values_of(form, entries)):
        label = form.text(f"{question.name}.label", wording.language) or Text(question.name, wording.language)
        # Translators: a button beside an answer; its spoken name adds the question
        change = wording("Change")
        rows.append(
            Fact(
                label,
                shown(form, question, entries.get(question.name, ""), wording),
                change=Action(CHANGE, change, argument=question.name),
            )
        )
    return Facts(tuple(rows))


def fault_text(form: Form, question: Question, wrong: str, fault: str, wording: Wording) -> Text:
    """What is wrong with an entry and what to do, in the form's own words, else in ours."""
    entry = wrong.strip()
    length = question.options.get("length")
    if question.kind == "code" and isinstance(length, int) and entry and len(entry) != length:
        return wording.plural(
            "You wrote {count} character. This code has {length}.",
            "You wrote {count} characters. This code has {length}.",
            len(entry),
            length=length,
        )
    own = form.text(f"{question.name}.error.{fault}", wording.language)
    if own is not None:
        return own
    if fault == "required":
        return wording("Answer this question to continue.")
    return wording("This answer is not in the right form. Look at the example and write it again.")
