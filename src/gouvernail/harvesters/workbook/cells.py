"""Understand one cell: what a person or a spreadsheet wrote, as a value of the format."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from stdnum.exceptions import ValidationError
from stdnum.fr import siret

from gouvernail.harvesters.workbook.faults import ERROR
from gouvernail.harvesters.workbook.names import folded
from gouvernail.harvesters.workbook.raw import Cell, Fault
from gouvernail.rules.days import why_not_that_much
from gouvernail.rules.workbook_format.columns import Column, Kind

FIRST_DAY = date(1990, 1, 1)
LAST_DAY = date(2100, 12, 31)

_SPREADSHEET_ERROR = re.compile(
    r"#(?:REF|DIV/0|VALUE|VALEUR|NAME|NOM|NULL|NUL|NUM|NOMBRE|SPILL)[!?]?|#N/A|#N/D|Err\s?:\s?\d{3}", re.IGNORECASE
)
_CONTROLS = re.compile("[\x01-\x1f\x7f-\x9f\u2028\u2029]+")
_INVISIBLE = re.compile("[\u200b\ufeff\ufffe\uffff]")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_FIGURE = re.compile(r"[+-]?\d+(?:[.,]\d*)?|[+-]?[.,]\d+", re.ASCII)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_EXACT = 10**15


class BadCell(Exception):
    """A cell that cannot be understood: the code of its sentence and the values that fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def understood(raw: Cell, column: Column) -> object:
    """The value of a cell, in the stored unit of its column. Raises `BadCell`.

    An empty optional cell is None, or `""` and `()` where the row holds text.
    """
    if isinstance(raw, Fault):
        raise BadCell(raw.code)
    if isinstance(raw, str):
        raw = clean(raw)
    if raw == "":
        if not column.optional:
            raise BadCell("cell_empty")
        return _EMPTY.get(column.kind)
    return _READERS[column.kind](raw, column)


_EMPTY: Mapping[Kind, object] = {Kind.TEXT: "", Kind.EMAIL: "", Kind.NUMBERS: ()}


def clean(written: str) -> str:
    """A text in composed letters, on one line, without control or invisible characters. Raises `BadCell`."""
    if written.isascii() and written.isprintable():
        return _without_error(written.strip())
    if "\x00" in written:
        raise BadCell("nul_character")
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", written))
    return _without_error(_CONTROLS.sub(" ", composed).strip())


def _without_error(text: str) -> str:
    if text[:1] in {"#", "E", "e"} and _SPREADSHEET_ERROR.fullmatch(text):
        raise BadCell(ERROR)
    return text


def shown(raw: Cell) -> str:
    """A cell as a person would recognise it in a message."""
    if isinstance(raw, Fault):
        return raw.shown
    if isinstance(raw, float):
        return _plain(Decimal(repr(raw))).replace(".", ",") if raw == raw else "NaN"  # noqa: PLR0124 - NaN alone differs
    if isinstance(raw, date):
        return raw.isoformat(sep=" ") if isinstance(raw, datetime) else raw.isoformat()
    text = str(raw)
    return text if len(text) <= 120 else f"{text[:119]}…"


def _plain(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(raw: Cell, column: Column) -> str:
    text = _words(raw)
    if len(text) > column.most:
        raise BadCell("text_too_long", most=column.most, length=len(text))
    return text


def _words(raw: Cell) -> str:
    """A text, or a number that a spreadsheet took an identifier for. Raises `BadCell`."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, date):
        raise BadCell("text_became_date")
    if isinstance(raw, (int, float)) and abs(raw) < _EXACT:
        return _plain(Decimal(repr(raw + 0)))
    raise BadCell("text_became_number")


def _numbers(raw: Cell, column: Column) -> tuple[str, ...]:
    """Identifiers separated by commas; one alone may have become a number."""
    if isinstance(raw, float) and not raw.is_integer():
        raise BadCell("text_became_number")
    parts = (part.strip() for part in _words(raw).split(","))
    return tuple(dict.fromkeys(_text(part, column) for part in parts if part))


def _word(raw: Cell, column: Column) -> str:
    words = column.words or {}
    found = words.get(folded(raw)) if isinstance(raw, str) else None
    if found is None:
        raise BadCell("word_unknown", words=", ".join(words))
    return found


def _email(raw: Cell, column: Column) -> str:
    text = _text(raw, column)
    if not _EMAIL.fullmatch(text):
        raise BadCell("email_invalid")
    return text


def _siret(raw: Cell, _column: Column) -> str:
    """Fourteen digits that pass the check; leading zeros that a spreadsheet ate are put back."""
    if isinstance(raw, str) and _SHORTENED.fullmatch(raw):
        raise BadCell("siret_shortened")
    text = siret_digits(raw)
    try:
        return str(siret.validate(text.zfill(14) if lost_zeros(text) else text))
    except ValidationError as error:
        raise BadCell("siret_invalid") from error


def siret_digits(raw: Cell) -> str:
    """What was written for a SIRET, without separators; a number in full when it is exact."""
    if isinstance(raw, str):
        return str(siret.compact(raw))
    return _words(raw)


def lost_zeros(text: str) -> bool:
    """Whether a SIRET may have lost its leading zeros: one or two only, a shorter figure is a SIREN or a slip."""
    return text.isascii() and text.isdecimal() and 12 <= len(text) < 14


def _day(raw: Cell, _column: Column) -> date:
    day = _written_day(raw)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise BadCell("date_far", first=FIRST_DAY.year, last=LAST_DAY.year)
    return day


def _written_day(raw: Cell) -> date:
    if isinstance(raw, datetime):
        if raw.hour or raw.minute or raw.second or raw.microsecond:
            raise BadCell("date_with_time")
        return raw.date()
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        raise BadCell("date_is_number")
    if match := _ISO_DAY.fullmatch(raw):
        year, month, day = match.groups()
    elif match := _FRENCH_DAY.fullmatch(raw):
        day, month, year = match.groups()
    else:
        raise BadCell("date_unreadable")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise BadCell("date_does_not_exist") from error


def _hundredths(raw: Cell, column: Column) -> int:
    value = _rounded(_figure(raw), column)
    return _bounded(value, column, 100)


def _rounded(figure: Decimal, column: Column) -> int:
    """Hundredths; what a computation in binary leaves behind (0.30000000000000004) is no third decimal."""
    if abs(figure) > 10**13:
        raise BadCell("figure_too_large", most=_plain(Decimal(column.most) / 100))
    nearest = (figure * 100).to_integral_value()
    if abs(figure * 100 - nearest) > max(Decimal("1e-7"), abs(figure) * Decimal("4e-13")):
        raise BadCell("too_many_decimals")
    return int(nearest)


def _figure(raw: Cell) -> Decimal:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        number = Decimal(repr(raw))
        if number.is_finite():
            return number
    if isinstance(raw, str):
        return _written_figure(raw)
    raise BadCell("figure_unreadable")


def _written_figure(raw: str) -> Decimal:
    """A figure with comma or point; any kind of space may part its thousands."""
    compact = "".join(raw.split()).replace("\u2212", "-").replace("\u2060", "")
    if not _FIGURE.fullmatch(compact) or len(compact) > 40:
        raise BadCell("figure_unreadable")
    try:
        return Decimal(compact.replace(",", "."))
    except InvalidOperation as error:
        raise BadCell("figure_unreadable") from error


def _integer(raw: Cell, column: Column) -> int:
    figure = _figure(raw)
    if figure != figure.to_integral_value():
        raise BadCell("not_whole")
    return _bounded(int(figure), column, 1)


def _day_share(raw: Cell, column: Column) -> int:
    value = _hundredths(raw, column)
    if refusals := why_not_that_much(value):
        raise BadCell(refusals[0].code)
    return value


def _bounded(value: int, column: Column, scale: int) -> int:
    if value < column.least:
        raise BadCell("figure_too_small", least=_plain(Decimal(column.least) / scale))
    if value > column.most:
        raise BadCell("figure_too_large", most=_plain(Decimal(column.most) / scale))
    return value


_READERS: Mapping[Kind, Callable[[Cell, Column], object]] = {
    Kind.TEXT: _text,
    Kind.SIRET: _siret,
    Kind.EMAIL: _email,
    Kind.DATE: _day,
    Kind.INTEGER: _integer,
    Kind.EUROS: _hundredths,
    Kind.QUANTITY: _hundredths,
    Kind.DAYS: _hundredths,
    Kind.DAY_SHARE: _day_share,
    Kind.WORD: _word,
    Kind.NUMBERS: _numbers,
}
