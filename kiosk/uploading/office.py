"""What the office does with files of a person: looks for them, sends them, throws them away. Called from worker threads only."""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.errors import NotFound, PortalError, Rejected
from kiosk.qr import qr_rows
from kiosk.uploading.content import PNG, Content, Flaw, Unfit, read_content
from kiosk.uploading.folders import Folders, Place
from kiosk.uploading.remembered import Remembered
from kiosk.uploading.results import (
    Attachment,
    Folder,
    NoPhoto,
    NotYet,
    PhoneOffer,
    Photo,
    Refused,
    Taken,
    TimeOver,
    Wanted,
)

if TYPE_CHECKING:  # loaded with the first request, after the first page
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.resources.uploads import UploadState
    from kiosk.portal.uploads import Progress, Upload

_log: Final = logging.getLogger(__name__)
PHOTO: Final = "photo"
"""What a picture of the camera is called: nothing of the person."""
TURN: Final = 1.5
"""Seconds of sending after which the person is told how far it is."""
MOST_KEPT: Final = 64 << 20
"""Bytes of files that one visit holds in memory."""
_CHECKS: Final = 20
_CHECK_SECONDS: Final = 1.0


@dataclass(slots=True)
class _Sending:
    """A file on its way, for whom and for what."""

    content: Content
    wanted: Wanted
    user: str
    upload: Upload | None = None
    turn: threading.Lock = field(default_factory=threading.Lock)


class UploadsOffice:
    """Files of whoever is signed in. `personal` raises `Unauthorised` when nobody is; `user` is the portal's id of them.

    `endpoint` is where the portal wants files to be sent to. `places` are where files can be chosen from, `remember_in` the
    file in which it is remembered where unfinished uploads are. What was read stays in memory until the visit ends.
    """

    def __init__(
        self,
        personal: Callable[[], PersonalPortal],
        user: Callable[[], str],
        endpoint: Callable[[], str],
        places: Callable[[], tuple[Place, ...]],
        remember_in: Path | None,
        now: Callable[[], datetime],
    ) -> None:
        self._personal = personal
        self._user = user
        self._endpoint = endpoint
        self._folders = Folders(places)
        self._remembered = Remembered(remember_in)
        self._now = now
        self._lock = threading.Lock()
        self._sending: dict[str, _Sending] = {}
        self._sent: dict[str, Content] = {}

    def close(self) -> None:
        """Forget all files."""
        with self._lock:
            self._sending.clear()
            self._sent.clear()

    def places(self) -> tuple[Place, ...]:
        """Where files can be chosen from now."""
        return self._folders.places()

    def look(self, path: str) -> Folder:
        """What is in a folder."""
        return self._folders.look(path)

    def take(self, path: str, wanted: Wanted) -> Taken | Refused:
        """Read a file that was chosen, and hold it against what is wanted."""
        if not self._folders.allows(path):
            return Refused(Flaw.VANISHED)
        try:
            content = read_content(Path(path), wanted.types, wanted.most_bytes)
        except Unfit as unfit:
            return Refused(unfit.flaw, unfit.limit)
        return self._ready(content, wanted)

    def take_photo(self, wanted: Wanted) -> Photo | NoPhoto:
        """A picture of what is before the camera."""
        from kiosk.devices.camera import NoCamera
        from kiosk.devices.photo import take_photo
        from kiosk.viewing.looking import Unshowable, page_shown

        try:
            data = take_photo()
            shown = page_shown(data, PNG, 1)
        except (NoCamera, Unshowable) as error:
            _log.error("no picture: %s", error)
            return NoPhoto()
        content = Content(f"{PHOTO}.png", PNG, data, hashlib.sha256(data).hexdigest())
        return Photo(self._ready(content, wanted), shown)

    def _ready(self, content: Content, wanted: Wanted) -> Taken:
        ticket = secrets.token_hex(8)
        with self._lock:
            held = sum(len(each.content.data) for each in self._sending.values())
            while self._sending and held + len(content.data) > MOST_KEPT:
                held -= len(self._sending.pop(next(iter(self._sending))).content.data)
            self._sending[ticket] = _Sending(content, wanted, self._user())
        return Taken(ticket, content.name, len(content.data))

    def send(self, ticket: str) -> Progress | Attachment | Refused:
        """Send a part of a file; call it again until something else than `Progress` comes back.

        Raises the family in `portal/errors.py`; called again, it goes on where it was.
        """
        with self._lock:
            sending = self._sending.get(ticket)
        if sending is None or sending.user != self._user():
            return Refused(Flaw.VANISHED)
        with sending.turn:
            upload = self._upload(sending)
            try:
                progress = upload.advance(TURN)
            except Rejected as error:
                flaw = {"too-large": Flaw.TOO_LARGE, "upload-type": Flaw.TYPE, "upload-empty": Flaw.EMPTY}
                self._forget(sending, ticket)
                return Refused(flaw.get(error.code, Flaw.REFUSED), upload.most, error.detail)
            if not progress.whole:
                return progress
            assert upload.place is not None
            return self._arrived(sending, ticket, upload.place.url.rstrip("/").rpartition("/")[2])

    def stop(self, ticket: str) -> None:
        """Do not send it after all; what the portal has of it is thrown away where it can be."""
        with self._lock:
            sending = self._sending.pop(ticket, None)
        if sending is not None and sending.upload is not None:
            with sending.turn, suppress(PortalError):
                sending.upload.stop()

    def remove(self, attachment: Attachment) -> None:
        """Throw away what was attached; what cannot be reached goes by itself when its time is over."""
        from kiosk.portal.tus import Place as There

        with self._lock:
            self._sent.pop(attachment.upload, None)
        tus = self._personal().uploads(self._endpoint())
        with suppress(PortalError):
            tus.terminate(There(f"{tus.endpoint}/{attachment.upload}"))

    def content(self, upload: str) -> bytes:
        """The file of an attachment, to be looked at; from memory, else from the portal."""
        with self._lock:
            kept = self._sent.get(upload)
        return kept.data if kept is not None else self._personal().files.upload_content(upload)

    def offer_phone(self, wanted: Wanted) -> PhoneOffer:
        """A page on which the person's phone can send the file."""
        link = self._personal().files.offer_upload(wanted.key, wanted.purpose, wanted.types, wanted.most_bytes)
        qr_rows(link.url)
        return PhoneOffer(link.id, link.url, link.match)

    def ask_phone(self, offer: PhoneOffer) -> Attachment | Refused | NotYet | TimeOver:
        """What has come from the phone."""
        try:
            link = self._personal().files.upload_link(offer.id)
        except NotFound:
            return TimeOver()
        if link.upload is not None and link.upload.state.code in ("accepted", "refused"):
            return judged(link.upload)
        return TimeOver() if link.state.code == "expired" else NotYet()

    def _upload(self, sending: _Sending) -> Upload:
        from kiosk.portal.uploads import Upload

        if sending.upload is None:
            content, wanted = sending.content, sending.wanted
            known = content.sha256, wanted.belongs_to, sending.user
            told = {
                "filename": content.name,
                "filetype": content.media_type,
                "purpose": wanted.purpose,
                "document": wanted.key,
                "applicationId": wanted.application,
                "sha256": content.sha256,
            }
            sending.upload = Upload(
                self._personal().uploads(self._endpoint()),
                content.data,
                {name: value for name, value in told.items() if value},
                self._remembered.place(*known),
                placed=lambda place: self._remembered.keep(*known, place),
                clock=time.monotonic,
                now=self._now,
            )
        return sending.upload

    def _arrived(self, sending: _Sending, ticket: str, upload: str) -> Attachment | Refused:
        """What the portal found in a file that is there whole; it may take its time to look."""
        for _ in range(_CHECKS):
            state = self._personal().files.upload(upload)
            if state.state.code not in ("receiving", "checking"):
                break
            (current() or Cancellation()).wait(_CHECK_SECONDS)
        found = judged(state)
        self._forget(sending, ticket)
        if isinstance(found, Attachment):
            with self._lock:
                self._sent[upload] = sending.content
                held = sum(len(each.data) for each in self._sent.values())
                while held > MOST_KEPT:  # the portal has them too
                    held -= len(self._sent.pop(next(iter(self._sent))).data)
            return Attachment(upload, sending.content.name, sending.content.media_type, len(sending.content.data))
        return found

    def _forget(self, sending: _Sending, ticket: str) -> None:
        content, wanted = sending.content, sending.wanted
        self._remembered.keep(content.sha256, wanted.belongs_to, sending.user, None)
        with self._lock:
            self._sending.pop(ticket, None)


def judged(state: UploadState) -> Attachment | Refused:
    """What the portal says of a whole file."""
    if state.state.code == "refused":
        code = state.reason.code if state.reason is not None else ""
        label = state.reason.label if state.reason is not None else ""
        flaw = next((each for each in Flaw if each.value == code), Flaw.REFUSED)
        return Refused(flaw, words=label if isinstance(label, str) else "")
    return Attachment(state.id, state.filename, state.media_type, state.size)
