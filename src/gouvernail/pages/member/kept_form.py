"""A form that comes in after the session has ended: the way back is the form, and words say what was kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from gouvernail.pages.sign_in.reader import reader_of

View = Callable[..., HttpResponseBase]
_ENDED = (
    "Votre session s’était terminée : rien n’a été enregistré. Connectez-vous pour revenir à votre mois ; si votre "
    "navigateur exécute les scripts, ce que vous avez saisi y sera remis."
)


def back_to_the_form(view: View) -> View:
    """Above ``@needs``: whoever posts without a session is sent to sign in, then back to the page of the form."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and reader_of(request).account is None:
            messages.warning(request, _ENDED)
            return redirect_to_login(request.path)
        return view(request, *args, **kwargs)

    return kept
