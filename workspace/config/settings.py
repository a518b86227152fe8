"""Django's settings, derived from `env.py`. Nothing here reads the environment by itself."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from workspace.config.databases import database_settings
from workspace.config.env import read_env
from workspace.config.logs import logging_settings

ENV = read_env(os.environ)
PACKAGE = Path(__file__).resolve().parent.parent
_public = urlsplit(ENV.public_url)
_secure = _public.scheme == "https"

# What slices below `config` may know of the environment
ORGANISATION = ENV.organisation
PUBLIC_URL = ENV.public_url
REDIS_URL = ENV.redis_url
RTC_BIND = ENV.rtc_address
RTC_PORTS = ENV.rtc_port_range
RTC_ADDRESSES = tuple(ENV.rtc_addresses.replace(",", " ").split())
RTC_ORIGIN_LISTENERS = ENV.rtc_origin_listeners
ICE_URLS = tuple(ENV.ice_urls.replace(",", " ").split())
TURN_SECRET = ENV.turn_secret
ICE_POLICY = ENV.ice_policy
SEND_LIMIT = ENV.send_limit
LINK_PREVIEWS = ENV.link_previews == "on"
LOG_DAYS = ENV.log_days
LOBBY_TICK_S = ENV.lobby_tick_s
COFFEE_CAMERA = ENV.coffee_camera == "on"
METRICS_TOKEN = ENV.metrics_token

DEBUG = False
SECRET_KEY = ENV.secret()
# Probes come by loopback; everyone else by the public name.
ALLOWED_HOSTS = sorted({_public.hostname or "localhost", "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [ENV.public_url]
ROOT_URLCONF = "workspace.config.urls"
ASGI_APPLICATION = "workspace.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.usersessions",
    "csp",
    "ninja",
    "django_tasks",
    "django_tasks_db",
    "workspace",
    "communities",
    "talk",
    "realtime",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "workspace.config.middleware.PermissionsPolicyMiddleware",
    "workspace.config.middleware.StorableTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "workspace.config.middleware.PersonLanguageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# Data
DATABASES = {"default": database_settings(ENV.database_url, ENV.data, ENV.database_pool)}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ENV.redis_url}
    if ENV.redis_url
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "episodes"]}}
MEDIA_ROOT = ENV.data / "media"
UPLOADS_ROOT = ENV.data / "uploads"
"""Uploads that are under way. All web processes share it."""
UPLOAD_LIMIT_MIB = ENV.upload_limit_mib
STORAGE_QUOTA_MIB = ENV.storage_quota_mib
FILES_S3 = ENV.s3_options
RECORDINGS_ROOT = ENV.data / "recordings"
"""What was said in recorded talks. Never served: listeners get episodes, not voices."""
HLS_ROOT = ENV.data / "hls"
"""The sound of live talks, for a few seconds, where somebody wants it so. Web processes and media workers share it."""
SPEECH_MODEL = ENV.speech_model
"""What is said in episodes is written down by it; empty: it is not."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024

# Files of the front end: built names carry a hash, so they may be kept for ever
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "static"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/app/assets/.+$"

# Language and time
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# People and sign-in
AUTH_USER_MODEL = "workspace.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "handle", "email")},
    },
]
ACCOUNT_ADAPTER = "workspace.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/300s/key", "reset_password": "5/m/ip,3/m/key"}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ["browser"]
HEADLESS_FRONTEND_URLS = {
    "account_reset_password": f"{ENV.public_url}/password",
    "account_reset_password_from_key": f"{ENV.public_url}/password/{{key}}",
    "account_confirm_email": f"{ENV.public_url}/",
    "account_signup": f"{ENV.public_url}/",
}
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Mail
_mail = urlsplit(ENV.email_url)
EMAIL_BACKEND = (
    "django.core.mail.backends.console.EmailBackend"
    if _mail.scheme == "console"
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or (465 if _mail.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.username or "", _mail.password or ""
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.email_from

# Security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "workspace.config.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
X_FRAME_OPTIONS = "DENY"
if ENV.trusted_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

LOGGING = logging_settings(ENV.log_level, ENV.log_format)
