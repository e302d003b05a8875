"""Table of the customers' words on a car that the supplier did not authorise the store to sell (MF-03)."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from showroom.persistence.columns import Key, Moment
from showroom.persistence.orm import Model, Numbered


class BrandNotice(Numbered, Model):
    """The buyer of a contract has read exactly this warning, or (`given` false) takes that back; the newest counts.

    `change_id` is the reissue for which the word was given: a contract issued anew needs it anew.
    """

    __tablename__ = "brand_notice"
    contract_id: Mapped[int] = mapped_column(Key, sa.ForeignKey("contract.id"), index=True)
    change_id: Mapped[int | None] = mapped_column(Key, sa.ForeignKey("contract_change.id"))
    brand: Mapped[str] = mapped_column(sa.String(60))
    liable: Mapped[str] = mapped_column(sa.String(200))
    given: Mapped[bool]
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = mapped_column(Key, sa.ForeignKey("staff_member.id"))
