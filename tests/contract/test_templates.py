"""Contract templates as data: versions, validity, release and withdrawal; a signed contract never follows them."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.clause_text import LONGEST_CLAUSE
from showroom.contract.contract_paper import DEPOSIT_FIELDS, star_values
from showroom.contract.contract_pdf import render
from showroom.contract.drafts import Signed
from showroom.contract.model import Contract
from showroom.contract.rules import SIGNATURE_FIELDS, STAR_FIELDS
from showroom.contract.shipped_template import SHIPPED, shipped
from showroom.contract.template_checks import NEEDED, STAR_BLANKS
from showroom.contract.template_messages import ReleaseRefused
from showroom.contract.template_shape import BLANKS, Clause, TextBlock, When, Wording
from showroom.contract.template_views import NewTemplate, Release, TemplateStatus, TemplateText, TemplateView
from showroom.documents.verdicts import Genuineness
from showroom.kernel.actor import Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.money import ZERO
from tests.contract.contract_builders import drafted, sign
from tests.documents.paper_examples import contract
from tests.documents.pdf_reading import joined
from tests.store_fixtures import NOW, People, by_owner, hire

TODAY = date(2026, 11, 22)
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
MARK = "本店另行约定：交车时由双方当面清点随车工具。"
LOCAL = NewTemplate("BJ-2026", "北京市示范文本", "Beijing model text")


def with_clause(blocks: tuple[TextBlock, ...], clause: Clause, key: str = "delivery") -> tuple[TextBlock, ...]:
    """The blocks with one more clause in `key`."""
    return tuple(
        dataclasses.replace(block, clauses=(*block.clauses, clause)) if block.key == key else block for block in blocks
    )


def released(
    store: Showroom, people: People, mark: str = MARK, days: tuple[date, date | None] = (TODAY, None)
) -> TemplateView:
    """A released version of LOCAL (its next one) whose delivery block says `mark`."""
    found = [row for row in store.templates.overview(people.manager) if row.code == LOCAL.code]
    if found and found[0].version_id is not None:
        view = store.templates.new_version(people.manager, found[0].version_id)
    else:
        view = store.templates.start(people.manager, LOCAL)
    assert view.row.version_id is not None
    blocks = with_clause(view.blocks, Clause(mark, "Tools are counted together at delivery."))
    view = store.templates.save(people.manager, view.row.version_id, TemplateText(blocks, (), view.version))
    assert view.row.version_id is not None
    when = Release(*days, version=view.version)
    return store.templates.release(people.general_manager, view.row.version_id, when)


def redrawn(store: Showroom, people: People, signed: Signed) -> list[bytes]:
    """The copies without prices, which are drawn anew each time, and the stored English copy."""
    boss = people.manager
    copies = [store.filing.copy_without_prices(boss, signed.number, lang) for lang in LANGUAGES]
    return [*copies, store.documents.pdf(boss, signed.translation_id)]


@pytest.mark.rule("CT-07", "Q-09")
def test_a_signed_contract_never_follows_its_template(store: Showroom, people: People) -> None:
    first = released(store, people)
    deal_id = drafted(store, people)
    signed = sign(store, people, deal_id)
    pdf = store.documents.pdf(people.manager, signed.document_id)
    assert MARK in joined(pdf)
    assert "BJ-2026v1" in joined(pdf)
    with store.work.db.read() as session:
        contract = session.scalars(sa.select(Contract)).one()
        assert (contract.template, contract.wording_sha256) == (
            "BJ-2026 v1",
            Wording(first.row.label, first.blocks).sha256,
        )
    before = redrawn(store, people, signed)

    released(store, people, "第二版的文字。")
    assert first.row.version_id is not None
    store.templates.withdraw(people.general_manager, first.row.version_id, "已有新版")
    _refused_by_raw_sql(store)
    with pytest.raises(ShowroomError) as refused:
        store.templates.delete_draft(people.manager, first.row.version_id)
    assert refused.value.code == "template_not_a_draft"

    assert store.documents.pdf(people.manager, signed.document_id) == pdf
    assert redrawn(store, people, signed) == before
    assert MARK in joined(before[0])
    assert store.documents.verify_bytes(people.manager, pdf).verdict is Genuineness.GENUINE
    assert store.documents.verify_all(people.general_manager).bad == ()
    other = joined(store.contract.review_pdf(people.consultant, drafted(store, people, vin="LSVAU2182T2000002")))
    assert "第二版的文字" in other  # the control: what is not signed does follow


@pytest.mark.rule("CT-07")
def test_a_text_that_was_tampered_with_is_never_printed(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    signed = sign(store, people, drafted(store, people))
    redrawn(store, people, signed)
    assert store.documents.verify_all(people.general_manager).bad == ()
    with store.work.db.begin() as session:
        session.execute(sa.text("DROP TRIGGER refuse_update_contract_wording"))
        session.execute(sa.text("UPDATE contract_wording SET text = replace(text, '退还', '没收')"))
    with pytest.raises(ShowroomError) as refused:
        redrawn(store, people, signed)
    assert refused.value.code == "contract_wording_lost"
    found = store.documents.verify_all(people.general_manager).bad
    assert [(bad.message.code, bad.number) for bad in found] == [("chain_wording_changed", signed.number)]


def _refused_by_raw_sql(store: Showroom) -> None:
    """Released versions, their blocks, the withdrawal and the signed text are refused every change (CT-07)."""
    for statement in (
        "UPDATE contract_template_version SET valid_to = '2030-01-01' WHERE state = 'released'",
        "UPDATE contract_template_version SET state = 'draft' WHERE state = 'released'",
        "DELETE FROM contract_template_version WHERE state = 'released'",
        "UPDATE contract_template_block SET clauses = '[]'",
        "DELETE FROM contract_template_block",
        (
            "INSERT INTO contract_template_block (version_id, position, key, title_zh, title_en, clauses)"
            " SELECT id, 99, 'extra9', 'x', 'x', '[]' FROM contract_template_version WHERE state = 'released'"
        ),
        "UPDATE contract_template SET code = 'OTHER'",
        "DELETE FROM contract_template_withdrawal",
        "UPDATE contract_wording SET text = '[]'",
        "DELETE FROM contract_wording",
        "UPDATE contract SET wording_sha256 = NULL WHERE number IS NOT NULL",
    ):
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
            session.execute(sa.text(statement))


@pytest.mark.rule("Q-09", "S4-10")
def test_the_text_of_a_signing_is_the_newest_one_valid_on_its_day(store: Showroom, people: People) -> None:
    deal_id = drafted(store, people)
    shipped_text = joined(store.contract.review_pdf(people.consultant, deal_id))
    assert SHIPPED in shipped_text
    view = released(store, people, days=(TODAY + timedelta(days=1), TODAY + timedelta(days=2)))
    assert view.row.status is TemplateStatus.COMING
    assert [row.code for row in store.templates.overview(people.manager) if row.in_use] == [SHIPPED]
    clock = store.work.clock
    assert isinstance(clock, FixedClock)
    said = []
    for day in range(4):
        clock.at = NOW + timedelta(days=day)
        said.append(MARK in joined(store.contract.review_pdf(people.consultant, deal_id)))
    assert said == [False, True, True, False]


@pytest.mark.rule("CT-02", "CT-01", "S4-10")
def test_a_release_names_everything_in_its_way(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    view = store.templates.start(people.manager, LOCAL)
    assert view.row.version_id is not None
    blocks = with_clause(view.blocks, Clause("定金一律不退。", "", When.EARNEST), "payment")
    blocks = tuple(
        dataclasses.replace(
            block, clauses=tuple(dataclasses.replace(c, zh=c.zh.replace("**", "")) for c in block.clauses)
        )
        if block.key == "quality"
        else block
        for block in blocks
        if block.key != "disputes"
    )
    blocks = tuple(dataclasses.replace(b, clauses=tuple(c for c in b.clauses if "latest" not in c.zh)) for b in blocks)
    saved = store.templates.save(people.manager, view.row.version_id, TemplateText(blocks, ("没有归类",), view.version))
    with pytest.raises(ReleaseRefused) as refused:
        store.templates.release(people.manager, view.row.version_id, Release(TODAY, version=saved.version))
    told = {(one.code, one.field) for one in refused.value.findings}
    assert {code for code, _ in told} == {"CT-01", "CT-02", "Q-09", "§3.2"}
    payment = [block.key for block in blocks].index("payment")
    place = len(blocks[payment].clauses) - 1
    assert ("CT-02", f"block_{payment}_clause_{place}_zh") in told
    assert ("Q-09", f"block_{payment}_clause_{place}_en") in told
    assert ("Q-09", "left_over") in told
    text = " ".join(one.text_zh for one in refused.value.findings)
    assert "“争议解决”部分" in text
    assert "{latest}" in text


@pytest.mark.rule("CT-07", "Q-09")
def test_drafts_are_kept_apart_and_two_desks_do_not_overwrite(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    view = store.templates.start(people.manager, LOCAL)
    assert view.row.version_id is not None
    text = TemplateText(view.blocks, (), view.version)
    store.templates.save(people.manager, view.row.version_id, text)
    with pytest.raises(ShowroomError) as meanwhile:
        store.templates.save(people.manager, view.row.version_id, text)
    assert meanwhile.value.code == "changed_meanwhile"
    with pytest.raises(ShowroomError) as second:
        store.templates.new_version(people.manager, view.row.version_id)
    assert second.value.code == "template_one_draft"
    for code in ("", "a", "小写", "X" * 21, LOCAL.code, SHIPPED):
        with pytest.raises(FieldErrors) as refused:
            store.templates.start(people.manager, dataclasses.replace(LOCAL, code=code))
        assert set(refused.value.fields) == {"code"}
    store.templates.delete_draft(people.manager, view.row.version_id)
    assert [row.code for row in store.templates.overview(people.manager)] == [SHIPPED]


@pytest.mark.rule("Q-09", "CT-07")
def test_what_cannot_be_read_is_refused_beside_its_field(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    view = store.templates.start(people.manager, LOCAL)
    assert view.row.version_id is not None
    for text, code in {
        "**没有结束": "template_unclosed_bold", "{mode": "template_unclosed_blank", "mode}": "template_unclosed_blank",
        "{nobody}": "template_unknown_blank", "｛mode｝": "template_wide_sign", "****": "template_empty_bold",
        "字" * (LONGEST_CLAUSE + 1): "too_long", "字" * 100_000: "too_long", "\u202e反": "bad_character",
        "\u200f": "bad_character", "\ud800": "bad_character", "{balance}": "template_blank_not_known",
        "{mode.__class__}": "template_unknown_blank", "{0}": "template_unknown_blank", "{}": "template_unknown_blank",
    }.items():  # fmt: skip
        blocks = with_clause(view.blocks, Clause(text, "fine"))
        with pytest.raises(FieldErrors) as refused:
            store.templates.save(people.manager, view.row.version_id, TemplateText(blocks, (), view.version))
        found = refused.value.fields
        assert [entry.message.code for entry in found.values()] == [code], text[:20]
        assert list(found) == [f"block_5_clause_{len(blocks[5].clauses) - 1}_zh"]
        assert all(told.text("zh") and told.text("en") for told in found.values())
    literal = "<b>王</b> &amp; <script>x</script> %s {{ $ \\"
    with pytest.raises(FieldErrors):
        store.templates.save(
            people.manager, view.row.version_id, TemplateText(with_clause(view.blocks, Clause(literal, "x")), (), 1)
        )
    blocks = with_clause(view.blocks, Clause(literal.replace("{{", "*"), "x"))
    store.templates.save(people.manager, view.row.version_id, TemplateText(blocks, (), view.version))
    pdf = store.templates.preview(people.manager, "BJ-2026 v1", blocks, None, "zh").pdf
    assert "<b>王</b>&amp;<script>x</script>%s*$\\" in joined(pdf)


@pytest.mark.rule("CT-07", "Q-09")
def test_the_preview_takes_a_real_deal_or_says_that_its_values_are_samples(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal_id = drafted(store, people, deposit_word=None, deposit_agreed=ZERO, deposit_paid=ZERO)
    assert [deal.deal_id for deal in store.templates.deals(people.manager)] == [deal_id]
    blocks = with_clause(shipped().blocks, Clause(MARK, "Tools."))
    real = store.templates.preview(people.manager, "BJ-2026 v9", blocks, deal_id, "zh")
    assert not real.sample
    assert all(wanted in joined(real.pdf) for wanted in ("张三", "BJ-2026v9", MARK, "239,800.00", "草稿"))
    assert "样例数据" not in joined(real.pdf)
    sample = store.templates.preview(people.admin, "BJ-2026 v9", blocks, None, "zh")
    assert sample.sample
    assert "样例数据" in joined(sample.pdf)
    assert "张三" not in joined(sample.pdf)
    with pytest.raises(ShowroomError) as refused:
        store.templates.preview(people.consultant, "x", blocks, deal_id, "zh")
    assert refused.value.code == "not_allowed"


@pytest.mark.rule("CT-07")
def test_every_star_field_is_printed_by_the_program_or_asked_of_the_template() -> None:
    asked = {needed.blank for needed in NEEDED}
    assert set(STAR_BLANKS.values()) <= asked <= {*BLANKS, ""}
    bare = tuple(dataclasses.replace(block, clauses=()) for block in shipped().blocks)
    paper = contract(wording=Wording("BARE v1", bare))
    text = joined(render(paper, "zh"))
    values = star_values(paper)
    names = {field.name for field in (*STAR_FIELDS, *DEPOSIT_FIELDS)} - set(STAR_BLANKS)
    printed = {name: "".join(str(values[name]).split()) for name in names if isinstance(values[name], str)}
    assert {name: value for name, value in printed.items() if value.removesuffix("款") not in text} == {}
    assert "人民币壹拾伍万玖仟捌佰元整" in text
    assert len(SIGNATURE_FIELDS) == 2
    assert "甲方（盖章）" in text


@pytest.mark.rule("CT-04")
def test_an_administrator_writes_templates_and_leaders_release_them(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    clerk = dataclasses.replace(people.admin, roles=frozenset({Role.ADMINISTRATOR}))
    view = store.templates.start(clerk, LOCAL)
    assert view.row.version_id is not None
    with pytest.raises(ShowroomError) as refused:
        store.templates.release(clerk, view.row.version_id, Release(TODAY, version=view.version))
    assert refused.value.code == "not_allowed"
    done = store.templates.release(people.manager, view.row.version_id, Release(TODAY, version=view.version))
    assert (done.row.status, done.row.in_use) == (TemplateStatus.VALID, True)
