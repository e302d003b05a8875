"""What a customer's card reads beside the customer: open tasks and deals, for those who may see them."""

from __future__ import annotations

from datetime import date

import pytest

from showroom.bootstrap import Showroom
from showroom.customers.records import CustomerDraft
from showroom.deals.model import Step
from tests.deal_builders import deal_at
from tests.store_fixtures import People


@pytest.mark.rule("GR-02")
def test_open_tasks_of_a_customer_soonest_first(store: Showroom, people: People) -> None:
    made = store.customers.create(people.consultant, CustomerDraft("张伟", "13812341234"))
    store.customers.plan_task(people.consultant, made.id, date(2026, 11, 20), "回电")
    tasks = store.customers.open_tasks(people.consultant, made.id)
    assert [task.due for task in tasks] == sorted(task.due for task in tasks)
    assert (tasks[0].note, tasks[0].overdue) == ("回电", True)
    store.customers.complete_task(people.consultant, tasks[0].id, "reached")
    assert tasks[0].id not in {task.id for task in store.customers.open_tasks(people.consultant, made.id)}


@pytest.mark.rule("PI-10")
def test_tasks_of_anothers_customer_are_not_read(store: Showroom, people: People) -> None:
    made = store.customers.create(people.consultant, CustomerDraft("张伟", "13812341234"))
    assert store.customers.open_tasks(people.consultant, made.id)
    assert store.customers.open_tasks(people.colleague, made.id) == ()
    assert store.customers.open_tasks(people.manager, made.id)


@pytest.mark.rule("PI-10")
def test_deals_of_a_customer_for_owner_and_office(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.CONSULTATION)
    customer = store.deals.view(people.consultant, deal).customer_id
    assert [row.id for row in store.deals.deals_of_customer(people.consultant, customer)] == [deal]
    assert [row.id for row in store.deals.deals_of_customer(people.manager, customer)] == [deal]
    assert store.deals.deals_of_customer(people.colleague, customer) == ()
    assert store.deals.deals_of_customer(people.manager, customer + 1) == ()
