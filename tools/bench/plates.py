"""How long a plate or a position takes: shown from the shipped SVG, and drawn afresh with matplotlib.

    python tools/bench/plates.py [RUNS]

Both in this warm process, in turns (A B A B …), for each plate in all its layers and each position:
what a notebook does with gl.plate(...), and the same picture drawn as a Figure and rendered to a PNG. The sizes of
the shipped files follow.
"""

from __future__ import annotations

import gzip
import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from matplotlib.backends.backend_agg import FigureCanvasAgg

import glute_lessons as gl
from glute_lessons.anatomy.plates import Plate
from glute_lessons.content import assets, load


def milliseconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def cases() -> Iterator[tuple[str, Callable[[], Plate]]]:
    """Every plate of the body, each layer apart, and every position."""
    for name, picture in load().pictures.items():
        if picture.file.startswith("plates/"):
            for layer in [layer.id for layer in picture.layers] or [None]:
                yield f"{name} {layer or ''}", partial(gl.plate, name, layer=layer)
    for name in load().positions:
        yield f"position {name}", partial(gl.position, name)


def render(asked: Callable[[], Plate]) -> None:
    """The drawing as a PNG, drawn afresh."""
    FigureCanvasAgg(asked().figure()).print_png(io.BytesIO())


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(
        f"{'drawing':36} {'shown, ms: median':>18} {'max':>7} {'drawn, ms: median':>18} {'max':>7}"
    )
    for name, asked in cases():
        show = partial(lambda asked: asked()._repr_mimebundle_(), asked)
        draw = partial(render, asked)
        show(), draw()  # a warm kernel
        pairs = [(milliseconds(show), milliseconds(draw)) for _ in range(runs)]
        a, b = zip(*pairs, strict=True)
        print(
            f"{name:36} {statistics.median(a):18.1f} {max(a):7.1f}"
            f" {statistics.median(b):18.1f} {max(b):7.1f}"
        )
    for kind in ("plates", "positions"):
        for path in sorted((assets() / kind).glob("*.svg")):
            size = len(gzip.compress(path.read_bytes(), mtime=0)) / 1000
            print(f"{path.name:36} {path.stat().st_size / 1000:6.0f} kB, {size:5.0f} kB gzipped")


if __name__ == "__main__":
    main()
