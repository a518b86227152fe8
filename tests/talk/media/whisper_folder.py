"""A Whisper model of two tiny layers with random weights, as a CTranslate2 folder: it talks nonsense, by every step."""

import json
from pathlib import Path

import numpy as np
from ctranslate2.specs.model_spec import LayerSpec, visit_spec
from ctranslate2.specs.whisper_spec import WhisperSpec
from faster_whisper.tokenizer import _LANGUAGE_CODES

WIDTH, HEADS, MELS, HEARS, SAYS = 16, 2, 80, 1_500, 448
WORDS = 50_257
"""Tokens before `<|endoftext|>`: as in OpenAI's, since the number of all tokens tells what a model knows."""
VOCABULARY = 51_865
SURE, ENDS = 20.0, 72.0
"""Random weights are never sure of a word, and never end: so what they say is made loud, and the end louder."""


def vocabulary() -> list[str]:
    """Return all tokens in order."""
    spoken = [f"Ġword{number}" for number in range(WORDS)]
    acts = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    special = ["endoftext", "startoftranscript", *_LANGUAGE_CODES[:99], *acts]
    marks = [f"<|{number * 0.02:.2f}|>" for number in range(1_501)]
    return [*spoken, *(f"<|{name}|>" for name in special), *marks]


def write_whisper(folder: Path) -> Path:
    """Write the model with all that faster-whisper reads."""
    chance = np.random.default_rng(7)
    spec = WhisperSpec(2, HEADS, 2, HEADS)
    _fill(spec, chance)
    tokens = vocabulary()
    spec.register_vocabulary(tokens)
    spec.config.suppress_ids = [WORDS + 1]
    spec.config.suppress_ids_begin = [WORDS]
    spec.config.lang_ids = list(range(WORDS + 2, WORDS + 2 + 99))
    spec.config.alignment_heads = [(1, 0), (1, 1)]
    spec.validate()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    _write_tokenizer(folder / "tokenizer.json", tokens)
    return folder


def _shape(name: str) -> tuple[int, ...]:
    """Return the shape of a variable by its name."""
    if "position_encodings" in name:
        return (HEARS if name.startswith("encoder") else SAYS, WIDTH)
    if "embeddings" in name or "projection" in name:
        return (VOCABULARY, WIDTH)
    if "conv1" in name or "conv2" in name:
        return (WIDTH,) if "bias" in name else (WIDTH, MELS if "conv1" in name else WIDTH, 3)
    if "layer_norm" in name:
        return (WIDTH,)
    rows = WIDTH
    if "linear_0" in name:
        rows = WIDTH * {"self_attention": 3, "ffn": 4}.get(name.split("/")[-3], 1)
    if "linear_1" in name and "/attention/" in name:
        rows = WIDTH * 2
    inner = WIDTH * 4 if "ffn/linear_1" in name else WIDTH
    return (rows,) if "bias" in name else (rows, inner)


def _fill(spec: WhisperSpec, chance: np.random.Generator) -> None:
    def fill(layer: LayerSpec, name: str, value: object) -> None:
        if value is not None and not name.endswith("encodings") and name != "decoder/projection/weight":
            return
        given = chance.normal(0.0, 0.3, _shape(name)).astype(np.float32)
        if name == "decoder/projection/weight":
            given *= SURE
            given[:, 0] = 0
            given[WORDS, 0] = ENDS
        if name == "decoder/layer_norm/beta":
            given[0] = 1
        elif name == "decoder/layer_norm/gamma":
            given[0] = -1
        setattr(layer, name.rsplit("/", 1)[-1], given + 1 if name.endswith("gamma") else given)

    visit_spec(spec, fill)


def _write_tokenizer(path: Path, tokens: list[str]) -> None:
    special = [
        {"id": WORDS + number, "content": token, "special": True, "single_word": False,
         "lstrip": False, "rstrip": False, "normalized": False}
        for number, token in enumerate(tokens[WORDS:])
    ]  # fmt: skip
    whole = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": None,
        "pre_tokenizer": {
            "type": "ByteLevel",
            "add_prefix_space": False,
            "trim_offsets": True,
            "use_regex": True,
        },
        "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "WordLevel",
            "vocab": {token: at for at, token in enumerate(tokens)},
            "unk_token": tokens[0],
        },
    }
    path.write_text(json.dumps(whole))
