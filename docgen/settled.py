"""What docgen.yaml settles of the layout: its names checked, its figures read.

Enters: the settings and their places. Leaves: faults, figures. Pure.
"""

import difflib
import re

from docgen.diagnostics import Diagnostic
from docgen.document import Places
from docgen.geometry import figure, figure_names, is_figure
from docgen.model import Settings
from docgen.resources import table
from docgen.thai.numerals import to_arabic


def unknown_figures(settings: Settings, places: Places) -> list[Diagnostic]:
    """Return the faults of the figures that docgen.yaml settles: their names, and that they are figures."""
    out = []
    profiles = table("profiles")
    if settings.profile is not None and settings.profile not in profiles:
        hint = "มี: " + ", ".join(profiles)
        message = f"ไม่มีแบบระยะ “{settings.profile}”"
        out.append(Diagnostic("profile-unknown", message, places.span(("profile",)), hint))
    for name, value in settings.geometry.items():
        span = places.span(("geometry", name))
        if not is_figure(name):
            near = difflib.get_close_matches(name, figure_names(), n=1, cutoff=0.6)
            hint = f"หมายถึง “{near[0]}” หรือไม่" if near else "ชื่อตาม docgen/data/geometry.yaml"
            out.append(Diagnostic("figure-unknown", f"ไม่มีระยะชื่อ “{name}”", span, hint))
        elif not re.fullmatch(r"\d{1,2}(?:\.\d{1,3})?", to_arabic(value)):
            message = f"“{value}” ไม่ใช่ระยะ"
            out.append(Diagnostic("figure-wrong", message, span, "พิมพ์ตัวเลข เช่น 9.5"))
        elif not _reach(name)[0] <= float(to_arabic(value)) <= _reach(name)[1]:
            low, high = _reach(name)
            message = f"ระยะ {name} ต้องอยู่ระหว่าง {low:g} ถึง {high:g}"
            hint = "ดูค่าปกติใน docgen/data/geometry.yaml"
            out.append(Diagnostic("figure-wrong", message, span, hint))
    return out


def _reach(name: str) -> tuple[float, float]:
    """Return the least and the most that a figure may be: what has a size keeps one, a page keeps its text."""
    usual = figure(name)
    if name.startswith("page.") or re.search(
        "size|pitch|width|height|ascent|line|start|text|box", name
    ):
        return round(usual / 2, 2), round(usual * 1.5, 2)
    return 0.0, round(max(usual * 2.5, 2.0), 2)


def settled_figures(settings: Settings) -> dict[str, float]:
    """Return the figures of the profile chosen and those stated one by one, which count more."""
    chosen = table("profiles").get(settings.profile, {}) if settings.profile else {}
    stated = {name: float(to_arabic(value)) for name, value in settings.geometry.items()}
    return {name: float(value) for name, value in chosen.items()} | stated
