"""What the exports say that is no content: the licence, and why something is left out."""

from __future__ import annotations

NAME = "Glute Lessons"
CREDIT = "Glute Lessons, CC BY 4.0"
SCOPE = (
    "They teach; they diagnose nothing, and they treat no illness. With pain, tingling or weakness"
    " in a leg, see a professional. With an emergency sign, call your local emergency number."
)
LICENCE = (
    f"Licence of the questions: Creative Commons Attribution 4.0 International. Credit: {CREDIT}."
)
ABOUT = (f"{NAME}: questions on safe self-massage of the buttock muscles.", SCOPE, LICENCE)
PLATES = "The plates have a licence and a credit line of their own:"

NO_ORDER = "the format has no question that puts things in order"
NO_ORDER_12 = (
    "programs that read QTI 1.2 seldom know a question that puts things in order; QTI 2.1 has it"
)
NO_PLACE = "a place to touch on a plate does not fit the format"
PART_CREDIT = (
    "the format would give part credit to an answer that misses a warning sign, and a safety"
    " answer gets none"
)
NO_DRAWING = "without their plate; the places that can be touched are listed as options"

NEEDS_GENANKI = (
    "The Anki deck needs the package genanki: install it with"
    " pip install 'glute-lessons[export]', or pip install genanki."
)
