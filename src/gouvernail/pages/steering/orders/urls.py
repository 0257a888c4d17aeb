"""The addresses of orders."""

from django.urls import path

from gouvernail.pages.steering.orders import (
    amend,
    document,
    entry,
    estimates,
    listing,
    notify,
    observe,
    order,
    passage,
    tables,
)

urlpatterns = [
    path("pilotage/bons.<slug:extension>", listing.orders_file, name="orders_file"),
    path("pilotage/bons/", listing.order_list, name="orders"),
    path("pilotage/bons/nouveau/", entry.new_order, name="new_order"),
    path("pilotage/bons/<uuid:uuid>/", order.order_page, name="order"),
    path("pilotage/bons/<uuid:uuid>/semaines.csv", tables.order_weeks_csv, name="order_weeks_csv"),
    path("pilotage/bons/<uuid:uuid>/courbe.csv", tables.order_course_csv, name="order_course_csv"),
    path("pilotage/bons/<uuid:uuid>/reste-a-faire/", estimates.new_estimate, name="new_estimate"),
    path("pilotage/bons/<uuid:uuid>/document.pdf", document.document_file, name="order_document"),
    path("pilotage/bons/<uuid:uuid>/notifier/", notify.notify, name="notify_order"),
    path("pilotage/bons/<uuid:uuid>/modifier/", amend.amend, name="amend_order"),
    path("pilotage/bons/<uuid:uuid>/execution/<slug:name>/", passage.pass_on, name="pass_order"),
    path("pilotage/bons/<uuid:uuid>/observations/", observe.observe, name="observe_order"),
]
