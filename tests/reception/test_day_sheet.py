"""The day sheet as a file: clean for other programs, fonts inside, on its side, on as many pages as it needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import Lang
from showroom.reception.views import VisitDraft
from tests.documents.pdf_reading import complaints, fonts_of, pages_of
from tests.reception.day_lines_examples import DAY, FILED, GRADED, complete_day, whole
from tests.store_fixtures import hire


@pytest.mark.rule("RC-01")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_long_day_prints_cleanly_and_names_its_page_on_each(
    sqlite_store: Showroom, clock: FixedClock, tmp_path: Path, lang: Lang
) -> None:
    people = hire(sqlite_store)
    complete_day(sqlite_store, people, clock)
    for number in range(12):
        draft = replace(FILED, name="欧阳𬭎", phone=f"137{number:08d}", talk="讷" * 500, next_step="步" * 200)
        whole(sqlite_store, people.consultant, draft, GRADED)
    whole(sqlite_store, people.colleague, VisitDraft(no_file_reason="<b>&amp;</b>"))
    closed = sqlite_store.day_close.close(people.receptionist, DAY)
    paper = sqlite_store.documents.paper(people.receptionist, "day_close", closed.number, lang)
    assert complaints(paper.pdf, tmp_path) == ""
    assert all(embedded and mapped for _name, embedded, mapped in fonts_of(paper.pdf, tmp_path))
    pages = pages_of(paper.pdf)
    assert len(pages) == paper.pages > 3
    for number, page in enumerate(pages, 1):
        said = f"第{number}页共{len(pages)}页" if lang == "zh" else f"Page{number}of{len(pages)}"
        assert said in page
        assert closed.number in page
    assert "".join(pages).count("讷") == 12 * 500  # nothing is cut
    assert "<b>&amp;</b>" in "".join(pages)
