"""The vocabulary of the trade; each declaration gives keys, types, validation and reference.

Enters: nothing. Leaves: the frozen models. Imports no stage. One file for each family.
"""

from docgen.model.circular import Circular, Enclosure, Kind, Piece, Reference, Templates, Urgency
from docgen.model.fields import Model, Terms
from docgen.model.meeting import Detail, FollowUp, Meeting, Topic
from docgen.model.office import Agency, Person, Signatory, Unit
from docgen.model.recipients import Column, Group, Recipient, Recipients

__all__ = [
    "Agency",
    "Circular",
    "Column",
    "Detail",
    "Enclosure",
    "FollowUp",
    "Group",
    "Kind",
    "Meeting",
    "Model",
    "Person",
    "Piece",
    "Recipient",
    "Recipients",
    "Reference",
    "Signatory",
    "Templates",
    "Terms",
    "Topic",
    "Unit",
    "Urgency",
]
