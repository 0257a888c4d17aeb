"""A market workbook once read and checked for all that needs no database."""

from dataclasses import dataclass, field

from gouvernail.harvesters.workbook.raw import ForeignSheet
from gouvernail.harvesters.workbook.troubles import Trouble
from gouvernail.rules.workbook_format.rows import (
    ActivityRow,
    AmendmentRow,
    ConsortiumRow,
    ContractorRow,
    DayRow,
    DeliverableRow,
    EstimateRow,
    FindingRow,
    FrameworkRow,
    LineRow,
    LotRow,
    OrderRow,
    PeriodChangeRow,
    PriceRow,
    ProjectRow,
    SubcontractorRow,
    WorkUnitRow,
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """The rows of each sheet, in the order of the file, and the troubles met.

    A sheet that the file does not hold is an empty list; `sheets` names those it holds. A row
    with an error is left out of its list.
    """

    sheets: tuple[str, ...] = ()
    marches: list[FrameworkRow] = field(default_factory=list)
    lots: list[LotRow] = field(default_factory=list)
    titulaires: list[ContractorRow] = field(default_factory=list)
    groupements: list[ConsortiumRow] = field(default_factory=list)
    sous_traitants: list[SubcontractorRow] = field(default_factory=list)
    projets: list[ProjectRow] = field(default_factory=list)
    uo: list[WorkUnitRow] = field(default_factory=list)
    prix: list[PriceRow] = field(default_factory=list)
    commandes: list[OrderRow] = field(default_factory=list)
    lignes: list[LineRow] = field(default_factory=list)
    livrables: list[DeliverableRow] = field(default_factory=list)
    modificatifs: list[AmendmentRow] = field(default_factory=list)
    modificatifs_fin: list[PeriodChangeRow] = field(default_factory=list)
    jours: list[DayRow] = field(default_factory=list)
    activites: list[ActivityRow] = field(default_factory=list)
    restes_a_faire: list[EstimateRow] = field(default_factory=list)
    constats: list[FindingRow] = field(default_factory=list)
    errors: tuple[Trouble, ...] = ()
    warnings: tuple[Trouble, ...] = ()
    foreign: tuple[ForeignSheet, ...] = ()
