"""Plain SQL behaves as the ORM's does: rows, errors, transactions."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.making import make_person
from workspace.core.ids import new_id
from workspace.core.models import Topic
from workspace.core.statements import SideBySide, among, fetch_row, fetch_rows, many, moment
from workspace.people.models import Department, Person, Site

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


def test_many_values_are_one_parameter(name: str) -> None:
    names = [f"{name} {number}" for number in range(3)]
    for number, each in enumerate(names):
        Topic.objects.create(name=each, head=number)
    sql = f"SELECT name, head FROM workspace_topic WHERE name {among()} ORDER BY name"
    assert fetch_rows(sql, [many(names[1:])]) == [(names[1], 1), (names[2], 2)]
    assert fetch_rows(sql, [many([])]) == []
    assert fetch_rows(sql, [many(['"; DROP', "'"])]) == []


def test_models_side_by_side_are_those_that_the_orm_reads() -> None:
    person = make_person("Ada")
    person.site = Site.objects.create(name="Jena")
    person.save()
    beside = SideBySide(p=Person, d=Department, s=Site)
    sql = f"""
    SELECT {beside.columns} FROM workspace_person p
    LEFT JOIN workspace_department d ON d.id = p.department_id LEFT JOIN workspace_site s ON s.id = p.site_id
    WHERE p.id = %s
    """
    row = fetch_row(sql, [person.id])
    assert row is not None
    found = beside.read(row)
    assert (found["d"], found["s"]) == (None, person.site)
    stored = Person.objects.get(id=person.id)
    for field in Person._meta.concrete_fields:
        assert getattr(found["p"], field.attname) == getattr(stored, field.attname), field.name
    found["p"].save()


def test_a_moment_is_one_however_a_database_tells_it() -> None:
    person = make_person()
    told = fetch_row("SELECT MAX(joined_at) FROM workspace_person WHERE id = %s", [person.id])
    assert told is not None
    assert moment(told[0]) == person.joined_at


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
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT name, head%%'", []
        )
        assert cursor.fetchone() == (1,)
