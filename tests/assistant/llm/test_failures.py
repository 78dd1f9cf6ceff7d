"""A model that fails in any way costs the reader nothing but its sentences."""

import socket
import threading
import time

import pytest

from assistant import Answer, Assistant, Sentence, Settings
from assistant.llm import open_model
from assistant.llm.failures import failure_of
from tests.assistant.checking import check
from tests.assistant.llm.examples import CELL, FLOOR, Script, two
from tests.assistant.llm.server import Behaviour, Request, hangs, says, status, writes_raw

CHUNK = 'data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Hej"},"finish_reason":null}]}\n\n'  # noqa: E501


def dies_after(first: bool, abort: bool) -> Behaviour:
    """Write one or two good sentences, and then close the connection without an end."""

    def behave(request: Request) -> None:
        request.begin()
        request.text(two(request).splitlines(keepends=True)[0] if first else two(request))
        if abort:
            request.connection.shutdown(socket.SHUT_RDWR)

    return behave


def endless(line: str) -> Behaviour:
    def behave(request: Request) -> None:
        request.begin()
        words = line.replace("ID", request.ids_of(FLOOR))
        while not request.server.closing.is_set():
            request.text(words, 60)

    return behave


def refuses(request: Request) -> None:
    request.begin()
    request.event({"refusal": "I can't help with that."})
    request.end()


def split_utf8(request: Request) -> None:
    request.begin()
    request.wfile.write(b'data: {"choices":[{"index":0,"delta":{"content":"\xff\xfe"}}]}\n\n')
    request.end()


FAILURES: dict[str, tuple[Behaviour, str]] = {
    "hangs before a word": (hangs(), "svarade inte i tid"),
    "hangs after a word": (hangs("Samverkan "), "svarade inte i tid"),
    "keeps the connection alive for ever": (hangs("Samverkan ", keepalive=True), "svarade inte i tid"),
    "400": (status(400), "felkod 400"),
    "401": (status(401), "nyckeln"),
    "403": (status(403), "nyckeln"),
    "404": (status(404), "finns inte på servern"),
    "429": (status(429, retry_after="30"), "för mycket att göra"),
    "500": (status(500), "fel på sin server"),
    "503 in HTML": (status(503, "<html>down</html>"), "fel på sin server"),
    "a redirect to itself": (status(307, location="/v1/chat/completions"), ""),
    "content filter": (status(400, '{"error": {"message": "x", "code": "content_filter"}}'), "avböjde"),
    "filtered in mid-stream": (says("Samverkan", "content_filter"), "avböjde"),
    "a refusal field": (refuses, "svarade inte med något"),
    "a refusal in Swedish": (says("Jag kan tyvärr inte hjälpa till med det."), "avböjde"),
    "a refusal in English": (says("I'm sorry, but I can't help with that."), "avböjde"),
    "nothing": (says(""), "svarade inte med något"),
    "blanks": (says(" \n\n \t "), "svarade inte med något"),
    "an empty body": (writes_raw(""), ""),
    "not a stream": (writes_raw("<html><body>hej</body></html>"), ""),
    "malformed JSON": (writes_raw("data: {not json\n\n"), "inte gick att läsa"),
    "a stream without an end": (writes_raw(CHUNK), "avbröt"),
    "an error in mid-stream": (writes_raw(CHUNK + 'data: {"error": {"message": "boom"}}\n\n'), ""),
    "a cut connection": (writes_raw(CHUNK, abort=True), "avbröt"),
    "bytes that are no text": (split_utf8, ""),
    "dies after a good sentence": (dies_after(first=True, abort=False), "avbröt"),
    "dies after all sentences": (dies_after(first=False, abort=False), "avbröt"),
    "is cut off after a good sentence": (dies_after(first=True, abort=True), "avbröt"),
    "English": (says("Cooperation between the managers is not working well in Hylte [u1].\n"), "svenska"),
    "German": (says("Die Zusammenarbeit mit der Gemeinde ist nicht optimal [u1].\n"), "svenska"),
    "no ids": (says("Samverkan med kommunen på golvnivå fungerar inte optimalt.\n"), "stöder"),
    "ids alone": (says("[u1] [u2]\n"), ""),
    "JSON instead of sentences": (says('{"answer": "Samverkan fungerar", "ids": ["u1"]}'), "stöder"),
    "endless noise": (endless("x" * 50), "slutade inte skriva"),
    "endless blanks": (endless(" \n" * 30), "slutade inte skriva"),
    "the same sentence for ever": (
        endless("Samverkan på golvnivå fungerar inte optimalt ID.\n"),
        "slutade inte skriva",
    ),
    "one line for ever": (endless("samverkan och "), "slutade inte skriva"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_the_quotations_are_given_with_a_line_that_says_why(
    writing: Assistant, assistant: Assistant, script: Script, name: str
) -> None:
    behaviour, why = FAILURES[name]
    server = script(behaviour)
    begun = time.perf_counter()
    answer = writing.ask(CELL)
    spent = time.perf_counter() - begun
    extractive = assistant.ask(CELL)
    check(answer, writing)
    assert answer.mode == "extractive"
    assert answer.sentences == ()
    assert (answer.citations, answer.groups) == (extractive.citations, extractive.groups)
    assert why in answer.notice
    assert answer.notice.startswith("Språkmodellen ")
    assert answer.notice.endswith("Svaret består därför bara av citat.")
    assert "English" not in answer.notice
    assert answer.notice.count(".") == 2
    assert spent < 8
    assert len(server.requests) <= (21 if name.startswith("a redirect") else 1), "a failure is not asked again"


def test_a_server_that_is_not_there(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{port}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "not-a-key")
    answer = Assistant(assistant.index, open_model(Settings(model="openai:scripted"))).ask(CELL)
    check(answer, assistant)
    assert "gick inte att nå" in answer.notice


def test_a_server_that_dies_takes_its_sentences_with_it(writing: Assistant, script: Script) -> None:
    script(dies_after(first=True, abort=True))
    events = list(writing.stream(CELL))
    assert [type(event) for event in events] == [Sentence, Answer]
    assert isinstance(events[-1], Answer)
    assert events[-1].sentences == ()


def test_a_reader_who_leaves_ends_the_call(writing: Assistant, script: Script) -> None:
    def pauses(request: Request) -> None:
        hangs(two(request), keepalive=True)(request)

    server = script(pauses)
    stream = writing.stream(CELL)
    assert isinstance(next(stream), Sentence)
    stream.close()
    assert server.hung_up.wait(5), "long before its time is over"


@pytest.mark.parametrize("written", ["", "Samverkan "])
def test_a_reader_who_no_longer_waits_ends_a_call_that_says_nothing(
    writing: Assistant, script: Script, written: str
) -> None:
    """A generator that waits cannot be closed from another thread; whether it is wanted can be asked."""
    server = script(hangs(written, keepalive=True))
    left = threading.Event()
    events: list[Sentence | Answer] = []
    reading = threading.Thread(
        target=lambda: events.extend(writing.stream(CELL, wanted=lambda: not (server.requests and left.is_set())))
    )
    left.set()
    reading.start()
    assert server.hung_up.wait(1.5), "before its time is over"
    reading.join()
    assert isinstance(events[-1], Answer)
    assert events[-1].notice == "Språkmodellen avbröts. Svaret består därför bara av citat."


def test_a_timeout_closes_the_connection(writing: Assistant, script: Script) -> None:
    server = script(hangs("Samverkan ", keepalive=True))
    writing.ask(CELL)
    assert server.hung_up.wait(3)


def test_several_readers_at_once(writing: Assistant, script: Script) -> None:
    script(says(two))
    answers: list[Answer] = []
    threads = [threading.Thread(target=lambda: answers.append(writing.ask(CELL))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert all(len(answer.sentences) == 2 for answer in answers)


def test_an_answer_that_was_cut_at_its_length_keeps_what_is_whole(writing: Assistant, script: Script) -> None:
    script(says(lambda request: two(request) + "Försäkringskassan i Hylte säger också att", "length"))
    answer = writing.ask(CELL)
    assert len(answer.sentences) == 2


class _OddError(Exception):
    """Nobody has heard of it."""


@pytest.mark.parametrize(
    ("error", "why"),
    [(TimeoutError(), "i tid"), (ConnectionRefusedError(), "nå"), (ValueError("x"), "läsa"), (_OddError(), "använda")],
)
def test_whatever_is_raised_has_a_swedish_reason(error: Exception, why: str) -> None:
    assert why in failure_of(error).why
