"""A real mail server of this machine, which keeps what it is given and can refuse it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from pytest_django import Settings


class MailServer:
    """What it received, whole; ``answer`` is said instead of taking a mail when it is set."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answer = ""

    async def handle_RCPT(  # noqa: N802 the name that the library asks for
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.answer:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        received = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(received, EmailMessage)
        self.messages.append(received)
        self.recipients += envelope.rcpt_tos
        return "250 OK"


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """The server, and the settings that lead to it; it stops with the test."""
    port = free_port()
    lead_to(settings, port)
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


def lead_to(settings: Settings, port: int) -> None:
    """Hand mail over to a port of this machine, whoever listens there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MAIL_URL = f"smtp://127.0.0.1:{port}"
    settings.MAIL_FROM = "Gouvernail <ne-pas-repondre@exemple.fr>"
    settings.BASE_ADDRESS = "https://pilotage.exemple.fr"
