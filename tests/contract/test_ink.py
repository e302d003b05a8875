"""Contracts signed with a pen: the numbered print, the confirmation, the scan that comes back (§3.6; decision 008)."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image
from pypdf import PdfReader, PdfWriter

from showroom.bootstrap import Showroom
from showroom.contract.ink_drafts import InkDraft, InkPrint, InkView
from showroom.documents.model import Document
from showroom.documents.verdicts import Genuineness
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.contract.contract_builders import drafted, filled, sign
from tests.documents.edits import file_attached, script_added
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import NOW, People

TODAY = local_date(NOW)


def picture(kind: str = "JPEG", size: tuple[int, int] = (620, 877)) -> bytes:
    """A scanned page."""
    out = BytesIO()
    Image.new("RGB", size, (250, 250, 248)).save(out, kind)
    return out.getvalue()


def paper(*, password: bool = False) -> bytes:
    """A scanner's PDF of two pages."""
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(595, 842)
    if password:
        writer.encrypt("x")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def code_of(act: object, *args: object) -> str:
    with pytest.raises(ShowroomError) as refused:
        act(*args)  # type: ignore[operator]
    return refused.value.code


def waiting(view: InkView) -> InkPrint:
    """The print that waits for its signatures."""
    assert view.waiting is not None
    return view.waiting


@pytest.mark.rule("CT-06", "CT-07", "S3-26")
def test_a_print_signed_with_ink_is_the_contract_and_its_scan_comes_back(store: Showroom, people: People) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    assert store.ink.view(me, deal_id).offers == "contract"
    view = store.ink.print_copy(me, deal_id)
    printed = waiting(view)
    assert (printed.number, printed.kind, view.signed, view.offers) == ("SH01-XS-20261122-0001", "contract", (), "")
    assert store.contract.view(me, deal_id).signed is None  # ink decides, not the printer
    pdf = store.documents.pdf(me, printed.document_id)
    text = text_of(pdf)
    assert printed.number in text
    assert "盖章" in text
    assert "草稿" not in text
    # what may be signed any minute is frozen, and nothing else is signed meanwhile
    draft = filled(store, people, deal_id, delivery_place="别处")
    assert code_of(store.contract.save_draft, me, deal_id, draft) == "contract_ink_open"
    assert code_of(sign, store, people, deal_id) == "contract_ink_open"
    assert code_of(store.ink.print_copy, me, deal_id) == "contract_ink_open"
    assert code_of(store.ink.attach_scan, me, deal_id, printed.id, (paper(),)) == "contract_not_by_hand"
    confirmed = store.ink.confirm(me, deal_id, InkDraft("ink", TODAY))
    (signed,) = confirmed.signed
    assert (signed.number, signed.document_id) == (printed.number, printed.document_id)
    assert store.ink.confirm(me, deal_id, InkDraft("ink", TODAY)) == confirmed
    assert store.contract.view(me, deal_id).signed is not None
    assert store.documents.pdf(me, signed.document_id) == pdf
    after = store.ink.view(me, deal_id)
    assert after.scan_missing
    asks = [task for task in store.customers.tasks_due(me) if task.kind == "contract_scan"]
    assert [task.note for task in asks] == [signed.number]
    assert code_of(store.ink.attach_scan, me, deal_id, signed.id, (pdf,)) == "scan_known"  # the print itself, unsigned
    after = store.ink.attach_scan(me, deal_id, signed.id, (picture(), picture("PNG", (877, 620))))
    assert not after.scan_missing
    (scan,) = after.signed[0].scans
    assert (scan.number, scan.pages, scan.source) == (f"{signed.number}-S1", 2, "image")
    assert not [task for task in store.customers.tasks_due(me) if task.kind == "contract_scan"]
    scanned = store.documents.pdf(me, scan.document_id)
    assert len(PdfReader(BytesIO(scanned)).pages) == 2
    assert store.documents.verify_bytes(me, scanned).verdict is Genuineness.GENUINE
    assert store.documents.verify_all(people.general_manager).ok


@pytest.mark.rule("CT-06")
def test_a_withdrawn_print_keeps_its_number_and_another_price_is_no_longer_what_was_signed(
    store: Showroom, people: People
) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    first = waiting(store.ink.print_copy(me, deal_id))
    with pytest.raises(FieldErrors):
        store.ink.withdraw(me, deal_id, "  ")
    assert store.ink.withdraw(me, deal_id, "客户改颜色").waiting is None
    assert code_of(store.ink.confirm, me, deal_id, InkDraft("a", TODAY)) == "contract_ink_none"
    verdict = store.documents.verify_bytes(me, store.documents.pdf(me, first.document_id))
    assert verdict.message.code == "paper_withdrawn"  # the store's own bytes, and no contract
    store.contract.save_draft(me, deal_id, filled(store, people, deal_id, delivery_place="交车区二"))
    second = waiting(store.ink.print_copy(me, deal_id))
    assert second.moved is None
    assert [first.number[-4:], second.number[-4:]] == ["0001", "0002"]
    for wrong in (TODAY.replace(day=TODAY.day - 1), TODAY.replace(day=TODAY.day + 1)):
        with pytest.raises(FieldErrors):
            store.ink.confirm(me, deal_id, InkDraft("b", wrong))
    with store.work.db.begin() as session:  # as a stroke past every service would
        session.execute(sa.text("UPDATE contract SET delivery_place = 'elsewhere'"))
    with pytest.raises(ShowroomError) as differs:
        store.ink.confirm(me, deal_id, InkDraft("c", TODAY))
    assert (differs.value.code, differs.value.values["what_en"]) == ("contract_ink_differs", "delivery")
    expired = waiting(store.ink.view(me, deal_id)).moved  # and the page says so before anybody signs it
    assert expired is not None
    assert "delivery" in expired.text("en")
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE contract SET delivery_place = '交车区二'"))
    (signed,) = store.ink.confirm(me, deal_id, InkDraft("c", TODAY, (paper(),))).signed
    assert signed.number == second.number
    with store.work.db.read() as session:
        kept = session.scalars(sa.select(Document.number).where(Document.kind == "contract", Document.language == "zh"))
        assert sorted(kept) == [first.number, second.number]
    for table in ("paper_scan", "ink_copy"):
        refused = pytest.raises((sa.exc.DBAPIError, ShowroomError), match=r"immutable|permission denied")
        with refused, store.work.db.begin() as session:
            session.execute(sa.text(f"DELETE FROM {table}"))


@pytest.mark.rule("CT-07")
@pytest.mark.parametrize(
    "files, code",
    [
        ((), "scan_empty"),
        ((b"",), "scan_empty"),
        ((b"%PDF-1.7 nonsense",), "scan_broken"),
        ((b"GIF89a",), "scan_kind"),
        ((script_added(paper(), b""),), "scan_active"),
        ((file_attached(paper(), b""),), "scan_active"),
        ((paper(password=True),), "scan_broken"),
        ((paper(), picture()), "scan_mixed"),
        ((b"x" * (20 * 2**20 + 1),), "scan_heavy"),
        ((picture("PNG", (9_000, 5_000)),), "scan_pixels"),
        ((picture("JPEG", (8, 8)),) * 41, "scan_pages"),
    ],
)
def test_no_bomb_script_or_stranger_becomes_a_scan(files: tuple[bytes, ...], code: str) -> None:
    from showroom.contract.scans import read_scan

    assert code_of(read_scan, files) == code
    assert read_scan((paper(),)).pages == 2  # the control: a plain scan of the same maker passes


def test_the_print_for_ink_leaves_the_lines_empty_and_says_nothing_of_a_screen(store: Showroom, people: People) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    printed = waiting(store.ink.print_copy(me, deal_id))
    with store.work.db.read() as session:
        found = json.loads(session.get_one(Document, printed.document_id).snapshot)["signatures"]
    assert printed.signed_on is None
    assert [found[name] for name in ("buyer_image", "seller_image", "buyer_at", "electronic")] == ["", "", "", False]
