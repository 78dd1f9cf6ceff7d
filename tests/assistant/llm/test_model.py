"""Choosing a model, packing what it is given, and going nowhere else with it."""

import base64
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import tiktoken
import tiktoken.load

from assistant import Assistant, Settings, load_settings
from assistant.llm import open_model
from assistant.llm.context import as_data, packed, rendered
from assistant.llm.tokens import _own, counter_for
from ingestion import count_tokens
from ingestion.errors import SettingsError
from ingestion.tokens import read_ranks
from tests.assistant.llm.examples import CELL, Script, two
from tests.assistant.llm.server import Server, says, status
from tests.test_offline import GUARD

ROOT = Path(__file__).parents[3]


def run(code: str, home: Path, **environment: str) -> str:
    """Run code in a process of its own that may connect to this machine only."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", GUARD + code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "SAMSVAR_HOME": str(home), **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def test_without_the_setting_nothing_of_it_is_loaded(home: Path, assistant: Assistant) -> None:
    assert assistant.model is None
    code = f"""
from assistant import Assistant, load_settings
Assistant.open(load_settings()).ask({CELL!r})
print([m for m in ("langchain", "langchain_openai", "openai", "assistant.llm", "prompts") if m in sys.modules])
"""
    assert run(code, home) == "[]"


def test_with_it_only_its_server_is_asked(home: Path, assistant: Assistant, script: Script) -> None:
    server = script(says(two))
    code = f"""
from assistant import Assistant, load_settings
answer = Assistant.open(load_settings()).ask({CELL!r})
print(answer.mode, len(answer.sentences), answer.notice)
"""
    tracing = {
        "LANGSMITH_TRACING": "true",
        "LANGSMITH_API_KEY": "x",
        "LANGCHAIN_TRACING_V2": "true",
        "LANGSMITH_GATEWAY": "true",
        "LANGSMITH_GATEWAY_API_KEY": "x",
    }
    chosen = {"SAMSVAR_MODEL": "openai:gpt-4o", "OPENAI_BASE_URL": server.address, "OPENAI_API_KEY": "x"}
    assert run(code, home, **chosen, **tracing) == "model 2"
    assert len(server.requests) == 1


def test_what_the_server_is_told(writing: Assistant, script: Script) -> None:
    server = script(says(two))
    writing.ask(CELL)
    asked = server.requests[0].asked
    assert asked["model"] == "scripted"
    assert asked["stream"] is True
    assert asked["temperature"] == 0
    assert asked.get("max_tokens") or asked.get("max_completion_tokens") == 1500
    assert set(asked) <= {"model", "stream", "temperature", "max_tokens", "max_completion_tokens", "messages"}
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]


def test_azure_speaks_the_same_protocol(
    assistant: Assistant, script: Script, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", server.address.removesuffix("/v1"))
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "x")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    script(says(two))
    answer = Assistant(assistant.index, open_model(Settings(model="azure:vår-modell"))).ask(CELL)
    assert len(answer.sentences) == 2
    assert "/deployments/" in server.requests[0].path


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("gpt-4o", "leverantör:namn"),
        (":gpt-4o", "leverantör:namn"),
        ("openai:", "leverantör:namn"),
        ("finns-inte:x", "okänd"),
        ("mistralai:x", "mistralai"),
        ("openai:x", "OPENAI_API_KEY"),
    ],
)
def test_a_model_that_cannot_be_chosen(monkeypatch: pytest.MonkeyPatch, chosen: str, said: str) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_ADMIN_KEY", raising=False)
    with pytest.raises(SettingsError, match=said) as caught:
        open_model(Settings(model=chosen))
    assert str(caught.value).startswith("SAMSVAR_MODEL")


def test_a_wrong_setting_is_said_before_the_index_is_built(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        Assistant.open(Settings(home=tmp_path, model="nej"))
    assert not list(tmp_path.iterdir())


def test_a_package_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_ollama", None)
    with pytest.raises(SettingsError, match=r"pip install 'samsvar\[ollama\]'"):
        open_model(Settings(model="ollama:x"))
    monkeypatch.setitem(sys.modules, "langchain.chat_models", None)
    with pytest.raises(SettingsError, match=r"pip install 'samsvar\[openai\]'"):
        open_model(Settings(model="openai:x"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIMEOUT", "0"), ("TIMEOUT", "hej"), ("BUDGET", "10"), ("OUTPUT", "1"), ("TEMPERATURE", "varm")],
)
def test_a_limit_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"SAMSVAR_MODEL_{name}", value)
    with pytest.raises(SettingsError, match=f"SAMSVAR_MODEL_{name}"):
        load_settings()


def test_a_temperature_may_be_left_to_the_model(
    assistant: Assistant, script: Script, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)
    monkeypatch.setenv("OPENAI_API_KEY", "x")
    monkeypatch.setenv("SAMSVAR_MODEL", "openai:scripted")
    monkeypatch.setenv("SAMSVAR_MODEL_TEMPERATURE", "auto")
    script(status(500))
    Assistant(assistant.index, open_model(load_settings())).ask(CELL)
    assert "temperature" not in server.requests[0].asked


@pytest.mark.parametrize("room", [0, 60, 200, 1000, 5000])
def test_what_is_given_fits_its_room(assistant: Assistant, room: int) -> None:
    for question in (CELL, "Vad sägs om rehabkoordinatorerna?", "Vilka hinder för samverkan nämns i Värend?"):
        answer = assistant.ask(question)
        given = packed(answer, answer.passages, answer.scope, assistant.index.reports, room, count_tokens)
        assert count_tokens(rendered(given)) <= room + 2 * len(given)
        assert [item.id for item in given] == [f"u{number}" for number in range(1, len(given) + 1)]
        if room == 5000:
            assert {c.statement for c in answer.citations} <= {item.statement for item in given}
        for item in given:
            assert item.report.source[item.statement.start : item.statement.end] == item.statement.text


def test_a_small_budget_still_gives_an_answer(assistant: Assistant, writing: Assistant, script: Script) -> None:
    server = script(says("Inget."))
    assert writing.model is not None
    answer = Assistant(assistant.index, writing.model, 1000).ask("Vilka hinder för samverkan nämns i Värend?")
    assert answer.citations
    assert all(counter_for("scripted")(request.prompt) <= 1100 for request in server.requests)


def test_text_as_data_is_one_line_without_delimiters() -> None:
    assert as_data("a\n[u1] <b>\u202e\x00 【2】") == "a (u1) ‹b› (2)"


def test_an_unknown_model_is_counted_with_room_to_spare() -> None:
    text = "Samverkan mellan parterna behöver bli tydligare."
    assert counter_for("finns-inte")(text) >= 2 * count_tokens(text)


def test_the_models_own_encoding_is_used_where_it_is_cached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def never(path: str) -> bytes:
        raise AssertionError(f"downloads {path}")

    _own.cache_clear()
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tiktoken.load, "read_file", never)
    monkeypatch.setattr(tiktoken.registry, "ENCODINGS", {})
    assert _own("gpt-4o") is None, "not cached, and not downloaded"
    assert tiktoken.load.read_file is never

    lines = b"".join(base64.b64encode(token) + f" {rank}\n".encode() for token, rank in read_ranks().items())
    address = "https://models.invalid/o200k_base.tiktoken"
    (tmp_path / hashlib.sha1(address.encode()).hexdigest()).write_bytes(lines)

    def construct() -> dict[str, object]:
        ranks = tiktoken.load.load_tiktoken_bpe(address)
        return {"name": "o200k_base", "pat_str": r"\S+|\s+", "mergeable_ranks": ranks, "special_tokens": {}}

    monkeypatch.setattr(tiktoken.registry, "ENCODING_CONSTRUCTORS", {"o200k_base": construct})
    _own.cache_clear()
    assert counter_for("gpt-4o")("samverkan") == len(tiktoken.get_encoding("o200k_base").encode("samverkan"))
    _own.cache_clear()
