"""What can go wrong with a language model, and the line that says so.

Providers raise errors of their own. They are known here by what they share, a
status code or the words in their class's name, so that no provider's package
is imported for it.
"""

import json

__all__ = ["ModelFailure", "failure_of"]

_BY_STATUS = {
    400: "godtog inte förfrågan (felkod 400)",
    401: "godtog inte nyckeln (felkod 401)",
    403: "godtog inte nyckeln (felkod 403)",
    404: "finns inte på servern (felkod 404)",
    413: "godtog inte så mycket text (felkod 413)",
    429: "har för mycket att göra (felkod 429)",
}
_BY_NAME = (
    ("ContentFilter", "avböjde att svara"),
    ("Timeout", "svarade inte i tid"),
    ("ConnectError", "gick inte att nå"),
    ("ConnectionRefused", "gick inte att nå"),
    ("RemoteProtocol", "avbröt svaret"),
    ("IncompleteRead", "avbröt svaret"),
    ("ReadError", "avbröt svaret"),
    ("APIConnectionError", "gick inte att nå"),
    ("ConnectionError", "gick inte att nå"),
)
_UNREADABLE = (json.JSONDecodeError, UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, IndexError)


class ModelFailure(Exception):  # noqa: N818  # it is caught where it arises and never shown as an error
    """The model gave no answer that can be used.

    ``why`` goes on from "Språkmodellen": *svarade inte i tid*.
    """

    def __init__(self, why: str, *, busy: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.busy = busy
        """The server asks to be left alone for a while; who is in no hurry may ask again."""


def failure_of(error: BaseException) -> ModelFailure:
    """The failure behind whatever a provider raised."""
    if isinstance(error, ModelFailure):
        return error
    for cause in _causes(error):
        status = getattr(cause, "status_code", None)
        if isinstance(status, int):
            return ModelFailure(_of_status(status, cause), busy=status == 429)
        names = " ".join(kind.__name__ for kind in type(cause).__mro__)
        for name, why in _BY_NAME:
            if name in names:
                return ModelFailure(why)
    if isinstance(error, _UNREADABLE):
        return ModelFailure("gav ett svar som inte gick att läsa")
    return ModelFailure("gick inte att använda")


def _of_status(status: int, error: BaseException) -> str:
    if status == 400 and getattr(error, "code", None) == "content_filter":
        return "avböjde att svara"
    if status >= 500:
        return f"har ett fel på sin server (felkod {status})"
    return _BY_STATUS.get(status, f"godtog inte förfrågan (felkod {status})")


def _causes(error: BaseException) -> list[BaseException]:
    """An error and those that it was raised from, the deepest first: it tells most."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found:
        found.insert(0, cause)
        cause = cause.__cause__ or cause.__context__
    return found
