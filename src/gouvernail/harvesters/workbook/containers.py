"""Open a zip without trusting it: names, links, encryption, declared and actual sizes."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PureWindowsPath

from gouvernail.harvesters.workbook.limits import Limits, megabytes
from gouvernail.harvesters.workbook.raw import Content, Unreadable

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Container:
    """A zip held in memory whose names and declared sizes were checked."""

    data: bytes
    members: dict[str, zipfile.ZipInfo]

    def content(self, name: str) -> Content:
        """What a member holds, expanded, or nothing if there is none. Raises `Unreadable` when it lies."""
        if name not in self.members:
            return b""
        return _expanded(self.data, self.members[name])


def opened(data: bytes, limits: Limits) -> Container:
    """Check what a zip declares; `content` checks what it holds. Raises `Unreadable`."""
    members = _members(data)
    for member in members.values():
        _check_name(member)
        _check_form(member)
    declared = sum(member.file_size for member in members.values())
    if declared > limits.expanded_bytes:
        raise Unreadable("expands_too_much", size=megabytes(declared), limit=megabytes(limits.expanded_bytes))
    return Container(data, members)


def _members(data: bytes) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error, EOFError) as error:
        raise Unreadable("corrupt") from error
    members = {member.filename: member for member in found if not member.is_dir()}
    if len(members) != sum(not member.is_dir() for member in found):
        raise Unreadable("corrupt")
    return members


def _check_name(member: zipfile.ZipInfo) -> None:
    """Refuse a name that would reach outside of the archive, on any system."""
    path = PureWindowsPath(member.filename)
    if path.drive or path.root or ".." in path.parts:
        raise Unreadable("name_escapes", value=member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable("link", value=member.filename)


def _check_form(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable("corrupt", value=member.filename)


def _expanded(data: bytes, member: zipfile.ZipInfo) -> bytearray:
    """Expand one member piece by piece, and stop as soon as it holds more than it declares.

    The library of the standard stops silently at the declared size, but a reader of sheets does
    not: a member that lies about its size must be found here.
    """
    content = bytearray()
    for piece in _pieces(_packed(data, member), member.compress_type):
        content += piece
        if len(content) > member.file_size:
            raise Unreadable("size_lies", value=member.filename)
    if len(content) != member.file_size or zlib.crc32(content) != member.CRC:
        raise Unreadable("corrupt", value=member.filename)
    return content


def _packed(data: bytes, member: zipfile.ZipInfo) -> memoryview:
    start = member.header_offset
    header = data[start : start + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
        raise Unreadable("corrupt", value=member.filename)
    *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    start += _LOCAL_HEADER.size + name_length + extra_length
    return memoryview(data)[start : start + member.compress_size]


def _pieces(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    try:
        while not inflater.eof:
            piece = inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
            if not piece and not rest:
                return
            yield piece
    except zlib.error as error:
        raise Unreadable("corrupt") from error
