"""Articles in which every attribution is marked: their markup, and that those we train on are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.attribution.check import problems
from training.attribution.markup import ARTICLES, ArticleError, parse

MARKED = '[s1,2 Kenya] [c1 praised] [t1 the deal] and [c2 vowed] [t2 to sign it].\n\n[t3 "We] agree," [c3 said] Chad.'


def line(text: str, register: str = "wire") -> str:
    return json.dumps({"s": text, "g": register})


def test_pieces_stand_where_their_words_do_and_numbers_join_them() -> None:
    article = parse(line(MARKED), "here")
    words = [
        {name: [article.text[a:b] for a, b in getattr(one, name)] for name in ("source", "cue", "content")}
        for one in article.attributions
    ]
    assert words == [
        {"source": ["Kenya"], "cue": ["praised"], "content": ["the deal"]},
        {"source": ["Kenya"], "cue": ["vowed"], "content": ["to sign it"]},
        {"source": [], "cue": ["said"], "content": ['"We']},
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("no JSON", "not an object"),
        (line("[c1 said] [t1 it", "wire"), "a bracket that is no mark"),
        (line("[s1 Kenya] [c1 said]."), "attribution 1 has not one cue and a content"),
        (line("[s1 Kenya] [t1 it]."), "attribution 1 has not one cue and a content"),
        (line("[s1 [c1 said]] [t1 it]."), "a bracket that is no mark"),
        (line("[c1 said] [t1 it]", "song"), "no such register: song"),
    ],
)
def test_what_is_no_markup_is_refused_with_its_place(given: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"here:7: .*{reason}"):
        parse(given, "here:7")


def test_twins_are_named(tmp_path: Path) -> None:
    text = "[s1 The mayor of the old port] [c1 said] [t1 that nobody had paid for the new crane since May]."
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join([line(text), line(text.replace("May", "June"))]), encoding="utf-8")
    found, wrong = problems([path], tmp_path)
    assert len(found) == 1
    assert wrong[0].startswith("two.jsonl:2: the same as two.jsonl:1")


def test_the_articles_that_we_train_on_are_right(tmp_path: Path) -> None:
    found, wrong = problems(sorted(ARTICLES.glob("*.jsonl")), tmp_path)
    assert wrong == []
    assert sum(len(article.attributions) for article in found) > 7000
