"""The bundled Swedish token vocabulary: complete, lossless, and equal to the tokenizer it was made from."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.tokens import count_tokens, encoding
from ingestion.train_tokens import main, read_lines, to_ranks, train, write_ranks

SAMPLES = [
    "Vi saknar samverkan med både VC och VPM.",
    "Försäkringskassans handläggare 2015-11-13, §§ 4–7: 12 500 kronor!\r\n\r\n  Nästa rad\tmed tabb \n",
    "ÅÄÖ åäö é ü ß Ωμέγα русский 日本語 👩‍👩‍👧 🇸🇪 e\u0301",
    "[bookmark: _Toc455555416]**Fetstil** <i>kursiv</i> “citat” ”citat”…",
    "   \n\n \u00a0 \u2028 x",
]


@pytest.mark.parametrize("text", SAMPLES)
def test_text_round_trips(text: str) -> None:
    assert encoding().decode(encoding().encode(text)) == text


@given(st.text())
def test_any_unicode_round_trips(text: str) -> None:
    assert encoding().decode(encoding().encode_ordinary(text)) == text


def test_every_byte_is_a_token_and_ranks_have_no_gap() -> None:
    tokens = [encoding().decode_single_token_bytes(rank) for rank in range(encoding().n_vocab)]
    assert {bytes([byte]) for byte in range(256)} <= set(tokens)
    assert len(set(tokens)) == encoding().n_vocab >= 16_000


def test_special_token_text_is_plain_text() -> None:
    assert count_tokens("<|endoftext|>") == len(encoding().encode("<|endoftext|>")) > 1


def test_counting_edge_cases() -> None:
    assert count_tokens("") == 0
    assert count_tokens("\ud800 ensam surrogat") > 0
    assert count_tokens("a" * 1_000_000) > 0
    assert count_tokens(" " * 1_000_000) > 0


def test_swedish_takes_few_tokens() -> None:
    text = "Försäkringskassan och Arbetsförmedlingen har regelbundna möten med kommunens handläggare om ärenden."
    assert len(text) / count_tokens(text) > 4.5


def test_encoding_is_loaded_once() -> None:
    assert encoding() is encoding()
    assert encoding().name == "samsvar_sv"


def test_training_is_deterministic_and_agrees_with_its_tokenizer(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\n".join(SAMPLES * 20), encoding="utf-8")
    outs = [tmp_path / "a.tiktoken", tmp_path / "b.tiktoken"]
    for out in outs:
        assert main(["--text", f"{text}=2", "--out", str(out), "--size", "600"]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    first = outs[0].read_text(encoding="ascii").splitlines()[0].split()
    assert base64.b64decode(first[0]) == b"!"
    assert first[1] == "0"


def test_token_sequences_equal_the_trained_tokenizer(tmp_path: Path) -> None:
    import tiktoken

    from ingestion.tokens import PATTERN

    tokenizer = train(SAMPLES * 20, 600)
    ranks = to_ranks(tokenizer)
    write_ranks(ranks, tmp_path / "x.tiktoken")
    ours = tiktoken.Encoding("test", pat_str=PATTERN, mergeable_ranks=ranks, special_tokens={})
    for text in SAMPLES:
        assert ours.encode_ordinary(text) == tokenizer.encode(text, add_special_tokens=False).ids


def test_file_errors_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--text", str(tmp_path / "missing.txt"), "--out", str(tmp_path / "x")]) == 2
    assert "missing.txt" in capsys.readouterr().err
    with pytest.raises(ValueError, match="256"):
        train([], 100)
    assert next(read_lines(Path(__file__))).startswith('"""')
