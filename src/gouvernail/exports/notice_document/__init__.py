"""A notice as a document: PDF/UA, from its canonical content alone, people left out. CCTP 4.2 (4.2-replacement)."""

from gouvernail.exports.notice_document.document import CannotPrint, NoticeDocument, can_print, notice_document

__all__ = ["CannotPrint", "NoticeDocument", "can_print", "notice_document"]
