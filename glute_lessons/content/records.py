"""What is taught, as frozen records. The TOML files beside this module load into them."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from .rules import filled, in_range, matching, one_of

Verdict = Literal["continue", "ease_off", "stop", "get_help_now"]
Outcome = Literal["go", "ask_first", "not_today", "get_help_now"]
Grade = Literal["right", "wrong", "cautious", "serious", "critical"]

VERDICTS: tuple[Verdict, ...] = ("continue", "ease_off", "stop", "get_help_now")
OUTCOMES: tuple[Outcome, ...] = ("go", "ask_first", "not_today", "get_help_now")
ZONES = ("press", "pass_over", "never_press")
MUSCLE_LAYERS = ("superficial", "middle", "deep", "in front")
VIEWS = ("posterior", "lateral")
PLATE_LAYERS = ("skin", "maximus", "medius", "deep", "bones")
FLAGS = ("OK", "VAGUE", "UNPROVEN", "TENSION", "GAP")

_name = matching(r"[a-z][a-z0-9_]*", "small letters, digits and underscores, a letter first")
_lesson = matching(r"\d\d_[a-z_]+", "a lesson's name such as 03_foam_rolling")


def _text() -> str:
    return field(validator=filled)


@frozen
class Fact:
    """One item of the syllabus: a fact (A1…S28), a resolution (D1…) or an addition (X1…).

    lesson: where it has its home cell. flags: what its teaching must add or admit.
    note: that, in words. evidence: source ids. why_not: the reason when not assessable.
    """

    id: str = field(validator=matching(r"[ATFWLHSDX]\d{1,2}", "a letter and a number such as F19"))
    text: str = _text()
    lesson: str = field(validator=_lesson)
    flags: tuple[str, ...] = field(validator=[filled, one_of(*FLAGS)])
    note: str = ""
    evidence: tuple[str, ...] = ()
    assessable: bool = True
    why_not: str = ""

    @property
    def flagged(self) -> bool:
        """True when its teaching must add a number, an admission or a safety point."""
        return any(flag != "OK" for flag in self.flags)


@frozen
class Source:
    """One graded claim. grade: A review, B trial or measurement, C expert or textbook, - none.

    status: V read at its source, G general knowledge (told as teaching practice, no reference
    printed), D our own arithmetic. doi: only those checked; printed as doi.org links.
    """

    id: str = field(
        validator=matching(r"(AN|FR|SF|ME|LS)-\d\d", "letters and a number such as SF-06")
    )
    topic: str = _text()
    claim: str = _text()
    grade: str = field(validator=one_of("A", "B", "C", "-"))
    status: str = field(validator=one_of("V", "G", "D"))
    figures: str = ""
    citation: str = ""
    doi: tuple[str, ...] = ()


@frozen
class Lesson:
    """One notebook: its order, aim, length and objectives, and its main picture."""

    id: str = field(validator=_lesson)
    title: str = _text()
    aim: str = _text()
    minutes: tuple[int, int] = field(validator=in_range(5, 60, "minutes"))
    objectives: tuple[str, ...] = field(validator=filled)
    picture: str = field(validator=_name)


@frozen
class PictureLayer:
    """What a plate shows down to one layer. shows: in words, added to the plate's description."""

    id: str = field(validator=_name)
    name: str = _text()
    shows: str = _text()


@frozen
class Picture:
    """One drawing in assets/. title: its accessible name. alt: one line for the Markdown image.

    description: what it shows, in words that let someone who cannot see it do the lesson.
    credit: the one-line credit. side_file, side_alt: the same seen from the side, where there is
    one. layers: a plate's layers from the surface down. In all the words of a plate, "{side}"
    stands for left or right.
    """

    id: str = field(validator=_name)
    file: str = field(
        validator=matching(r"[a-z_/]+\.svg", "a path in assets/ such as plates/zones.svg")
    )
    title: str = _text()
    alt: str = _text()
    description: str = _text()
    credit: str = _text()
    side_file: str = field(
        default="", validator=matching(r"([a-z_/]+\.svg)?", "a path in assets/, or nothing")
    )
    side_alt: str = ""
    layers: tuple[PictureLayer, ...] = ()

    def layer(self, name: str) -> PictureLayer:
        """Raises KeyError for a layer that the picture does not have."""
        return {layer.id: layer for layer in self.layers}[name]


@frozen
class PositionLabel:
    """Words for one numbered place of a position drawing. at: the place's name in its outlines."""

    at: str = field(validator=_name)
    words: str = _text()


@frozen
class Position:
    """One drawing of a person in position, worked side "{side}", the other side "{other}".

    file: its outlines in assets/. title, alt, description, credit: as in Picture. skin: the
    mannequin's tone. labels: what is numbered in the drawing, in order.
    """

    id: str = field(validator=_name)
    file: str = field(
        validator=matching(
            r"positions/[a-z0-9_]+\.svg", "a path such as positions/ball_on_wall.svg"
        )
    )
    title: str = _text()
    alt: str = _text()
    description: str = _text()
    credit: str = _text()
    skin: str = field(validator=one_of("light", "deep"))
    labels: tuple[PositionLabel, ...] = field(validator=filled)


@frozen
class Label:
    """Words beside a part of a drawing. id: of what they name; words: with the drawing's breaks."""

    id: str = field(validator=_name)
    words: str = _text()


@frozen
class Muscle:
    """One muscle. layer: superficial, middle, deep, or in front of the buttock.

    nerve: what makes it work. find: how to find it on oneself. zone: where it may be pressed.
    clue: what it looks like and where it lies, without its name, for "which one is this?".
    """

    id: str = field(validator=_name)
    name: str = _text()
    plain_name: str = _text()
    layer: str = field(validator=one_of(*MUSCLE_LAYERS))
    starts: str = _text()
    ends: str = _text()
    does: str = _text()
    where: str = _text()
    nerve: str = _text()
    find: str = _text()
    zone: str = _text()
    clue: str = _text()
    size: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)


@frozen
class Neighbour:
    """A part of the body that the plates show and that is no muscle of the buttock.

    does: what it does or is for. nerve: what makes a muscle work; empty for all else. The rest is
    as in Muscle.
    """

    id: str = field(validator=_name)
    name: str = _text()
    plain_name: str = _text()
    kind: str = field(validator=one_of("bone", "muscle", "band", "nerve"))
    where: str = _text()
    does: str = _text()
    find: str = _text()
    zone: str = _text()
    clue: str = _text()
    evidence: tuple[str, ...] = ()
    nerve: str = ""


@frozen
class Landmark:
    """A bone, a bony point or a line that can be found on oneself; 'about here', never exact.

    zone: press, pass_over or never_press. find: how to find it. why: the reason for the zone.
    """

    id: str = field(validator=_name)
    name: str = _text()
    plain_name: str = _text()
    kind: str = field(validator=one_of("bone", "bony_point", "line", "area"))
    zone: str = field(validator=one_of(*ZONES))
    find: str = _text()
    why: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)
    clue: str = ""  # as in Muscle; for the landmarks that the muscle map asks about


@frozen
class Tool:
    """A thing to press with. diameter_mm: smallest and largest usual size; (0, 0) for hands.

    firmness: 1 (gives most) to 5 (gives least), an order and no measurement.
    """

    id: str = field(validator=_name)
    name: str = _text()
    size: str = _text()
    diameter_mm: tuple[float, float] = field(validator=in_range(0, 400, "mm"))
    firmness: int = field(validator=in_range(1, 5))
    feel: str = _text()
    suits: tuple[str, ...] = field(validator=filled)
    choose_another_if: tuple[str, ...] = field(validator=filled)
    check_before_use: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)


@frozen
class Step:
    """One instruction of a technique, in its order. drawing: the position that shows it."""

    id: str = field(validator=_name)
    text: str = _text()
    drawing: str = field(validator=_name)


@frozen
class Hold:
    """One still press on a tender spot.

    default_seconds and max_seconds: seconds, 5 to 60 (our limit; no gluteal trial exists, FR-17).
    per_spot: how many a day on one spot, at most 2.
    """

    default_seconds: tuple[int, int] = field(validator=in_range(5, 60, "seconds"))
    max_seconds: int = field(validator=in_range(5, 60, "seconds"))
    per_spot: int = field(validator=in_range(1, 2, "holds on a spot a day"))


@frozen
class Passes:
    """Slow passes. pass_seconds: one way; set_seconds: one set; sets: at most 3 a region a day."""

    pass_seconds: tuple[int, int] = field(validator=in_range(2, 4, "seconds"))
    set_seconds: tuple[int, int] = field(validator=in_range(30, 120, "seconds"))
    sets: int = field(validator=in_range(1, 3, "sets on a region a day"))


@frozen
class Technique:
    """One way to work: where, how to get there and up again, the steps in order, the dose.

    floor: needs getting to the floor and up alone. hands_carry: wrists and shoulders carry weight.
    way_down: the drawings of getting to the floor, in order; backwards they lead up again.
    """

    id: str = field(validator=_name)
    name: str = _text()
    tools: tuple[str, ...] = field(validator=filled)
    place: str = _text()
    position: str = _text()
    floor: bool
    hands_carry: bool
    getting_there: tuple[str, ...] = field(validator=filled)
    steps: tuple[Step, ...] = field(validator=filled)
    getting_up: tuple[str, ...] = field(validator=filled)
    press_less: tuple[str, ...] = field(validator=filled)
    press_more: tuple[str, ...] = field(validator=filled)
    muscles: tuple[str, ...] = field(validator=filled)
    passes: Passes
    hold: Hold
    breathing: str = _text()
    stop_rule: str = _text()
    care: tuple[str, ...] = field(validator=filled)
    evidence: tuple[str, ...] = field(validator=filled)
    way_down: tuple[str, ...] = ()


@frozen
class Sensation:
    """One thing a trainee may feel, and what follows from it.

    words: how a person would say it. why: plain reason. do: what to do now.
    """

    id: str = field(validator=_name)
    words: str = _text()
    verdict: Verdict
    why: str = _text()
    do: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)

    @property
    def warning_sign(self) -> bool:
        """True when it ends the practice: the verdict is stop or get help now."""
        return self.verdict in ("stop", "get_help_now")


@frozen
class StopReason:
    """One answer to "Why did you stop?". sensations: ids; the first one's verdict counts.

    verdict: only where there is no sensation.
    """

    id: str = field(validator=_name)
    words: str = _text()
    sensations: tuple[str, ...] = ()
    verdict: str = field(default="", validator=one_of("", *VERDICTS))


@frozen
class VerdictText:
    """One of the four verdicts, as it is said to a learner."""

    id: Verdict
    name: str = _text()
    means: str = _text()
    do: str = _text()


@frozen
class GradeRow:
    """One cell of the grading table: the true verdict, the answer given, how it is graded.

    rating: again, hard, good (the schedule's words). says: the sentence shown.
    """

    truth: Verdict
    answer: Verdict
    grade: Grade
    rating: str = field(validator=one_of("again", "hard", "good"))
    says: str = _text()


@frozen
class ScreeningRule:
    """One question of the readiness check. A yes, or no answer at all, leads to its outcome.

    outcome "go" is for rules that only close techniques. closes: technique ids not to do today.
    part: the group it is asked in. brief: the question in a few words, for a list on paper.
    """

    id: str = field(validator=_name)
    part: str = field(validator=one_of("help", "today", "health", "moving"))
    question: str = _text()
    brief: str = _text()
    outcome: Outcome
    advice: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)
    closes: tuple[str, ...] = ()


@frozen
class OutcomeText:
    """One of the four outcomes of the readiness check, as it is said to a learner."""

    id: Outcome
    name: str = _text()
    says: str = _text()


@frozen
class Term:
    """One glossary entry. also: other forms under which lessons use it."""

    id: str = field(validator=_name)
    term: str = _text()
    meaning: str = _text()
    also: tuple[str, ...] = ()


@frozen
class Dose:
    """The course's dose words in numbers: seconds, minutes, and points on the 0–10 scale.

    emergency: what to do for the emergency_signs; urgent: what to do for the urgent_signs.
    """

    hold_seconds: tuple[int, int] = field(validator=in_range(5, 60, "seconds"))
    hold_default_seconds: tuple[int, int] = field(validator=in_range(5, 60, "seconds"))
    holds_per_spot: int = field(validator=in_range(1, 2))
    pass_seconds: tuple[int, int] = field(validator=in_range(2, 4, "seconds"))
    set_seconds: tuple[int, int] = field(validator=in_range(30, 120, "seconds"))
    sets_per_region: int = field(validator=in_range(1, 3))
    session_minutes: tuple[int, int] = field(validator=in_range(5, 10, "minutes"))
    breathe_in_seconds: int = field(validator=in_range(2, 6, "seconds"))
    breathe_out_seconds: int = field(validator=in_range(3, 9, "seconds"))
    feeling_aim: tuple[int, int] = field(validator=in_range(3, 4))
    feeling_cap: int = field(validator=in_range(5, 5))
    soreness_hours: int = field(validator=in_range(48, 48, "hours"))
    stop_rule: str = _text()
    emergency: str = _text()
    emergency_signs: tuple[str, ...] = field(validator=filled)
    urgent: str = _text()
    urgent_signs: tuple[str, ...] = field(validator=filled)


@frozen
class FeelingStep:
    """One step of the 0–10 feeling scale. span: first and last number it covers."""

    span: tuple[int, int] = field(validator=in_range(0, 10))
    name: str = _text()
    feels: str = _text()
    do: str = _text()


@frozen
class Situation:
    """One person in one place, and what the course would start with there.

    who: the person and the place, in one sentence. first: how lightly to start.
    """

    id: str = field(validator=_name)
    who: str = _text()
    tool: str = field(validator=_name)
    surface: str = field(validator=one_of("wall", "floor", "bed", "seat", "standing"))
    technique: str = field(validator=_name)
    first: str = _text()
    why: str = _text()
    evidence: tuple[str, ...] = field(validator=filled)


@frozen
class Option:
    """One answer to a question, with its own explanation of why it is right or wrong.

    right: for answers that content does not decide. names: the id or value in content that it
    stands for, where the question's key decides.
    """

    text: str = _text()
    explanation: str = _text()
    right: bool = False
    names: str = ""


@frozen
class VerdictOption:
    """Why one verdict is right or wrong for one vignette."""

    verdict: Verdict
    explanation: str = _text()


KINDS = ("choose_one", "choose_all", "order", "number", "locate", "triage")


@frozen
class Question:
    """One question, of one of six kinds. question_rules.py says what each kind must have.

    key: where content holds the answer, see keys.py; empty where options say which is right.
    choose_one: options, one right. choose_all: options, some right. order: options in a mixed
    order, each naming one id of the key's list. number: three options named below, within and
    above; least to most may be typed, in unit; tolerance is added on both sides. locate: a place
    to touch in a view at a layer; target: an entry or a zone. triage: sensation names the record
    whose verdict is the answer; verdicts explain the four. sets: "drill" for lesson 0's six.
    critical: a wrong answer could hurt someone; danger: what could happen. critical_if: which
    wrong answers: missed or chosen (choose_all), below or above (number); empty means any.
    """

    id: str = field(validator=matching(r"[a-z0-9_]+", "small letters, digits and underscores"))
    lesson: str = field(validator=_lesson)
    kind: str = field(validator=one_of(*KINDS))
    stem: str = _text()
    objective: int = field(validator=in_range(1, 4))
    facts: tuple[str, ...] = field(validator=filled)
    difficulty: int = field(validator=in_range(1, 3))
    evidence: tuple[str, ...] = ()
    critical: bool = False
    critical_if: str = field(default="", validator=one_of("", "missed", "chosen", "below", "above"))
    danger: str = ""
    key: str = ""
    options: tuple[Option, ...] = ()
    unit: str = ""
    least: float = 0
    most: float = 0
    tolerance: float = field(default=0, validator=in_range(0, 60))
    view: str = field(default="", validator=one_of("", *VIEWS))
    layer: str = field(default="", validator=one_of("", *PLATE_LAYERS))
    target: str = ""
    sensation: str = ""
    verdicts: tuple[VerdictOption, ...] = ()
    sets: tuple[str, ...] = ()
