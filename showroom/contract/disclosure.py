"""What the buyer must be told of this car, and what a paper signed by an agent or paid to an account needs (§3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from showroom.contract.contract_paper import CarState
from showroom.contract.messages import finding
from showroom.contract.model import Contract
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang, Message
from showroom.kernel.findings import Finding, Severity
from showroom.staff.service import StoreCard
from showroom.vehicles.model import Energy, Vehicle, VehicleModel, VehicleStatus

CAR_STATES = {
    CarState.NEW: Phrase("新车", "new car"),
    CarState.DEMO: Phrase("试驾车", "demonstration car"),
    CarState.DISPLAY: Phrase("展车", "display car"),
}
_DRIVEN = Phrase("{state}，里程 {km} km", "{state}, {km} km driven")
_DEMO_AS_NEW = Message(
    "car_demo_as_new",
    "{vin} 是试驾车，合同写的是新车：请写明试驾车或展车（§3.2）",
    "{vin} is a demonstration car, the contract calls it new: say demonstration or display car (§3.2)",
)
_DEFECT_UNTOLD = Message(
    "car_defect_untold",
    "{vin} 有未排除的缺陷：须在合同中书面告知买方（三包 32-1）",
    "{vin} has a defect that is not mended: it must be disclosed in the contract in writing (三包 32-1)",
)
_NO_RANGE = Message(
    "car_no_range",
    "新能源车没有续航信息：请在车型资料中补上（§3.2）",
    "A new-energy car without its range: add it to the model's data (§3.2)",
)
_NO_ACCOUNT = Message(
    "store_no_account",
    "合同要求余款汇入本店账户，但门店资料没有开户银行或账号（§3.2）",
    "The balance is to be paid into the store's account, but its bank or account is not entered (§3.2)",
)
_AGENT_UNKNOWN = Message(
    "agent_unknown",
    "代理人 {name} 签字：请填写代理人证件号码，并收取授权委托书（§3.2）",
    "The agent {name} signs: enter the agent's document number and take the power of attorney (§3.2)",
)


def state_of(contract: Contract, car: Vehicle | None) -> CarState:
    """New, demonstration or display car, as the contract says or the stock knows."""
    if contract.car_state is not None:
        return contract.car_state
    return CarState.DEMO if car is not None and car.status is VehicleStatus.DEMO else CarState.NEW


def condition(contract: Contract, car: Vehicle | None, lang: Lang) -> str:
    """The state in words, with the mileage of a car that was driven."""
    state = state_of(contract, car)
    words = CAR_STATES[state](lang)
    if state is CarState.NEW or car is None or not car.odometer_km:
        return words
    return _DRIVEN(lang, state=words, km=f"{car.odometer_km:,}")


def disclosure_findings(
    contract: Contract, store: StoreCard, model: VehicleModel | None, car: Vehicle | None
) -> Iterator[Finding]:
    """What would mislead the buyer blocks; what leaves the paper poorer is a warning."""
    if car is not None:
        vin = {"vin": car.vin}
        if car.status is VehicleStatus.DEMO and state_of(contract, car) is CarState.NEW:
            yield finding("§3.2", Severity.BLOCK, _DEMO_AS_NEW, car.vin, "car_state", values=vin)
        if car.open_defect and not contract.known_defects:
            yield finding("§3.2", Severity.BLOCK, _DEFECT_UNTOLD, car.vin, "known_defects", values=vin)
    if contract.agent and not contract.agent_id_number:
        values = {"name": contract.agent}
        yield finding("§3.2", Severity.BLOCK, _AGENT_UNKNOWN, contract.agent, "agent_id_number", values=values)
    if model is not None and model.energy is not Energy.ICE and not model.range_km:
        yield finding("§3.2", Severity.WARN, _NO_RANGE)
    if not (store.bank and store.bank_account):
        yield finding("§3.2", Severity.WARN, _NO_ACCOUNT)
