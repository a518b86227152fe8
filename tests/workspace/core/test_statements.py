"""Plain SQL behaves as the ORM's does: rows, errors, transactions."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from workspace.core.ids import new_id
from workspace.core.models import Topic
from workspace.core.statements import fetch_row

pytestmark = pytest.mark.django_db
_INSERT = "INSERT INTO workspace_topic (name, head, floor) VALUES (%s, %s, %s)"
_SELECT = "SELECT name, head FROM workspace_topic WHERE name = %s"


@pytest.fixture
def name() -> str:
    return f"room:{new_id()}"


def test_the_first_row_comes_back(name: str) -> None:
    Topic.objects.create(name=name, head=7)
    assert fetch_row(_SELECT, [name]) == (name, 7)


def test_no_row_is_none(name: str) -> None:
    assert fetch_row(_SELECT, [name]) is None


def test_a_statement_without_rows_is_none_and_has_its_effect(name: str) -> None:
    assert fetch_row(_INSERT, [name, 1, 0]) is None
    assert Topic.objects.get(name=name).head == 1


@pytest.mark.parametrize("word", ["'; DROP TABLE workspace_topic; --", "100 % of it", "%s", "\\", "💡"])
def test_values_are_never_part_of_the_statement(word: str) -> None:
    Topic.objects.create(name=word, head=1)
    assert fetch_row(_SELECT, [word]) == (word, 1)


def test_the_same_statement_runs_again_with_other_values(name: str) -> None:
    for number in range(20):
        Topic.objects.create(name=f"{name} {number}"[:64], head=number)
    assert [fetch_row(_SELECT, [f"{name} {number}"]) for number in range(20)] == [
        (f"{name} {number}", number) for number in range(20)
    ]


def test_errors_are_djangos(name: str) -> None:
    fetch_row(_INSERT, [name, 1, 0])
    with pytest.raises(IntegrityError), transaction.atomic():
        fetch_row(_INSERT, [name, 1, 0])
    with pytest.raises(DatabaseError), transaction.atomic():
        fetch_row("SELECT nothing FROM nowhere", [])
    assert fetch_row(_SELECT, [name]) == (name, 1)


def test_it_is_part_of_the_transaction(name: str) -> None:
    with transaction.atomic():
        fetch_row(_INSERT, [name, 1, 0])
        transaction.set_rollback(True)
    assert not Topic.objects.filter(name=name).exists()


@pytest.mark.django_db(transaction=True)
def test_it_connects_by_itself(name: str) -> None:
    connection.close()
    assert fetch_row(_SELECT, [name]) is None


def test_a_statement_is_planned_once_and_kept(name: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's driver keeps its own")
    for _ in range(2):
        fetch_row(_SELECT, [name])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT name, head%%'", [])
        assert cursor.fetchone() == (1,)
