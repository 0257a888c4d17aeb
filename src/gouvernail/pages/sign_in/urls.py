"""The addresses of sign-in."""

from django.urls import path

from gouvernail.pages.sign_in import invitation, mail_link, own_account, views
from gouvernail.pages.sign_in.pro_connect import leaving
from gouvernail.pages.sign_in.pro_connect import views as pro_connect
from gouvernail.pages.sign_in.second_factor import own, step_views
from gouvernail.pages.sign_in.sessions import own as own_sessions
from gouvernail.pages.sign_in.typing import again

urlpatterns = [
    path("connexion/", views.sign_in, name="sign_in"),
    path("deconnexion/", views.sign_out, name="sign_out"),
    path("connexion/code/", step_views.second_step, name="second_step"),
    path("connexion/second-facteur/", step_views.second_step_enrolment, name="second_step_enrolment"),
    path("connexion/proconnect/", pro_connect.pro_connect, name="pro_connect"),
    path("connexion/proconnect/retour/", pro_connect.pro_connect_return, name="pro_connect_return"),
    path("deconnexion/retour/", leaving.pro_connect_left, name="pro_connect_left"),
    path("mon-second-facteur/", own.second_factor, name="second_factor"),
    path("mon-second-facteur/codes/", own.renew_backup_codes, name="renew_backup_codes"),
    path("mon-second-facteur/retrait/", own.remove_second_factor, name="remove_second_factor"),
    path("connexion/lien/", mail_link.ask_mail_link, name="ask_mail_link"),
    path("connexion/lien/<str:secret>/", mail_link.use_mail_link, name="use_mail_link"),
    path("invitation/<str:secret>/", invitation.invitation, name="invitation"),
    path("reprendre/", again.typed_again, name="typed_again"),
    path("mon-compte/", own_account.own_account, name="own_account"),
    path("mes-connexions/", own_sessions.own_sessions, name="own_sessions"),
    path("mon-mot-de-passe/", views.change_password, name="change_password"),
]
