"""Writes the made parts of docs/teaching.md from content.

python tools/teaching.py            writes them
python tools/teaching.py --check    changes nothing; exit 1 when the page would change
"""

from __future__ import annotations

import sys
from pathlib import Path

from glute_lessons.classroom.guide import written
from glute_lessons.content import load

PAGE = Path(__file__).resolve().parents[1] / "docs" / "teaching.md"


def main(arguments: list[str]) -> int:
    old = PAGE.read_text(encoding="utf-8")
    new = written(old, load())
    if "--check" in arguments:
        print(f"{PAGE.name}: {'as made' if new == old else 'would change; please run make guide'}")
        return int(new != old)
    PAGE.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
