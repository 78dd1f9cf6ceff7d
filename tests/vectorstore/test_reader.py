"""The reader: the same vectors as a library's transformer, and what they tell."""

import math
import shutil
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from threadpoolctl import threadpool_info

from ingestion.errors import EmbeddingError
from vectorstore import IndexSpec, open_index
from vectorstore.reader import CLS, HEADS, LONGEST, PAD, SEP, QuestionReader, _gelu, bundled_reader, one_thread
from vectorstore.static_model import StaticModelError, bundled_model
from vectorstore.training import transformer

QUESTIONS = [
    "Hur många vårdcentraler saknar rehabkoordinator?",
    "varför?",
    "",
    "Vad tycker Arbetsförmedlingen i Hylte om mötena, och hur ofta hålls de? " * 4,
]
ASKED = [
    ("Vad saknar AF?", "vad är det arbetsförmedlingen inte har", "Vad kostar AF?"),
    ("Vilka ingår i styrgruppen?", "vem sitter i styrgruppen", "Varför finns styrgruppen?"),
    ("Hur ofta träffas teamet?", "hur tätt har teamet möten", "Vem leder teamet?"),
    ("Vilka förslag finns om rehab?", "hur vill man förbättra rehabiliteringen", "Hur många fick rehab?"),
    ("Varför blev projektet försenat?", "vad berodde förseningen på", "När startade projektet?"),
]
"""A question, the same one in other words, and another one in its words."""
NAMES = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "o",
    "attention.output.LayerNorm": "n1",
    "intermediate.dense": "i",
    "output.dense": "f",
    "output.LayerNorm": "n2",
}


def test_the_vectors_are_those_of_a_library() -> None:
    """transformers' BERT with the same weights, computed by torch, has the same vectors."""
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer
    from transformers import BertConfig, BertModel

    tensors = {name: torch.tensor(value).float() for name, value in load_file(file()).items()}
    model = BertModel(
        BertConfig(
            vocab_size=len(tensors["emb"]),
            hidden_size=384,
            num_hidden_layers=6,
            num_attention_heads=HEADS,
            intermediate_size=1536,
            max_position_embeddings=LONGEST,
            type_vocab_size=1,
        ),
        add_pooling_layer=False,
    ).train(mode=False)
    state = {"embeddings.word_embeddings.weight": tensors["emb"] * tensors["emb_scale"]}
    state |= {f"embeddings.{ours}": tensors[f"enc.{name}.weight"] for ours, name in EMBEDDINGS.items()}
    state["embeddings.LayerNorm.bias"] = tensors["enc.n.bias"]
    for number in range(6):
        for theirs, ours in NAMES.items():
            for part in ("weight", "bias"):
                state[f"encoder.layer.{number}.{theirs}.{part}"] = tensors[f"enc.layers.{number}.{ours}.{part}"]
    assert set(model.load_state_dict(state, strict=False).missing_keys) <= {"embeddings.position_ids"}
    tokenizer = Tokenizer.from_file(str(bundled_model() / "tokenizer.json"))
    expected = []
    for question in QUESTIONS:
        pieces = torch.tensor([[24000, *tokenizer.encode(question).ids[: LONGEST - 2], 24001]])
        with torch.no_grad():
            mean = model(pieces).last_hidden_state.mean(dim=1)
            expected.append(torch.nn.functional.linear(mean, tensors["pr.weight"], tensors["pr.bias"])[0].numpy())
    found = bundled_reader().read(QUESTIONS)
    assert np.allclose(found, [vector / np.linalg.norm(vector) for vector in expected], atol=1e-4)


EMBEDDINGS = {"position_embeddings.weight": "pos", "token_type_embeddings.weight": "typ", "LayerNorm.weight": "n"}


def file() -> Path:
    """The weights of the bundled reader."""
    return bundled_model() / "reader.safetensors"


def test_what_is_read_together_changes_nothing() -> None:
    """A question has the same vector by itself and in a batch with longer ones; each is of length 1."""
    reader = bundled_reader()
    together = reader.read(QUESTIONS)
    alone = np.concatenate([reader.read([question]) for question in QUESTIONS])
    assert np.allclose(together, alone, atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert reader.read([]).shape == (0, reader.dim)


def test_several_batches_come_back_in_order() -> None:
    texts = [f"{'Vad saknas, och varför? ' * (number % 5)}Fråga {number}" for number in range(600)]
    reader = bundled_reader()
    found = reader.read(texts)
    for number in (0, 7, 333, 598):
        assert np.allclose(found[number], reader.read([texts[number]])[0], atol=1e-5)


def test_the_unit_is_as_good_as_one_of_twice_the_precision() -> None:
    values = np.linspace(-12, 12, 4001).astype(np.float32)
    wanted = [value / 2 * (1 + math.erf(value / math.sqrt(2))) for value in values.tolist()]
    assert np.abs(_gelu(values) - wanted).max() < 1e-6


def test_one_thread_leaves_the_number_of_threads_as_it_was() -> None:
    """Also where several questions are read at once: each would restore what another had set."""

    def read() -> None:
        for _ in range(20):
            with one_thread():
                bundled_reader().read(QUESTIONS[:1])

    before = [pool["num_threads"] for pool in threadpool_info()]
    together = [Thread(target=read) for _ in range(4)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert [pool["num_threads"] for pool in threadpool_info()] == before
    with one_thread():
        # numpy's own: others may be loaded by whoever comes later, and nothing here computes with them.
        own = [pool for pool in threadpool_info() if pool["user_api"] == "blas" and "numpy" in pool["filepath"]]
        assert {pool["num_threads"] for pool in own} == {1}


def test_the_training_has_the_same_marks() -> None:
    assert (transformer.CLS, transformer.SEP, transformer.PAD, transformer.HEADS) == (CLS, SEP, PAD, HEADS)


def test_a_damaged_bundled_reader_is_told_in_swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vectorstore.reader.bundled_model", lambda: tmp_path)
    bundled_reader.cache_clear()
    try:
        with pytest.raises(EmbeddingError, match="Installera om Samsvar"):
            open_index(IndexSpec(tmp_path / "home", None, 160))
    finally:
        bundled_reader.cache_clear()


def test_it_tells_what_is_asked_for() -> None:
    """Other words for the same question are nearer than the same words for another one."""
    reader = bundled_reader()
    nearer = [
        float(np.subtract(*(reader.read([asked])[0] @ reader.read([same, other]).T))) for asked, same, other in ASKED
    ]
    assert np.mean(nearer) > 0.2
    assert sum(value > 0 for value in nearer) >= 4


@pytest.mark.parametrize("damage", ["missing", "torn", "foreign"])
def test_a_damaged_reader_is_reported(tmp_path: Path, damage: str) -> None:
    """A missing file, a torn one and one with other contents."""
    shutil.copy(bundled_model() / "tokenizer.json", tmp_path)
    path = tmp_path / "reader.safetensors"
    if damage == "torn":
        path.write_bytes(file().read_bytes()[:1000])
    elif damage == "foreign":
        save_file({"embedding": np.zeros((2, 2), dtype=np.float32)}, path)
    with pytest.raises(StaticModelError):
        QuestionReader(tmp_path)
