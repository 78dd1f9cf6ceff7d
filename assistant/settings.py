"""Settings: environment variables that begin with ``SAMSVAR_``, typed and closed."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingestion import DEFAULT_BUDGET
from ingestion.errors import SettingsError

__all__ = ["Settings", "load_settings"]


def _default_home() -> Path:
    return Path(platformdirs.user_data_dir("samsvar", appauthor=False))


class Settings(BaseSettings):
    """What an installation can choose; every field is an environment variable.

    ``SAMSVAR_HOME`` sets ``home`` and so on.
    """

    model_config = SettingsConfigDict(env_prefix="SAMSVAR_", extra="ignore", frozen=True, env_ignore_empty=True)

    home: Path = Field(default_factory=_default_home)
    """Data directory: the index, which can always be made again, remarks, and questions that a model wrote."""
    reports: Path | None = None
    """Folder of reports with their profiles; empty: the bundled ones."""
    embedding: str | None = None
    """Folder or locally stored name of another sentence-transformers model."""
    template: Path | None = None
    """Word template of board material; empty: the bundled one."""
    budget: int = Field(default=DEFAULT_BUDGET, ge=40, le=2000)
    """Size of a passage, in tokens of the bundled vocabulary."""
    model: str | None = None
    """Language model as ``provider:name``; empty: answers are composed of quotations alone."""
    model_timeout: float = Field(default=60.0, gt=0, le=600)
    """Seconds that a model may take for a whole answer."""
    model_budget: int = Field(default=6000, ge=1000, le=200_000)
    """Tokens of instructions, question and statements that a model is given."""
    model_output: int = Field(default=1500, ge=100, le=32_000)
    """Tokens that a model may write, those that it thinks in included."""
    model_temperature: float | Literal["auto"] = 0.0
    """Sampling temperature; ``auto`` leaves it to the model, for those that accept no other."""


def load_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "SAMSVAR_" + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(
            f"Inställningen {name} har ett värde som inte går att använda: {first.get('input')!r}."
        ) from error
