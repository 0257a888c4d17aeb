"""The document of an order: PDF/UA, everything that it says to its contractor. CCTP 2 (2-order-by-need)."""

from gouvernail.exports.order_document.document import OrderDocument, order_document

__all__ = ["OrderDocument", "order_document"]
