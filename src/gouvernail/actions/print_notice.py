"""Print a notice once: the document is kept beside the content that it reads."""

from __future__ import annotations

from django.conf import settings

from gouvernail.exports.notice_document import NoticeDocument, notice_document
from gouvernail.records.models import Notice


def print_notice(notice: Notice) -> bytes:
    """The document of a notice, made when there is none yet; of two at once, the first is kept.

    It is made after the decision and not in its transaction: printing takes a second, during which nobody else could
    decide. Raises ``CannotPrint`` when the libraries of the system are missing. CCTP 4.2 (4.2-replacement).
    """
    kept = _kept(notice)
    if kept is None:
        made = notice_document(document_of(notice))
        Notice.objects.filter(pk=notice.pk, pdf__isnull=True).update(pdf=made)
        kept = _kept(notice)
    return kept or b""


def document_of(notice: Notice, *, is_annex: bool = False) -> NoticeDocument:
    """What is printed of a notice, or of the people of its annex."""
    return NoticeDocument(
        content=notice.content,
        content_sha256=notice.content_sha256,
        framework_subject=notice.framework.subject,
        buyer_siret=notice.framework.buyer_siret,
        instance_name=settings.INSTANCE_NAME,
        has_authority=bool(settings.TIMESTAMP_AUTHORITY.url),
        people=notice.annex if is_annex else "",
    )


def _kept(notice: Notice) -> bytes | None:
    kept = Notice.objects.values_list("pdf", flat=True).get(pk=notice.pk)
    return None if kept is None else bytes(kept)
