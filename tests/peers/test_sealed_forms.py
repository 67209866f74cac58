"""A form that was sealed without a line reaches the portal once, whatever happens on the way (ACC-96; contract §A.4 3)."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kiosk.clients import Clients
from kiosk.enrolling import enrol
from kiosk.portal.deposits import Claims
from kiosk.portal.errors import BadReply, NotFound
from kiosk.portal.public import PublicPortal
from kiosk.sandbox.server import Running, running
from kiosk.sealing.code import checked
from kiosk.sealing.desk import Form, SealedSlip, SealingDesk
from kiosk.sealing.keys import fetch
from kiosk.sealing.line import line
from kiosk.sealing.places import keys_of, store_of
from kiosk.sealing.sender import Sender
from kiosk.sealing.sending import Sending, kept_sent
from kiosk.settings import KioskSettings, PortalSettings, Settings
from tests.peers.cut_line import Cut, Line, cut_line
from tests.peers.identities import bearing, token_of
from tests.peers.sandbox_person import ANSWERS, SERVICE, client_of, key
from tests.unit.sealing.machine import Machine

PATIENCE = 30.0
BIRTH_DATE = date(1988, 3, 14)
SEND = """
import sys, time
from pathlib import Path
from kiosk.sealing.sending import Sending
from kiosk.settings import KioskSettings, PortalSettings, Settings
sending = Sending(Settings(mode="kiosk", portal=PortalSettings(url=sys.argv[1]), kiosk=KioskSettings(state=sys.argv[2])), 0.0, 0.02)
sending.start()
sys.stdin.read()
"""


@dataclass(frozen=True)
class Computer:
    """One that seals and sends; what it keeps is in `settings.kiosk.state`."""

    settings: Settings

    @classmethod
    def at(cls, url: str, folder: Path, mode: Any = "kiosk") -> Computer:
        return cls(Settings(mode=mode, portal=PortalSettings(url=url), kiosk=KioskSettings(state=str(folder))))

    def learns_the_key(self) -> None:
        """While there is a line, long before."""
        http = Clients(self.settings).new()
        try:
            portal = PublicPortal(http)
            fetch(portal, portal.configuration(), keys_of(self.settings))
        finally:
            http.close()

    def seals(self, words: str = "Yalnız-mənim") -> SealedSlip:
        desk = SealingDesk(store_of(self.settings), keys_of(self.settings), lambda _: "")
        assert desk.possible()
        answers = {**ANSWERS, "otherPurpose": words}
        return desk.seal(Form(SERVICE, SERVICE, "1", "az", answers), birth_date=BIRTH_DATE)

    def sender(self) -> Sender:
        """Without its waits: the time between turns is not what is tried here."""
        clients = Clients(self.settings, deadline=5.0)
        return Sender(store_of(self.settings), lambda: line(self.settings, clients), time.monotonic, lambda _, __: 0.0)

    @property
    def waiting(self) -> list[str]:
        return [each.id for each in store_of(self.settings).waiting()]

    def sends_all(self, most: int = 6) -> int:
        """Turns until nothing waits; how many it took."""
        sender = self.sender()
        for turn in range(1, most + 1):
            sender.turn()
            if not self.waiting:
                return turn
        raise AssertionError("it still waits")


@pytest.fixture(scope="module")
def portal() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def cut(portal: Running) -> Iterator[Line]:
    with cut_line(portal) as found:
        yield found


@pytest.fixture
def computer(cut: Line, tmp_path: Path) -> Computer:
    made = Computer.at(cut.url, tmp_path)
    made.learns_the_key()
    return made


def state(portal: Running, slip: SealedSlip) -> str:
    with client_of(portal) as client:
        return str(client.get(f"/v1/deposits/{slip.id}/state").json().get("state", ""))


def drafts(portal: Running, *slips: SealedSlip) -> list[str]:
    """The owner claims them, each twice; the drafts that there are of them."""
    with client_of(portal, **bearing(token_of(portal, portal.portal.people["citizen"]))) as client:
        for slip in (*slips, *slips):
            asked = {"code": checked(slip.code)}
            answer = client.post("/v1/deposits/claim", json=asked, headers={"Idempotency-Key": key()})
            assert answer.status_code == 201, answer.text
        names = {slip.id for slip in slips}
        items = client.get("/v1/applications", params={"limit": "200"}).json()["items"]
    return [each["clientRef"] for each in items if each.get("clientRef") in names]


def until(condition: Any) -> None:
    """Wait for what another thread or process does."""
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not condition():
        assert time.monotonic() < end, "it never happened"
        pause.wait(0.02)


@pytest.mark.acc(96)
@pytest.mark.parametrize("cuts", [(), *product(("before", "during", "after"), repeat=2)], ids=str)
def test_it_arrives_once_wherever_the_line_is_cut(
    portal: Running, cut: Line, computer: Computer, cuts: tuple[Cut, ...]
) -> None:
    """Each is met twice in a turn: what is broken is asked for once more at once. The queue replays once."""
    slip = computer.seals()
    cut.cuts = [*cuts, *cuts]
    computer.sends_all()
    assert cut.puts == len(cuts) * 2 + 1
    assert state(portal, slip) == "received"
    assert drafts(portal, slip) == [slip.id]


def test_many_cuts_and_many_forms_end_with_one_of_each(portal: Running, cut: Line, computer: Computer) -> None:
    slips = [computer.seals() for _ in range(4)]
    cut.cuts = ["after", "after", "before", "before", "during", "during", "after", "after"]
    computer.sends_all(12)
    assert sorted(drafts(portal, *slips)) == sorted(slip.id for slip in slips)


def test_a_sender_that_is_killed_in_the_middle_loses_and_doubles_nothing(
    portal: Running, cut: Line, computer: Computer
) -> None:
    """Killed between the portal's work and its answer, the worst moment; the next one finishes it."""
    slip = computer.seals()
    cut.cuts = ["mute"]
    arguments = [sys.executable, "-c", SEND, cut.url, computer.settings.kiosk.state]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as first:
        assert cut.held.wait(PATIENCE)
        first.send_signal(signal.SIGKILL)
        assert first.wait(PATIENCE) == -signal.SIGKILL
    assert computer.waiting == [slip.id]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE) as second:
        until(lambda: not computer.waiting)
        assert second.stdin is not None
        second.stdin.close()
        assert second.wait(PATIENCE) == 0
    assert drafts(portal, slip) == [slip.id]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_senders_that_are_killed_again_and_again_lose_and_double_nothing(
    portal: Running, cut: Line, computer: Computer, seed: int
) -> None:
    """At any moment, on a line that is cut at any moment."""
    chance = random.Random(seed)
    slips = [computer.seals() for _ in range(6)]
    cut.cuts = [chance.choice(("", "before", "during", "after")) for _ in range(30)]
    arguments = [sys.executable, "-c", SEND, cut.url, computer.settings.kiosk.state]
    for _ in range(8):
        before = cut.puts
        with subprocess.Popen(arguments, stdin=subprocess.PIPE) as sender:
            until(lambda before=before: cut.puts > before or not computer.waiting)
            threading.Event().wait(chance.uniform(0.0, 0.1))
            sender.send_signal(signal.SIGKILL)
            sender.wait(PATIENCE)
    computer.sends_all(12)
    assert sorted(drafts(portal, *slips)) == sorted(slip.id for slip in slips)
    assert store_of(computer.settings).aside() == ()


def test_what_is_sealed_after_the_start_is_sent_and_outlives_the_end(
    portal: Running, cut: Line, computer: Computer
) -> None:
    """A visit that ends, a program that ends, a start later: the folder is all that they share."""
    with kept_sent(computer.settings):
        slip = computer.seals()  # the first look comes later than this end
    assert computer.waiting == [slip.id]
    sending = Sending(computer.settings, 0.0, 0.02)
    sending.start()
    try:
        until(lambda: not computer.waiting)
        late = computer.seals()
        until(lambda: not computer.waiting)
    finally:
        sending.close()
    assert [state(portal, each) for each in (slip, late)] == ["received", "received"]


def test_two_senders_at_one_folder_and_two_computers_do_each_other_no_harm(
    portal: Running, cut: Line, tmp_path: Path, computer: Computer
) -> None:
    other = Computer.at(cut.url, tmp_path / "other", "home")
    other.learns_the_key()
    slips = [computer.seals(), other.seals(), computer.seals()]
    senders = [Sending(each.settings, 0.0, 0.02) for each in (computer, computer, other)]
    for each in senders:
        each.start()
    try:
        until(lambda: not computer.waiting and not other.waiting)
    finally:
        for each in senders:
            each.close()
    assert sorted(drafts(portal, *slips)) == sorted(slip.id for slip in slips)


def test_what_the_portal_cannot_open_is_set_aside_and_the_others_go(
    portal: Running, computer: Computer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Sealed to a key that this portal never had."""
    foreign = Machine(tmp_path / "foreign")
    foreign.publish(exp=int(datetime.now(UTC).timestamp()) + 1000)
    foreign.now = datetime.now(UTC)
    wrong = foreign.seal()
    store_of(computer.settings).add(wrong.id, foreign.store.read(wrong.id))
    right = computer.seals()
    computer.sends_all()
    assert [each.id for each in store_of(computer.settings).aside()] == [wrong.id]
    assert state(portal, right) == "received"
    assert f"{wrong.id} cannot be sent (Rejected)" in caplog.text


def test_a_receipt_that_proves_something_else_is_none(portal: Running, computer: Computer) -> None:
    """A portal that signs with another key, or about other bytes, has not proved that it has this one."""
    slip, other = computer.seals(), computer.seals()
    store = store_of(computer.settings)
    with line(computer.settings, Clients(computer.settings)) as leave:
        leave(other.id, store.read(other.id))
        right = portal.portal.store.row("SELECT receipt FROM deposit WHERE id = ?", other.id)
        assert right is not None
        leave(slip.id, store.read(slip.id))
        for receipt in (right["receipt"], right["receipt"][:-8] + "AAAAAAAA", "a.b.c"):
            portal.portal.store.run("UPDATE deposit SET receipt = ? WHERE id = ?", receipt, slip.id)
            with pytest.raises(BadReply):
                leave(slip.id, store.read(slip.id))
    assert slip.id in computer.waiting


@pytest.mark.parametrize("scenario", ["down:3600", "hostile:html", "hostile:json", "flaky:drop", "flaky:reset"])
def test_a_portal_that_fails_is_asked_again_and_nothing_is_lost(tmp_path: Path, scenario: str) -> None:
    with running() as portal:
        computer = Computer.at(portal.url, tmp_path)
        computer.learns_the_key()
        slip = computer.seals()
        portal.scenarios.choose(scenario)
        sender = computer.sender()
        wait = sender.turn()
        assert computer.waiting == [slip.id]
        assert wait is not None
        if scenario == "down:3600":
            assert wait > 3500, "the portal said when to come again"
        portal.scenarios.choose(None)
        computer.sends_all()
        assert state(portal, slip) == "received"


def test_a_portal_that_takes_none_just_now_refuses_none(tmp_path: Path) -> None:
    with running() as portal:
        computer = Computer.at(portal.url, tmp_path)
        computer.learns_the_key()
        slip = computer.seals()
        portal.portal.left_out = frozenset({"deposits"})
        computer.sender().turn()
        assert (computer.waiting, store_of(computer.settings).aside()) == ([slip.id], ())
        portal.portal.left_out = frozenset()
        computer.sends_all()


@pytest.mark.acc(96)
def test_nothing_readable_is_written_anywhere_from_sealing_to_arrival(
    portal: Running, cut: Line, computer: Computer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    slip = computer.seals("Yalnız-mənim-sözlərim")
    cut.cuts = ["after", "after"]
    sender = computer.sender()
    found = b""
    for _ in range(2):
        found += b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
        sender.turn()
    assert len(found) > 2000
    secrets = ["Yalnız-mənim-sözlərim", ANSWERS["phone"], SERVICE, checked(slip.code), slip.code, str(BIRTH_DATE)]
    for secret in secrets:
        assert secret.encode() not in found
        assert secret not in caplog.text
    assert computer.waiting == []


def test_the_client_claims_and_is_not_told_whose_another_is(portal: Running, computer: Computer) -> None:
    from kiosk.portal.exchange import Request

    slip = computer.seals()
    computer.sends_all()
    http = Clients(computer.settings).new()
    try:

        def asking(person: str) -> Claims:
            headers = bearing(token_of(portal, portal.portal.people[person]))
            return Claims(
                lambda method, path, into, **options: http.request(
                    Request(method, f"{http.base_url}/v1{path}", headers=headers, **options), into
                )
            )

        with pytest.raises(NotFound):
            asking("elderly").claim(checked(slip.code), "5f2b0d7e-6c57-4b6f-9a50-4a2f4b7e1c11")
        draft = asking("citizen").claim(checked(slip.code), "5f2b0d7e-6c57-4b6f-9a50-4a2f4b7e1c12")
    finally:
        http.close()
    assert draft.data["otherPurpose"] == "Yalnız-mənim"


def test_a_kiosk_says_which_one_it_is_and_goes_without_where_it_is_not_known(
    portal: Running, cut: Line, computer: Computer
) -> None:
    """With its own token; when the portal has forgotten the kiosk, or takes no tokens here, it is a deposit like any other."""
    store = portal.portal.store
    enrol(computer.settings, portal.enrolment_code())
    slips = [computer.seals()]
    computer.sends_all()
    slips.append(computer.seals())
    with line(computer.settings, Clients(computer.settings)) as leave:
        store.run("DELETE FROM device_token")
        leave(slips[1].id, store_of(computer.settings).read(slips[1].id))
    store_of(computer.settings).remove(slips[1].id)
    slips.append(computer.seals())
    store.run("DELETE FROM kiosk")
    computer.sends_all()
    assert [each[:21] for each in cut.shown] == ["Authorization: Bearer", "Authorization: Bearer", "", ""]
    assert [state(portal, each) for each in slips] == ["received"] * 3


def test_what_was_refused_is_tried_again_without_a_start(portal: Running, computer: Computer) -> None:
    """A kiosk runs for months; its portal was set up wrongly for an hour."""
    slip = computer.seals()
    sending = Sending(computer.settings, 0.0, 0.02, again=0.05)
    store_of(computer.settings).set_aside(slip.id)
    sending.start()
    try:
        until(lambda: state(portal, slip) == "received")
        late = computer.seals()
        store_of(computer.settings).set_aside(late.id)
        until(lambda: state(portal, late) == "received")
    finally:
        sending.close()
