"""The addresses of sign-in."""

from django.urls import path

from gouvernail.pages.sign_in import views

urlpatterns = [
    path("connexion/", views.sign_in, name="sign_in"),
    path("deconnexion/", views.sign_out, name="sign_out"),
    path("mon-mot-de-passe/", views.change_password, name="change_password"),
]
