"""The environment: typed, checked at once, readable when it is wrong."""

import stat
from pathlib import Path

import pytest

from workspace.config.databases import database_settings
from workspace.config.env import BadEnvironment, Env, read_env

pytestmark = pytest.mark.pure


def test_nothing_set_is_a_laptop() -> None:
    env = read_env({})
    assert (env.port, env.bind, env.data) == (8000, "127.0.0.1", Path("var"))
    assert env.public_url == "http://localhost:8000"
    assert (env.database_url, env.redis_url, env.trusted_proxy) == ("", "", False)


def test_an_empty_variable_counts_as_absent() -> None:
    assert read_env({"PORT": "", "REDIS_URL": ""}) == read_env({})


def test_the_public_address_follows_the_port_and_loses_its_slash() -> None:
    assert read_env({"PORT": "9000"}).public_url == "http://localhost:9000"
    assert read_env({"FLURFUNK_URL": "https://funk.example/"}).public_url == "https://funk.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eight"),
        ("FLURFUNK_URL", "funk.example"),
        ("DATABASE_URL", "mysql://localhost/funk"),
        ("REDIS_URL", "localhost:6379"),
        ("EMAIL_URL", "http://mail.example"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("FLURFUNK_SEND_LIMIT", "many"),
        ("FLURFUNK_SEND_LIMIT", "0/10"),
        ("FLURFUNK_SEND_LIMIT", "5/inf"),
        ("FLURFUNK_LOG_DAYS", "0"),
        ("FLURFUNK_TRUSTED_PROXY", "perhaps"),
        ("FLURFUNK_ICE_POLICY", "turn"),
        ("FLURFUNK_ICE_POLICY", "relay"),
        ("FLURFUNK_DATABASE_POOL", "1"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(BadEnvironment) as caught:
        read_env({name: value})
    heading, *lines = str(caught.value).splitlines()
    assert "please correct" in heading
    assert [line.split(":")[0].strip() for line in lines] == [name]


def test_all_wrong_values_are_told_at_once() -> None:
    with pytest.raises(BadEnvironment) as caught:
        read_env({"PORT": "x", "LOG_LEVEL": "y"})
    assert len(str(caught.value).splitlines()) == 3


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    env = read_env({"FLURFUNK_DATA": str(tmp_path / "data")})
    first = env.secret()
    assert len(first) >= 50
    assert env.secret() == first
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret_key"]


def test_a_given_secret_leaves_no_file(tmp_path: Path) -> None:
    env = read_env({"FLURFUNK_DATA": str(tmp_path / "data"), "SECRET_KEY": "given"})
    assert env.secret() == "given"
    assert not (tmp_path / "data").exists()


def test_the_environment_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_env({}).port = 1  # type: ignore[misc]


def test_without_a_url_the_database_is_a_file_in_the_data_folder() -> None:
    settings = database_settings("", Path("/data"), 4)
    assert settings["NAME"] == "/data/flurfunk.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_postgres_url_is_taken_apart_and_pooled() -> None:
    settings = database_settings(
        "postgres://anna:p%40ss@db.example:5433/funk?sslmode=require", Path("/data"), 7
    )
    assert (settings["USER"], settings["PASSWORD"], settings["HOST"]) == ("anna", "p@ss", "db.example")
    assert (settings["PORT"], settings["NAME"]) == ("5433", "funk")
    assert settings["OPTIONS"]["sslmode"] == "require"
    assert settings["OPTIONS"]["pool"]["max_size"] == 7


def test_a_connection_is_set_up_for_short_statements_unless_a_pooler_shares_it() -> None:
    alone = database_settings("postgres://db/funk?options=-c%20work_mem%3D8MB", Path("/data"), 7)["OPTIONS"]
    assert alone["options"] == "-c jit=off -c work_mem=8MB"
    assert alone["prepare_threshold"] > 0
    shared = database_settings("postgres://db/funk?pooler=yes", Path("/data"), 7)["OPTIONS"]
    assert {"options", "prepare_threshold", "pooler"}.isdisjoint(shared)


def test_every_field_has_a_variable_of_its_own() -> None:
    names = [field.alias for field in Env.model_fields.values()]
    assert None not in names
    assert len(set(names)) == len(names)
