"""What a signed contract says of itself: the end of the audit chain it was signed on, and how many copies are made."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.persistence.audit import AuditEntry
from tests.contract.contract_builders import drafted, sign
from tests.documents.pdf_reading import pages_of
from tests.store_fixtures import People


@pytest.mark.rule("CT-07")
def test_the_footer_names_the_last_audit_entry_before_the_signing(store: Showroom, people: People) -> None:
    deal = drafted(store, people)
    with store.work.db.read() as session:
        before = session.scalar(sa.select(sa.func.max(AuditEntry.seq))) or 0
    signed = sign(store, people, deal)
    papers = store.print_lists.papers(people.manager, (signed.contract_id,), ("zh", "en"))
    for paper, label in zip(papers, ("存证", "Record"), strict=True):
        pages = pages_of(store.documents.pdf(people.manager, paper.document_id))
        said = {found for page in pages for found in re.findall(rf"{label}#(\d+)([0-9a-f]{{8}})", page)}
        with store.work.db.read() as session:
            rows = session.execute(sa.select(AuditEntry.seq, AuditEntry.mac).order_by(AuditEntry.seq)).all()
        macs = {row.seq: row.mac for row in rows}
        assert said == {(str(before), macs[before][:8])}
        assert len(pages) == paper.pages
        assert before < max(macs)  # the signing itself stands behind it
        assert macs[before][:8] != macs[before + 1][:8]  # the control: no other entry has these
        copies = f"一式{paper.copies}份" if paper.language == "zh" else f"in{paper.copies}counterparts"
        assert copies in "".join(pages)
