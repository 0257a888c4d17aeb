"""Turn what stops a verb into one sentence on the error output, without a trace of the stack."""

import os
import sys
from collections.abc import Callable


class Stopped(Exception):
    """A verb cannot go on; the sentence says what, where, and what to do."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def spoken(work: Callable[[], int]) -> int:
    """Do `work` and answer its exit status; an error that carries a sentence is said, any other keeps its trace.

    `GOUVERNAIL_TRACE=1` shows the trace of every error, for a bug report.
    """
    try:
        return work()
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None or os.environ.get("GOUVERNAIL_TRACE"):
            raise
        print(f"gouvernail : {sentence}", file=sys.stderr)
        return int(getattr(error, "status", 1))


def _sentence(error: Exception) -> str | None:
    """What to tell people of this error; None when it is a fault of the program."""
    for teller in (_own_sentence, _of_settings, database_sentence, _of_system):
        if sentence := teller(error):
            return sentence
    return None


def _own_sentence(error: Exception) -> str | None:
    if refusals := getattr(error, "refusals", ()):
        from gouvernail.wording import refusal_sentence

        return "\n".join(refusal_sentence(refusal) for refusal in refusals)
    sentence = getattr(error, "sentence", None)
    return sentence if isinstance(sentence, str) else None


def _of_settings(error: Exception) -> str | None:
    return str(error) if type(error).__name__ == "ImproperlyConfigured" else None


def database_sentence(error: Exception) -> str | None:
    """What to tell people of an error of the database; None when it is another one."""
    if type(error).__name__ != "OperationalError":
        return None
    text = str(error).strip()
    if "locked" in text:
        return "la base est occupée par un autre programme ; rien n’a été changé. Réessayez dans un instant."
    if "no such table" in text or "does not exist" in text:
        return f"la base n’est pas à jour ({text}). Lancez « gouvernail migrate »."
    return f"la base ne répond pas comme attendu : {text}. Vérifiez DATABASE_URL et la place sur le disque."


def _of_system(error: Exception) -> str | None:
    if not isinstance(error, OSError) or error.filename is None:
        return None
    return f"« {os.fsdecode(error.filename)} » : {error.strerror or error}."
