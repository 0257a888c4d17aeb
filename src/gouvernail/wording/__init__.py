"""One French sentence per code: what happened, where, and what to do. Rules give codes, people read these.

One file per noun. Sentences are ``str.format`` patterns filled by the values of a refusal or of a trouble.
"""

from gouvernail.wording.activities import ACTIVITY_STATES
from gouvernail.wording.anomalies import ANOMALIES
from gouvernail.wording.attention import ATTENTION, LEFT_OUT, OF_KIND
from gouvernail.wording.clauses import clause_words
from gouvernail.wording.delegations import DELEGATED_RIGHTS
from gouvernail.wording.duties import ABOUT, OWED_BY, URGENCIES, URGENCY_HEADINGS
from gouvernail.wording.figures import (
    counted,
    date_text,
    days_text,
    euros_text,
    hundredths_text,
    instant_text,
    month_text,
    whole_text,
)
from gouvernail.wording.findings import POOR_PERFORMANCE_STATES
from gouvernail.wording.frameworks import ATTRIBUTION_RULES, LIABILITIES, UNIT_KINDS, unit_size_words
from gouvernail.wording.invitations import INVITATION_STATES
from gouvernail.wording.journal import DOUBTS, JOURNAL, JOURNAL_ACTORS, JOURNAL_SUBJECTS
from gouvernail.wording.mails import MAIL_TROUBLES
from gouvernail.wording.market_imports import MARKET_IMPORT_STATES
from gouvernail.wording.months import MONTH_STATES
from gouvernail.wording.needs import COMPLEXITIES, NEED_STATES, ORDER_ANSWERS, PASSING_OVER
from gouvernail.wording.notice_content import ContentRow, content_rows
from gouvernail.wording.notices import (
    CHANNELS,
    NOTICE_DOUBTS,
    NOTICE_KINDS,
    RECEIPT_STATES,
    STAMP_STATES,
    STAMP_TROUBLES,
)
from gouvernail.wording.orders import ORDER_STATES
from gouvernail.wording.pro_connect import FAULTS
from gouvernail.wording.refusals import REFUSALS
from gouvernail.wording.registry import REGISTRY
from gouvernail.wording.roles import ROLES
from gouvernail.wording.sentences import (
    anomaly_sentence,
    attention_sentence,
    doubt_sentence,
    filled,
    refusal_sentence,
    workbook_sentence,
)
from gouvernail.wording.sign_in import SESSION_ENDS, WAYS
from gouvernail.wording.teams import PRESENTATION_STATES, SKILLS
from gouvernail.wording.turnover import ASSIGNMENT_STATES, REPLACEMENT_ASKERS, REPLACEMENT_CAUSES
from gouvernail.wording.workbook import WORKBOOK

__all__ = [
    "ABOUT",
    "ACTIVITY_STATES",
    "ANOMALIES",
    "ASSIGNMENT_STATES",
    "ATTENTION",
    "ATTRIBUTION_RULES",
    "CHANNELS",
    "COMPLEXITIES",
    "DELEGATED_RIGHTS",
    "DOUBTS",
    "FAULTS",
    "INVITATION_STATES",
    "JOURNAL",
    "JOURNAL_ACTORS",
    "JOURNAL_SUBJECTS",
    "LEFT_OUT",
    "LIABILITIES",
    "MAIL_TROUBLES",
    "MARKET_IMPORT_STATES",
    "MONTH_STATES",
    "NEED_STATES",
    "NOTICE_DOUBTS",
    "NOTICE_KINDS",
    "OF_KIND",
    "ORDER_ANSWERS",
    "ORDER_STATES",
    "OWED_BY",
    "PASSING_OVER",
    "POOR_PERFORMANCE_STATES",
    "PRESENTATION_STATES",
    "RECEIPT_STATES",
    "REFUSALS",
    "REGISTRY",
    "REPLACEMENT_ASKERS",
    "REPLACEMENT_CAUSES",
    "ROLES",
    "SESSION_ENDS",
    "SKILLS",
    "STAMP_STATES",
    "STAMP_TROUBLES",
    "UNIT_KINDS",
    "URGENCIES",
    "URGENCY_HEADINGS",
    "WAYS",
    "WORKBOOK",
    "ContentRow",
    "anomaly_sentence",
    "attention_sentence",
    "clause_words",
    "content_rows",
    "counted",
    "date_text",
    "days_text",
    "doubt_sentence",
    "euros_text",
    "filled",
    "hundredths_text",
    "instant_text",
    "month_text",
    "refusal_sentence",
    "unit_size_words",
    "whole_text",
    "workbook_sentence",
]
