"""What others measured and the model can be set beside: each with its evidence, as it was printed.

None of it is from a ball or a roller under the buttock: no such measurement was found (ME-07).
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Use = Literal["fitted", "predicted"]
OF_WEIGHT = "of body weight"


@frozen
class Measured:
    """One measured value. value: its middle, in unit. said: as the evidence prints it.

    use: "fitted" where a constant of the model was chosen to meet it. why: a sentence on how the
    model met it and, where the model is off, why. where: the part of the body.
    """

    id: str
    what: str
    where: str
    value: float
    unit: str
    said: str
    use: Use
    evidence: tuple[str, ...]
    why: str


MEASURED = (
    Measured(
        "curran_soft", "Mean pressure, soft roller", "outer thigh", 33.4, "kPa",
        "33.4 ± 6.4 kPa", "fitted", ("ME-01", "ME-02", "ME-26"),
        "The default firmness of the tissue was chosen to meet this, with 229 N, 14 cm of contact, "
        "and foam at the firm end of a guess.",
    ),
    Measured(
        "curran_rigid", "Mean pressure, rigid roller", "outer thigh", 51.8, "kPa",
        "51.8 ± 10.7 kPa", "predicted", ("ME-01", "ME-02"),
        "That roller had several levels, so it touched 0.69 of the soft one's area. The model knows "
        "smooth rollers only.",
    ),
    Measured(
        "baumgart_calf", "Force under the roller", "calf", 0.34, OF_WEIGHT,
        "34 % (calf)", "predicted", ("ME-03", "ME-04"),
        "A plain beam stands in for this posture. The band is wide, for we do not know what the "
        "other leg did.",
    ),
    Measured(
        "baumgart_thigh", "Force under the roller", "front of thigh", 0.32, OF_WEIGHT,
        "32 % (thigh)", "predicted", ("ME-03", "ME-04"),
        "As for the calf. It is near the low end: there the other leg helps.",
    ),
    Measured(
        "sitting_load", "Force on the seat", "on a chair", 623 / 678, OF_WEIGHT,
        "92 %", "predicted", ("ME-38",),
        "A chair may carry more of the thighs than a roller does: with all of them the model gives "
        "88 %. And the 92 % holds only if both of its rows are one group, which is not sure.",
    ),
    Measured(
        "sitting_peak", "Peak pressure", "on a chair", (35.8 + 41.3) / 2, "kPa",
        "35.8–41.3 kPa", "predicted", ("ME-37", "ME-41"),
        "Each buttock is a ball of 66 to 92 mm radius here. Softer tissue would fit: our default "
        "comes from the thigh.",
    ),
    Measured(
        "sitting_mean", "Mean pressure", "on a chair", (6.3 + 7.5) / 2, "kPa",
        "6.3–7.5 kPa", "predicted", ("ME-36", "ME-41"),
        "On a real seat the thighs share the load, over 662 to 830 cm². Two balls on a plate have "
        "no thighs, so this is far too high.",
    ),
)  # fmt: skip

# What could be thought to belong in the table, and why it does not.
LEFT_OUT = (
    (
        ("ME-05",),
        "Loads that trials chose. They follow from no posture, and one pair is not sound.",
    ),
    (("ME-06",), "Load bands that people were told to hold, on the hamstrings."),
    (("ME-08", "ME-09"), "Stiffness from small probes and from waves, 10 to 1,000 times apart."),
    (("ME-11",), "A simulation, and no measurement."),
    (("ME-15", "ME-18"), "The tests of the balls go into the model, so they cannot check it."),
)
