"""Every error that the program raises on purpose.

::

    SamsvarError                 anything that a user or maintainer can act on
    ├── SettingsError            a setting that cannot be used
    ├── ReportError              a report or its profile cannot be read
    │   ├── ReportMissingError   the file is not there
    │   ├── ReportEncodingError  the file is not UTF-8 text
    │   └── ProfileError         the profile is malformed or does not fit its report
    ├── IndexStoreError          the index cannot be built or opened
    │   ├── StorageError         the data directory cannot be written
    │   └── EmbeddingError       the embedding model cannot be loaded
    ├── ModelError               the language model gives nothing that can be used
    ├── QuestionError            a question that cannot be asked
    └── PageError                the page cannot be served

Messages are Swedish, because users read them; they say what was expected, what
was found and what to do about it.
"""

import errno

__all__ = [
    "EmbeddingError",
    "IndexStoreError",
    "ModelError",
    "PageError",
    "ProfileError",
    "QuestionError",
    "ReportEncodingError",
    "ReportError",
    "ReportMissingError",
    "SamsvarError",
    "SettingsError",
    "StorageError",
    "reason",
]

_REASONS = {
    errno.ENOENT: "finns inte",
    errno.EACCES: "behörighet saknas",
    errno.EPERM: "behörighet saknas",
    errno.EROFS: "skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "disken är full",
    errno.ENOTDIR: "en del av sökvägen är ingen mapp",
    errno.EISDIR: "är en mapp",
    errno.EEXIST: "finns redan som fil",
    errno.ENAMETOOLONG: "namnet är för långt",
}


def reason(error: OSError) -> str:
    """Why the file system refused something, in Swedish."""
    return _REASONS.get(error.errno or 0, f"fel {error.errno}")


class SamsvarError(Exception):
    """Base of every error that is shown to a user; its text is Swedish."""


class SettingsError(SamsvarError):
    """A setting has a value that cannot be used."""


class ReportError(SamsvarError):
    """A report or its profile cannot be read."""


class ReportMissingError(ReportError):
    """The file of a report is missing or empty."""


class ReportEncodingError(ReportError):
    """The file of a report is not UTF-8 text."""


class ProfileError(ReportError):
    """A profile is malformed, or names something that its report lacks."""


class IndexStoreError(SamsvarError):
    """The index cannot be built or opened."""


class StorageError(IndexStoreError):
    """The data directory cannot be created or written."""


class EmbeddingError(IndexStoreError):
    """The embedding model cannot be loaded."""


class ModelError(SamsvarError):
    """The language model gives nothing that can be used, and nothing can stand in for it."""


class QuestionError(SamsvarError):
    """A question is empty, too long or not text."""


class PageError(SamsvarError):
    """The page cannot be served."""
