"""Settings from the environment, or from files named in it; all errors at once.

A secret may stand in a file: `X_FILE` names the file that holds what `X` would.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """The settings can't be used. The message names each one and what it takes."""


def default_database_url() -> str:
    """A SQLite file in the user's data folder."""
    return f"sqlite:///{user_data_path('chaser') / 'chaser.db'}"


class Settings(BaseSettings):
    """Everything that can be set, each as `CHASER_…` in the environment."""

    model_config = SettingsConfigDict(env_prefix="CHASER_", env_file=".env", extra="ignore")

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
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="debug, info, warning or error."
    )


def load() -> Settings:
    """The settings in force. SettingsError says everything that is wrong with them."""
    try:
        return Settings(**_from_files(os.environ))
    except ValidationError as error:
        lines = [
            f"CHASER_{'_'.join(str(part) for part in problem['loc']).upper()}: {problem['msg']}"
            for problem in error.errors()
        ]
        raise SettingsError("\n".join(lines)) from error


def _from_files(env: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the files that `CHASER_…_FILE` name."""
    read: dict[str, Any] = {}
    for name, value in env.items():
        if not (name.startswith("CHASER_") and name.endswith("_FILE")):
            continue
        try:
            read[name.removeprefix("CHASER_").removesuffix("_FILE").lower()] = (
                Path(value).read_text(encoding="utf-8").strip()
            )
        except OSError as error:
            raise SettingsError(f"{name}: can't read {value} ({error.strerror})") from error
    return read
