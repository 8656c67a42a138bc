"""What hangs together in a parse: phrases, coordination, and what an of-phrase or a possessive adds."""

from __future__ import annotations

from collections.abc import Iterator

from legation.language.sentence import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# what belongs to a noun phrase without opening a clause of its own
_INSIDE = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod", "predet", "advmod", "punct"}
)
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
PREMODIFIERS = ("amod", "compound", "nmod", "poss", "npadvmod")
# entities that say when, which the parser likes to hang on the name behind them
_WHEN = frozenset({"DATE", "TIME"})
_JOINING = frozenset({"of", "for", "to", "in", "from"})
# "accused the army of theft": what follows the object belongs to the verb
_CHARGING = frozenset(
    "accuse suspect convict acquit deprive rob strip clear cure relieve rid inform notify warn remind assure persuade "
    "convince advise".split()
)


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """A word and those coordinated with it, in order; apposition is not coordination."""
    found = [token]
    for child in sentence.children(token, "conj"):
        found.extend(conjuncts(sentence, child))
    return found


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The word that a coordination hangs on."""
    while token.dep == "conj":
        above = sentence.head(token)
        if above is None:
            break
        token = above
    return token


def noun_phrase(sentence: Sentence, token: Token) -> list[Token]:
    """The words of a noun phrase up to its head: no relative clause, no apposition, no coordination."""
    kept = [token]
    for child in sentence.children(token):
        if child.dep in _INSIDE and child.i < token.i and not (child.dep == "punct" and child.text in "\"“”'‘’,;:()"):
            kept.extend(t for t in sentence.subtree(child) if t.i < token.i)
    kept = sorted((t for t in kept if t.i == token.i or not _open(t)), key=lambda t: t.i)
    asking = [n for n, t in enumerate(kept) if t.tag.startswith("W") and t.dep != "poss"]
    if asking and asking[-1] < len(kept) - 1:  # "a depot where the army stored drones", its clause read as a modifier
        verbs = [n for n, t in enumerate(kept[:-1]) if t.pos == "VERB"]
        kept = kept[max([asking[-1], *verbs]) + 1 :]
    while kept[0].entity in _WHEN and kept[0].i < token.i:  # "on 17 July 2017 Chad's court"
        kept = kept[1:]
    return kept


def full_phrase(sentence: Sentence, token: Token) -> list[Token]:
    """A noun phrase as a reader would mark it: modifiers and of-phrases, no article before, no clause after it."""
    kept = [t for t in noun_phrase(sentence, token) if t.i == token.i or t.dep not in ("det", "predet")]
    above = sentence.head(token)
    charged = above is not None and token.dep in ("dobj", "nsubjpass") and above.lemma in _CHARGING
    for prep in sentence.children(token, "prep") if not charged else ():
        if prep.i > token.i and prep.lower in _JOINING and (prep.lower == "of" or token.pos == "NOUN"):
            below = [t for t in sentence.subtree(prep) if not _in_clause(sentence, t, prep)]
            if len(below) < 2:  # a preposition whose noun the parser hangs elsewhere
                continue
            if below[0].i == max(t.i for t in kept) + 1 and (prep.lower == "of" or len(below) <= 8):
                kept.extend(below)
    last = max(t.i for t in kept)
    words = [t for t in sorted(kept, key=lambda t: t.i) if t.i == token.i or t.i != last or t.dep != "punct"]
    short = sentence.tokens[last + 1 : last + 4]  # "Human Rights Watch (HRW)"
    if len(short) == 3 and (short[0].text, short[2].text) == ("(", ")") and short[1].text.isupper():
        words.extend(short)
    return words


def _in_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    while token.i != top.i:
        if token.dep in ("relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "parataxis"):
            return True
        above = sentence.head(token)
        if above is None:
            return False
        token = above
    return False


def _open(token: Token) -> bool:
    return token.text in ("“", '"', "‘", "(", "[", "--", "–", "—")


def objects_of(sentence: Sentence, token: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns that hang on a word by one of some prepositions (any where none is named), with their coordination."""
    for prep in sentence.children(token, "prep", "dative", "agent"):
        if prep.pos in NOMINAL:
            if prep.dep == "dative" and (not prepositions or "to" in prepositions):
                yield from conjuncts(sentence, prep)
            continue
        if prepositions and prep.lower not in prepositions:
            continue
        for below in sentence.children(prep, "pobj"):
            yield from conjuncts(sentence, below)


def premodifiers(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words before a noun that say whose or which, each with what modifies it in turn."""
    for child in sentence.children(token, *PREMODIFIERS):
        if child.i < token.i or child.dep == "poss":
            yield child
            yield from conjuncts(sentence, child)[1:]
            yield from premodifiers(sentence, child)


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """Which of the words ``first`` to ``last`` the others hang on."""
    for i in range(first, last + 1):
        above = sentence.tokens[i].head
        if above == i or not first <= above <= last:
            return i
    return last


def leads(sentence: Sentence, token: Token) -> bool:
    """Whether a word is what its clause is about: its subject or agent, or coordinated with one."""
    return first_conjunct(sentence, token).dep in _SUBJECT


def quoted(sentence: Sentence, token: Token) -> bool:
    """Whether the word stands in a short stretch of quotation marks inside its sentence (scare quotes or a title)."""
    opened = None
    for t in sentence.tokens:
        if t.text in ("“", "‘", "«") or (t.text == '"' and opened is None):
            opened = t.i
        elif t.text in ("”", "»") or (t.text == '"' and opened is not None):
            if opened is not None and opened < token.i < t.i:
                return t.i - opened <= 7
            opened = None
    return False
