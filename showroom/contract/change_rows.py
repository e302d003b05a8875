"""Old and new of a contract, line by line, as the change order prints them (CT-06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.contract.change_drafts import ChangedOption, Difference
from showroom.documents.phrases import BLANK, Phrase, date_text, money_text
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.vehicles.model import VehicleModel

ROWS: dict[str, Phrase] = {
    "model": Phrase("车型/版本", "Model and version"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "exterior": Phrase("外观颜色", "Exterior colour"),
    "interior": Phrase("内饰", "Interior"),
    "guide_price": Phrase("厂家指导价", "Guide price"),
    "discount": Phrase("优惠", "Discount"),
    "contract_price": Phrase("合同车价", "Contract price"),
    "options": Phrase("选装/精品", "Options and accessories"),
    "total": Phrase("合同总额（车价 + 选装）", "Contract total (car and options)"),
    "delivery_date": Phrase("最晚交车日期", "Delivery at the latest"),
    "special_terms": Phrase("补充约定", "Additional terms"),
}
"""The lines of a change order in the order of the paper."""
_ALLOCATE = Phrase("待配车", "to be allocated")


@dataclass(frozen=True, slots=True)
class Standing:
    """The terms that a change order can change."""

    model: VehicleModel | None
    vin: str
    exterior: str
    interior: str
    guide_price: Money | None
    discount: Money
    contract_price: Money
    options: tuple[ChangedOption, ...]
    total: Money
    delivery_date: date | None
    special_terms: str = ""


def differences(before: Standing, after: Standing, lang: Lang) -> tuple[Difference, ...]:
    """The lines that differ, in the order of `ROWS`; () when nothing does."""
    old, new = _texts(before, lang), _texts(after, lang)
    return tuple(Difference(name, old[name], new[name]) for name in ROWS if old[name] != new[name])


def _texts(terms: Standing, lang: Lang) -> dict[str, str]:
    return {
        "model": _model(terms.model),
        "vin": terms.vin or _ALLOCATE(lang),
        "exterior": terms.exterior or BLANK,
        "interior": terms.interior or BLANK,
        "guide_price": money_text(terms.guide_price) if terms.guide_price is not None else BLANK,
        "discount": money_text(terms.discount),
        "contract_price": money_text(terms.contract_price),
        "options": "\n".join(_option(line) for line in terms.options) or BLANK,
        "total": money_text(terms.total),
        "delivery_date": date_text(terms.delivery_date, lang) if terms.delivery_date else BLANK,
        "special_terms": terms.special_terms or BLANK,
    }


def _option(line: ChangedOption) -> str:
    return f"{line.name} × {line.count}  {money_text(line.price * line.count)}"


def _model(model: VehicleModel | None) -> str:
    if model is None:
        return BLANK
    year = str(model.model_year) if model.model_year else ""
    return " ".join(part for part in (model.brand, model.series, year, model.version_name) if part)
