"""What the system refuses, by names that catalogues have words for."""

from __future__ import annotations

import errno

KNOWN = frozenset({
    "EACCES", "EBUSY", "EDQUOT", "EEXIST", "EFBIG", "EIO", "EISDIR", "ELOOP", "EMFILE", "ENAMETOOLONG", "ENFILE",
    "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS",
})  # fmt: skip
"""Those that people meet; all others are told in the system's own words."""


def reason_of(error: OSError) -> str:
    name = errno.errorcode.get(error.errno or 0, "")
    return name if name in KNOWN else error.strerror or str(error)
