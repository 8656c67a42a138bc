"""What can go wrong, as one tree.

LegationError
├── RefusedError         a document that cannot be read: it is named with its reason, the others go on
├── CodebookError        a codebook entry that is malformed or contradicts another: nothing starts half loaded
├── RecordError          the record is missing, damaged, of another version, or held by another process
│   └── StaleError       a judgement of something that has changed since it was looked at
└── SettingError         an option, a setting or a combination of them that makes no sense
"""


class LegationError(Exception):
    """Everything legation raises on purpose; its text is one line that a user can act on."""


class RefusedError(LegationError):
    """A document that cannot be read.

    ``name`` is the file, member or id as the user knows it, ``reason`` says why in words.
    """

    def __init__(self, name: str, reason: str) -> None:
        # Exactly the arguments, so that the refusal can travel between processes.
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        """The line that the user sees."""
        return f"{self.name}: {self.reason}"


class CodebookError(LegationError):
    """A codebook entry that is malformed or contradicts another."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(file, key, reason)
        self.file = file
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        """The line that the user sees."""
        return f"{self.file}: {self.key}: {self.reason}"


class RecordError(LegationError):
    """The record is missing, damaged, of another version, or held by another process."""


class StaleError(RecordError):
    """A judgement of something that has changed since it was looked at."""


class SettingError(LegationError):
    """An option, a setting or a combination of them that makes no sense."""
