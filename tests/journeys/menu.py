"""The main menu in a browser: a long one is folded."""

from __future__ import annotations

import re

from playwright.sync_api import Page


def open_menu(page: Page, name: str) -> None:
    """Unfold the group that holds an entry; nothing when the menu is short."""
    entry = page.locator("a", has_text=re.compile(f"^{re.escape(name)}$"))
    fold = page.locator("#menu details:not([open])", has=entry)
    if fold.count():
        fold.locator("summary").click()
