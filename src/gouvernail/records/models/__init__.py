"""The tables, one noun per file."""

from gouvernail.records.models.accounts import Account, RoleGrant
from gouvernail.records.models.activities import Activity, ActivityPassage
from gouvernail.records.models.admissions import AdmittedAmount, DeliverableAcceptance, PoorPerformance
from gouvernail.records.models.anomalies import HistoricalAnomaly
from gouvernail.records.models.assignments import AdequacyCheck, Assignment, OnboardingEnd, Replacement
from gouvernail.records.models.balances import LineBalance, LineDay, WorkerDay
from gouvernail.records.models.calendars import CalendarFeed, WeeklyDigest
from gouvernail.records.models.confidentiality import ConfidentialityAcknowledgement, ConfidentialityRules
from gouvernail.records.models.consortia import Consortium, ConsortiumMember, CorrespondentNaming, Subcontractor
from gouvernail.records.models.days import DayEntry, Worker
from gouvernail.records.models.delegations import Delegation
from gouvernail.records.models.deliverables import Deliverable
from gouvernail.records.models.due import DueJob
from gouvernail.records.models.estimates import Estimate
from gouvernail.records.models.frameworks import Contractor, ContractorRank, Framework, FrameworkTerm
from gouvernail.records.models.invitations import Invitation
from gouvernail.records.models.journal import JournalEntry, JournalHead
from gouvernail.records.models.lots import Lot
from gouvernail.records.models.mails import OutgoingMail
from gouvernail.records.models.market_imports import MarketImport
from gouvernail.records.models.months import EnteredActivity, EnteredDay, WorkerMonth
from gouvernail.records.models.needs import Attribution, Need, NeedLine, PassedOver
from gouvernail.records.models.notices import Notice, NoticeMail, NoticeReceipt, Timestamp
from gouvernail.records.models.order_answers import OrderAnswer
from gouvernail.records.models.orders import (
    Order,
    OrderAmendment,
    OrderLine,
    OrderPeriodChange,
    OrderStateChange,
    OrderStateReason,
)
from gouvernail.records.models.people import EmployerMapping, Mission, Person
from gouvernail.records.models.presentations import (
    MissingReferences,
    Presentation,
    PresentationDecision,
    PresentedPerson,
    RecusalClock,
    ReferenceFile,
)
from gouvernail.records.models.products import (
    Incubator,
    Organisation,
    Product,
    ProductAlias,
    ProductEvent,
    ProductLabel,
    ProductPhase,
    Stage,
)
from gouvernail.records.models.registry import RegistryFile, RegistryImport, RegistryTrouble
from gouvernail.records.models.returns import DaysReturn
from gouvernail.records.models.sign_in import DismissedHelp, ExternalIdentity, OpenSession, SignInLink
from gouvernail.records.models.timesheets import ColumnMapping
from gouvernail.records.models.work_units import UnitPrice, WorkUnit

__all__ = [
    "Account",
    "Activity",
    "ActivityPassage",
    "AdequacyCheck",
    "AdmittedAmount",
    "Assignment",
    "Attribution",
    "CalendarFeed",
    "ColumnMapping",
    "ConfidentialityAcknowledgement",
    "ConfidentialityRules",
    "Consortium",
    "ConsortiumMember",
    "Contractor",
    "ContractorRank",
    "CorrespondentNaming",
    "DayEntry",
    "DaysReturn",
    "Delegation",
    "Deliverable",
    "DeliverableAcceptance",
    "DismissedHelp",
    "DueJob",
    "EmployerMapping",
    "EnteredActivity",
    "EnteredDay",
    "Estimate",
    "ExternalIdentity",
    "Framework",
    "FrameworkTerm",
    "HistoricalAnomaly",
    "Incubator",
    "Invitation",
    "JournalEntry",
    "JournalHead",
    "LineBalance",
    "LineDay",
    "Lot",
    "MarketImport",
    "MissingReferences",
    "Mission",
    "Need",
    "NeedLine",
    "Notice",
    "NoticeMail",
    "NoticeReceipt",
    "OnboardingEnd",
    "OpenSession",
    "Order",
    "OrderAmendment",
    "OrderAnswer",
    "OrderLine",
    "OrderPeriodChange",
    "OrderStateChange",
    "OrderStateReason",
    "Organisation",
    "OutgoingMail",
    "PassedOver",
    "Person",
    "PoorPerformance",
    "Presentation",
    "PresentationDecision",
    "PresentedPerson",
    "Product",
    "ProductAlias",
    "ProductEvent",
    "ProductLabel",
    "ProductPhase",
    "RecusalClock",
    "ReferenceFile",
    "RegistryFile",
    "RegistryImport",
    "RegistryTrouble",
    "Replacement",
    "RoleGrant",
    "SignInLink",
    "Stage",
    "Subcontractor",
    "Timestamp",
    "UnitPrice",
    "WeeklyDigest",
    "WorkUnit",
    "Worker",
    "WorkerDay",
    "WorkerMonth",
]
