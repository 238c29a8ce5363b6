"""`python -m glute_lessons.mechanics`: the model beside what was measured, and its orders."""

from __future__ import annotations

import sys
from textwrap import wrap

from .comparisons import HEADINGS, as_rows, comparisons
from .measured import LEFT_OUT
from .orders import Compared, compared
from .ranges import RANGES

WIDTH = 98
EVIDENCE = HEADINGS.index("Evidence")
FORCES_N = range(20, 601, 20)


def main() -> int:
    """Prints the table. Always returns 0: a prediction that is off is a finding, not a fault."""
    print("\n".join([*_table(), "", *_summary(), "", *_left_out(), "", *_order()]))
    return 0


def _table() -> list[str]:
    """The cells in columns; under each row its evidence, and why it is as it is."""
    full = [HEADINGS, *as_rows()]
    lines = [tuple(cell for at, cell in enumerate(row[:-1]) if at != EVIDENCE) for row in full]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    head, *rows = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    told = [head, "-" * len(head)]
    for row, cells in zip(rows, full[1:], strict=True):
        below = f"{cells[EVIDENCE]}. {cells[-1]}"
        told += [row, *wrap(below, WIDTH, initial_indent="    ", subsequent_indent="    ")]
    return told


def _summary() -> list[str]:
    done = comparisons()
    predicted = [each for each in done if each.measured.use == "predicted"]
    inside = sum(each.inside for each in predicted)
    lines = wrap(
        f"Used to fit: {len(done) - len(predicted)} value. {inside} of {len(predicted)} "
        "predictions lie in their band. The bands are wide, so that is a weak test: the ratio, "
        "model over measured, says more. Nothing here was measured under a ball or a roller "
        "on the buttock.",
        WIDTH,
    )
    outside = [each.measured for each in predicted if not each.inside]
    return [*lines, *(f"Outside: {each.what}, {each.where}." for each in outside)]


def _left_out() -> list[str]:
    return ["Not in the table:", *(f"  {', '.join(ids)}: {why}" for ids, why in LEFT_OUT)]


def _order() -> list[str]:
    """In how many cases the order of pressure at equal force can be seen at all."""
    lines = ["Order of pressure at equal force: soft roller, firm roller, tennis, lacrosse ball."]
    firm = RANGES["modulus_kpa"]
    moduli = range(int(firm.low), int(firm.high) + 1, int(firm.step))
    whole = f"all firmness, {firm.low:g} to {firm.high:g} kPa"
    cases = ((whole, moduli), (f"default firmness, {firm.default:g} kPa", [firm.default]))
    for name, values in cases:
        lines.append(f"  {name}: {_counted(compared(FORCES_N, values))}")
    return [*lines, f"  Forces: {FORCES_N[0]} to {FORCES_N[-1]} N in steps of {FORCES_N.step} N."]


def _counted(found: Compared) -> str:
    return (
        f"all four have a number in {found.all_numbers} of {found.cases} cases "
        f"({100 * found.share:.0f} %), in order in {found.in_order} of these."
    )


if __name__ == "__main__":
    # A Windows console may not speak UTF-8; a table must not fail for a sign.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
