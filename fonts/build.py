"""Make from THSarabunPSK.ttf what docgen needs of it: ``python fonts/build.py`` (needs fonttools).

* ``DocgenThaiDigits.ttf``: its ๐-๙ drawn for the codes of 0-9 and its no-break space for U+2007, under a name of its own (the OFL reserves none,
  but a changed font should not pass for the original). LibreOffice knows no Thai page numbers; the copy of a document
  that becomes a PDF takes this face for them, and paginate.py gives the PDF's text layer the Thai digits back.
* ``../docgen/data/advances.yaml``: the advance of each character, by which lines are foreseen.
"""

from collections import defaultdict
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = HERE / "THSarabunPSK.ttf"
NAME = "DocgenThaiDigits"


def digits() -> None:
    font = TTFont(SOURCE, recalcTimestamp=False)
    options = Options(
        notdef_outline=True, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]
    )
    options.drop_tables += ["feat", "morx", "GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(0xA0, *range(0x0E50, 0x0E5A)))
    subsetter.subset(font)
    for table in font["cmap"].tables:
        table.cmap = {
            0x30 + n: table.cmap[0x0E50 + n] for n in range(10) if 0x0E50 + n in table.cmap
        } | ({0x2007: table.cmap[0xA0]} if 0xA0 in table.cmap else {})
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            record.string = NAME
        elif record.nameID == 5:
            record.string = "Version 1.1; Thai digits of TH SarabunPSK 2.0 for the codes 0-9, its no-break space for 2007"
    font.save(HERE / f"{NAME}.ttf")


def advances() -> None:
    font = TTFont(SOURCE)
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    by_width: dict[int, list[int]] = defaultdict(list)
    for code in (
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
        *range(0x0E01, 0x0E5C),
        *range(0x2010, 0x2040),
    ):
        if code in glyphs:
            by_width[metrics[glyphs[code]][0]].append(code)
    lines = [
        "# The advance of each character of TH SarabunPSK, in thousandths of the type size; made by fonts/build.py.",
        "# TH Sarabun New and TH SarabunIT๙ have the same (regulation.md 8.1). Codes are hexadecimal.",
        "faces: [TH SarabunPSK, TH Sarabun New, TH SarabunIT๙, TH Sarabun]",
        f"em: {font['head'].unitsPerEm}",
        "advances:",
        *(f"  {w}: {' '.join(f'{c:X}' for c in codes)}" for w, codes in sorted(by_width.items())),
    ]
    path = HERE.parent / "docgen" / "data" / "advances.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    digits()
    advances()
