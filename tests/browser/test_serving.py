"""The address, the shield and the end of the server."""

import http.client
import signal
import socket
import subprocess
import sys
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from assistant.app import check_port
from ingestion.errors import PageError

if TYPE_CHECKING:
    from tests.browser.conftest import Server


def fetch(
    server: "Server", method: str, path: str, headers: dict[str, str] | None = None, body: str = ""
) -> tuple[int, Message, str]:
    """The answer to one request, read whole."""
    connection = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=20)
    try:
        connection.request(method, path, body or None, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8", "replace")
    finally:
        connection.close()


def test_free_port_passes() -> None:
    check_port("127.0.0.1", 0)
    check_port("localhost", 0)


def test_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PageError, match=f"Porten {port} på 127.0.0.1 används redan"):
            check_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["finns-inte.invalid", "", "a..b", "å" * 80])
def test_unknown_host_is_explained(host: str) -> None:
    with pytest.raises(PageError, match="är okänd"):
        check_port(host, 7860)


def test_address_of_another_computer_is_explained() -> None:
    with pytest.raises(PageError, match="hör inte till den här datorn"):
        check_port("192.0.2.1", 7860)


def test_port_that_does_not_exist_is_explained() -> None:
    with pytest.raises(PageError, match="Porten 70000 finns inte"):
        check_port("127.0.0.1", 70000)


def test_checking_the_port_loads_no_gradio() -> None:
    code = "import sys, assistant.app; assistant.app.check_port('127.0.0.1', 0); print('gradio' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.browser
def test_document_is_swedish_and_names_no_other_site(server: "Server") -> None:
    status, headers, text = fetch(server, "GET", "/", {"Accept-Encoding": "br, gzip"})
    assert status == 200
    assert '<html\n\tlang="sv"' in text
    assert "Samsvar öppnas" in text
    for foreign in (
        "og:image",
        "twitter:",
        "githubusercontent",
        "fonts.googleapis",
        "manifest.json",
        "iframeResizer.c",
    ):
        assert foreign not in text
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/proxy=https://example.org"),
        ("GET", "/config"),
        ("GET", "/docs"),
        ("GET", "/monitoring"),
        ("GET", "/monitoring/summary"),
        ("GET", "/samsvar/server.py"),
        ("GET", "/samsvar/../server.py"),
        ("GET", "/samsvar/%2e%2e/cli.py"),
        ("POST", "/gradio_api/upload"),
        ("POST", "/gradio_api/run/predict"),
        ("POST", "/gradio_api/call/on_ask"),
        ("GET", "/gradio_api/call/ask/x"),
        ("GET", "/samsvar/accessibility.json"),
        ("GET", "/rapport/"),
        ("POST", "/login"),
        ("DELETE", "/"),
    ],
)
def test_what_the_page_does_not_need_is_not_there(server: "Server", method: str, path: str) -> None:
    status, _, text = fetch(server, method, path, {"Content-Length": "0"} if method == "POST" else {})
    assert status == 404
    assert "root:" not in text


@pytest.mark.browser
def test_other_sites_cannot_reach_the_page(server: "Server") -> None:
    assert fetch(server, "GET", "/", {"Host": "angripare.example"})[0] == 421
    assert fetch(server, "GET", "/", {"Origin": "https://angripare.example"})[0] == 403
    own = server.address.rstrip("/")
    assert fetch(server, "GET", "/", {"Origin": own})[0] == 200


@pytest.mark.browser
def test_large_request_is_refused(server: "Server") -> None:
    status, _, text = fetch(server, "POST", "/gradio_api/queue/join", {}, "x" * 1_100_000)
    assert status == 413
    assert "för stort" in text


@pytest.mark.browser
def test_interrupted_server_ends_in_silence(fresh_server: "Server") -> None:
    fresh_server.process.send_signal(signal.SIGINT)
    output, _ = fresh_server.process.communicate(timeout=30)
    assert fresh_server.process.returncode == 0
    assert output == ""
    assert "Traceback" not in fresh_server.errors.read_text(encoding="utf-8")
