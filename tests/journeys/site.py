"""The demonstration, served for a browser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from playwright.sync_api import Page

from gouvernail.commands.demo_check import ORDER_PAGE, Person
from gouvernail.commands.visitor import SIGN_IN, Answer, Visitor, kinds_of

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

    def order_pages(self, person: Person) -> list[str]:
        """The pages of orders that somebody reaches from the statement."""
        visitor = Visitor(self.address)
        assert visitor.sign_in(person.email, person.password)
        asked = [answer.asked for answer in visitor.walk(["/pilotage/etat/"])]
        return [path for path in asked if ORDER_PAGE.fullmatch(path)]

    def own_page_kinds(self, role: str) -> list[str]:
        """Those of `page_kinds` that nobody sees without an account, and the home page, whose frame knows the role."""
        if role == WITHOUT_ACCOUNT:
            return self.page_kinds(role)
        shared = frozenset[str]().union(*map(kinds_of, self.page_kinds(WITHOUT_ACCOUNT)))
        return ["/", *(path for path in self.page_kinds(role) if kinds_of(path) - shared)]

    def page_kinds(self, role: str) -> list[str]:
        """One path of each kind of page that a role can reach by following links, files left out."""
        return [*(page.asked for page in self.pages(role) if page.status == HTTPStatus.OK), *UNLINKED]

    @cache  # noqa: B019 - a site lives as long as its file of tests
    def pages(self, role: str) -> list[Answer]:
        """What those pages answer, and the page of what does not exist."""
        visitor = Visitor(self.address)
        if role != WITHOUT_ACCOUNT:
            person = self.person(role)
            assert visitor.sign_in(person.email, person.password)
        walked = [*visitor.walk(["/"], each_kind=1), *map(visitor.get, UNLINKED)]
        return [answer for answer in walked if answer.media == "text/html"]
