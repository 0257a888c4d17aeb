"""The addresses of sign-in."""

from django.urls import path

from gouvernail.pages.sign_in import (
    invitation,
    mail_link,
    own_account,
    own_sessions,
    pro_connect,
    pro_connect_leaving,
    second_factor,
    second_step_views,
    typed_again,
    views,
)

urlpatterns = [
    path("connexion/", views.sign_in, name="sign_in"),
    path("deconnexion/", views.sign_out, name="sign_out"),
    path("connexion/code/", second_step_views.second_step, name="second_step"),
    path("connexion/second-facteur/", second_step_views.second_step_enrolment, name="second_step_enrolment"),
    path("connexion/proconnect/", pro_connect.pro_connect, name="pro_connect"),
    path("connexion/proconnect/retour/", pro_connect.pro_connect_return, name="pro_connect_return"),
    path("deconnexion/retour/", pro_connect_leaving.pro_connect_left, name="pro_connect_left"),
    path("mon-second-facteur/", second_factor.second_factor, name="second_factor"),
    path("mon-second-facteur/codes/", second_factor.renew_backup_codes, name="renew_backup_codes"),
    path("mon-second-facteur/retrait/", second_factor.remove_second_factor, name="remove_second_factor"),
    path("connexion/lien/", mail_link.ask_mail_link, name="ask_mail_link"),
    path("connexion/lien/<str:secret>/", mail_link.use_mail_link, name="use_mail_link"),
    path("invitation/<str:secret>/", invitation.invitation, name="invitation"),
    path("reprendre/", typed_again.typed_again, name="typed_again"),
    path("mon-compte/", own_account.own_account, name="own_account"),
    path("mes-connexions/", own_sessions.own_sessions, name="own_sessions"),
    path("mon-mot-de-passe/", views.change_password, name="change_password"),
]
