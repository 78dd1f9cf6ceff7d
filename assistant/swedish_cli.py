"""Swedish for the words that the command-line library itself prints."""

import sys

import click

__all__ = ["speak_swedish"]

_WORDS = {
    "Usage:": "Användning:",
    "Options": "Alternativ",
    "Commands": "Kommandon",
    "Show this message and exit.": "Visa den här hjälpen och avsluta.",
    "Show the version and exit.": "Visa versionen och avsluta.",
    "Try '{command} {option}' for help.": "Skriv '{command} {option}' för hjälp.",
    "Error: {message}": "Fel: {message}",
    "Aborted!": "Avbrutet.",
    "default: {default}": "förval: {default}",
    "env var: {var}": "miljövariabel: {var}",
    "required": "krävs",
    "unknown error": "okänt fel",
    "Missing argument": "Argument saknas",
    "Missing option": "Alternativ saknas",
    "Missing parameter": "Parameter saknas",
    "Missing {param_type}": "{param_type} saknas",
    "Missing parameter: {param_name}": "Parameter saknas: {param_name}",
    "Missing command.": "Kommando saknas.",
    "No such option {name!r}.": "Alternativet {name!r} finns inte.",
    "No such option: {name}": "Alternativet {name} finns inte.",
    "No such command {name!r}.": "Kommandot {name!r} finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Possible options: {possibilities})": "(Möjliga alternativ: {possibilities})",
    "Did you mean one of: {possibilities}?": "Menade du något av: {possibilities}?",
    "Option {name!r} does not take a value.": "Alternativet {name!r} tar inget värde.",
    "Option {name!r} requires an argument.": "Alternativet {name!r} kräver ett värde.",
    "Invalid value: {message}": "Ogiltigt värde: {message}",
    "Invalid value for {param_hint}: {message}": "Ogiltigt värde för {param_hint}: {message}",
    "{value!r} is not a valid {number_type}.": "{value!r} är inget giltigt tal ({number_type}).",
    "{value} is not in the range {range}.": "{value} ligger inte i intervallet {range}.",
    "{value!r} is not one of {choices}.": "{value!r} är inget av {choices}.",
    "{name} {filename!r} does not exist.": "{filename!r} finns inte.",
    "{name} {filename!r} is a directory.": "{filename!r} är en mapp.",
    "{name} {filename!r} is not readable.": "{filename!r} går inte att läsa.",
    "Got unexpected extra argument ({args})": "Oväntat argument ({args})",
    "Got unexpected extra arguments ({args})": "Oväntade argument ({args})",
    "Could not open file {filename!r}: {message}": "Filen {filename!r} går inte att öppna: {message}",
    "file": "fil",
    "path": "sökväg",
}


def _swedish(message: str) -> str:
    return _WORDS.get(message, message)


def _swedish_plural(one: str, many: str, count: int) -> str:
    return _swedish(one if count == 1 else many)


def speak_swedish() -> None:
    """Give the library our words where it looks up its own.

    Its modules import ``gettext`` under the names ``_`` and ``ngettext``; there
    is no other way in than a compiled catalogue and an environment variable.
    """
    for name, module in list(sys.modules.items()):
        if name == click.__name__ or name.startswith(f"{click.__name__}."):
            if hasattr(module, "_"):
                module._ = _swedish  # type: ignore[attr-defined]
            if hasattr(module, "ngettext"):
                module.ngettext = _swedish_plural  # type: ignore[attr-defined]
