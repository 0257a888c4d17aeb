"""Configuration: everything comes from environment variables, listed with their defaults in the README."""

from __future__ import annotations

import re
import secrets
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from gouvernail.notices.timestamps.authority import Authority
from gouvernail.pages.sign_in.pro_connect.registration import ProConnect


class _Environment(environ.Env):  # type: ignore[misc]  # the library tells no types
    """Says in one sentence which variable holds a value that cannot be; never the value, which may be a secret."""

    def get_value(self, var: str, *args: Any, **kwargs: Any) -> Any:
        return _told(var, lambda: super(_Environment, self).get_value(var, *args, **kwargs))

    def email_url(self, var: str, *args: Any, **kwargs: Any) -> Any:
        return _told(var, lambda: super(_Environment, self).email_url(var, *args, **kwargs))

    def db_url(self, var: str, *args: Any, **kwargs: Any) -> Any:
        return _told(var, lambda: super(_Environment, self).db_url(var, *args, **kwargs))


def _told(var: str, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(f"{var} n’a pas une valeur possible : voir le README.") from error


env = _Environment()

PACKAGE = Path(__file__).resolve().parent
#: Where the database, the uploaded files and the collected static files live.
VAR = Path(env.str("GOUVERNAIL_VAR", default=str(Path.cwd() / "var"))).resolve()

MODE = env.str("GOUVERNAIL_MODE", default="local")
if MODE not in {"local", "production"}:
    raise ImproperlyConfigured("GOUVERNAIL_MODE vaut « local » ou « production ».")
PRODUCTION = MODE == "production"
DEBUG = env.bool("GOUVERNAIL_DEBUG", default=False)


def _kept_secret() -> str:
    """The secret of a local instance, made once and kept under ``var/`` with owner-only rights."""
    place = VAR / "secret"
    if not place.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600, exist_ok=True)
        place.write_text(secrets.token_urlsafe(64))
    return place.read_text().strip()


SECRET_KEY = env.str("GOUVERNAIL_SECRET_KEY", default="") or ("" if PRODUCTION else _kept_secret())
ALLOWED_HOSTS = [host.strip() for host in env.list("GOUVERNAIL_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])]
CSRF_TRUSTED_ORIGINS = [origin.strip() for origin in env.list("GOUVERNAIL_ORIGINS", default=[])]
FROZEN_TODAY = env.str("GOUVERNAIL_TODAY", default="")


def _is_random(secret: str) -> bool:
    """Whether a secret is long, and not a few words said again: what repeats itself is compressed to almost nothing."""
    return len(secret) >= 50 and len(set(secret)) >= 10 and len(zlib.compress(secret.encode(), 9)) >= 40


if FROZEN_TODAY:
    try:
        date.fromisoformat(FROZEN_TODAY)
    except ValueError as error:
        raise ImproperlyConfigured("GOUVERNAIL_TODAY doit être une date AAAA-MM-JJ.") from error

if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("GOUVERNAIL_DEBUG est refusé en production : retirez cette variable.")
    if not _is_random(SECRET_KEY):
        raise ImproperlyConfigured("GOUVERNAIL_SECRET_KEY doit être un secret aléatoire d’au moins 50 caractères.")
    if any(host in {"", "*"} or host.startswith("*") for host in ALLOWED_HOSTS):
        raise ImproperlyConfigured("GOUVERNAIL_HOSTS doit nommer les hôtes : « * » est refusé en production.")
    if FROZEN_TODAY:
        raise ImproperlyConfigured("GOUVERNAIL_TODAY fige le jour : il est refusé en production, retirez-le.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "widget_tweaks",
    "dsfr",
    "csp",
    "axes",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "gouvernail.records",
    "gouvernail.pages",
    "gouvernail.commands",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "gouvernail.pages.sign_in.threshold.Threshold",
    "gouvernail.pages.unavailable.Unavailable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gouvernail.pages.sign_in.sessions.presence.Presence",
    "gouvernail.pages.sign_in.attempts.Attempts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gouvernail.urls"
WSGI_APPLICATION = "gouvernail.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "exports" / "templates", PACKAGE / "notices" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gouvernail.pages.layout.frame",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'gouvernail.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": env.int("GOUVERNAIL_BUSY_TIMEOUT_SECONDS", default=20),
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;",
    }
    Path(str(DATABASES["default"]["NAME"])).parent.mkdir(parents=True, exist_ok=True)
else:
    # Compiling the long query of a past statement takes PostgreSQL a second; running it takes a third of that.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
# A connection opened for each request costs more than most pages, and begins with an empty cache.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("GOUVERNAIL_CONNECTION_SECONDS", default=60)

AUTH_USER_MODEL = "records.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

#: Of whom a second factor is demanded; whoever has one is always asked for it.
SECOND_FACTOR = env.str("GOUVERNAIL_SECOND_FACTOR", default="steering" if PRODUCTION else "no")
if SECOND_FACTOR not in {"no", "steering", "everybody"}:
    raise ImproperlyConfigured("GOUVERNAIL_SECOND_FACTOR vaut « no », « steering » ou « everybody ».")

#: Signing in with ProConnect, off while no issuer is told.
PRO_CONNECT = ProConnect(
    issuer=env.str("GOUVERNAIL_PROCONNECT_ISSUER", default=""),
    client_id=env.str("GOUVERNAIL_PROCONNECT_CLIENT_ID", default=""),
    client_secret=env.str("GOUVERNAIL_PROCONNECT_CLIENT_SECRET", default=""),
    algorithm=env.str("GOUVERNAIL_PROCONNECT_ALGORITHM", default="RS256"),
    uses_pkce=env.bool("GOUVERNAIL_PROCONNECT_PKCE", default=False),
    idp_hint=env.str("GOUVERNAIL_PROCONNECT_IDP_HINT", default=""),
    acr_values=env.str("GOUVERNAIL_PROCONNECT_ACR_VALUES", default=""),
    strong_acr=tuple(acr.strip() for acr in env.list("GOUVERNAIL_PROCONNECT_STRONG_ACR", default=[])),
    timeout_seconds=env.int("GOUVERNAIL_PROCONNECT_TIMEOUT_SECONDS", default=10),
)
for doubt in PRO_CONNECT.doubts(production=PRODUCTION):
    raise ImproperlyConfigured(doubt)

AXES_FAILURE_LIMIT = env.int("GOUVERNAIL_LOCKOUT_FAILURES", default=5)
AXES_COOLOFF_TIME = env.int("GOUVERNAIL_LOCKOUT_HOURS", default=1)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "gouvernail.pages.sign_in.client_address.client_address"
# The name of the field of the form: otherwise failures of all accounts would be counted together.
AXES_USERNAME_FORM_FIELD = "username"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
# The journal remembers who came in; addresses of machines are not kept beside it.
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "gouvernail/locked_out.html"
CSRF_FAILURE_VIEW = "gouvernail.pages.errors.stale_form"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static" if PRODUCTION else None
STATICFILES_FINDERS = ["gouvernail.pages.static_finder.UsedFilesFinder"]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = VAR / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A screen of all the activities of a contractor, or a month over many lines, has more than a thousand fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_IDLE_MINUTES = env.int("GOUVERNAIL_SESSION_IDLE_MINUTES", default=60)
SESSION_HOURS = env.int("GOUVERNAIL_SESSION_HOURS", default=12)
if not (0 < SESSION_IDLE_MINUTES <= SESSION_HOURS * 60 <= 60 * 24 * 30):
    raise ImproperlyConfigured(
        "GOUVERNAIL_SESSION_IDLE_MINUTES doit être positif et tenir dans GOUVERNAIL_SESSION_HOURS, 30 jours au plus."
    )
# The cookie outlives the session by a day: whoever comes back too late is told why.
SESSION_COOKIE_AGE = (SESSION_HOURS + 24) * 3600
CSRF_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("GOUVERNAIL_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
BEHIND_PROXY = env.bool("GOUVERNAIL_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # The button that signs out leads on to the provider.
        "form-action": [SELF, *PRO_CONNECT.origins],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATE_BRAND = env.bool("GOUVERNAIL_STATE_BRAND", default=False)
INSTANCE_NAME = env.str("GOUVERNAIL_NAME", default="Gouvernail")
#: What the instance says of itself on its notices and in its ``security.txt``; an empty value is said to be missing.
NOTICES = {
    "publisher": env.str("GOUVERNAIL_PUBLISHER", default=""),
    "publication_director": env.str("GOUVERNAIL_PUBLICATION_DIRECTOR", default=""),
    "hosting": env.str("GOUVERNAIL_HOSTING", default=""),
    "contact": env.str("GOUVERNAIL_CONTACT", default=""),
    "data_protection_contact": env.str("GOUVERNAIL_DATA_PROTECTION_CONTACT", default=""),
    "source_code": env.str("GOUVERNAIL_SOURCE_CODE", default=""),
    "accessibility_status": env.str("GOUVERNAIL_ACCESSIBILITY_STATUS", default="non conforme"),
    "accessibility_audited_on": env.str("GOUVERNAIL_ACCESSIBILITY_AUDITED_ON", default=""),
    "security_contact": env.str("GOUVERNAIL_SECURITY_CONTACT", default=""),
    "security_expires_on": env.str("GOUVERNAIL_SECURITY_EXPIRES_ON", default=""),
}
for variable in ("accessibility_audited_on", "security_expires_on"):
    try:
        NOTICES[variable] = NOTICES[variable] and date.fromisoformat(NOTICES[variable]).isoformat()
    except ValueError as error:
        raise ImproperlyConfigured(f"GOUVERNAIL_{variable.upper()} doit être une date AAAA-MM-JJ.") from error
if NOTICES["accessibility_status"] not in {"non conforme", "partiellement conforme", "totalement conforme"}:
    raise ImproperlyConfigured(
        "GOUVERNAIL_ACCESSIBILITY_STATUS vaut « non conforme », « partiellement conforme » ou « totalement conforme »."
    )
if NOTICES["accessibility_status"] != "non conforme" and not NOTICES["accessibility_audited_on"]:
    raise ImproperlyConfigured(
        "Une conformité ne se déclare qu’après un audit : donnez sa date dans GOUVERNAIL_ACCESSIBILITY_AUDITED_ON."
    )
if NOTICES["security_contact"] and not re.fullmatch(r"(?:https://|mailto:|tel:)\S+", NOTICES["security_contact"]):
    raise ImproperlyConfigured("GOUVERNAIL_SECURITY_CONTACT doit commencer par « mailto: », « https:// » ou « tel: ».")
#: The address of this site as its mails write it, without a last slash.
BASE_ADDRESS = env.str("GOUVERNAIL_BASE_ADDRESS", default="").rstrip("/")
if BASE_ADDRESS and not re.fullmatch(r"https?://[^\s/?#]+", BASE_ADDRESS):
    raise ImproperlyConfigured("GOUVERNAIL_BASE_ADDRESS doit être de la forme « https://pilotage.exemple.fr ».")
#: Where mail is handed over; empty, it stays in the outbox and links are handed over by other means.
MAIL_URL = env.str("GOUVERNAIL_MAIL_URL", default="")
MAIL_FROM = env.str("GOUVERNAIL_MAIL_FROM", default="")
if MAIL_URL:
    if not (MAIL_FROM and BASE_ADDRESS):
        raise ImproperlyConfigured("GOUVERNAIL_MAIL_URL demande aussi GOUVERNAIL_MAIL_FROM et GOUVERNAIL_BASE_ADDRESS.")
    vars().update(env.email_url("GOUVERNAIL_MAIL_URL"))
EMAIL_TIMEOUT = 10
#: Who stamps the notices and the head of the journal; without one, they say so in words.
TIMESTAMP_AUTHORITY = Authority(
    url=env.str("GOUVERNAIL_TIMESTAMP_URL", default=""),
    certificates=env.str("GOUVERNAIL_TIMESTAMP_CERTIFICATES", default=""),
    timeout_seconds=env.int("GOUVERNAIL_TIMESTAMP_TIMEOUT_SECONDS", default=10),
    policy=env.str("GOUVERNAIL_TIMESTAMP_POLICY", default=""),
)
for doubt in TIMESTAMP_AUTHORITY.doubts():
    raise ImproperlyConfigured(doubt)
#: How many working days after its end a month that is not declared is reminded of; nought: never.
MONTH_REMINDER_DAYS = env.int("GOUVERNAIL_MONTH_REMINDER_DAYS", default=3)

#: The name under which a telephone keeps the account.
OTP_TOTP_ISSUER = INSTANCE_NAME
REGISTRY_SOURCE = env.str("GOUVERNAIL_REGISTRY_SOURCE", default="")
WORKBOOK_LIMIT_BYTES = env.int("GOUVERNAIL_WORKBOOK_LIMIT_MB", default=50) * 1024 * 1024
REFERENCE_LIMIT_BYTES = env.int("GOUVERNAIL_REFERENCE_LIMIT_BYTES", default=10 * 1024 * 1024)
UPLOADS_DAYS = env.int("GOUVERNAIL_UPLOADS_DAYS", default=90)
WORK_MEMORY_MB = env.int("GOUVERNAIL_WORK_MEMORY_MB", default=4096)
WORKBOOK_EXPANDED_LIMIT_BYTES = env.int("GOUVERNAIL_WORKBOOK_EXPANDED_LIMIT_MB", default=512) * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "gouvernail.pages.sign_in.unlogged.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]}},
    "root": {"handlers": ["console"], "level": env.str("GOUVERNAIL_LOG_LEVEL", default="WARNING")},
}
