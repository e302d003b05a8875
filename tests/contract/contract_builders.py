"""Contracts for tests: a deal at step 6, its draft filled in, a signature drawn."""

from __future__ import annotations

import dataclasses
from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import DepositWord
from showroom.contract.drafts import ContractDraft, SignDraft, Signed
from showroom.deals.model import Step
from showroom.kernel.money import Money
from tests.deal_builders import deal_at
from tests.store_fixtures import People


def signature(seed: int = 0) -> bytes:
    """A drawn signature as PNG bytes."""
    image = Image.new("RGBA", (240, 90), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 70), (60, 20 + seed % 30), (120, 75), (220, 30)], fill=(16, 20, 24, 255), width=4)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


SIGNATURE = signature()


def filled(store: Showroom, people: People, deal_id: int, **changes: object) -> ContractDraft:
    """The prefilled draft with everything that signing needs; `changes` replace fields."""
    draft = store.contract.view(people.consultant, deal_id).draft
    values: dict[str, object] = {
        "deposit_word": DepositWord.EARNEST, "deposit_agreed": Money.of("40000"), "deposit_paid": Money.of("40000"),
        "delivery_date": date(2026, 12, 8), "delivery_place": "本店交车区", "sign_place": "上海市浦东新区",
    }  # fmt: skip
    return dataclasses.replace(draft, **(values | changes))  # type: ignore[arg-type]


def drafted(store: Showroom, people: People, *, vin: str = "LSVAU2182T2000001", **changes: object) -> int:
    """A deal at the contract step whose draft is saved and ready to sign."""
    phone = f"138{int.from_bytes(vin.encode()) % 10**8:08d}" if vin != "LSVAU2182T2000001" else "13800138000"
    deal_id = deal_at(store, people, Step.CONTRACT, vin=vin, phone=phone)
    store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id, **changes))
    return deal_id


def sign(store: Showroom, people: People, deal_id: int, key: str = "") -> Signed:
    """Sign as the deal's consultant."""
    return store.contract.sign(people.consultant, deal_id, SignDraft(key or f"key-{deal_id}", SIGNATURE, SIGNATURE))
