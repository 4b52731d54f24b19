"""What can go wrong, as exceptions that carry the command line's own diagnostics."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, or one warning, of a rule file, an option or an input.

    Attributes:
        severity: ``"error"``, ``"warning"`` or ``"note"``.
        code: Stable for ever, e.g. ``"E105"``.
        name: What the code stands for, e.g. ``"unknown-key"``.
        message: What is wrong.
        file: The rule file, or ``""``.
        line: Line in the file from 1; 0 where there is no place.
        column: Column in code points from 1; 0 where there is no place.
        source: The line at the place; ``""`` where there is none.
        caret_length: Code points that the fault spans, from ``column``.
        hint: What to do about it; may be ``""``.
    """

    severity: str
    code: str
    name: str
    message: str
    file: str
    line: int
    column: int
    source: str
    caret_length: int
    hint: str


class DrossError(Exception):
    """Something that dross refuses. ``str(error)`` is what the command line would print.

    Attributes:
        diagnostics: All faults, at least one.
    """

    def __init__(self, text: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(text, diagnostics)
        self.text = text
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        return self.text

    @property
    def code(self) -> str:
        """Code of the first fault, e.g. ``"E105"``; ``""`` where there is none."""
        return self.diagnostics[0].code if self.diagnostics else ""


class RuleError(DrossError, ValueError):
    """A rule file cannot be read or is wrong (codes E1xx)."""


class UsageError(DrossError, ValueError):
    """An option, or an argument, that makes no sense (codes E2xx)."""


class InputError(DrossError):
    """An input that cannot be read (codes E3xx)."""


class OutputError(DrossError):
    """An output that cannot be written (codes E4xx)."""


_CLASSES = {"1": RuleError, "2": UsageError, "3": InputError, "4": OutputError}


def diagnostic(text: str) -> Diagnostic:
    """Of the JSON object that the command line writes with ``--json``."""
    members: dict[str, Any] = json.loads(text)
    return Diagnostic(
        severity=members["severity"],
        code=members["code"],
        name=members["name"],
        message=members["message"],
        file=members["file"] or "",
        line=members["line"] or 0,
        column=members["column"] or 0,
        source=members["source"] or "",
        caret_length=members["caret_length"] or 0,
        hint=members["hint"] or "",
    )


def usage_error(message: str, hint: str) -> UsageError:
    """What the native module cannot know to be wrong, in the same form."""
    text = f"error[E202]: {message}\n  = hint: {hint}"
    fault = Diagnostic("error", "E202", "bad-usage", message, "", 0, 0, "", 1, hint)
    return UsageError(text, (fault,))


def failure(diagnostics: list[str], text: str) -> DrossError:
    """The exception for these faults; called by the native module."""
    faults = tuple(diagnostic(fault) for fault in diagnostics)
    kind = _CLASSES.get(faults[0].code[1:2], DrossError) if faults else DrossError
    return kind(text.rstrip("\n"), faults)
