"""The addresses of the notices on the State's side."""

from django.urls import path

from gouvernail.pages.steering.notices import listing, notice, receipt

_ONE = "pilotage/notifications/<uuid:uuid>/"

urlpatterns = [
    path("pilotage/notifications/", listing.notices, name="notices"),
    path("pilotage/notifications.<slug:extension>", listing.notices_file, name="notices_file"),
    path(_ONE, notice.notice, name="notice"),
    path(f"{_ONE}reception/", receipt.new_receipt, name="new_receipt"),
    path(f"{_ONE}preuves/<id:number>/", notice.notice_evidence, name="notice_evidence"),
    path(f"{_ONE}<str:piece>", notice.notice_piece, name="notice_piece"),
]
