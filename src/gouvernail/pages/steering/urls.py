"""The addresses of the steering pages."""

from django.urls import path

from gouvernail.pages.steering import (
    activities,
    day_returns,
    estimates,
    home,
    journal,
    market_import_files,
    market_imports,
    market_workbooks,
    order_entry,
    order_list,
    order_tables,
    orders,
    registry_imports,
    statement,
    statement_downloads,
    waiting_days,
)

urlpatterns = [
    path("pilotage/", home.steering_home, name="steering_home"),
    path("pilotage/etat/", statement.statement_page, name="statement"),
    path("pilotage/etat.<slug:extension>", statement_downloads.statement_download, name="statement_download"),
    path("pilotage/bons.<slug:extension>", order_list.orders_file, name="orders_file"),
    path("pilotage/bons/", order_list.order_list, name="orders"),
    path("pilotage/bons/nouveau/", order_entry.new_order, name="new_order"),
    path("pilotage/bons/<uuid:uuid>/", orders.order_page, name="order"),
    path("pilotage/bons/<uuid:uuid>/semaines.csv", order_tables.order_weeks_csv, name="order_weeks_csv"),
    path("pilotage/bons/<uuid:uuid>/courbe.csv", order_tables.order_course_csv, name="order_course_csv"),
    path("pilotage/bons/<uuid:uuid>/reste-a-faire/", estimates.new_estimate, name="new_estimate"),
    path("pilotage/imports.<slug:extension>", market_import_files.market_imports_file, name="market_imports_file"),
    path("pilotage/imports/", market_imports.market_imports, name="market_imports"),
    path("pilotage/imports/registre/", registry_imports.registry_imports, name="registry_imports"),
    path("pilotage/imports/classeur-<slug:name>.ods", market_workbooks.market_workbook, name="market_workbook"),
    path(
        "pilotage/imports/registre.<slug:extension>",
        registry_imports.registry_troubles_file,
        name="registry_troubles_file",
    ),
    path(
        "pilotage/imports/<uuid:uuid>/erreurs.<slug:extension>",
        market_import_files.market_import_troubles_file,
        name="market_import_troubles_file",
    ),
    path("pilotage/imports/<uuid:uuid>/", market_imports.market_import, name="market_import"),
    path(
        "pilotage/imports/<uuid:uuid>/confirmer/",
        market_imports.market_import_confirmation,
        name="market_import_confirmation",
    ),
    path("pilotage/activites/", activities.activities, name="activities"),
    path("pilotage/activites.<slug:extension>", activities.activities_file, name="activities_file"),
    path("pilotage/activites/<int:pk>/", activities.move_to, name="move_activity"),
    path("pilotage/jours/", waiting_days.waiting_days, name="waiting_days"),
    path("pilotage/journal.<slug:extension>", journal.journal_file, name="journal_file"),
    path("pilotage/jours.<slug:extension>", waiting_days.waiting_days_file, name="waiting_days_file"),
    path("pilotage/jours/<uuid:uuid>/<int:number>/<slug:month>/", day_returns.return_month, name="return_month"),
    path("pilotage/journal/", journal.journal, name="journal"),
]
