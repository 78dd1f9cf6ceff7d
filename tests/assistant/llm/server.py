"""A real HTTP server on loopback that speaks the OpenAI chat protocol, and misbehaves on demand.

A behaviour is a function that gets the open request and writes whatever it
likes; :func:`says` is the well-behaved one.
"""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Behaviour", "Request", "Server", "hangs", "says", "serving", "status", "writes_raw"]


class Request(BaseHTTPRequestHandler):
    """One call of the model."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    asked: dict[str, Any]

    def do_POST(self) -> None:  # the library's name
        self.asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.requests.append(self)
        try:
            self.server.behaviour(self)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up.set()
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Stay quiet."""

    @property
    def prompt(self) -> str:
        """Everything that the model was given."""
        return "\n\n".join(message["content"] for message in self.asked["messages"])

    def ids_of(self, words: str) -> str:
        """``[u3]`` of the statement that holds some words."""
        for line in self.prompt.splitlines():
            if line.startswith("[u") and words in line:
                return line.split(" ", 1)[0]
        raise AssertionError(f"the model was not given {words!r}")

    def begin(self) -> None:
        """Open an event stream that ends with the connection."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()

    def event(self, delta: dict[str, Any], finish: str | None = None) -> None:
        """One chunk of the answer."""
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.raw(f"data: {json.dumps(chunk)}\n\n")

    def text(self, words: str, size: int = 7) -> None:
        """Words in pieces that respect no boundary."""
        for start in range(0, len(words), size):
            self.event({"content": words[start : start + size]})

    def end(self, finish: str = "stop") -> None:
        """Say that the answer is whole."""
        self.event({}, finish)
        self.raw("data: [DONE]\n\n")

    def raw(self, text: str) -> None:
        """Bytes as they are."""
        self.wfile.write(text.encode())
        self.wfile.flush()


Behaviour = Callable[[Request], None]


class Server(ThreadingHTTPServer):
    """Answers with its current behaviour and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.behaviour: Behaviour = says("")
        self.requests: list[Request] = []
        self.hung_up = threading.Event()
        self.closing = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def reset(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.requests.clear()
        self.hung_up.clear()


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


def says(answer: str | Callable[[Request], str], finish: str = "stop") -> Behaviour:
    """Answer with these words; a function makes them from the request."""

    def behave(request: Request) -> None:
        words = answer if isinstance(answer, str) else answer(request)
        request.begin()
        request.event({"role": "assistant", "content": ""})
        request.text(words)
        request.end(finish)

    return behave


def status(
    code: int, body: str = '{"error": {"message": "an English detail", "code": null}}', **headers: str
) -> Behaviour:
    """Refuse with a status."""

    def behave(request: Request) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("content-type", "application/json")
        request.send_header("content-length", str(len(body.encode())))
        request.send_header("connection", "close")  # it is: a client that asks again at once must not ask here
        request.end_headers()
        request.raw(body)

    return behave


def hangs(before: str = "", keepalive: bool = False) -> Behaviour:
    """Begin, and then never end; with ``keepalive``, comments go on coming."""

    def behave(request: Request) -> None:
        request.begin()
        request.text(before)
        while not request.server.closing.is_set():
            time.sleep(0.05)
            if keepalive:
                request.raw(": still there\n\n")

    return behave


def writes_raw(text: str, *, abort: bool = False) -> Behaviour:
    """Write this as the body; ``abort`` cuts the connection without a goodbye."""

    def behave(request: Request) -> None:
        request.send_response(200)
        request.send_header("content-type", "text/event-stream")
        request.send_header("transfer-encoding", "chunked")
        request.send_header("connection", "close")
        request.end_headers()
        data = text.encode()
        request.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        if abort:
            request.wfile.flush()
            request.connection.shutdown(socket.SHUT_RDWR)
            return
        request.wfile.write(b"0\r\n\r\n")
        request.wfile.flush()

    return behave
