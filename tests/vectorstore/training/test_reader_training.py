"""The reader can be made again: each step of its training does what it says, on toy sets."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from ingestion import Report
from vectorstore.reader import READER, QuestionReader
from vectorstore.static_model import bundled_model
from vectorstore.training import tuning
from vectorstore.training.folder import write_reader
from vectorstore.training.material import Asked, Questions, centred, neighbours, padded
from vectorstore.training.reader import Start, inference_weights, main, questions_of, started, trained
from vectorstore.training.reading import Pretraining, by_length
from vectorstore.training.sources import Pairs, Sources
from vectorstore.training.teacher import WORDS, Teacher, read_teacher
from vectorstore.training.transformer import (
    CLS,
    PAD,
    PIECES,
    SEP,
    TEACHER_NAMES,
    WIDTH,
    Encoder,
    ReaderModel,
    taught_encoder,
)
from vectorstore.training.tuning import Drawing, NearScale, Rows, Tuning, step_loss, tune_reader

ENGLISH = ("[PAD]", "the", "house", "child", "work", "meeting", "money", "doctor", "school", "road")
SWEDISH = ("hus", "barn", "arbete", "möte", "pengar", "läkare", "skola", "väg")
"""Each the translation of the English word two places further on."""


def teacher_weights(words: int, seed: int = 0) -> dict[str, NDArray[np.float32]]:
    rng = np.random.default_rng(seed)
    inside = {"i": (4 * WIDTH, WIDTH), "f": (WIDTH, 4 * WIDTH), "n1": (WIDTH,), "n2": (WIDTH,)}
    shapes: dict[str, tuple[int, ...]] = {
        WORDS: (words, WIDTH),
        "embeddings.position_embeddings.weight": (512, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
    }
    for number in range(6):
        for part, name in TEACHER_NAMES.items():
            shape = inside.get(part, (WIDTH, WIDTH))
            shapes[f"encoder.layer.{number}.{name}.weight"] = shape
            shapes[f"encoder.layer.{number}.{name}.bias"] = shape[:1]
    return {
        name: (rng.normal(size=shape) * 0.02 + ("LayerNorm.weight" in name)).astype(np.float32)
        for name, shape in shapes.items()
    }


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """Toy batches are too small for more, and waiting for each other takes longer than the work."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def weights() -> dict[str, NDArray[np.float32]]:
    return teacher_weights(len(ENGLISH))


@pytest.fixture(scope="module")
def encoder(weights: dict[str, NDArray[np.float32]]) -> Encoder:
    vectors = np.random.default_rng(1).normal(size=(PIECES, WIDTH)).astype(np.float32) * 0.05
    made: Encoder = taught_encoder(weights, vectors)
    return made


def test_the_encoder_keeps_the_layers_of_its_teacher(weights: dict[str, NDArray[np.float32]], encoder: Encoder) -> None:
    state = encoder.state_dict()
    for place in range(6):
        for part, name in TEACHER_NAMES.items():
            for end in ("weight", "bias"):
                taught = weights[f"encoder.layer.{place}.{name}.{end}"]
                assert np.array_equal(state[f"layers.{place}.{part}.{end}"].numpy(), taught)
    assert not any(name.startswith("layers.6") for name in state)
    assert np.array_equal(state["pos.weight"].numpy(), weights["embeddings.position_embeddings.weight"][:256])


def test_a_layer_computes_what_torchs_own_does(encoder: Encoder) -> None:
    """Another implementation with the same weights gives the same states, and padding changes nothing."""
    layer = encoder.layers[3].eval()
    same = torch.nn.TransformerEncoderLayer(
        WIDTH, 12, 4 * WIDTH, activation="gelu", layer_norm_eps=1e-12, batch_first=True
    ).eval()
    names = {"self_attn.out_proj": "o", "linear1": "i", "linear2": "f", "norm1": "n1", "norm2": "n2"}
    own = layer.state_dict()
    state = {f"{one}.{end}": own[f"{other}.{end}"] for one, other in names.items() for end in ("weight", "bias")}
    for end in ("weight", "bias"):
        state[f"self_attn.in_proj_{end}"] = torch.cat([own[f"{part}.{end}"] for part in "qkv"])
    same.load_state_dict(state)
    states = torch.randn(1, 8, WIDTH, generator=torch.Generator().manual_seed(1))
    seen = torch.arange(8)[None] < 5
    with torch.no_grad():
        ours = layer(states, seen[:, None, None, :])[:, :5]
        assert torch.allclose(ours, same(states[:, :5]), atol=1e-5)


def test_a_teacher_of_another_shape_is_told(weights: dict[str, NDArray[np.float32]]) -> None:
    vectors = np.zeros((PIECES, WIDTH), dtype=np.float32)
    missing = {name: value for name, value in weights.items() if name != "encoder.layer.4.output.dense.bias"}
    with pytest.raises(ValueError, match=r"layer\.4"):
        taught_encoder(missing, vectors)
    with pytest.raises(ValueError, match="shape"):
        taught_encoder({**weights, "embeddings.LayerNorm.bias": np.zeros(5, np.float32)}, vectors)


def toy(rng: np.random.Generator) -> Asked:
    """Six statements of pieces of their own, five questions about each, and thirty of the same with one alien piece."""
    subjects = np.arange(60).reshape(6, 10)
    known = [rng.choice(subject, 4, replace=False) for subject in subjects for _ in range(5)]
    unknown = [np.append(question[:3], rng.integers(100, 110)) for question in known]
    near = np.array([[number // 5 * 5 + (number + step) % 5 for step in range(1, 5)] for number in range(30)])
    return Asked(
        Questions(padded(known, 40), near, near),
        Questions(padded(unknown, 40), near, near),
        padded(subjects, 72),
        np.repeat(np.arange(6), 5),
    )


def small(weights: dict[str, NDArray[np.float32]]) -> ReaderModel:
    """A reader of one layer."""
    torch.manual_seed(1)
    vectors = np.random.default_rng(1).normal(size=(PIECES, WIDTH)).astype(np.float32) * 0.05
    return ReaderModel(taught_encoder(weights, vectors, layers=1))


def test_tuning_lowers_the_loss(weights: dict[str, NDArray[np.float32]]) -> None:
    asked = toy(np.random.default_rng(4))
    model = small(weights)
    model.enc.emb.weight.requires_grad_(False)  # nine million numbers, which take most of the time
    before = {name: value.clone() for name, value in model.state_dict().items()}
    losses = tune_reader(model, asked, Tuning(steps=16, alone=16, pairs=6, near=8, rate=1e-3))
    assert np.mean(losses[-5:]) < 0.7 * np.mean(losses[:5])
    model.eval()
    with torch.no_grad():
        _, known = model(torch.from_numpy(asked.answered.rows))
        _, unknown = model(torch.from_numpy(asked.unanswered.rows))
    assert known.mean() < unknown.mean()
    # What is kept follows the weights slowly: after a few steps it has hardly left the first ones.
    moved = {name: float((value - before[name]).abs().max()) for name, value in model.state_dict().items()}
    assert 0 < moved["h.0.weight"] < 2e-3


@pytest.mark.parametrize("by_statement", [0.0, 0.5, 1.0])
def test_a_step_counts_each_kind_of_text_for_what_it_is(
    weights: dict[str, NDArray[np.float32]], by_statement: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read together, shorter ones apart, the texts give the loss that they give when each kind is read by itself."""
    monkeypatch.setattr(tuning, "THINNED", 0.0)
    monkeypatch.setattr(tuning, "BY_STATEMENT", by_statement)
    asked = toy(np.random.default_rng(4))
    model, scale = small(weights).eval(), NearScale()
    rows = Rows.of(asked, torch.device("cpu"))
    draw = Drawing(asked, Tuning(alone=8, pairs=6, near=8)).draw()
    with torch.no_grad():
        found = step_loss(model, scale, rows, draw)
        odds = [model(part)[1] for part in (rows.known[draw.alone_known], rows.unknown[draw.alone_unknown])]
        first, second = (model(rows.known[numbers])[0] for numbers in draw.pairs.T)
        told = model(rows.statements[draw.statements])[0]
        second = torch.where(torch.from_numpy(draw.by_statement)[:, None], told, second)
        hard = model(rows.unknown[draw.hard])[0]
        read = torch.cat([model(rows.known[draw.near_known])[0], model(rows.unknown[draw.near_unknown])[0]])
        near = [model(rows.known[draw.neighbours_known])[0], model(rows.unknown[draw.neighbours_unknown])[0]]
        same = torch.nn.functional.cross_entropy(first @ torch.cat([second, hard]).T * 20, torch.arange(6))
        wanted = tuning.kind_loss(*odds) + 0.5 * same + tuning.near_loss(scale, read, near[0], near[1], draw)
    assert draw.by_statement.sum() in {0.0: (0,), 0.5: range(1, 6), 1.0: (6,)}[by_statement]
    assert float(found) == pytest.approx(float(wanted), abs=1e-5)


def test_tuning_without_two_questions_of_a_statement_is_told(weights: dict[str, NDArray[np.float32]]) -> None:
    asked = toy(np.random.default_rng(5))
    lonely = Asked(asked.answered, asked.unanswered, asked.statements, np.full(30, -1))
    with pytest.raises(ValueError, match="two questions"):
        tune_reader(small(weights), lonely, Tuning(steps=1))


def test_neighbours_are_the_nearest_but_not_the_question_itself() -> None:
    angles = np.array([0.0, 0.01, 0.5, 1.0, 2.0])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    assert neighbours(vectors, vectors, 2, block=2)[[0, 1, 2]].tolist() == [[2, 3], [2, 3], [1, 3]]
    assert neighbours(vectors, vectors[:1]).shape == (5, 1)


def test_rows_are_cut_and_padded() -> None:
    assert padded([[1, 2, 3, 4], [], [7]], 5).tolist() == [
        [CLS, 1, 2, 3, SEP],
        [CLS, SEP, PAD, PAD, PAD],
        [CLS, 7, SEP, PAD, PAD],
    ]


def test_the_teachers_vectors_lose_what_all_share() -> None:
    rng = np.random.default_rng(6)
    vectors = (rng.normal(size=(60, 8)) + 40).astype(np.float32)
    assert (vectors @ vectors.T / np.outer(*[np.linalg.norm(vectors, axis=1)] * 2)).min() > 0.99
    around = centred(vectors)
    assert np.allclose(np.linalg.norm(around, axis=1), 1, atol=1e-5)
    assert abs((around @ around.T)[~np.eye(60, dtype=bool)].mean()) < 0.05


def test_texts_read_by_length_come_back_in_their_order() -> None:
    rng = np.random.default_rng(8)
    rows = torch.from_numpy(padded([rng.integers(100, size=size) for size in rng.integers(1, 60, size=25)], 64))
    shapes: list[tuple[int, ...]] = []

    def read(part: torch.Tensor) -> tuple[torch.Tensor, ...]:
        shapes.append(tuple(part.shape))
        return part[:, 1].float()[:, None], (part != PAD).sum(1)

    first, sizes = by_length(read, rows)
    assert torch.equal(first[:, 0], rows[:, 1].float())
    assert torch.equal(sizes, (rows != PAD).sum(1))
    assert [count for count, _ in shapes] == [20, 5]
    assert shapes[0][1] < shapes[1][1]


def toy_start(weights: dict[str, NDArray[np.float32]], reports: tuple[Report, ...]) -> Start:
    """All that training starts from, with the questions of a few real passages and sentences in toy English."""
    english = Tokenizer(models.WordLevel({word: number for number, word in enumerate(ENGLISH)}, unk_token="[PAD]"))
    english.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    rng = np.random.default_rng(7)
    drawn = [rng.choice(len(SWEDISH), 3, replace=False) for _ in range(80)]
    both = [(" ".join(SWEDISH[n] for n in row), " ".join(["the", *(ENGLISH[n + 2] for n in row)])) for row in drawn]
    nli = [(one, two, "neutral", first, second) for (one, first), (two, second) in zip(both, both[::-1], strict=True)]
    law = ["Den som har fyllt arton år får ansöka om bidrag hos myndigheten enligt denna lag."] * 3
    taught = {text: rng.normal(size=WIDTH).astype(np.float32) for _, text in both}
    passages = [passage for report in reports for passage in report.passages if report.id == "varend"][:6]
    asked = questions_of(passages, ["Vad kostar kaffet?", "Vem är kung?", "Hur lång är bron?", "Var ligger månen?"])
    further = [(f"{one} {one}", f"{other} {other}") for one, other in both[:4]]
    taught |= {text: rng.normal(size=WIDTH).astype(np.float32) for _, text in further}
    sources = Sources(law, nli, Pairs(["hus"], ["väg"]), Pairs([], []), parallel=further, swedish=law[:1])
    start = started(sources, Teacher(english, weights), taught, asked, 1)
    assert len(start.running.sentences) == len(set(both)) + len({one for one, _ in further})
    return start


def test_the_whole_training_writes_what_a_reader_needs(
    weights: dict[str, NDArray[np.float32]], reports: tuple[Report, ...], tmp_path: Path
) -> None:
    start = toy_start(weights, reports)
    assert start.vectors.shape == (PIECES, WIDTH)
    assert (start.asked.answered_by < len(start.asked.statements)).all()
    model = trained(start, Pretraining(1, batch=2), Tuning(1, alone=4, pairs=4, near=4))
    write_reader(tmp_path / "new", inference_weights(model))
    written = load_file(tmp_path / "new" / READER)
    layer = {"q": (384, 384), "k": (384, 384), "v": (384, 384), "o": (384, 384), "i": (1536, 384), "f": (384, 1536)}
    shapes: dict[str, tuple[int, ...]] = {"emb": (24004, 384), "emb_scale": (24004, 1)}
    shapes |= {"enc.pos.weight": (40, 384), "enc.typ.weight": (1, 384), "enc.n.weight": (384,), "enc.n.bias": (384,)}
    shapes |= {
        "pr.weight": (128, 384),
        "pr.bias": (128,),
    }
    for number in range(6):
        for part in TEACHER_NAMES:
            shape = layer.get(part, (384,))
            shapes |= {f"enc.layers.{number}.{part}.weight": shape, f"enc.layers.{number}.{part}.bias": shape[:1]}
    assert {name: value.shape for name, value in written.items()} == shapes
    types = {name: str(value.dtype) for name, value in written.items()}
    assert (types.pop("emb"), types.pop("emb_scale")) == ("int8", "float32")
    assert set(types.values()) == {"float16"}
    shutil.copy(bundled_model() / "tokenizer.json", tmp_path / "new")
    assert QuestionReader(tmp_path / "new").read(["Vad saknas?"]).shape == (1, 128)
    table = written["emb"] * written["emb_scale"]
    away = np.abs(table - model.enc.emb.weight.detach().cpu().numpy())
    assert (away <= written["emb_scale"] * 0.501).all()
    assert (np.abs(written["emb"].astype(int)).max(axis=1) == 127).all()


def test_missing_and_damaged_files_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tokenizer.json").write_text("{", encoding="utf-8")
    with pytest.raises(OSError, match=r"model\.safetensors"):
        read_teacher(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ValueError, match=r"model\.safetensors"):
        read_teacher(tmp_path)
    save_file({"other": np.zeros(2, np.float32)}, tmp_path / "model.safetensors")
    with pytest.raises(ValueError, match=r"tokenizer\.json"):
        read_teacher(tmp_path)
    Tokenizer(models.WordLevel({"a": 0}, unk_token="a")).save(str(tmp_path / "tokenizer.json"))
    with pytest.raises(ValueError, match="word_embeddings"):
        read_teacher(tmp_path)
    folders = ["--pretraining", str(tmp_path), "--teacher", str(tmp_path), "--out", str(tmp_path / "out")]
    assert main(folders) == 2
    assert "nli-sv-en.tsv.xz" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
