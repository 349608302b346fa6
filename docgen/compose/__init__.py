"""A document's content in, its compositions out.

Enters: content whose texts are written out, the stems of the files, the folder of its pictures. Leaves:
Compositions. Thai digits, normal form, formulae, numbering and joiners are all settled here; templates only
place what they are given.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from docgen.compose.body import EVERY_KEY
from docgen.compose.code import drawn
from docgen.compose.decree import certificate, decree
from docgen.compose.envelope import envelopes, labels
from docgen.compose.letter import Widths, letter, memo, stamped
from docgen.compose.marked import MarkedSetting, ValueSetting
from docgen.compose.papers import (
    agenda,
    attendance,
    follow_up_table,
    invitation,
    minutes,
    reply_slip,
)
from docgen.compose.recipient_list import recipient_list
from docgen.compose.setting import Setting
from docgen.compose.summary import meeting_summary
from docgen.composition import Composition
from docgen.marks import Marks
from docgen.model import MeetingPapers, OfficialDocument, Piece, Sheet
from docgen.names import template_names

# What lays out each piece; the kinds of document that make it are known by its parameter.
_COMPOSERS: dict[Piece, Callable[[Setting, Any, Sheet], tuple[dict[str, Any], Widths]]] = {
    Piece.LETTER: letter,
    Piece.MEMO: memo,
    Piece.STAMPED_LETTER: stamped,
    Piece.ORDER: decree,
    Piece.REGULATION: decree,
    Piece.BY_LAW: decree,
    Piece.ANNOUNCEMENT: decree,
    Piece.STATEMENT: decree,
    Piece.NEWS: decree,
    Piece.CERTIFICATE: certificate,
    Piece.RECIPIENT_LIST: recipient_list,
    Piece.MEETING_SUMMARY: meeting_summary,
    Piece.REPLY_SLIP: reply_slip,
    Piece.AGENDA: agenda,
    Piece.ATTENDANCE: attendance,
    Piece.MINUTES: minutes,
    Piece.FOLLOW_UPS: follow_up_table,
    Piece.ENVELOPE: envelopes,
    Piece.LABELS: labels,
}


def compose(
    content: OfficialDocument,
    stems: Mapping[Sheet, str],
    folder: Path,
    marks: Marks | None = None,
    pieces: Collection[Piece] | None = None,
) -> list[Composition]:
    """Return a composition for each sheet that the document makes, in their order.

    ``marks`` are those in its texts; of ``pieces`` alone, when some are named.
    """
    setting = Setting(content, folder) if marks is None else MarkedSetting(content, folder, marks)
    own = {template_names()[name]: folder / file for name, file in content.templates.items()}
    out = []
    for sheet in content.sheets:
        if pieces is not None and sheet.piece not in pieces:
            continue
        if isinstance(content, MeetingPapers) and sheet.piece in (Piece.LETTER, Piece.MEMO):
            context, widths = invitation(setting, content, sheet)
        else:
            context, widths = _COMPOSERS[sheet.piece](setting, content, sheet)
        out.append(
            Composition(
                piece=sheet.piece,
                template=content.template_of(sheet.piece),
                context=context,
                stem=stems[sheet],
                properties=setting.properties(sheet),
                typeface=setting.typeface,
                own_template=own.get(sheet.piece),
                widths=widths,
            )
        )
    return out


__all__ = ["EVERY_KEY", "ValueSetting", "compose", "drawn"]
