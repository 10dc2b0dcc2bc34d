"""Settings from the environment, or from files named in it; all errors at once.

A secret may stand in a file: `X_FILE` names the file that holds what `X` would.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict


class SettingsError(Exception):
    """The settings can't be used. The message names each one and what it takes."""


def default_database_url() -> str:
    """A SQLite file in the user's data folder."""
    return f"sqlite:///{user_data_path('chaser') / 'chaser.db'}"


_DATABASES = ("sqlite://", "postgresql://", "postgresql+psycopg://", "postgres://")


class Settings(BaseSettings):
    """Everything that can be set, each as `CHASER_…` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="CHASER_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    database_url: str = Field(
        default_factory=default_database_url,
        description="Where everything is kept: sqlite:///FILE or postgresql://USER@HOST/NAME.",
    )
    local_host: str = Field(
        "127.0.0.1",
        description="Where the local chat listens. Any but a loopback address needs a password.",
    )
    local_port: int = Field(
        8080, ge=0, le=65535, description="Its port; the next free one when it is taken."
    )
    local_password: SecretStr | None = Field(
        None, description="The password that the local chat asks for; none on loopback."
    )
    web_host: str = Field(
        "127.0.0.1",
        description="Where `chaser run` listens: health checks, and Slack where it uses HTTP.",
    )
    web_port: int = Field(3000, ge=0, le=65535, description="The port of `chaser run`.")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error."
    )

    @field_validator("database_url")
    @classmethod
    def _is_one_of_ours(cls, value: str) -> str:
        from store.database import leads_somewhere  # a start without a database doesn't wait

        if not value.startswith(_DATABASES) or not leads_somewhere(value):
            raise ValueError(
                "takes sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME; in a password"
                " write @ as %40, : as %3A and / as %2F"
            )
        return value


class SlackSettings(BaseSettings):
    """What Slack hands out for an app, each as `SLACK_…` in the environment."""

    model_config = SettingsConfigDict(
        env_prefix="SLACK_", env_file=".env", env_ignore_empty=True, extra="ignore"
    )

    bot_token: SecretStr | None = Field(
        None, description="The app's bot token (xoxb-…), from OAuth & Permissions."
    )
    app_token: SecretStr | None = Field(
        None, description="Its app-level token (xapp-…), for Socket Mode: no public address needed."
    )
    signing_secret: SecretStr | None = Field(
        None, description="Its signing secret, where Slack is to call /slack/events over HTTP."
    )
    api_url: str = Field(
        "https://slack.com/api/", description="Another Slack: GovSlack, or a stand-in for tests."
    )

    messages_a_minute: int = Field(
        300,
        ge=1,
        le=6000,
        description="How many messages a minute Chaser sends in the whole workspace, at most.",
    )

    @field_validator("bot_token", "app_token", "signing_secret", mode="before")
    @classmethod
    def _nothing_is_none(cls, value: object) -> object:
        return value.strip(_AROUND) or None if isinstance(value, str) else value

    @field_validator("bot_token", "app_token")
    @classmethod
    def _is_of_its_kind(cls, value: SecretStr | None, field: ValidationInfo) -> SecretStr | None:
        begins = value.get_secret_value().partition("-")[0] if value is not None else ""
        wanted = _BEGINS[field.field_name or ""]
        if begins in _KINDS and begins != wanted:
            raise ValueError(
                f"that is {_KINDS[begins]} ({begins}-…); this one begins with {wanted}-"
            )
        return value

    @field_validator("api_url")
    @classmethod
    def _is_a_folder(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("an address that begins with https://")
        return value if value.endswith("/") else f"{value}/"


_BEGINS = {"bot_token": "xoxb", "app_token": "xapp"}
_KINDS = {"xoxb": "the bot token", "xapp": "the app-level token", "xoxp": "a person's token"}
_AROUND = " \t\r\n\"'"  # what a file of settings for Docker leaves standing about a value

_Loaded = TypeVar("_Loaded", bound=BaseSettings)


def load() -> Settings:
    """The settings in force. SettingsError says everything that is wrong with them."""
    return _load(Settings)


def load_slack() -> SlackSettings:
    """Slack's settings in force. SettingsError says what is wrong or missing."""
    found = _load(SlackSettings)
    missing = []
    if found.bot_token is None:
        missing.append("SLACK_BOT_TOKEN: the app's bot token is missing; docs/slack.md says how")
    if found.app_token is None and found.signing_secret is None:
        missing.append(
            "SLACK_APP_TOKEN: missing, and so is SLACK_SIGNING_SECRET; Slack needs one of the two"
        )
    if missing:
        raise SettingsError("\n".join(missing))
    return found


def _load(kind: type[_Loaded]) -> _Loaded:
    prefix = kind.model_config["env_prefix"]
    try:
        return kind(**_from_files(_named(kind), prefix))
    except ValidationError as error:
        lines = [
            f"{prefix}{'_'.join(str(part) for part in problem['loc']).upper()}: "
            f"{problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors()
        ]
        # The error itself would show what was given, and that may be a secret.
        raise SettingsError("\n".join(lines)) from None


def _named(kind: type[BaseSettings]) -> dict[str, str]:
    """What is set in the environment, and in `.env` where the environment has neither."""
    ours = {name.upper(): value for name, value in DotEnvSettingsSource(kind).env_vars.items()}
    left = {n: v for n, v in ours.items() if v and n.removesuffix("_FILE") not in os.environ}
    return {**left, **os.environ}


def _from_files(env: Mapping[str, str], prefix: str) -> dict[str, Any]:
    """What stands in the files that `CHASER_…_FILE` or `SLACK_…_FILE` name."""
    read: dict[str, Any] = {}
    for name, value in env.items():
        if not (name.startswith(prefix) and name.endswith("_FILE")):
            continue
        try:
            read[name.removeprefix(prefix).removesuffix("_FILE").lower()] = (
                Path(value).read_text(encoding="utf-8").strip()
            )
        except OSError as error:
            raise SettingsError(f"{name}: can't read {value} ({error.strerror})") from error
        except UnicodeDecodeError:  # the error itself would show bytes of a secret
            raise SettingsError(f"{name}: can't read {value} (it is no text)") from None
    return read
