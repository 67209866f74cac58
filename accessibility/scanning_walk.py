"""Where a scan stands: level by level, round and round, into a group and out of it. No time, no window."""

from __future__ import annotations

from dataclasses import dataclass, replace

from accessibility.scanning_tree import Does, Spot


@dataclass(slots=True)
class _Level:
    spots: tuple[Spot, ...]
    group: Spot | None
    at: int = 0


class Walk:
    """Begins at the first spot of `tree`. Each level but the first ends with a spot that leads out of it."""

    def __init__(self, tree: tuple[Spot, ...]) -> None:
        self._levels = [_Level(tree, None)]
        self.rounds = 0
        """How often the end of the present level has been reached."""

    @property
    def here(self) -> Spot | None:
        """The spot under the ring; None in a window with nothing to do."""
        level = self._levels[-1]
        return level.spots[level.at] if level.spots else None

    @property
    def next(self) -> Spot | None:
        """The spot that comes after; None where there is no other."""
        level = self._levels[-1]
        return level.spots[(level.at + 1) % len(level.spots)] if len(level.spots) > 1 else None

    @property
    def is_first(self) -> bool:
        return self._levels[-1].at == 0

    @property
    def depth(self) -> int:
        return len(self._levels) - 1

    @property
    def group(self) -> Spot | None:
        """The group whose level this is; None at the top."""
        return self._levels[-1].group

    def step(self) -> None:
        """To the next spot, and from the last to the first."""
        level = self._levels[-1]
        level.at += 1
        if level.at >= len(level.spots):
            level.at = 0
            self.rounds += 1

    def enter(self, group: Spot) -> None:
        """Into a group, which may also be one that no tree holds, such as the values of a slider."""
        self._levels.append(_Level(_with_way_out(group), group))
        self.rounds = 0

    def leave(self) -> None:
        """Out of the group; the ring stands on it again."""
        if len(self._levels) > 1:
            self._levels.pop()
        self.rounds = 0

    def leave_all(self) -> None:
        """Out of all groups; the ring stands on the outermost."""
        del self._levels[1:]
        self.rounds = 0

    def follow(self, tree: tuple[Spot, ...]) -> bool:
        """Go on in a later tree of the window; False when what one stands in is no more, and one is at the top again."""
        group, at = self.group, self._levels[-1].at
        if group is None:
            if [spot.key for spot in tree] != [spot.key for spot in self._levels[0].spots]:
                return self._restart(tree)
            self._levels = [_Level(tree, None, at)]
            return True
        way = _way_to(tree, group)
        if way is None:
            return self._restart(tree)
        self._levels = [_Level(tree, None, way[0])]
        for number in way[1:]:
            outer = self._levels[-1].spots[self._levels[-1].at]
            self._levels.append(_Level(_with_way_out(outer), outer, number))
        found = self._levels[-1].spots[self._levels[-1].at]
        now = found if group.does is Does.ENTER else replace(group, place=found.place)
        self._levels.append(_Level(_with_way_out(now), now, at))
        return True

    def _restart(self, tree: tuple[Spot, ...]) -> bool:
        self._levels = [_Level(tree, None)]
        self.rounds = 0
        return False

    def into_keys(self) -> bool:
        """Into the keyboard on the screen, to its first row; False where there is none. Who writes stays there."""
        top = self._levels[0]
        for at, spot in enumerate(top.spots):
            if spot.has_keys and spot.does is Does.ENTER:
                self._levels = [_Level(top.spots, None, at)]
                keys = spot
                while len([each for each in keys.inside if each.has_keys]) == 1:
                    keys = next(each for each in keys.inside if each.has_keys)
                self.enter(keys)
                return True
        return False


def _with_way_out(group: Spot) -> tuple[Spot, ...]:
    return (*group.inside, Spot(Does.LEAVE, group.place))


def _way_to(spots: tuple[Spot, ...], group: Spot) -> tuple[int, ...] | None:
    """The numbers on the way down to the same group; for the values of one thing, to the thing."""
    for number, spot in enumerate(spots):
        same_thing = group.item is not None and spot.item is not None and spot.item.is_same_place(group.item)
        if same_thing or (group.item is None and spot.key == group.key):
            return (number,)
        rest = _way_to(spot.inside, group)
        if rest is not None:
            return number, *rest
    return None
