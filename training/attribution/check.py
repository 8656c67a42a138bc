"""Checks training articles: their markup, that no long sentence is another's twin, and how varied they are.

python -m training.attribution.check [FILE ...]      # default: all of training/attribution/articles
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.attribution.markup import ARTICLES, Article, ArticleError, parse
from training.check import MEASURED, Twins, grams, main, parsed

# words of a sentence that may be another's by chance: "He declined to comment."
_SHORT = 8


def problems(paths: Sequence[Path], measured: Path = MEASURED) -> tuple[list[Article], list[str]]:
    """The articles of some files that are right, and what is wrong with the others."""
    found: list[Article] = []
    wrong: list[str] = []
    twins = Twins(measured)
    for where, article in parsed(paths, parse, ArticleError, wrong):
        long = [s for s in re.split(r"(?<=[.!?])\s+|\n", article.text) if len(s.split()) > _SHORT]
        said = [f"{where}: the same as {twin}: {s[:60]}" for s in long if (twin := twins.of(grams(s)))]
        wrong += said
        if not said:
            found.append(article)
            for sentence in long:
                twins.note(grams(sentence), where)
    return found, wrong


def variety(articles: Iterable[Article]) -> str:
    """How many articles and attributions there are, and how varied their cues."""
    found = list(articles)
    cues = [" ".join(a.text[s:e] for s, e in one.cue).lower() for a in found for one in a.attributions]
    lacking = sum(not one.source for a in found for one in a.attributions)
    return "\n".join(
        [
            f"articles {len(found)}, words {sum(len(a.text.split()) for a in found)}",
            f"attributions {len(cues)}, {lacking} of them without a source; different cues {len(set(cues))}",
            f"most frequent: {dict(Counter(cues).most_common(10))}",
            f"registers: {dict(Counter(a.register for a in found).most_common())}",
        ]
    )


if __name__ == "__main__":
    main(ARTICLES, problems, variety)
