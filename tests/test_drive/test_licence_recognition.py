"""Drawn licences read by the real process; and what happens when that process hangs, dies, idles or is left alone."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from showroom.kernel.errors import ShowroomError
from showroom.recognition.frames import BrokenFrame, TextLine, pack, unpack
from showroom.recognition.process import Recogniser, installed
from showroom.test_drive.licence_capture import LicenceCaptureService
from showroom.test_drive.licence_layout import lay_out
from showroom.test_drive.licence_pictures import prepare, turned
from showroom.test_drive.licence_reading import SURE, read_licence
from tests.guards.effort import rounds
from tests.store_fixtures import NOW
from tests.test_drive.drawn_licences import LOOKS, main_sheet, person, photograph, pictures

TODAY = NOW.date()
ECHO = "from showroom.recognition.frames import *; import sys; i, o = sys.stdin.buffer, sys.stdout.buffer; "


def test_the_projects_own_environment_has_the_extra() -> None:
    assert installed(), "run make setup: requirements-dev.lock brings rapidocr and onnxruntime"


class Counted(Recogniser):
    """Lets another one read, and counts."""

    def __init__(self, other: Recogniser) -> None:
        super().__init__(["none"])
        self.other, self.read_pictures = other, 0

    def read(self, picture: bytes) -> tuple[TextLine, ...]:
        self.read_pictures += 1
        return self.other.read(picture)


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    made = Recogniser()
    yield made
    made.close()


def ends(pid: int) -> bool:
    """Whether a process is gone within ten seconds."""
    deadline = time.monotonic() + 10
    waiting = threading.Event()
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        waiting.wait(0.05)
    return False


@pytest.mark.rule("TD-01", "TD-02", "TD-03", "TD-04", "TD-05")
@pytest.mark.timeout(600)
def test_drawn_licences_are_read(recogniser: Recogniser) -> None:
    """At least 95 % of the fields; what is read wrong never looks sure. The soak run reads fifty licences."""
    right = wrong_but_sure = fields = 0
    for seed in range(100, 100 + rounds(3, 50)):
        licence = person(seed)
        sheets = [recogniser.read(prepare(picture).jpeg) for picture in pictures(licence)]
        for field in read_licence(sheets, TODAY).fields:
            fields += 1
            right += field.text == licence.expected[field.name]
            wrong_but_sure += field.text != licence.expected[field.name] and field.confidence >= SURE
    assert right / fields >= 0.95, f"{right} of {fields}"
    assert wrong_but_sure <= fields // 200


def test_the_drawn_licences_differ_and_cover_every_look() -> None:
    people = [person(seed) for seed in range(100, 150)]
    assert len({licence.number for licence in people}) == 50
    assert {licence.look for licence in people} == set(LOOKS)
    assert {licence.valid_to is None for licence in people} == {True, False}


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_photo_that_lies_or_stands_on_its_head_is_turned(recogniser: Recogniser, degrees: int) -> None:
    licence = person(7)
    photo = turned(prepare(photograph(main_sheet(licence), "straight", 1)), degrees)
    service = object.__new__(LicenceCaptureService)
    counted = Counted(recogniser)
    service.recogniser = counted
    sheet = LicenceCaptureService.look.__wrapped__(service, None, photo)  # type: ignore[attr-defined]  # no store needed
    assert counted.read_pictures == 2, "the first look says which way to turn"
    assert sheet.photo.width > sheet.photo.height
    assert lay_out(sheet.lines).known >= 5
    assert read_licence([sheet.lines], TODAY)["number"].text == licence.number


@pytest.mark.parametrize("share", [0.6, 0.4, 0.3])
def test_a_card_that_fills_little_of_the_photo_is_searched_from_close_by(recogniser: Recogniser, share: float) -> None:
    licence, table = person(8), Image.new("RGB", (4000, 3000), (96, 84, 72))
    wide = int(4000 * share)
    card = main_sheet(licence)
    table.paste(card.resize((wide, wide * card.height // card.width), Image.Resampling.LANCZOS), (700, 500))
    out = io.BytesIO()
    table.save(out, "JPEG", quality=85)
    reading = read_licence([recogniser.read(prepare(out.getvalue()).jpeg)], TODAY)
    wrong = {f.name for f in reading.fields if f.text != licence.expected[f.name]}
    assert wrong == {"file_number"}, "which stands on the other sheet"


def test_a_picture_without_text_and_one_that_is_none_give_no_lines(recogniser: Recogniser) -> None:
    assert recogniser.read(b"no picture at all") == ()


def test_a_killed_process_is_started_again_for_the_next_picture(recogniser: Recogniser) -> None:
    recogniser.warm()
    before = recogniser.pid
    assert before is not None
    os.kill(before, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert recogniser.read(b"no picture at all") == ()
    assert recogniser.pid not in (None, before)


@pytest.mark.parametrize(
    "behaviour, code",
    [
        ("pass", "recognition_failed"),  # ends at once
        ("send(o, b'[]'); receive(i); o.write(b'xx'); o.flush()", "recognition_failed"),  # half a frame
        ("send(o, b'[]'); receive(i); send(o, b'[1, 2]')", "recognition_failed"),  # no lines
        ("send(o, b'[]'); import threading; threading.Event().wait()", "recognition_slow"),  # hangs
    ],
)
def test_a_process_that_fails_is_told_in_one_line_and_leaves_nothing(behaviour: str, code: str) -> None:
    asked = Recogniser([sys.executable, "-c", ECHO + behaviour], limit=1.5)
    with pytest.raises(ShowroomError) as failed:
        asked.read(b"picture")
    assert failed.value.code == code
    asked.close()
    assert asked.pid is None


def test_closing_in_the_middle_of_a_picture_ends_the_process_and_the_wait() -> None:
    asked = Recogniser([sys.executable, "-c", ECHO + "send(o, b'[]'); import threading; threading.Event().wait()"])
    codes: list[str] = []
    asked.warm()

    def ask() -> None:
        try:
            asked.read(b"picture")
        except ShowroomError as error:
            codes.append(error.code)

    waiting = threading.Thread(target=ask)
    waiting.start()
    asked.close()
    waiting.join(10)
    assert codes == ["recognition_failed"]
    assert asked.pid is None


def test_an_idle_process_ends_by_itself_and_is_started_again() -> None:
    asked = Recogniser(idle=1.0)
    asked.warm()
    child = asked._child
    assert child is not None
    assert child.wait(20) == 0
    assert asked.read(b"no picture at all") == ()
    asked.close()


def test_the_process_ends_when_the_program_dies() -> None:
    started = (
        "from showroom.recognition.process import Recogniser; import os; r = Recogniser(); r.warm();"
        " print(r.pid, flush=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", started], stdout=subprocess.PIPE, text=True, check=False)
    assert ends(int(done.stdout))


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., object] = __import__("importlib.util").util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *a: None if name == "rapidocr" else real(name, *a))
    with pytest.raises(ShowroomError) as missing:
        Recogniser().read(b"picture")
    assert missing.value.code == "recognition_missing"
    assert "showroom[ocr]" in missing.value.text("zh")


def test_nothing_of_recognition_is_imported_at_start_or_with_the_page() -> None:
    look = (
        "import sys; import ui.program, ui.test_drive.page, showroom.test_drive.licence_capture;"
        " print([m for m in ('rapidocr', 'onnxruntime', 'cv2', 'numpy', 'PIL', 'PySide6.QtMultimedia')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_lines_come_through_the_pipe_as_they_are() -> None:
    lines = (TextLine("欧赟", 0.97, ((1.0, 2.0), (3.0, 2.0), (3.0, 4.0), (1.0, 4.0))),)
    assert unpack(pack(lines)) == lines
    for broken in (b"", b"{", b"[1]", b'[["a", 1]]'):
        with pytest.raises(BrokenFrame):
            unpack(broken)
