"""The notice by which one side ends a contract on paper: ground, facts, who owes what, delivery (565, DP-01…07)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from showroom.contract import change_texts as ct
from showroom.contract import notice_texts as t
from showroom.contract.change_pdf import (
    Amendment,
    Said,
    ending_said,
    payments_block,
    settlement_blocks,
)
from showroom.contract.notice_messages import ARTICLES, GROUND_NAMES, SIDE_NAMES, WAY_NAMES
from showroom.contract.notice_paper import NoticePaper
from showroom.contract.notice_rules import GROUNDS, Side
from showroom.documents.blocks import Signatures, Signer, Title
from showroom.documents.flow import Block, Together
from showroom.documents.paper import Sheet, render_sheet
from showroom.documents.phrases import date_text, money_text
from showroom.kernel.errors import Lang


def render_notice(paper: NoticePaper, lang: Lang) -> bytes:
    """The notice as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    about = paper.about
    title = (t.TITLE_COPY if about.translation_of else t.TITLE)(lang)
    top = Title(t.TITLE(lang), t.HEAD_LINE(lang, date=date_text(about.signed_on, lang), place=about.signed_place))
    return render_sheet(Sheet(about.head, title, [top, *_Notice(paper, lang).blocks()], paper), lang)


class _Notice(Amendment):
    """One notice in one language."""

    def __init__(self, paper: NoticePaper, lang: Lang) -> None:
        super().__init__(paper.about, lang)
        self._paper, self._draft = paper, paper.draft
        self._sellers = paper.draft.declared_by is Side.SELLER
        place = 0 if lang == "zh" else 1
        other = Side.BUYER if self._sellers else Side.SELLER
        self._declarer, self._addressee = SIDE_NAMES[paper.draft.declared_by][place], SIDE_NAMES[other][place]
        if lang == "en":  # within a sentence; at its beginning the phrase puts the declarer first
            self._addressee = self._addressee.replace("The ", "the ", 1)
        self._place = place

    def blocks(self) -> list[Block]:
        """All blocks below the title."""
        return [*self._start(), *self._notice(), *self._paid(), *self._settlement(), *self._arrival()]

    def _paid(self) -> list[Block]:
        return [self._open(ct.S_PAID), payments_block(self._paper.payments, self._lang)]

    def _notice(self) -> list[Block]:
        draft, lang = self._draft, self._lang
        opened = self._open(t.S_NOTICE)
        article = ARTICLES[GROUNDS[draft.ground].article][self._place]
        who = {"declarer": self._declarer, "addressee": self._addressee, "article": article}
        ground = GROUND_NAMES[draft.ground][self._place]
        said: list[Said] = [
            (t.DECLARED, {**who}),
            (t.GROUND, {"ground": ground, "reason": _stopped(draft.reason)}),
            *self._facts(),
            (t.EVIDENCE, {"evidence": _stopped(draft.evidence)}),
        ]
        if draft.reminded_on is not None and draft.grace_until is not None:
            days = {"reminded": date_text(draft.reminded_on, lang), "until": date_text(draft.grace_until, lang)}
            said.insert(3, (t.REMINDED, {"declarer": self._declarer, "how": draft.reminded_how, **days}))
        return [opened, *self._clauses(said)]

    def _facts(self) -> list[Said]:
        """What contract and ledger say, or the day on which it happened."""
        paper, lang, found = self._paper, self._lang, self._paper.standing
        if paper.late is None:
            day = self._draft.occurred_on
            return [] if day is None else [(t.OCCURRED, {"day": date_text(day, lang)})]
        due, day, days = paper.late
        values: dict[str, object] = {"due": date_text(day, lang), "today": date_text(found.today, lang), "days": days}
        values |= {name: money_text(getattr(found, name)) for name in ("total", "paid", "short")}
        return [(t.LATE[due], values)]

    def _settlement(self) -> list[Block]:
        paper, draft, lang = self._paper, self._draft, self._lang
        opened = self._open(ct.S_SETTLEMENT)
        said = [ending_said(GROUNDS[draft.ground].ending, draft.remedy, paper.settlement, lang)]
        if draft.performed and paper.settlement.lines:
            share = (draft.performed.yuan * 100 / paper.total.yuan).quantize(Decimal("0.01"), ROUND_HALF_UP)
            worth = {"worth": money_text(draft.performed), "total": money_text(paper.total), "percent": share}
            said.append((t.PERFORMED, {**worth}))
        values: dict[str, object] = {"today": date_text(paper.standing.today, lang), "days": paper.refund_days}
        made = self._clauses(said)
        return [opened, *made, *settlement_blocks(paper.settlement, lang), self._text(t.RECKONED, **values)]

    def _arrival(self) -> list[Block]:
        draft, lang = self._draft, self._lang
        opened, way = self._open(t.S_ARRIVAL), WAY_NAMES[draft.way][self._place]
        said: list[Said] = []
        if self._sellers:
            where = f"（{draft.address}）" if lang == "zh" else f" ({draft.address})"
            address = where if draft.address else ""
            said.append((t.BY_SELLER, {"way": way, "addressee": self._addressee, "address": address}))
        elif draft.arrived_on is not None:
            said.append((t.BY_BUYER, {"arrived": date_text(draft.arrived_on, lang), "way": way}))
            if not draft.buyer_signs:
                said.append((t.LETTER, {}))
        said.append((t.OBJECTION, {}))
        if self._about.vin:
            said.append((t.CAR, {"vin": self._about.vin}))
        closing = self._closing() if draft.buyer_signs else [one for one in self._closing() if one[0] is ct.APPROVED]
        made = self._clauses([*said, (t.AFTERWARDS, {}), *closing])
        return [opened, *made[:-1], Together(made[-1], self._hands())]

    def _hands(self) -> Signatures:
        """Who declares signs; the other side's line proves no more than that it was taken in."""
        lang, hands, buyer = self._lang, self._about.signatures, self._about.buyer
        seller = Signer(
            (t.SIGN_SELLER if self._sellers else t.TOOK_IN_SELLER)(lang), hands.consultant, hands.seller_image,
            hands.seller_at, sealed=True,
        )  # fmt: skip
        if self._sellers:
            return Signatures([seller, Signer(t.TOOK_IN(lang), buyer.name)], lang)
        at = hands.buyer_at if self._draft.buyer_signs else ""
        signers = [Signer(t.SIGN_BUYER(lang), buyer.name, hands.buyer_image, at)]
        if buyer.guardian:
            signers.append(Signer(t.SIGN_GUARDIAN(lang), buyer.guardian, hands.guardian_image, at))
        return Signatures([*signers, seller], lang)


def _stopped(text: str) -> str:
    """Without the full stop that the clause sets itself."""
    return text.rstrip("。.;；")
