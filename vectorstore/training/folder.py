"""Write a model folder that sentence-transformers and `vectorstore.static_model` both load, and the reader's file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from vectorstore.reader import READER

__all__ = ["write_folder", "write_reader"]

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.base.modules.normalize.Normalize",
    },
]

NORMALIZE = {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}


def write_folder(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
    """Write `tokenizer` and the (pieces, dim) `table` to `folder`, which is made when it is missing.

    The table is kept in 16 bits with a 32-bit factor per piece: on loading both readers multiply them to a 32-bit
    table, so that means are taken in full precision. Other files in `folder` (the model card) are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    factors = np.maximum(np.abs(table).max(axis=1), 1e-12).astype(np.float32)
    scaled = (table / factors[:, None]).astype(np.float16)
    save_file({"embeddings": scaled, "weights": factors}, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)  # the writer leaves it to the owner alone
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_json(folder / "modules.json", MODULES)
    write_json(folder / "1_Normalize" / "config.json", NORMALIZE)
    settings = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}
    write_json(folder / "config_sentence_transformers.json", settings)


def write_reader(folder: Path, weights: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the `weights` of a reader to `folder`, which is made when it is missing.

    The table of piece vectors ``enc.emb.weight``, half of all numbers, is kept in 8 bits as ``emb`` with a 32-bit
    factor per piece in ``emb_scale`` (pieces, 1); every other weight in 16 bits under its own name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    table = weights["enc.emb.weight"]
    factors = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-12).astype(np.float32)
    tensors: dict[str, NDArray[np.generic]] = {
        "emb": np.round(table / factors).astype(np.int8),
        "emb_scale": factors,
        **{name: value.astype(np.float16) for name, value in weights.items() if name != "enc.emb.weight"},
    }
    save_file(tensors, folder / READER)
    (folder / READER).chmod(0o644)  # the writer leaves it to the owner alone


def write_json(path: Path, value: object) -> None:
    """Write `value` as indented JSON with a final line end."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
