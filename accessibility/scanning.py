"""One or two switches for everything: a ring goes from thing to thing, and a press chooses (B2-18, B2-19, B2-20, ACC-24).

With one switch the ring goes on by itself; with two, one moves it and the other chooses. Keyboard, keypad, touch and mouse
work as before all the while. A press belongs to what the ring was around when the switch went down: when that has gone in
the meantime, nothing is chosen. What must be heard holds the ring until it has been heard.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from accessibility.announcer import MUST_HEAR, Announcer, Output
from accessibility.clock import Timer, Timers
from accessibility.compose import Composer
from accessibility.keypad import Program
from accessibility.keypad_profile import KeypadProfile, Switch
from accessibility.outline import outline
from accessibility.preferences import Preferences, Scanning
from accessibility.scanning_acts import act, is_still_there, option_of, values_of
from accessibility.scanning_places import Follower, reveal, scroll, scroll_spots, seen_place
from accessibility.scanning_ring import ScanRing
from accessibility.scanning_switches import Switches
from accessibility.scanning_tree import Does, Spot, tree_of
from accessibility.scanning_walk import Walk
from accessibility.scanning_words import ScanWords
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.utterance import FOCUS, Priority, Segment, Utterance

PATIENCE_SECONDS: Final = 5.0
"""So long a scan that begins lets the page be read before it goes on."""
_LOOK_SECONDS: Final = 0.1
_AHEAD_SECONDS: Final = 0.05
_MOST_LATE_SECONDS: Final = 0.1
"""A delay that nobody notices."""


class Scanner(QObject):
    """The scan of one window. `stepped` says that the ring stands somewhere else, with the `Spot`."""

    stepped = Signal(object)

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        queue: SpeechQueue,
        timers: Timers,
        profile: KeypadProfile,
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._queue, self._timers = window, announcer, queue, timers
        self._switches = Switches(self, timers, profile)
        self.program = Program()
        self.mode = Scanning.OFF
        self.pace = 1.0
        """Of the time at each thing; other than 1 only to measure."""
        self._preferences = Preferences()
        self._ring, self._preview = ScanRing(window), ScanRing(window, broken=True)
        self._follower = Follower(window)
        self._follower.moved.connect(self._moved)
        self._walk = Walk(())
        self._resting = self._to_keys = self._waited = False
        self._due = self._waits_until = 0.0
        self._timer: Timer | None = None
        self._under: Spot | None = None

    def use(self, profile: KeypadProfile) -> None:
        """Take the switches of another profile."""
        self._switches.profile = profile

    def composer(self) -> Composer:
        """What puts things into words."""
        return self._announcer.composer

    @property
    def here(self) -> Spot | None:
        """What a press would choose; None while nothing is scanned."""
        return None if self.mode is Scanning.OFF or self._resting else self._walk.here

    @property
    def resting(self) -> bool:
        """Whether the ring has gone round often enough, and waits for a press."""
        return self._resting

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings; the scan begins, changes or ends at once."""
        before, self._preferences = self.mode, preferences
        self.mode = preferences.scanning
        self._switches.apply(preferences)
        if self.mode is before:
            return
        self._stop()
        if self.mode is not Scanning.OFF:
            self._announcer.interrupt()
            self._say(ScanWords(self._announcer.composer).began(step=self.mode is Scanning.STEP), Priority.NORMAL)
            self._begin()

    # Switches.

    def take(self, event: QEvent) -> bool:
        """Whether the event was a switch. Where nothing can be chosen, a press is whatever the window makes of any key."""
        if self.mode is Scanning.OFF or (self._walk.here is None and not self._tree()):
            return False
        return self._switches.take(event)

    def switch_down(self) -> None:
        """The press belongs to what the ring is around now; it stays there until the switch has done what it does."""
        self._under = self.here
        self._wait(None)

    def switch_let_go(self) -> None:
        """It was not held for long enough."""
        if not self._resting:
            self._go_on_in(self._step_seconds())

    def switch_pressed(self, switch: Switch) -> None:
        """A press counts."""
        spot, self._under = self._under, None
        self._announcer.interrupt()
        if self._queue.holds(MUST_HEAR):
            self._waited = True
            self._go_on_in(_LOOK_SECONDS)
        elif self._resting:
            self.start_again()
        elif switch is Switch.STEP:
            self._step()
        elif spot is not None:
            self._choose(spot)
        else:
            self._begin()

    # The ring.

    def start_again(self) -> None:
        """From the top, as a press does where the scan rests."""
        if self.mode is not Scanning.OFF:
            self._begin()

    def _begin(self) -> None:
        """At the top of the page."""
        self._resting = False
        self._walk = Walk(self._tree())
        reading = self._announcer.output is Output.VOICE and self._queue.speaking
        self._waits_until = self._timers.now() + (PATIENCE_SECONDS if reading else 0.0)
        self._show(None if reading else Priority.NORMAL)
        self._go_on_in(self._step_seconds())

    def _stop(self) -> None:
        self._wait(None)
        self._switches.forget()
        self._resting = False
        self._hide()

    def _hide(self) -> None:
        self._ring.hide()
        self._preview.hide()
        self._follower.follow()

    def _step_seconds(self) -> float:
        factor = self._preferences.scan_first_factor if self._walk.is_first else 1
        return self._preferences.scan_ms * factor * self.pace / 1000

    def _go_on_in(self, seconds: float, since: float | None = None) -> None:
        """The next step is reckoned from when the last was due, so that small delays do not add up; after a long one from now,
        or a thing would be passed over before anybody could press."""
        now = self._timers.now()
        if since is None or now - since > _MOST_LATE_SECONDS:
            since = now
        self._due = since + seconds
        self._wait(self._due - now if self.mode is Scanning.AUTO else None)

    def _wait(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self._timers.after(max(0.0, seconds - _AHEAD_SECONDS), self._prepare)

    def _prepare(self) -> None:
        """Look at the window shortly before the step, so that nothing but the ring is to be moved when it is due."""
        self._timer = None
        if self._walk.follow(self._tree()):
            self._timer = self._timers.after(max(0.0, self._due - self._timers.now()), self._tick)
        else:
            self._begin()

    def _tick(self) -> None:
        self._timer = None
        if self._queue.holds(MUST_HEAR) or self._is_being_read():
            self._waited = True
            self._go_on_in(_LOOK_SECONDS)
        elif self._waited:  # whoever has listened has not looked at the ring yet
            self._waited = False
            self._go_on_in(self._step_seconds())
        else:
            self._step(self._due)

    def _is_being_read(self) -> bool:
        """A page that has just come is read first, for a while."""
        return self._queue.speaking and self._timers.now() < self._waits_until

    def _step(self, due: float | None = None) -> None:
        if self._to_keys and self._enter_keys():
            return
        if due is None and not self._walk.follow(self._tree()):
            self._begin()
            return
        self._walk.step()
        if self.mode is Scanning.AUTO and self._walk.rounds >= self._preferences.scan_loops:
            self._rest()
            return
        self._show()
        self._go_on_in(self._step_seconds(), due)

    def _rest(self) -> None:
        self._resting = True
        self._hide()
        self._say(ScanWords(self._announcer.composer).rests(), Priority.NORMAL)

    def _tree(self) -> tuple[Spot, ...]:
        return tree_of(outline(self._window), tuple(scroll_spots(self._window)))

    def _show(self, priority: Priority | None = Priority.NOW) -> None:
        """Put the rings where they belong, and say the name; `NORMAL` lets be heard what came of a press, None says nothing."""
        spot = self._walk.here
        if spot is None:
            self._hide()
            return
        reveal(spot)
        self._place()
        self._follower.follow(spot, self._walk.next)
        self.stepped.emit(spot)
        if priority is not None and self._preferences.scan_aloud and self._announcer.output is Output.VOICE:
            group = self._walk.group
            titles = {item.group for item in group.items()} if group is not None else set()
            known = titles.pop() if len(titles) == 1 else ""
            self._say(ScanWords(self._announcer.composer).name(spot, known, option_of(spot)), priority)

    def _place(self) -> None:
        here, after = self._walk.here, self._walk.next
        if after is not None:
            self._preview.put_around(seen_place(after, self._window))
        else:
            self._preview.hide()
        if here is not None:
            self._ring.put_around(seen_place(here, self._window))

    @Slot()
    def _moved(self) -> None:
        """What the rings are around stands elsewhere, or is there no more: then a page has gone, and another one begins."""
        if self.mode is Scanning.OFF or self._resting:
            return
        if self._walk.follow(self._tree()):
            self._place()
        else:
            self._begin()

    def _say(self, words: Segment, priority: Priority) -> None:
        self._announcer.say(Utterance((words,), priority, FOCUS))

    # Choosing.

    def _choose(self, spot: Spot) -> None:
        match spot.does:
            case Does.LEAVE:
                self._walk.leave()
            case Does.ENTER:
                self._enter(spot)
                return
            case Does.UP | Does.DOWN:
                scroll(spot)
                self._walk.follow(self._tree())
            case _:
                self._do(spot)
                return
        self._show()
        self._go_on_in(self._step_seconds())

    def _enter(self, spot: Spot) -> None:
        self._walk.enter(spot)
        if not self._walk.follow(self._tree()):
            self._say_gone()
            return
        self._show()
        self._go_on_in(self._step_seconds())

    def _do(self, spot: Spot) -> None:
        """The thing itself, if it is still the one that the ring was around."""
        item = spot.item
        if item is None or not is_still_there(item, outline(self._window)):
            self._say_gone()
            return
        values = values_of(item) if spot.does is Does.ACT else None
        if values is not None:
            self._enter(values)
            return
        self._to_keys = act(spot, self.program)
        if self._after(spot):
            self._show(Priority.NORMAL)
            self._go_on_in(self._step_seconds())
        else:
            self._begin()

    def _after(self, spot: Spot) -> bool:
        """Where it goes on: at the keyboard after a key, at a value for another press, else out of all groups, to go on from
        there. False on another page."""
        stays = self._walk.follow(self._tree())
        if spot.has_keys and self._walk.into_keys():
            return True
        if spot.does is Does.PICK:
            self._walk.leave()
        elif spot.does is Does.ACT:
            self._walk.leave_all()
        return stays

    def _enter_keys(self) -> bool:
        """A field was chosen and its keyboard has come: the scan goes on there."""
        self._to_keys = False
        self._walk.follow(self._tree())
        if not self._walk.into_keys():
            return False
        self._show()
        self._go_on_in(self._step_seconds())
        return True

    def _say_gone(self) -> None:
        self._begin()
        self._say(ScanWords(self._announcer.composer).gone(), Priority.NOW)
