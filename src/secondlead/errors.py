"""Every exception of Second Lead.

    SecondLeadError
    ├── InputError            what was given cannot be read: exit status 2
    │   ├── NotFoundError     no such file or folder
    │   ├── TooLargeError     over 15 MiB
    │   ├── NotTextError      binary, an image, an encoding that cannot be found
    │   ├── EmptyError        nothing in it to read
    │   ├── FormatError       begins as a known format does, and is broken or not for reading
    │   └── RefusedError      an address or a scheme that is not fetched
    │       └── ForbiddenError  robots.txt says no
    ├── UsageError            options that do not go together: exit status 2
    │   └── ConfigError       a configuration that cannot be used; names its line
    ├── FetchError            the network, or the other end: exit status 1
    ├── OutputError           cannot write there (no disk, no right): exit status 1
    ├── ModelError            the encoder's or gazetteer's files are missing or altered: exit status 1
    ├── ExtraError            an optional package is not installed: exit status 1
    ├── StorageError          the ledger cannot be kept or opened: disk, rights, locks, another version's: exit status 1
    └── UnexpectedError       a mistake of ours, met while reading one input: exit status 1

Each is raised as Error(place, what, mend) and prints as "place: what; mend".
"""

from __future__ import annotations


class SecondLeadError(Exception):
    """The root of the tree. place: the input or file; what: what is wrong; mend: what to do."""

    status = 1

    def __init__(self, place: str, what: str, mend: str) -> None:
        super().__init__(f"{place}: {what}; {mend}")
        self.place = place
        self.what = what
        self.mend = mend


class InputError(SecondLeadError):
    """What was given cannot be read."""

    status = 2


class NotFoundError(InputError):
    """No such file or folder."""


class TooLargeError(InputError):
    """Over the largest size that is read."""


class NotTextError(InputError):
    """Binary data, or an encoding that cannot be found."""


class EmptyError(InputError):
    """Nothing in it to read."""


class FormatError(InputError):
    """Begins as a known format does, and is broken, dangerous, or holds no report."""


class RefusedError(InputError):
    """An address or scheme that is not fetched."""


class ForbiddenError(RefusedError):
    """An address that its host's robots.txt forbids."""


class UsageError(SecondLeadError):
    """Options that do not go together."""

    status = 2


class ConfigError(UsageError):
    """A configuration file that cannot be used; place names the file and the line."""


class FetchError(SecondLeadError):
    """The network failed, or the other end did."""


class OutputError(SecondLeadError):
    """The output cannot be written."""


class ModelError(SecondLeadError):
    """The encoder's files, or the gazetteer, are missing or altered."""


class ExtraError(SecondLeadError):
    """An optional package is not installed."""


class StorageError(SecondLeadError):
    """The ledger's database cannot be opened, read or written."""


class UnexpectedError(SecondLeadError):
    """A mistake of Second Lead's own, met while reading one input of several."""

    def __init__(self, place: str, error: Exception) -> None:
        super().__init__(
            place, f"unexpected error: {type(error).__name__}: {error}", "please report it, with what SECONDLEAD_DEBUG=1 shows"
        )


def interrupted(error: BaseException | None) -> bool:
    """Whether somebody's Ctrl-C stands behind an error: a library that is just being loaded turns it into one of its own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False
