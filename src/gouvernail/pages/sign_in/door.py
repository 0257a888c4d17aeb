"""The one door by which an account comes in, whatever it showed at the threshold."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY, login
from django.http import HttpRequest

from gouvernail.actions.open_session import Opened, open_session
from gouvernail.pages.sign_in.reader import Reader, read_again
from gouvernail.pages.sign_in.sessions.device import device_of
from gouvernail.pages.sign_in.sessions.presence import LISTED
from gouvernail.pages.sign_in.typing.kept import hand_back, typed_by
from gouvernail.records.models import Account
from gouvernail.rules.sign_in import Way, why_not_come_in
from gouvernail.rules.verdicts import Refused

#: The back end under which Django reads the account again at each page.
KEPT_BY = "django.contrib.auth.backends.ModelBackend"


def open_door(request: HttpRequest, account: Account, way: Way) -> Reader:
    """Sign the account in: a new session key, the session listed for its owner, the journal; answers the reader.

    Nothing of whoever was signed in before on this browser is kept, but what the same person was typing. Raises
    `Refused` when the account is suspended.
    """
    if refusals := why_not_come_in(is_active=account.is_active):
        raise Refused(*refusals)
    before, typed = request.session.session_key or "", typed_by(request, account)
    if SESSION_KEY in request.session:
        request.session.flush()
    login(request, account, backend=KEPT_BY)
    request.session[LISTED] = True
    hand_back(request, typed)
    opened = Opened(str(request.session.session_key), way, device_of(request.headers.get("user-agent", "")))
    open_session(account, opened, instead_of=before)
    return read_again(request)
