"""The environment: every variable that Flurfunk reads, typed, checked once at start.

No other module reads `os.environ`. Each field's alias is the variable; the README lists them all.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo

from workspace.core.limits import Limit


def _is_limit(text: str) -> str:
    Limit.parse("environment", text)
    return text


def _is_url_of(*schemes: str) -> AfterValidator:
    def check(url: str) -> str:
        if url and urlsplit(url).scheme not in schemes:
            raise ValueError(f"must start with {' or '.join(f'{scheme}://' for scheme in schemes)}")
        return url

    return AfterValidator(check)


def _needs_turn(policy: str, info: ValidationInfo) -> str:
    if policy == "relay" and not ("turn" in info.data.get("ice_urls", "") and info.data.get("turn_secret")):
        raise ValueError("needs a TURN server in FLURFUNK_ICE_URLS, and its FLURFUNK_TURN_SECRET")
    return policy


class Env(BaseModel):
    """All settings that differ between a laptop and a server."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=True)

    data: Path = Field(default=Path("var"), alias="FLURFUNK_DATA")
    """Folder for the embedded database, uploads and the generated secret."""
    port: int = Field(default=8000, ge=1, le=65535, alias="PORT")
    bind: str = Field(default="127.0.0.1", alias="FLURFUNK_BIND")
    """Address that the web process listens on."""
    url: Annotated[str, _is_url_of("http", "https")] = Field(default="", alias="FLURFUNK_URL")
    """Where people reach it, for links, cookies and the origin check; default http://localhost:PORT."""
    organisation: str = Field(default="Flurfunk", max_length=80, alias="FLURFUNK_ORGANISATION")
    database_url: Annotated[str, _is_url_of("postgres", "postgresql", "sqlite")] = Field(
        default="", alias="DATABASE_URL"
    )
    database_pool: int = Field(default=12, ge=2, le=200, alias="FLURFUNK_DATABASE_POOL")
    """Most PostgreSQL connections of one process."""
    redis_url: Annotated[str, _is_url_of("redis", "rediss", "unix")] = Field(default="", alias="REDIS_URL")
    secret_key: str = Field(default="", alias="SECRET_KEY")
    """Signs sessions; made and kept in the data folder when absent."""
    trusted_proxy: bool = Field(default=False, alias="FLURFUNK_TRUSTED_PROXY")
    """Believe X-Forwarded-For and -Proto: only behind a proxy that sets them."""
    email_url: Annotated[str, _is_url_of("smtp", "smtps", "console")] = Field(
        default="console://", alias="EMAIL_URL"
    )
    email_from: str = Field(default="flurfunk@localhost", alias="EMAIL_FROM")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", alias="LOG_LEVEL")
    log_format: Literal["console", "json"] = Field(default="console", alias="LOG_FORMAT")
    metrics_token: str = Field(default="", alias="FLURFUNK_METRICS_TOKEN")
    """Bearer token for /metrics; without one only this machine may read them."""
    send_limit: Annotated[str, AfterValidator(_is_limit)] = Field(
        default="30/10", alias="FLURFUNK_SEND_LIMIT"
    )
    """Messages a person, as COUNT/SECONDS."""
    link_previews: Literal["on", "off"] = Field(default="on", alias="FLURFUNK_LINK_PREVIEWS")
    """Ask the pages to which messages lead what they are about; off: nothing is asked outside."""
    log_days: int = Field(default=30, ge=1, le=3650, alias="FLURFUNK_LOG_DAYS")
    """How long events can be replayed; messages themselves stay."""
    lobby_tick_s: int = Field(default=20, ge=1, le=20, alias="FLURFUNK_LOBBY_TICK_S")
    """How often those are brought together who wait for a coffee."""
    coffee_camera: Literal["on", "off"] = Field(default="on", alias="FLURFUNK_COFFEE_CAMERA")
    """Whoever sits at a coffee table may turn their camera on; off: nowhere, and browsers keep ours from it."""

    speech_model: str = Field(default="", alias="FLURFUNK_SPEECH_MODEL")
    """Folder of a CTranslate2 Whisper model, or `pocketsphinx`, by which episodes are written down."""

    upload_limit_mib: int = Field(default=100, ge=1, le=100_000, alias="FLURFUNK_UPLOAD_LIMIT_MIB")
    """How large one file may be."""
    storage_quota_mib: int = Field(default=5_120, ge=1, le=100_000_000, alias="FLURFUNK_STORAGE_QUOTA_MIB")
    """How much all files of one person may take."""
    s3_bucket: str = Field(default="", alias="FLURFUNK_S3_BUCKET")
    """Keep files in this bucket instead of in the data folder (needs the extra `s3`)."""
    s3_endpoint: Annotated[str, _is_url_of("http", "https")] = Field(default="", alias="FLURFUNK_S3_ENDPOINT")
    """Where an S3-compatible storage listens; default that of AWS."""
    s3_region: str = Field(default="", alias="FLURFUNK_S3_REGION")
    s3_key: str = Field(default="", alias="FLURFUNK_S3_KEY")
    """Its access key; default what boto3 finds by itself."""
    s3_secret: str = Field(default="", alias="FLURFUNK_S3_SECRET")

    rtc_bind: str = Field(default="", alias="FLURFUNK_RTC_BIND")
    """Address of the audio engine's UDP port; default that of the web process, all where a proxy is in front."""
    rtc_ports: str = Field(default="0-0", pattern=r"^\d{1,5}-\d{1,5}$", alias="FLURFUNK_RTC_PORTS")
    """First and last UDP port to try; one is taken. 0-0: whichever is free."""
    rtc_addresses: str = Field(default="", alias="FLURFUNK_RTC_ADDRESSES")
    """Addresses that browsers reach the engine at, where they are not the machine's own."""
    rtc_origin_listeners: int = Field(default=200, ge=0, alias="FLURFUNK_RTC_ORIGIN_LISTENERS")
    """So many people the media worker that mixes a talk carries before other workers carry further listeners."""
    ice_urls: str = Field(default="", alias="FLURFUNK_ICE_URLS")
    """STUN and TURN servers for browsers and the engine."""
    turn_secret: str = Field(default="", alias="FLURFUNK_TURN_SECRET")
    """The secret that the TURN server shares (coturn: static-auth-secret)."""
    ice_policy: Annotated[Literal["all", "relay"], AfterValidator(_needs_turn)] = Field(
        default="all", alias="FLURFUNK_ICE_POLICY"
    )
    """`relay`: browsers try nothing but TURN, for networks in which only that works."""

    @property
    def s3_options(self) -> dict[str, str]:
        """Return how django-storages finds the bucket; nothing where files stay in the data folder."""
        if not self.s3_bucket:
            return {}
        return {
            "bucket_name": self.s3_bucket,
            "endpoint_url": self.s3_endpoint,
            "region_name": self.s3_region,
            "access_key": self.s3_key,
            "secret_key": self.s3_secret,
        }

    @property
    def rtc_port_range(self) -> tuple[int, int]:
        """Return the first and the last UDP port to try."""
        first, _, last = self.rtc_ports.partition("-")
        return int(first), int(last)

    @property
    def rtc_address(self) -> str:
        """Return the address that the audio engine binds."""
        return self.rtc_bind or ("0.0.0.0" if self.trusted_proxy else self.bind)  # noqa: S104 - browsers come from anywhere

    @property
    def public_url(self) -> str:
        """Return the address that people use, without a trailing slash."""
        return (self.url or f"http://localhost:{self.port}").rstrip("/")

    def secret(self) -> str:
        """Return the signing secret, making and keeping one (mode 600) where none is set."""
        if self.secret_key:
            return self.secret_key
        path = self.data / "secret_key"
        self.data.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"secret_key.{os.getpid()}")
        if not path.exists():
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(50))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass  # another process was first: its secret counts
            finally:
                fresh.unlink(missing_ok=True)
        return path.read_text()


class BadEnvironment(SystemExit):
    """Stops the start with one readable line a wrong variable."""


def read_env(environ: Mapping[str, str]) -> Env:
    """Check and return the environment. Raises `BadEnvironment` with what is wrong and where."""
    try:
        return Env.model_validate({key: value for key, value in environ.items() if value != ""})
    except ValidationError as error:
        lines = [f"  {item['loc'][0]}: {item['msg']}" for item in error.errors()]
        raise BadEnvironment("Flurfunk cannot start, please correct:\n" + "\n".join(lines)) from None
