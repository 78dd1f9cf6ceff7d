"""Where the page is served: binding the address, and naming it to the user."""

import errno
import ipaddress
import os
import socket

from ingestion.errors import PageError

__all__ = ["bind", "is_loopback", "page_address"]

_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised here, never the default
_REASONS = {
    errno.EADDRINUSE: "Porten {port} på {host} används redan av ett annat program. Välj en annan med --port.",
    errno.EACCES: "Porten {port} får inte användas av den här användaren. Välj en över 1023 med --port.",
    errno.EADDRNOTAVAIL: "Adressen {host} hör inte till den här datorn. Ange till exempel --host 127.0.0.1.",
}


def bind(host: str, port: int) -> socket.socket:
    """Return a TCP socket that is bound to an address but does not listen yet.

    Raises:
        PageError: the address cannot be used.

    """
    name = host.strip().removeprefix("[").removesuffix("]")
    family, address = _resolved(name, port)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere the option would let two programs share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        listener.close()
        reason = _REASONS.get(error.errno or 0, "Sidan kan inte öppnas på {host}, port {port}: {error}.")
        raise PageError(reason.format(host=host, port=port, error=error.strerror)) from error
    return listener


def _resolved(name: str, port: int) -> tuple[socket.AddressFamily, tuple[str, int]]:
    """Resolve a host name, IPv4 where it has both."""
    if not 0 <= port <= 65535:
        raise PageError(f"Porten {port} finns inte. Välj en mellan 1 och 65535 med --port.")
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM) if name else []
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise PageError(f"Adressen {name!r} är okänd. Ange till exempel --host 127.0.0.1.")
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    family, _, _, _, address = found[0]
    return family, address  # type: ignore[return-value]


def is_loopback(listener: socket.socket) -> bool:
    """Tell whether only this computer can reach the socket."""
    return ipaddress.ip_address(listener.getsockname()[0].partition("%")[0]).is_loopback


def page_address(host: str, listener: socket.socket) -> str:
    """Return the address that a user opens, as ``http://host:port/``."""
    name = host.strip().removeprefix("[").removesuffix("]")
    if name in _ANYWHERE:
        name = "localhost"
    return f"http://{f'[{name}]' if ':' in name else name}:{listener.getsockname()[1]}/"
