"""Draw garuda.png from TH.svg: a black line drawing, as letterheads print it. Run by hand.

Needs rsvg-convert (Debian: librsvg2-bin), Pillow and zopfli. Every fill but black turns white, strokes are
thickened for print at 3 cm, and the result is kept in four shades from white to black at 720 pixels (about
600 dpi). More shades cannot be told from four in print and double every letter: the emblem is most of its bytes.
"""

import io
import re
import subprocess
from pathlib import Path

import zopfli.png
from PIL import Image

HERE = Path(__file__).parent
HEIGHT = 720
THICKER = 1.5
STEP = 85  # between shades: what two bits of grey can tell, the outer ones pure so that no printer screens them


def main() -> None:
    svg = (HERE / "TH.svg").read_text(encoding="utf-8")
    svg = re.sub(r'fill="#(?!000)[0-9a-fA-F]+"', 'fill="#fff"', svg)
    svg = re.sub(
        r'stroke-width="([\d.]+)(px)?"',
        lambda m: f'stroke-width="{float(m[1]) * THICKER:.3g}"',
        svg,
    )
    command = ["rsvg-convert", "--height", str(HEIGHT), "--background-color", "white"]
    drawn = subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout  # noqa: S603
    grey = Image.open(io.BytesIO(drawn)).convert("L")
    box = grey.point(
        lambda v: 255 * (v < 250)
    ).getbbox()  # nothing but the bird: its edge is the figure's
    shades = grey.crop(box).point(lambda v: round(v / STEP) * STEP)
    png = io.BytesIO()
    shades.save(png, "png")  # zopfli finds that two bits a pixel are enough
    (HERE / "garuda.png").write_bytes(zopfli.png.optimize(png.getvalue()))


if __name__ == "__main__":
    main()
