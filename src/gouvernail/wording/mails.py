"""Mail: why one has not left."""

from __future__ import annotations

from collections.abc import Mapping

#: Why a mail has not left, or never will, by code.
MAIL_TROUBLES: Mapping[str, str] = {
    "unreachable": "serveur de courriel injoignable ({reason})",
    "put_off": "remis à plus tard par le serveur ({reason})",
    "refused": "refusé par le serveur ({reason})",
    "too_old": "resté trop longtemps sans pouvoir partir",
    "called_back": "remplacé ou retiré avant de partir",
}
