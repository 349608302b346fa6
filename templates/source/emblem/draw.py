"""Draw the emblem from TH.svg for each height that papers have: a black line drawing, as letterheads print it. Run by hand.

Needs rsvg-convert (Debian: librsvg2-bin), Pillow and zopfli. Every fill but black turns white, strokes are thickened for
print, and the result is kept in four shades from white to black. More shades or pixels cannot be told from these in print
and double every letter: the emblem is most of its bytes.
"""

import io
import re
import subprocess
from pathlib import Path

import zopfli.png
from PIL import Image

HERE = Path(__file__).parent
PIXELS = {"30mm": 480, "15mm": 300}  # about 400 and 500 dpi
THICKER = 1.5
STEP = 85  # between shades: what two bits of grey can tell, the outer ones pure so that no printer screens them


def drawn(svg: str, height: int) -> bytes:
    """Return the emblem as a PNG, about ``height`` pixels high."""
    command = ["rsvg-convert", "--height", str(height), "--background-color", "white"]
    large = subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout  # noqa: S603
    grey = Image.open(io.BytesIO(large)).convert("L")
    box = grey.point(
        lambda v: 255 * (v < 250)
    ).getbbox()  # nothing but the bird: its edge is the figure's
    shades = grey.crop(box).point(lambda v: round(v / STEP) * STEP)
    png = io.BytesIO()
    shades.save(png, "png")  # zopfli finds that two bits a pixel are enough
    return bytes(zopfli.png.optimize(png.getvalue()))


def main() -> None:
    svg = (HERE / "TH.svg").read_text(encoding="utf-8")
    svg = re.sub(r'fill="#(?!000)[0-9a-fA-F]+"', 'fill="#fff"', svg)
    svg = re.sub(
        r'stroke-width="([\d.]+)(px)?"',
        lambda m: f'stroke-width="{float(m[1]) * THICKER:.3g}"',
        svg,
    )
    for size, height in PIXELS.items():
        (HERE / f"garuda-{size}.png").write_bytes(drawn(svg, height))


if __name__ == "__main__":
    main()
