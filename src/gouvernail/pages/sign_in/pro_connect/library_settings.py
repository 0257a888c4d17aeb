"""What the library is told of a provider: every setting that it reads, and nothing of Django's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from gouvernail.pages.sign_in.pro_connect.provider import Provider

#: What is asked: who it is and the address; names stay where they are.
SCOPES = "openid email"


def library_settings(provider: Provider) -> Mapping[str, Any]:
    """The settings under the library's own names."""
    own = settings.PRO_CONNECT
    asked = {"idp_hint": own.idp_hint, "acr_values": own.acr_values}
    return {
        "OIDC_OP_AUTHORIZATION_ENDPOINT": provider.authorization_endpoint,
        "OIDC_OP_TOKEN_ENDPOINT": provider.token_endpoint,
        "OIDC_OP_USER_ENDPOINT": provider.userinfo_endpoint,
        "OIDC_OP_JWKS_ENDPOINT": provider.jwks_uri,
        "OIDC_RP_CLIENT_ID": own.client_id,
        "OIDC_RP_CLIENT_SECRET": own.client_secret,
        "OIDC_RP_SIGN_ALGO": own.algorithm,
        "OIDC_RP_SCOPES": SCOPES,
        "OIDC_USE_PKCE": own.uses_pkce,
        "OIDC_TIMEOUT": own.timeout_seconds,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "pro_connect_return",
        "OIDC_AUTH_REQUEST_EXTRA_PARAMS": {name: value for name, value in asked.items() if value},
    }
