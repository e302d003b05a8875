"""The one place that builds everything: a store is created, unlocked and opened here.

Importing this module is cheap: the database and the services are imported when a store is opened (decision 004).
"""

from __future__ import annotations

import importlib
import os
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import Clock, SystemClock
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence import keys
from showroom.services import Services

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showroom.customers.merge import MergeService
    from showroom.customers.parts_service import CustomerPartsService
    from showroom.deals.model import Deal, Step
    from showroom.deals.service import DealService, Gate
    from showroom.delivery.service import DeliveryService
    from showroom.documents.print_jobs import PrintJobService
    from showroom.documents.print_service import PrintService
    from showroom.documents.store import DocumentService
    from showroom.documents.verdicts import Verdict
    from showroom.kernel.errors import Told
    from showroom.kernel.money import Money
    from showroom.persistence.actions import Tx, Workplace
    from showroom.persistence.drafts import DraftStore
    from showroom.privacy.erasing import ErasureService
    from showroom.privacy.retention import RetentionService
    from showroom.staff.service import Colleague, StaffDraft, StaffService
    from showroom.staff.store_watch import StoreWatchService
    from showroom.vehicles.agreed_car import AgreedCar

NO_KEY_IN_KEYRING = Message(
    "no_key_in_keyring",
    "这台电脑的系统钥匙串里没有本店的钥匙：请在建店的电脑上恢复，或用备份恢复。",
    "This desk's keyring holds no key of this store: recover on the desk that created it, or restore a backup.",
)
STORE_EXISTS = Message("store_exists", "{place} 已经有一个门店的数据。", "{place} already holds a store's data.")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a store lives: a local data folder (keys, drafts, and the database unless `url` names a PostgreSQL)."""

    data: Path
    url: str | None = None

    @property
    def store_file(self) -> Path:
        return self.data / "store.db"

    @property
    def keys_file(self) -> Path:
        return self.data / "keys.json"

    @property
    def drafts_file(self) -> Path:
        return self.data / "drafts.db"

    def exists(self) -> bool:
        """Whether this desk has keys to a store here."""
        return self.keys_file.exists()

    def __str__(self) -> str:
        return self.url.rsplit("@", 1)[-1] if self.url else str(self.data)


@dataclass(frozen=True, slots=True)
class NewStore:
    """What the first-start page asks for; `first_user` becomes administrator and sales manager."""

    name: str
    first_user: str
    password: str = field(repr=False)
    credit_code: str = ""
    address: str = ""
    phone: str = ""
    language: str = "zh"
    code: str = "SH01"
    sample: bool = False
    roles: frozenset[Role] = frozenset({Role.ADMINISTRATOR, Role.SALES_MANAGER, Role.CONSULTANT})


class Showroom(Services):
    """An opened store: every service of the program, built when first asked for."""

    def __init__(self, location: Location, work: Workplace, key: bytes) -> None:
        super().__init__(work)
        self.location = location
        self._key = key
        self.told_at_opening: tuple[Told, ...] = ()
        """What opening the store has to say to whoever opened it."""

    @cached_property
    def drafts(self) -> DraftStore:
        from showroom.persistence.drafts import DraftStore

        return DraftStore(self.location.drafts_file, keys.derive(self._key, "drafts"), self.work.clock)

    @cached_property
    def staff(self) -> StaffService:
        from showroom.staff.service import StaffService

        service = StaffService(self.work)
        service.before_leaving.append(_refuse_while_holding)  # the staff know nothing of customers
        return service

    @cached_property
    def deals(self) -> DealService:
        from showroom.deals.service import DealService

        return DealService(self.work, self._gate)

    @cached_property
    def documents(self) -> DocumentService:
        from showroom.deals.handover import readable_deal
        from showroom.documents.store import DocumentService

        return DocumentService(self.work, readable_deal, self._chain_faults)

    @staticmethod
    def _chain_faults(tx: Tx) -> Sequence[Verdict]:
        from showroom.contract.chain import chain_faults

        return chain_faults(tx)

    @cached_property
    def printing(self) -> PrintService:
        from showroom.deals.handover import readable_deal
        from showroom.documents.print_service import PrintService

        return PrintService(self.work, readable_deal)

    @cached_property
    def print_jobs(self) -> PrintJobService:
        from showroom.deals.handover import readable_deal
        from showroom.documents.print_jobs import PrintJobService

        return PrintJobService(self.work, readable_deal)

    @cached_property
    def customer_parts(self) -> CustomerPartsService:
        from showroom.customers.parts_service import CustomerPartsService

        return CustomerPartsService(self.work, self.customers.edits)

    @cached_property
    def erasing(self) -> ErasureService:
        from showroom.privacy.erasing import ErasureService

        service = ErasureService(self.work)
        service.on_erased.append(self.drafts.forget)  # what was typed of the person and not saved
        service.on_acted.append(self._note_erasures)
        return service

    @cached_property
    def retention(self) -> RetentionService:
        from showroom.privacy.retention import RetentionService

        service = RetentionService(self.work)
        service.on_erased.append(self.drafts.forget)
        service.on_acted.append(self._note_erasures)
        return service

    def _note_erasures(self) -> None:
        """Outside the store too, so that putting an older copy back repeats them (PI-08)."""
        from showroom.privacy.repeating import note_acts

        note_acts(self)

    @cached_property
    def store_watch(self) -> StoreWatchService:
        from showroom.staff.store_watch import StoreWatchService

        return StoreWatchService(self.work, self.location.data, on_server=self.location.url is not None)

    @cached_property
    def merging(self) -> MergeService:
        from showroom.customers.merge import MergeService, Steps
        from showroom.customers.merge_preview import Single
        from showroom.test_drive.merging import clashing_drives, licence_line

        return MergeService(self.work, Steps((clashing_drives,), {"driving_licence": Single(licence_line)}))

    @cached_property
    def delivery(self) -> DeliveryService:
        from showroom.delivery.service import DeliveryService
        from showroom.follow_up.plan import plan_after_delivery

        service = DeliveryService(self.work)
        service.on_delivered.append(plan_after_delivery)  # DV-09: steps never import each other
        service.refund_limit, service.open_changes = self._refund_limit, self._open_changes
        service.agreed_car = self._agreed_car
        return service

    def _refund_limit(self, tx: Tx, deal: Deal) -> Money | None:
        """DP-03; changes of contracts are imported when a refund is written, not when the ledger is opened."""
        return self.contract_changes.refund_limit(tx, deal)

    def _open_changes(self, tx: Tx, deal: Deal) -> int:
        """DV-01."""
        return self.contract_changes.open_changes(tx, deal)

    @staticmethod
    def _agreed_car(tx: Tx, deal: Deal) -> AgreedCar:
        """MF-06."""
        from showroom.contract.agreed_car import agreed_car

        return agreed_car(tx, deal)

    def sign_in(self, name: str, password: str) -> Actor:
        """The person of a name and password; raises ShowroomError(wrong_password | sign_in_off)."""
        keys.unlock(key_file(self.location).read(), name, password)
        return self._actor(name)

    def give_password(self, actor: Actor, name: str, password: str) -> None:
        """Let a colleague sign in with `password`; only an administrator's session may."""
        self.staff.allow_sign_in(actor, name)
        key_file(self.location).put(keys.wrap(self._key, name, password))

    def add_user(self, actor: Actor, draft: StaffDraft, password: str) -> Colleague:
        """A new colleague who can sign in; a password too short is refused before anything is written."""
        wrap = keys.wrap(self._key, draft.name.strip(), password)
        added = self.staff.add_colleague(actor, draft)
        self.staff.allow_sign_in(actor, added.name)
        key_file(self.location).put(wrap)
        return added

    def take_password(self, actor: Actor, name: str) -> None:
        """A colleague's password opens nothing any more on this desk; only an administrator's session may."""
        self.staff.refuse_sign_in(actor, name)
        key_file(self.location).drop(name)

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """The actor's own new password; raises ShowroomError(wrong_password | password_short)."""
        keys.unlock(key_file(self.location).read(), actor.name, old)
        fresh = keys.wrap(self._key, actor.name, new)
        self.staff.record_own_password(actor)
        key_file(self.location).put(fresh)

    def _actor(self, name: str) -> Actor:
        from showroom.staff.service import actor_of

        with self.work.db.read() as session:
            return actor_of(session, name, desk=socket.gethostname())

    def _gate(self, step: Step) -> Gate:
        """Each step's own word on whether it may be left; steps never import each other."""
        gate: Gate = getattr(self, step.value).gate
        return gate

    def close(self) -> None:
        if "drafts" in self.__dict__:
            self.drafts.close()
        if "licence_capture" in self.__dict__:
            self.licence_capture.recogniser.close()
        self.work.db.close()


def _refuse_while_holding(tx: Tx, staff_id: int) -> None:
    from showroom.hand_over.leaving import refuse_while_holding

    refuse_while_holding(tx, staff_id)


def key_file(location: Location) -> keys.KeyFile:
    """The wrapped keys of a store."""
    return keys.KeyFile(location.keys_file)


def sign_in_names(location: Location) -> tuple[str, ...]:
    """Who can sign in here, for the sign-in page; needs no password."""
    return tuple(entry.name for entry in key_file(location).read())


def create_store(location: Location, store: NewStore, clock: Clock | None = None) -> tuple[Showroom, Actor]:
    """Create an empty store with its first user and open it.

    Raises ShowroomError(store_exists | place_on_share | place_in_cloud | password_short).
    """
    if location.exists() or (location.url is None and location.store_file.exists()):
        raise ShowroomError(STORE_EXISTS, place=str(location))
    from showroom.persistence.data_place import objection
    from showroom.schema import create_schema

    if (against := objection(location.data)) is not None:  # one that is there already opens, and says so
        raise ShowroomError(against.message, **against.values)

    key = keys.new_key()
    wrap = keys.wrap(key, store.first_user.strip(), store.password)
    _make_folder(location.data)
    showroom = _connect(location, key, clock or SystemClock())
    try:
        create_schema(showroom.work, store)
        key_file(location).put(wrap)
        keys.remember(location.keys_file, key)
        return showroom, showroom._actor(store.first_user.strip())  # noqa: SLF001 - built here
    except BaseException:
        showroom.close()
        raise


def open_showroom(location: Location, name: str, password: str, clock: Clock | None = None) -> tuple[Showroom, Actor]:
    """Unlock and open a store; raises ShowroomError(store_missing | wrong_password | newer_schema | database_…)."""
    if not location.exists():
        raise _missing(location)
    with ThreadPoolExecutor(1) as stretching:  # argon2id leaves the interpreter free to import
        key = stretching.submit(keys.unlock, key_file(location).read(), name, password)
        prepare()
        from showroom.privacy.repeating import catch_up  # while the key is stretched

    showroom = open_with_key(location, key.result(), clock)
    try:
        actor = showroom._actor(name)  # noqa: SLF001 - built here
        showroom.told_at_opening = catch_up(showroom, actor)
    except BaseException:
        showroom.close()
        raise
    return showroom, actor


def recover(location: Location, name: str, password: str) -> None:
    """Give an administrator a new password with the key that the OS keyring of this desk keeps; audited like any other.

    Raises ShowroomError(no_key_in_keyring | sign_in_off | not_allowed | password_short).
    """
    key = keys.recall(location.keys_file)
    if key is None:
        raise ShowroomError(NO_KEY_IN_KEYRING)
    showroom = open_with_key(location, key)
    try:
        showroom.give_password(showroom._actor(name), name, password)  # noqa: SLF001 - built here
    finally:
        showroom.close()


def open_with_key(location: Location, key: bytes, clock: Clock | None = None) -> Showroom:
    """Open a store whose key is already in hand (tests, restore drill)."""
    if location.url is None and not location.store_file.exists():
        raise _missing(location)
    from showroom.schema import ensure_schema

    showroom = _connect(location, key, clock or SystemClock())
    try:
        ensure_schema(showroom.work)
    except BaseException:
        showroom.close()
        raise
    return showroom


def prepare() -> None:
    """Import what opening a store needs, which is most of its cost; for a moment when nobody waits."""
    importlib.import_module("showroom.schema")
    importlib.import_module("showroom.persistence.engines")


def _missing(location: Location) -> ShowroomError:
    from showroom.schema import STORE_MISSING

    return ShowroomError(STORE_MISSING, place=str(location))


def _connect(location: Location, key: bytes, clock: Clock) -> Showroom:
    from showroom.persistence.actions import Workplace
    from showroom.persistence.database import Database
    from showroom.persistence.engines import postgresql_engine, sqlcipher_engine

    engine = postgresql_engine(location.url, key) if location.url else sqlcipher_engine(location.store_file, key)
    return Showroom(location, Workplace(Database(engine), clock, keys.derive(key, "audit")), key)


def _make_folder(folder: Path) -> None:
    from showroom.persistence.database import DATABASE_READ_ONLY

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ShowroomError(DATABASE_READ_ONLY) from error
    if not os.access(folder, os.W_OK):
        raise ShowroomError(DATABASE_READ_ONLY)
