"""On which device somebody reads, in plain words: enough to recognise one's own, nothing to follow anybody."""

from __future__ import annotations

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
UNKNOWN = "Navigateur inconnu"


def device_of(user_agent: str) -> str:
    """« Firefox sur Linux »; what a browser says beyond is not kept."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if not browser and not system:
        return UNKNOWN
    return f"{browser or UNKNOWN} sur {system}" if system else browser


def _first(words: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in words if mark in user_agent), "")
