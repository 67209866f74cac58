"""One or several of a few answers. What is chosen is filled and ticked; choosing never changes the page (ACC-62)."""

from __future__ import annotations

from accessibility.describe import describe
from kiosk.page import Choice, Option
from ui.blocks.base import TOKEN, BlockWidget
from ui.blocks.context import Context
from ui.blocks.group import Group
from ui.blocks.push import CheckPush, RadioPush
from ui.blocks.question import QuestionWords
from ui.blocks.styles import OPTION


class ChoiceBlock(BlockWidget[Choice]):
    """Options below each other, as radio buttons or tick boxes."""

    def __init__(self, block: Choice, context: Context) -> None:
        super().__init__(block, context)
        self.words = QuestionWords(context.theme, block, self)
        self.group = Group(context.theme, block.label or context.heading)
        self.column.addWidget(self.words)
        self.column.addWidget(self.group)
        self.options = [self._option(option) for option in block.options]
        self._describe()
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        self.setMaximumWidth(round(self.context.theme.scale.body * 40))

    def _option(self, option: Option) -> RadioPush | CheckPush:
        kind = CheckPush if self.block.multiple else RadioPush
        button = kind(self.context.theme, OPTION, option.label, icon=option.icon, note=option.description)
        button.setProperty(TOKEN, f"option:{self.block.key}:{option.value}")
        button.setChecked(option.value in self.block.value)
        button.toggled.connect(self._toggled)
        self.group.column.addWidget(button)
        return button

    def value(self) -> tuple[str, ...]:
        """What is chosen, in the order of the options."""
        pairs = zip(self.block.options, self.options, strict=True)
        return tuple(option.value for option, button in pairs if button.isChecked())

    def _toggled(self, checked: bool) -> None:
        if checked or self.block.multiple:
            self.changed.emit(self.block.key, " ".join(self.value()))

    def focus_target(self) -> RadioPush | CheckPush | None:
        chosen = (button for button in self.options if button.isChecked())
        return next(chosen, self.options[0] if self.options else None)

    def refresh(self, block: Choice, context: Context) -> bool:
        same = tuple(option.value for option in block.options) == tuple(option.value for option in self.block.options)
        if block.key != self.block.key or block.multiple != self.block.multiple or not same:
            return False
        self.block, self.context = block, context
        self.words.show_words(block)
        self.group.set_name(block.label or context.heading)
        for option, button in zip(block.options, self.options, strict=True):
            if (button.label, button.note) != (option.label, option.description):
                button.set_words(option.label, option.description)
            if button.isChecked() != (option.value in block.value):
                button.blockSignals(True)
                button.setAutoExclusive(False)
                button.setChecked(option.value in block.value)
                button.setAutoExclusive(not block.multiple)
                button.blockSignals(False)
                button.restyle()
        self._describe()
        return True

    def _describe(self) -> None:
        error = self.block.error if self.block.error is not None else False
        for number, button in enumerate(self.options, start=1):
            describe(button, position=(number, len(self.options)), invalid=error)
        if self.block.hint is not None:
            describe(self.group, description=self.block.hint)
            if self.block.label is not None:
                describe(self.words.hint, group=self.block.label.text)  # read after the label, not before it
