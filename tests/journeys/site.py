"""The demonstration, served for a browser."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from gouvernail.commands.demo_check import Person
from gouvernail.commands.visitor import SIGN_IN, Visitor, kind_of

WITHOUT_ACCOUNT = "public"
ROLES = (WITHOUT_ACCOUNT, "steering_office", "product_lead", "correspondent", "member", "partner")
UNLINKED = ("/une-page-qui-n-existe-pas/",)
"""Pages that no link leads to, and that people meet all the same."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where it is served (without a last slash), and who can sign in."""

    address: str
    people: tuple[Person, ...]

    def person(self, role: str) -> Person:
        """The first account that holds a role."""
        return next(person for person in self.people if person.role == role)

    def sign_in(self, page: Page, role: str) -> None:
        """Sign in through the form; without an account there is nothing to do."""
        if role == WITHOUT_ACCOUNT:
            return
        person = self.person(role)
        page.goto(self.address + SIGN_IN)
        page.get_by_label("Adresse électronique").fill(person.email)
        page.get_by_label("Mot de passe").fill(person.password)
        page.get_by_role("main").get_by_role("button", name="Se connecter").click()
        page.wait_for_url(lambda url: SIGN_IN not in url)

    def page_kinds(self, role: str) -> list[str]:
        """One path of each kind of page that a role can reach by following links, files left out."""
        visitor = Visitor(self.address)
        if role != WITHOUT_ACCOUNT:
            person = self.person(role)
            assert visitor.sign_in(person.email, person.password)
        answers = visitor.walk(["/"], each_kind=1)
        found = {kind_of(one.asked): one.asked for one in answers if one.media == "text/html" and one.status == 200}
        return [*found.values(), *UNLINKED]
