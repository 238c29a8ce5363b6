"""How to start a lesson: the Run menu and its entry Run All Cells."""

from __future__ import annotations

from . import palette as c
from .curves import smooth
from .frame import Point
from .sheet import Sheet

NAME = "run_all_cells"
MENUS = ("File", "Edit", "View", "Run", "Kernel", "Tabs", "Help")
ENTRIES = (
    "Run Selected Cell",
    "Run All Above Selected Cell",
    "Run Selected Cell and All Below",
    "Run All Cells",
    "Restart Kernel and Run All Cells…",
)
LEFT, RIGHT, TOP = 24.0, 576.0, 396.0
MENU_X = 206.0


def draw() -> Sheet:
    """The drawing."""
    sheet = Sheet(NAME, 470)
    sheet.title("Start a lesson in two clicks")
    _window(sheet)
    _menu(sheet)
    _badge(sheet, (MENU_X + 29, TOP - 14), "1")
    _badge(sheet, (MENU_X - 26, _entry_y(3)), "2")
    _finger(sheet, (MENU_X + 322, _entry_y(3) - 4))
    sheet.footer("Simplified drawing of the JupyterLab window.")
    return sheet


def _window(sheet: Sheet) -> None:
    sheet.box(LEFT, 44, RIGHT - LEFT, TOP - 44, c.WHITE, c.LEADER, 10, line=1.6)
    sheet.box(LEFT, TOP - 28, RIGHT - LEFT, 28, c.SCREEN_GREY, c.LEADER, 10, line=1.6)
    for place in range(3):
        sheet.box(LEFT + 12 + 18 * place, TOP - 19, 10, 10, c.EDGE, c.LEADER, 5, line=1)
    x = LEFT + 20
    for menu in MENUS:
        chosen = menu == "Run"
        ink, ground = (c.WHITE, c.SCREEN_BLUE) if chosen else (c.INK, c.WHITE)
        width = sheet.width_of(menu, 17, chosen)
        if chosen:
            sheet.box(x - 10, TOP - 62, width + 20, 28, ground, None, 4, z=2)
        sheet.text(x, TOP - 48, menu, 17, chosen, colour=ink, on=ground)
        x += width + 25
    sheet.line([(LEFT, TOP - 66), (RIGHT, TOP - 66)], c.EDGE, 1.4)
    for row, width in enumerate((96, 84, 100, 70, 92, 60, 88)):
        sheet.box(LEFT + 18, TOP - 108 - 32 * row, width, 10, c.SCREEN_GREY, None, 4)


def _entry_y(row: int) -> float:
    return TOP - 90 - 38 * row


def _menu(sheet: Sheet) -> None:
    low = _entry_y(len(ENTRIES) - 1) - 24
    sheet.box(MENU_X, low, 354, TOP - 64 - low, c.WHITE, c.LEADER, 6, z=3, line=1.6)
    for row, entry in enumerate(ENTRIES):
        chosen = entry == "Run All Cells"
        if chosen:
            sheet.box(MENU_X + 4, _entry_y(row) - 17, 346, 34, c.SCREEN_BLUE, None, 5, z=3.5)
        ink, ground = (c.WHITE, c.SCREEN_BLUE) if chosen else (c.SOFT_INK, c.WHITE)
        size = 19 if chosen else 16
        sheet.text(MENU_X + 18, _entry_y(row), entry, size, chosen, colour=ink, on=ground)


def _badge(sheet: Sheet, at: Point, number: str) -> None:
    sheet.box(at[0] - 15, at[1] - 15, 30, 30, c.EASE, c.INK, 15, z=6, line=1.8)
    sheet.text(*at, number, 18, True, "center", on=c.EASE, z=9)


def _finger(sheet: Sheet, tip: Point) -> None:
    """A pointing hand whose fingertip is at tip."""
    x, y = tip
    hand = smooth(
        [
            (x - 7, y - 8),
            (x, y),
            (x + 7, y - 8),
            (x + 8, y - 36),
            (x + 22, y - 34),
            (x + 36, y - 38),
            (x + 48, y - 46),
            (x + 50, y - 72),
            (x + 40, y - 96, 1),
            (x + 4, y - 96, 1),
            (x - 6, y - 80),
            (x - 26, y - 62),
            (x - 24, y - 52),
            (x - 8, y - 60),
        ]
    )
    sheet.fill(hand, c.SKIN, c.INK, 2, z=10)
    for fold, low in ((x + 8, y - 52), (x + 22, y - 50), (x + 36, y - 52)):
        sheet.line([(fold, y - 38), (fold, low)], c.INK, 1.6, z=10.1)
