"""The record: one DuckDB file that keeps documents, their claims, and what several claims report."""

from legation.record.accounts import Account, accounts, independent
from legation.record.backup import backup
from legation.record.contested import Contest, Voice, voice
from legation.record.differences import Copy, Difference, Edit
from legation.record.happenings import Happening
from legation.record.judgements import CREDIBILITY, RELIABILITY, Grades, Judgement, Verdict
from legation.record.merging import merged
from legation.record.rows import Filed, Found
from legation.record.series import Bounded, Point, Series
from legation.record.standing import Tie
from legation.record.verify import verify
from legation.record.view import Entry, Pair, Refusal, Summary, View
from legation.record.writer import Writer

__all__ = [
    "CREDIBILITY",
    "RELIABILITY",
    "Account",
    "Bounded",
    "Contest",
    "Copy",
    "Difference",
    "Edit",
    "Entry",
    "Filed",
    "Found",
    "Grades",
    "Happening",
    "Judgement",
    "Pair",
    "Point",
    "Refusal",
    "Series",
    "Summary",
    "Tie",
    "Verdict",
    "View",
    "Voice",
    "Writer",
    "accounts",
    "backup",
    "independent",
    "merged",
    "verify",
    "voice",
]
