"""Who stands on a paper: the store and the customer, as printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreParty:
    """The dealership as it appears on papers; empty strings print as a dash.

    `uscc` is the unified social credit code (US-01); `authorisation` says for which brand the supplier authorised
    the store, or warns that it did not (MF-03); `complaints` names person, phone and hours (MF-08).
    """

    name: str
    uscc: str
    address: str = ""
    phone: str = ""
    legal_representative: str = ""
    bank: str = ""
    account: str = ""
    authorisation: str = ""
    complaints: str = ""


@dataclass(frozen=True, slots=True)
class CustomerParty:
    """The customer as on the document shown; `id_type` is the kind of paper in words, `id_number` unmasked.

    `agent` is who signs with a power of attorney ('' when the customer signs in person); `guardian` signs besides a
    customer who is not of full age (G-05).
    """

    name: str
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    address: str = ""
    invoice_title: str = ""
    agent: str = ""
    agent_id_number: str = ""
    guardian: str = ""
