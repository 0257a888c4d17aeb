"""A made-up registry for benchmarks, as a bare git repository of the usual size; the same seed gives the same bytes."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

PRODUCTS, PEOPLE, INCUBATORS, ORGANISATIONS = 662, 3484, 23, 145
STAGES = ("investigation", "construction", "acceleration", "consolidation", "transfere", "abandon")
THEMES = ("Écologie", "Emploi", "Santé", "Territoires", "Justice", "Open-Data", "Éducation")
EMPLOYERS = ("Coopérative A", "coopérative a", "Société B", "Agence C", "Indépendant", "Société B / Agence C")
WORDS = ("aider", "les", "agents", "et", "usagers", "à", "trouver", "suivre", "déclarer", "payer", "leurs", "droits")
_SEED = 20260820
_AT = 1_787_000_000


def make_registry(folder: Path) -> Path:
    """Write the repository with one `git fast-import`, in one commit."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", folder], check=True)
    subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=_stream(), check=True)
    return folder


def _stream() -> bytes:
    chance = random.Random(_SEED)
    message = b"Registre"
    parts = [b"commit refs/heads/main\ncommitter Registre <registre@exemple.fr> %d +0000\n" % _AT]
    parts.append(b"data %d\n%s\n" % (len(message), message))
    for path, text in _files(chance):
        content = text.encode()
        parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content))
    return b"".join(parts)


def _files(chance: random.Random) -> Iterator[tuple[str, str]]:
    for number in range(ORGANISATIONS):
        yield f"content/_organisations/organisation-{number}.md", _organisation(number)
    for number in range(INCUBATORS):
        yield f"content/_incubators/incubateur-{number}.md", _incubator(number)
    for number in range(PRODUCTS):
        yield f"content/_startups/produit-{number}.md", _product(number, chance)
    for number in range(PEOPLE):
        yield f"content/_authors/membre-{number}.md", _person(chance)


def _organisation(number: int) -> str:
    return f"---\nname: Organisation {number}\nacronym: O{number}\ntype: operateur\ndomaine_ministeriel: autres\n---\n"


def _incubator(number: int) -> str:
    return (
        f"---\ntitle: Incubateur {number}\nowner: /organisations/organisation-{number}\ncontact: contact@exemple.fr\n"
        f"address: contact@exemple.fr\ngithub: https://github.com/incubateur-{number}\nlogo: logo.png\n"
        f"website: https://incubateur-{number}.exemple.fr\nshort_description: Une équipe.\n"
        "highlighted_startups:\n  - produit-1\n---\n"
    )


def _product(number: int, chance: random.Random) -> str:
    sentence = " ".join(chance.choices(WORDS, k=12))
    lines = [
        f"title: Produit {number}",
        f"mission: {sentence}",
        f"incubator: incubateur-{chance.randrange(INCUBATORS)}",
        "contact: contact@exemple.fr",
        f"link: {chance.choice(['', '', 'https://produit.exemple.fr'])!r}",
        f"repository: https://github.com/exemple/produit-{number}",
        f"stats_url: https://produit-{number}.exemple.fr/stats",
        "accessibility_status: non conforme",
        "analyse_risques: false",
        f"thematiques:{_list(chance.sample(THEMES, 2))}",
        f"usertypes:{_list(['particulier', 'etat'])}",
        "techno: []",
        f"sponsors:{_list([f'/organisations/organisation-{chance.randrange(ORGANISATIONS)}'])}",
        "phases:",
    ]
    day = date(2017, 1, 2) + timedelta(chance.randrange(2500))
    for stage in STAGES[: chance.randrange(1, 5)]:
        lines.append(f"  - name: {stage}\n    start: {day}")
        day += timedelta(chance.randrange(90, 700))
    lines.append("events:\n  - name: committee\n    date: 2024-03-04\n    comment: Suite accordée")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _person(chance: random.Random) -> str:
    lines = ["domaine: Développement", "missions:"]
    day = date(2016, 1, 4) + timedelta(chance.randrange(3000))
    for _ in range(chance.choice((1, 1, 1, 1, 2, 2))):
        end = day + timedelta(chance.randrange(60, 700))
        lines.append(f"  - start: {day}\n    end: {end}\n    status: independent")
        lines.append(f"    employer: {chance.choice(EMPLOYERS)}")
        lines.append(f"    startups:\n      - produit-{chance.randrange(PRODUCTS)}")
        day = end + timedelta(1)
    return "---\n" + "\n".join(lines) + "\n---\n"


def _list(values: list[str]) -> str:
    return "".join(f"\n  - {value}" for value in values)
