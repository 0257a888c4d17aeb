"""Files of references at the door: their size before they are read, and their download, never shown in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.utils.http import content_disposition_header

from gouvernail.actions.presentations.files import HandedFile
from gouvernail.records.models import ReferenceFile
from gouvernail.rules.presentations import MOST_REFERENCES

_FORM_BYTES = 64 * 1024


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class ReferencesField(forms.FileField):
    """One to five PDF in one field."""

    def __init__(self) -> None:
        super().__init__(
            label="Références (PDF)",
            widget=_Several(attrs={"accept": "application/pdf", "multiple": True}),
            error_messages={"required": "Joignez au moins un PDF.", "empty": "Un de ces fichiers est vide."},
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file; raises ``ValidationError`` for one that is none."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(ReferencesField, self).clean(one, initial) for one in files or [None]]


def handed(files: list[Any]) -> list[HandedFile]:
    """What the form holds, read piece by piece."""
    return [HandedFile(file.name or "", file.chunks()) for file in files]


def is_too_large(request: HttpRequest) -> bool:
    """Whether what is announced is more than all files may weigh: it is refused unread."""
    announced = str(request.META.get("CONTENT_LENGTH") or "0")
    most = int(settings.REFERENCE_LIMIT_BYTES) * MOST_REFERENCES + _FORM_BYTES
    return announced.isdigit() and int(announced) > most


def why_unread(request: HttpRequest) -> HttpResponse | None:
    """The answer when files cannot even be taken in: announced too large, or a disk that holds no more; else nothing.

    Asked before the token of the form is checked, for that reads the files.
    """
    if is_too_large(request):
        return _unread(request, "lourds", 413)
    try:
        len(request.POST)
    except UnreadablePostError:
        raise
    except OSError:
        for handler in request.upload_handlers:
            handler.upload_interrupted()
        return _unread(request, "disque", 507)
    return None


def _unread(request: HttpRequest, why: str, status: int) -> HttpResponse:
    return render(request, "gouvernail/teams/files_unread.html", {"why": why, "hint": references_hint()}, status=status)


def references_hint() -> str:
    """What may be joined."""
    limit = max(1, int(settings.REFERENCE_LIMIT_BYTES) // (1024 * 1024))
    return f"De un à {MOST_REFERENCES} fichiers PDF, {limit}\N{NO-BREAK SPACE}Mo chacun au plus."


def download(file: ReferenceFile | None) -> HttpResponse:
    """The file as an attachment, never shown in the browser; not found behind a wall, purged or gone."""
    if file is None or not file.stored_path:
        raise Http404
    try:
        content = (Path(settings.MEDIA_ROOT) / file.stored_path).read_bytes()
    except OSError as gone:
        raise Http404 from gone
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.file_name) or ""
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
