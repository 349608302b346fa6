"""The vocabulary of the trade; each declaration gives keys, types, validation and reference.

Enters: nothing. Leaves: the frozen models. Imports no stage. One file for each family.
"""

from docgen.model.body import Block, Code, Detail, Listing, Member, Picture, Table, TableColumn
from docgen.model.circular import Circular
from docgen.model.decree import (
    Annex,
    Announcement,
    ByLaw,
    Certificate,
    Decree,
    News,
    Order,
    Regulation,
    Signed,
    Statement,
)
from docgen.model.fields import Model, Terms
from docgen.model.letter import (
    Addressed,
    Approval,
    Correspondence,
    Enclosure,
    Greeting,
    Letter,
    Memo,
    Reference,
    StampedLetter,
    address_form,
    greeting_from,
)
from docgen.model.meeting import Attendee, FollowUp, Meeting, Topic
from docgen.model.office import Agency, Person, Signatory, Unit
from docgen.model.official import OFFICIAL_FACE, OfficialDocument, PreparedBy, Sheet, Urgent
from docgen.model.papers import Invitation, MeetingPapers
from docgen.model.recipients import Column, Group, Recipient, Recipients
from docgen.model.settings import Settings
from docgen.model.terms import (
    FORMS,
    AddresseeClass,
    Align,
    Distribution,
    Edition,
    EnvelopeSize,
    Kind,
    LabelSheet,
    Paper,
    Piece,
    Secrecy,
    Urgency,
)

# The model of each kind; the order is that of the regulation's forms.
KINDS: dict[Kind, type[OfficialDocument]] = {
    Kind.LETTER: Letter,
    Kind.MEMO: Memo,
    Kind.STAMPED_LETTER: StampedLetter,
    Kind.ORDER: Order,
    Kind.REGULATION: Regulation,
    Kind.BY_LAW: ByLaw,
    Kind.ANNOUNCEMENT: Announcement,
    Kind.STATEMENT: Statement,
    Kind.NEWS: News,
    Kind.CERTIFICATE: Certificate,
    Kind.MEETING_PAPERS: MeetingPapers,
    Kind.CIRCULAR: Circular,
}

__all__ = [
    "FORMS",
    "KINDS",
    "OFFICIAL_FACE",
    "Addressed",
    "AddresseeClass",
    "Agency",
    "Align",
    "Annex",
    "Announcement",
    "Approval",
    "Attendee",
    "Block",
    "ByLaw",
    "Certificate",
    "Circular",
    "Code",
    "Column",
    "Correspondence",
    "Decree",
    "Detail",
    "Distribution",
    "Edition",
    "Enclosure",
    "EnvelopeSize",
    "FollowUp",
    "Greeting",
    "Group",
    "Invitation",
    "Kind",
    "LabelSheet",
    "Letter",
    "Listing",
    "Meeting",
    "MeetingPapers",
    "Member",
    "Memo",
    "Model",
    "News",
    "OfficialDocument",
    "Order",
    "Paper",
    "Person",
    "Picture",
    "Piece",
    "PreparedBy",
    "Recipient",
    "Recipients",
    "Reference",
    "Regulation",
    "Secrecy",
    "Settings",
    "Sheet",
    "Signatory",
    "Signed",
    "StampedLetter",
    "Statement",
    "Table",
    "TableColumn",
    "Terms",
    "Topic",
    "Unit",
    "Urgency",
    "Urgent",
    "address_form",
    "greeting_from",
]
