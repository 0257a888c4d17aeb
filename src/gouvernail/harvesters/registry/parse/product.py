"""A product of the registry."""

from __future__ import annotations

from dataclasses import dataclass

from gouvernail.harvesters.registry.parse.events import EventRecord, understand_events
from gouvernail.harvesters.registry.parse.fields import LONG, Fields
from gouvernail.harvesters.registry.parse.labels import LabelRecord, understand_labels
from gouvernail.harvesters.registry.parse.phases import PhaseRecord, understand_phases
from gouvernail.harvesters.registry.parse.references import Reference
from gouvernail.harvesters.registry.parse.repositories import RepositoryKind, repository_kind
from gouvernail.harvesters.registry.parse.vocabulary import vocabulary
from gouvernail.harvesters.registry.parse.yaml_values import Value

#: Fields that have no column of their own and stay in `raw`, known so that only new ones are told.
KEPT_RAW = (
    "analyse_risques",
    "contact",
    "fast",
    "mon_service_securise",
    "robots",
    "stats",
)


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A digital service as its file tells it; addresses are clean or empty, references not yet looked up."""

    external_id: str
    name: str
    mission: str
    content_markdown: str
    incubator: Reference
    other_incubators: tuple[Reference, ...]
    sponsors: tuple[Reference, ...]
    link: str
    repository_url: str
    repository_kind: str
    stats_url: str
    budget_url: str
    impact_url: str
    roadmap_url: str
    dashlord_url: str
    risk_analysis_url: str
    accessibility_status: str
    phases: tuple[PhaseRecord, ...]
    events: tuple[EventRecord, ...]
    labels: tuple[LabelRecord, ...]
    redirect_from: tuple[Reference, ...]
    raw: dict[str, Value]


def understand_product(external_id: str, fields: Fields, body: str, year: int) -> ProductRecord:
    """The product that a front matter tells. CCTP 1.2 (1.2-portfolio)."""
    repository_url, kind = _repository(fields)
    incubator, others = _incubators(fields)
    return ProductRecord(
        external_id=external_id,
        name=_title(external_id, fields),
        mission=fields.text("mission", LONG),
        content_markdown=body[:LONG],
        incubator=incubator,
        other_incubators=others,
        sponsors=_sponsors(fields),
        link=fields.url("link"),
        repository_url=repository_url,
        repository_kind=kind,
        stats_url=fields.url("stats_url"),
        budget_url=fields.url("budget_url"),
        impact_url=fields.url("impact_url"),
        roadmap_url=fields.url("roadmap_url"),
        dashlord_url=fields.url("dashlord_url"),
        risk_analysis_url=fields.url("analyse_risques_url"),
        accessibility_status=_accessibility(fields),
        phases=understand_phases(fields, year, fields.troubles),
        events=understand_events(fields),
        labels=understand_labels(fields),
        redirect_from=fields.references("redirect_from"),
        raw=_kept(fields),
    )


def _title(external_id: str, fields: Fields) -> str:
    title = fields.text("title")
    if not title:
        fields.troubles.add("missing_title", "title", understood=external_id)
    return title or external_id


def _incubators(fields: Fields) -> tuple[Reference, tuple[Reference, ...]]:
    """The leading incubator and the others; without a leading one, the first of the list leads."""
    leading, listed = fields.reference("incubator"), fields.references("incubators")
    if not leading.external_id and listed:
        leading = listed[0]
    return leading, tuple(each for each in listed if each.external_id != leading.external_id)


def _sponsors(fields: Fields) -> tuple[Reference, ...]:
    """The sponsors, or the `owner` of the oldest files."""
    owner = fields.reference("owner")
    sponsors = fields.references("sponsors")
    if owner.external_id and not sponsors:
        fields.troubles.add("old_format", "owner", owner.external_id, "lu comme sponsor")
        return (owner,)
    return sponsors


def _repository(fields: Fields) -> tuple[str, str]:
    """The first address of the field (a text, or a list in some files), and what stands there."""
    value = fields.raw("repository")
    if isinstance(value, list):
        addresses = fields.texts("repository", 2000)
        if len(addresses) > 1:
            fields.troubles.add("several_urls", "repository", ", ".join(addresses), addresses[0])
        fields.values["repository"] = addresses[0] if addresses else ""
        url = fields.url("repository")
        fields.values["repository"] = value
    else:
        url = fields.url("repository")
    if not url:
        return "", ""
    kind = repository_kind(url)
    if kind is not RepositoryKind.REPOSITORY:
        fields.troubles.add("repository_not_cloneable", "repository", url, kind.value)
    return url, kind.value


def _accessibility(fields: Fields) -> str:
    word = fields.text("accessibility_status", 120)
    if word and not vocabulary().knows("accessibility_status", word):
        fields.troubles.add("unknown_word", "accessibility_status", word, "gardé tel quel")
    return word


def _kept(fields: Fields) -> dict[str, Value]:
    """What no column holds: the fields known to stay here, and every unknown one, told once."""
    kept = {key: fields.raw(key) for key in KEPT_RAW if fields.has(key)}
    for key in fields.unknown():
        fields.troubles.add("unknown_key", key, fields.values[key], "gardé dans les données brutes")
        kept[key] = fields.values[key]
    return kept
