"""Set the course up and start it: python3 tools/start.py course (py tools\\start.py on Windows).

This file must be readable by every old Python, so that it can turn it away with one sentence.
All that needs a newer one is in tools/setup/ and is imported afterwards.
"""

import os
import sys

OLDEST = (3, 11)


def too_old(version):
    """The sentence for a Python that is too old, or None. version: its sys.version_info."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "Glute Lessons needs Python 3.11 or later and this is Python %d.%d: install a newer one, "
        "or name one you have, as in: make course PYTHON=python3.13" % tuple(version[:2])
    )


def main():
    sentence = too_old(sys.version_info)
    if sentence:
        sys.exit(sentence)
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    try:
        from tools.setup.commands import run
    except KeyboardInterrupt:  # from then on, run() sees to it
        sys.exit(130)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
