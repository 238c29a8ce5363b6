"""How long a plate or a position takes: shown from the shipped SVG, and drawn afresh with matplotlib.

    python -m tools.bench.plates [RUNS]

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
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from attrs import frozen
from matplotlib.backends.backend_agg import FigureCanvasAgg

import glute_lessons as gl
from glute_lessons.anatomy.plates import Plate
from glute_lessons.content import assets, load
from tools.bench.table import Row

RUNS = 7
MOST_MS = {"shown": 20, "drawn": 300}
MOST_KB = {"plates": 120, "positions": 40}  # gzipped


@frozen
class Took:
    """Milliseconds of one drawing: shown from the shipped SVG, and drawn afresh."""

    name: str
    shown: tuple[float, ...]
    drawn: tuple[float, ...]


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


def measure(runs: int) -> Iterator[Took]:
    """Each drawing's times."""
    for name, asked in cases():
        show = partial(lambda asked: asked()._repr_mimebundle_(), asked)
        draw = partial(render, asked)
        show(), draw()  # a warm kernel
        pairs = [(milliseconds(show), milliseconds(draw)) for _ in range(runs)]
        yield Took(name.strip(), *zip(*pairs, strict=True))


def gzipped(kind: str) -> dict[str, float]:
    """Each shipped SVG of the kind, and its size in kB, packed as a server would."""
    paths = sorted((assets() / kind).glob("*.svg"))
    return {p.name: len(gzip.compress(p.read_bytes(), mtime=0)) / 1000 for p in paths}


def slowest(found: Sequence[Took], of: str) -> Took:
    return max(found, key=lambda took: statistics.median(getattr(took, of)))


def rows(runs: int = RUNS) -> Iterator[Row]:
    """Of the plates and of the positions the slowest one."""
    found = list(measure(runs))
    positions = [took for took in found if took.name.startswith("position ")]
    for kind, tooks in (
        ("plates", [t for t in found if t not in positions]),
        ("positions", positions),
    ):
        for of, most in MOST_MS.items():
            took = slowest(tooks, of)
            how = "shown from its SVG" if of == "shown" else "drawn afresh"
            name = took.name.removeprefix("position ")
            what = f"slowest of {len(tooks)} {kind}, {how}: {name}"
            yield Row(what, "ms", getattr(took, of), most=most)
        sizes = gzipped(kind)
        what = f"sizes of the {kind}, gzipped; largest: {max(sizes, key=sizes.__getitem__)}"
        yield Row(what, "kB", sizes.values(), most=MOST_KB[kind], of="worst")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(
        f"{'drawing':36} {'shown, ms: median':>18} {'max':>7} {'drawn, ms: median':>18} {'max':>7}"
    )
    for took in measure(runs):
        a, b = took.shown, took.drawn
        print(
            f"{took.name:36} {statistics.median(a):18.1f} {max(a):7.1f}"
            f" {statistics.median(b):18.1f} {max(b):7.1f}"
        )
    for kind in MOST_KB:
        for name, size in gzipped(kind).items():
            whole = (assets() / kind / name).stat().st_size / 1000
            print(f"{name:36} {whole:6.0f} kB, {size:5.0f} kB gzipped")


if __name__ == "__main__":
    main()
