"""The car that the valid contract and the change orders after it describe (MF-06)."""

from __future__ import annotations

import json

from showroom.contract.change_case import signed_changes, signed_contract
from showroom.deals.model import Deal
from showroom.documents.model import Document
from showroom.persistence.actions import Tx
from showroom.vehicles.agreed_car import AgreedCar, model_with_year
from showroom.vehicles.model import VehicleModel


def agreed_car(tx: Tx, deal: Deal) -> AgreedCar:
    """As the stored contract was printed; after a change order as the deal stands, which that order wrote (CT-06)."""
    contract = signed_contract(tx, deal)
    paper = None if contract is None or contract.document_id is None else tx.session.get(Document, contract.document_id)
    if contract is None or paper is None or signed_changes(tx, contract.id):
        return _as_dealt(tx, deal)
    said = json.loads(paper.snapshot).get("vehicle", {})
    names = ("brand", "model", "version", "exterior", "interior", "vin")
    return AgreedCar(**{name: str(said.get(name) or "") for name in names})


def _as_dealt(tx: Tx, deal: Deal) -> AgreedCar:
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    if model is None:
        return AgreedCar(exterior=deal.exterior, interior=deal.interior)
    return AgreedCar(
        model.brand, model_with_year(model.series, model.model_year), model.version_name, deal.exterior, deal.interior
    )
