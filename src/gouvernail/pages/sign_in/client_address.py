"""From which machine somebody comes: failures are counted per account and machine, so that nobody locks others out."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

#: One subscriber has a whole network of addresses, and may change at each attempt.
_SUBSCRIBER_BITS = 64


def client_address(request: HttpRequest) -> str:
    """The address that the connection comes from; behind a proxy, the one that the proxy itself saw.

    A proxy adds it at the end of `X-Forwarded-For`: what stands before is whatever the client wrote.
    """
    direct = str(request.META.get("REMOTE_ADDR") or "")
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR") or "") if settings.BEHIND_PROXY else ""
    return _counted(forwarded.rpartition(",")[2]) or _counted(direct) or "0.0.0.0"  # noqa: S104 nobody listens there


def _counted(told: str) -> str:
    """The address as it is counted; empty when it is none."""
    try:
        address = ip_address(told.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((int(address), _SUBSCRIBER_BITS), strict=False).network_address)
    return str(address)
