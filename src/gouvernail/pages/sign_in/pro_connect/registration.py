"""How this instance is known to ProConnect: what the settings say, and what would be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

#: Signatures made with a key that the provider alone holds.
ALGORITHMS = ("RS256", "ES256")


@dataclass(frozen=True, slots=True)
class ProConnect:
    """The registration; ``strong_acr`` are the levels at which the provider has already asked for a second factor."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    algorithm: str = ALGORITHMS[0]
    uses_pkce: bool = False
    idp_hint: str = ""
    acr_values: str = ""
    strong_acr: Sequence[str] = ()
    timeout_seconds: int = 10

    @property
    def is_on(self) -> bool:
        """Whether people may sign in by it."""
        return bool(self.issuer)

    @property
    def origins(self) -> Sequence[str]:
        """Where a form of ours may lead: the origin of the provider, if there is one."""
        parts = urlsplit(self.issuer)
        return [f"{parts.scheme}://{parts.netloc}"] if self.is_on else []

    def doubts(self, *, production: bool) -> Iterator[str]:
        """What cannot be, in words; nothing while it is off."""
        if not self.is_on:
            return
        parts = urlsplit(self.issuer)
        if parts.scheme not in {"https"} | ({"http"} if not production else set()) or not parts.netloc:
            yield "GOUVERNAIL_PROCONNECT_ISSUER doit être une adresse « https:// »."
        if not self.client_id or not self.client_secret:
            yield "ProConnect demande GOUVERNAIL_PROCONNECT_CLIENT_ID et GOUVERNAIL_PROCONNECT_CLIENT_SECRET."
        if self.algorithm not in ALGORITHMS:
            yield "GOUVERNAIL_PROCONNECT_ALGORITHM vaut « RS256 » ou « ES256 »."
        if self.timeout_seconds < 1:
            yield "GOUVERNAIL_PROCONNECT_TIMEOUT_SECONDS doit être un nombre de secondes, au moins 1."
