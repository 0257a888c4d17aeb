"""The addresses of imports."""

from django.urls import path

from gouvernail.pages.steering.imports import market, market_files, registry, workbooks

urlpatterns = [
    path("pilotage/imports.<slug:extension>", market_files.market_imports_file, name="market_imports_file"),
    path("pilotage/imports/", market.market_imports, name="market_imports"),
    path("pilotage/imports/registre/", registry.registry_imports, name="registry_imports"),
    path("pilotage/imports/classeur-<slug:name>.ods", workbooks.market_workbook, name="market_workbook"),
    path(
        "pilotage/imports/registre.<slug:extension>",
        registry.registry_troubles_file,
        name="registry_troubles_file",
    ),
    path(
        "pilotage/imports/<uuid:uuid>/erreurs.<slug:extension>",
        market_files.market_import_troubles_file,
        name="market_import_troubles_file",
    ),
    path("pilotage/imports/<uuid:uuid>/", market.market_import, name="market_import"),
    path(
        "pilotage/imports/<uuid:uuid>/confirmer/",
        market.market_import_confirmation,
        name="market_import_confirmation",
    ),
]
