"""The WSGI application that a web server calls."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gouvernail.settings")
application = get_wsgi_application()

# What is loaded by now lives as long as the process: no use in the garbage collector walking it again at each page,
# nor in its touching memory that the workers share.
gc.collect()
gc.freeze()
