"""What docgen.yaml settles of the layout: its names checked, its figures read.

Enters: the settings and their places. Leaves: faults, figures. Pure.
"""

import re

from docgen.diagnostics import Diagnostic
from docgen.document import Places
from docgen.geometry import is_figure
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
            hint = "ชื่อตาม docgen/data/geometry.yaml เช่น letter.date_column"
            out.append(Diagnostic("figure-unknown", f"ไม่มีระยะชื่อ “{name}”", span, hint))
        elif not re.fullmatch(r"\d{1,2}(?:\.\d{1,3})?", to_arabic(value)):
            message = f"“{value}” ไม่ใช่ระยะ"
            out.append(Diagnostic("figure-wrong", message, span, "พิมพ์ตัวเลข เช่น 9.5"))
    return out


def settled_figures(settings: Settings) -> dict[str, float]:
    """Return the figures of the profile chosen and those stated one by one, which count more."""
    chosen = table("profiles").get(settings.profile, {}) if settings.profile else {}
    stated = {name: float(to_arabic(value)) for name, value in settings.geometry.items()}
    return {name: float(value) for name, value in chosen.items()} | stated
