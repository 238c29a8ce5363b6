"""How long a plate takes: shown from the shipped SVG, and drawn afresh with matplotlib.

    python tools/bench/plates.py [RUNS]

Both in this warm process, in turns (A B A B …), for each plate in all its layers: what a notebook
does with gl.plate(...), and the same picture drawn as a Figure and rendered to a PNG. The sizes of
the shipped files follow.
"""

from __future__ import annotations

import gzip
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator

from matplotlib.backends.backend_agg import FigureCanvasAgg

import glute_lessons as gl
from glute_lessons.content import assets, load


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def cases() -> Iterator[tuple[str, str | None]]:
    """Every plate of the body, each layer apart."""
    for name, picture in load().pictures.items():
        if picture.file.startswith("plates/"):
            layers = [layer.id for layer in picture.layers]
            yield from ((name, layer) for layer in layers or [None])


def render(name: str, layer: str | None) -> None:
    """The plate as a PNG, drawn afresh."""
    FigureCanvasAgg(gl.plate(name, layer=layer).figure()).print_png(io.BytesIO())


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'plate':24} {'shown, ms: median':>18} {'max':>7} {'drawn, ms: median':>18} {'max':>7}")
    for name, layer in cases():

        def shown(name: str = name, layer: str | None = layer) -> object:
            return gl.plate(name, layer=layer)._repr_mimebundle_()

        def drawn(name: str = name, layer: str | None = layer) -> object:
            return render(name, layer)

        shown(), drawn()  # a warm kernel
        pairs = [(milliseconds(shown), milliseconds(drawn)) for _ in range(runs)]
        a, b = zip(*pairs, strict=True)
        print(
            f"{f'{name} {layer or str()}':24} {statistics.median(a):18.1f} {max(a):7.1f}"
            f" {statistics.median(b):18.1f} {max(b):7.1f}"
        )
    for path in sorted((assets() / "plates").glob("*.svg")):
        size = len(gzip.compress(path.read_bytes(), mtime=0)) / 1000
        print(f"{path.name:24} {path.stat().st_size / 1000:6.0f} kB, {size:5.0f} kB gzipped")


if __name__ == "__main__":
    main()
