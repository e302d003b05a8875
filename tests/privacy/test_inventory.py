"""No column of any table without a word on whose data it holds and how they end (PI-07, PI-08; trust.md figure 25)."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Iterable

import pytest
import sqlalchemy as sa

import showroom
from showroom.persistence.columns import PersonalImage, PersonalText
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from showroom.privacy.inventory import Owner, TableRule, inventory

NAMED_BY_NUMBER_ALONE = {
    "car_stop", "customer_apart", "customer_standing", "day_close_line", "erased_paper", "erasure", "file_opening",
    "objection_entry",
}  # fmt: skip
"""Tables that name a customer's row and say nothing of the person: they may stay as they are for ever."""


def undeclared(metadata: sa.MetaData, rules: dict[str, TableRule]) -> set[str]:
    """`table.column` for every column that no rule names."""
    return {
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if table.name not in rules or column.name not in rules[table.name].columns
    }


@pytest.mark.rule("PI-07", "PI-08")
def test_every_column_says_whose_data_it_holds_and_how_they_end() -> None:
    load_models()
    assert undeclared(Model.metadata, inventory()) == set(), "declare it in showroom/privacy/columns_of_….py"
    for rule in inventory().values():
        table = Model.metadata.tables.get(rule.table)
        assert table is not None, rule.table
        assert rule.columns == {column.name for column in table.columns}, rule.table
        assert not rule.personal.keys() & rule.plain, rule.table
        assert rule.owner is not Owner.PERSON or rule.links, rule.table


def test_the_check_sees_a_new_table_and_a_new_column() -> None:
    future = sa.MetaData()
    sa.Table("future", future, sa.Column("nickname", sa.Text))
    columns = [sa.Column(name, sa.Text) for name in (*inventory()["personal_note"].columns, "nickname")]
    sa.Table("personal_note", future, *columns)
    assert undeclared(future, inventory()) == {"future.nickname", "personal_note.nickname"}


@pytest.mark.rule("PI-05", "PI-07")
def test_what_hangs_on_a_customer_and_what_is_typed_as_personal_ends_with_the_customer() -> None:
    load_models()
    persons = {name for name, rule in inventory().items() if rule.owner is Owner.PERSON}
    for name, rule in inventory().items():
        table = Model.metadata.tables[name]
        hanging = {key.column.table.name for column in table.columns for key in column.foreign_keys} & persons
        plain_keys = {"customer_id", "deal_id"} & set(table.c.keys())
        if rule.owner is Owner.STORE and (hanging or plain_keys):
            assert name in NAMED_BY_NUMBER_ALONE, f"{name} hangs on {hanging or plain_keys}"
        for column in table.columns:
            if isinstance(column.type, (PersonalText, PersonalImage)):
                staffs = rule.owner is Owner.STAFF or column.name in STAFFS_OWN
                assert column.name in rule.personal or staffs, f"{name}.{column.name}"


STAFFS_OWN = {"seller_signature", "sales_signature", "service_signature"}
"""Signatures of colleagues under papers of the store."""


def ticked_beforehand(classes: Iterable[type]) -> set[str]:
    """`Class.field` of every consent that a fresh draft or row already gives."""
    return {
        f"{cls.__name__}.{one.name}"
        for cls in classes
        if dataclasses.is_dataclass(cls)
        for one in dataclasses.fields(cls)
        if ("consent" in one.name or one.name in PUBLISHED) and one.default is not dataclasses.MISSING and one.default
    }


PUBLISHED = ("photo_published",)


@pytest.mark.rule("PI-04")
def test_no_draft_of_any_step_gives_a_consent_by_itself() -> None:
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(showroom.__path__, "showroom.")
        if ".migrations" not in found.name
        and found.name.endswith(("drafts", "views", "service", "records", "eligibility"))
    ]
    classes = {value for module in modules for value in vars(module).values() if inspect.isclass(value)}
    asking = [
        cls
        for cls in classes
        if dataclasses.is_dataclass(cls) and any("consent" in f.name for f in dataclasses.fields(cls))
    ]
    assert len(asking) >= 4
    assert ticked_beforehand(classes) == set()


def test_the_check_sees_a_consent_ticked_beforehand() -> None:
    @dataclasses.dataclass
    class CarelessDraft:
        consent_marketing: bool = True

    assert ticked_beforehand([CarelessDraft]) == {"CarelessDraft.consent_marketing"}
