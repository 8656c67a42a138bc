"""Three invented documents on cod and two states, with the claims that a careful reader would make of them.

Nothing in them happened; the outlets and the people do not exist.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from legation.claims import Claim
from legation.claims.claim import (
    Amount,
    Attribution,
    Evidence,
    Kind,
    Party,
    Quotation,
    Source,
    Trigger,
    Where,
)
from legation.documents.document import Block, Document, Marker, Reference, Region
from legation.evidence import Span, When, content_id

ARTICLE = """Cod between Iceland and Norway

Iceland and Norway have had close ties since the 1960s.[1] Norway keeps an embassy in Reykjavik, and Iceland keeps \
an embassy in Oslo. Sigrid Haugen has been the Norwegian ambassador to Iceland since 2019. From 2012 to 2016 the \
Icelandic ambassador to Norway was Jon Arnarson.

In 2007 Norway and Iceland signed the Smuggled Cod Protocol.[2] By March 2018 Norway had given Iceland three patrol \
boats worth 12 million kroner. According to the Bergen Gazette, citing a United Nations report, Iceland allegedly sold \
forged quotas to Norway between 2012 and 2017.[3] The Cod Act of 1998 bars Icelandic trawlers from Norwegian harbours. \
Jon Arnarson holds the Order of the Herring, which Norway awarded him on 17 May 2016.

A trawler off Bear Island. Photo: M. Holm

References
[1] Lie, K. (2001). Neighbours at sea. Fjord Press.
[2] Protocol on smuggled cod, 4 September 2007.
[3] "Quotas for sale". The Bergen Gazette. 2 March 2018.
"""

REPORT = """Norwegian ship seizes Icelandic trawler

BERGEN, 23 April 2018 - The Norwegian coast guard seized an Icelandic trawler near Jan Mayen on Thursday, officials \
said. Norway accused Iceland of landing 4,000 tonnes of cod in secret in March. \u201cThey landed the cod at \
night,\u201d the Norwegian fisheries minister, Liv Dahl, told the Bergen Gazette.

Norway plans to close its harbours to Icelandic trawlers in June. Dahl said that Norway wants to invite Iceland to \
talks in Bergen. If Iceland paid the fine, Norway would release the crew. Norwegian and Icelandic delegations met in \
Akureyri on 20 April 2018.

Subscribe to our newsletter
"""

WIRE = """Iceland rejects cod claims

REYKJAVIK, 25 April 2018 - Iceland denied that it had landed cod in secret. Iceland\u2019s foreign minister, Anna \
Sveins, told Althing Wire that a Norwegian ship had fired on the trawler near Jan Mayen on 19 April 2018. The \
Norwegian coast guard did not fire on anybody, Oslo said. Iceland\u2019s delegation did not meet Norway in Akureyri on \
20 April 2018, the ministry said. Iceland will send its prime minister to Oslo on 3 May 2018. Iceland thanked Norway \
for the patrol boats.
"""

NOR, ISL = ("Norway", "NOR", "Q20"), ("Iceland", "ISL", "Q189")
GAZETTE, ALTHING = "The Bergen Gazette", "Althing Wire"


class Reading:
    """A document, and claims made by quoting its words."""

    def __init__(self, document: Document, controlled_by: str | None = None) -> None:
        self.document = document
        d = document
        self.source = Source(d.id, d.name, d.title, d.published, d.outlet, controlled_by, d.url)
        self.claims: list[Claim] = []

    def find(self, words: str, after: int = 0) -> tuple[int, int, str]:
        start = self.document.text.index(words, after)
        return start, start + len(words), words

    def party(
        self, who: tuple[str, str | None, str | None], words: str, after: int, sector: str | None = None
    ) -> Party:
        start, end, text = self.find(words, after)
        return Party(who[0], who[1], sector, who[2], start, end, text)

    def claim(self, kind: Kind, evidence: str, trigger: str, **fields: Any) -> Claim:
        """Add a claim. ``actors`` and ``recipients`` are (who, words) or parties; ``when`` (edtf, first, last, …)."""
        start, end, text = self.find(evidence)
        for side in ("actors", "recipients"):
            given = fields.pop(side, ())
            fields[side] = tuple(p if isinstance(p, Party) else self.party(p[0], p[1], start) for p in given)
        if "when" in fields:
            edtf, earliest, latest, precision, basis, words = fields.pop("when")
            at = self.find(words, start) if words else (None, None, None)
            fields["when"] = When(edtf, earliest, latest, precision, basis, at[2], at[0], at[1])
        a, b, word = self.find(trigger, start)
        made = Claim(
            id=content_id(self.document.id, kind, trigger, str(len(self.claims))),
            kind=kind,
            document=self.source,
            evidence=(Evidence(start, end, text),),
            trigger=Trigger(a, b, word),
            because=fields.pop("because", (f"the words “{trigger}”",)),
            confidence=fields.pop("confidence", 0.8),
            status=fields.pop("status", "asserted"),
            **fields,
        )
        self.claims.append(made)
        return made


def _document(name: str, text: str, title: str, **fields: Any) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    paragraphs = [p for p in text.split("\n\n") if p.strip()]
    blocks = tuple(
        Block(text.index(p), text.index(p) + len(p), "headline" if n == 0 else "paragraph")
        for n, p in enumerate(paragraphs)
    )
    return Document(digest[:12], name, text, digest, title, blocks=blocks, **fields)


def _region(text: str, words: str, reason: str) -> Region:
    return Region(text.index(words), text.index(words) + len(words), reason)


def article() -> Reading:
    """The encyclopedia article: standing facts, and an allegation passed on twice."""
    lines = ("[1] Lie", "[2] Protocol", "[3] \u201cQuotas")
    csl: tuple[dict[str, Any], ...] = (
        {
            "id": "1",
            "type": "book",
            "title": "Neighbours at sea",
            "author": [{"family": "Lie", "given": "Kari"}],
            "publisher": "Fjord Press",
            "issued": {"date-parts": [[2001]]},
        },
        {"id": "2", "type": "treaty", "title": "Protocol on smuggled cod", "issued": {"date-parts": [[2007, 9, 4]]}},
        {
            "id": "3",
            "type": "article-newspaper",
            "title": "Quotas for sale",
            "container-title": GAZETTE,
            "issued": {"date-parts": [[2018, 3, 2]]},
            "URL": "https://gazette.example/quotas",
            "archived": {"url": "javascript:alert(1)", "date": "2018-03-05"},
        },
    )
    references = []
    for number, (line, item) in enumerate(zip(lines, csl, strict=True), start=1):
        start = ARTICLE.index(line.replace("\u201c", '"'))
        references.append(Reference(number, start, ARTICLE.index("\n", start), item))
    references[0] = replace(references[0], title=Span(*_at(ARTICLE, "Neighbours at sea")))
    markers = tuple(Marker(*_at(ARTICLE, f"[{n}]"), n) for n in (1, 2, 3))
    r = Reading(
        _document(
            "cod-relations.txt",
            ARTICLE,
            "Cod between Iceland and Norway",
            genre="encyclopedia",
            markers=markers,
            references=tuple(references),
            excluded=(
                _region(ARTICLE, "A trawler off Bear Island. Photo: M. Holm", "caption"),
                _region(ARTICLE, ARTICLE[ARTICLE.index("References") :].rstrip(), "references"),
            ),
        )
    )
    ties = "Iceland and Norway have had close ties since the 1960s."
    since = ("196X/..", "1960-01-01", None, "decade", "explicit", "since the 1960s")
    r.claim("relation", ties, "close ties", actors=((ISL, "Iceland"), (NOR, "Norway")), when=since, citations=(1,))
    both = "Norway keeps an embassy in Reykjavik, and Iceland keeps an embassy in Oslo."
    for sender, host, city, verb in ((NOR, ISL, "Reykjavik", "embassy"), (ISL, NOR, "Oslo", "embassy in Oslo")):
        at = r.find(city, r.find(both)[0])
        r.claim(
            "mission",
            both,
            verb,
            actors=((sender, sender[0]),),
            recipients=(Party(host[0], host[1], "GOV", host[2]),),
            where=Where(city, host[1], 60.0, -20.0, 3413829, "city", "explicit", *at),
        )
    haugen = "Sigrid Haugen has been the Norwegian ambassador to Iceland since 2019."
    r.claim(
        "office",
        haugen,
        "ambassador",
        actors=(r.party(("Sigrid Haugen", "NOR", None), "Sigrid Haugen", r.find(haugen)[0], "GOV"),),
        recipients=((ISL, "Iceland"),),
        office="ambassador to Iceland",
        when=("2019/..", "2019-01-01", None, "year", "explicit", "since 2019"),
    )
    jon = "From 2012 to 2016 the Icelandic ambassador to Norway was Jon Arnarson."
    r.claim(
        "office",
        jon,
        "ambassador",
        actors=(r.party(("Jon Arnarson", "ISL", None), "Jon Arnarson", r.find(jon)[0], "GOV"),),
        recipients=((NOR, "Norway"),),
        office="ambassador to Norway",
        when=("2012/2016", "2012-01-01", "2016-12-31", "interval", "explicit", "From 2012 to 2016"),
    )
    signed = "In 2007 Norway and Iceland signed the Smuggled Cod Protocol."
    year = ("2007", "2007-01-01", "2007-12-31", "year", "explicit", "In 2007")
    parties = {"actors": ((NOR, "Norway"), (ISL, "Iceland"))}
    r.claim("agreement", signed, "signed", **parties, title="Smuggled Cod Protocol", when=year, citations=(2,))
    event = {"event": "SUPPORT", "cameo": "057", "quad": "verbal cooperation", "goldstein": 8.0, "reciprocal": True}
    r.claim("event", signed, "signed", **parties, **event, when=year, citations=(2,))
    boats = "By March 2018 Norway had given Iceland three patrol boats worth 12 million kroner."
    a, b, words = r.find("12 million kroner")
    r.claim(
        "event",
        boats,
        "given",
        actors=((NOR, "Norway"),),
        recipients=((ISL, "Iceland"),),
        event="AID",
        cameo="072",
        quad="material cooperation",
        goldstein=8.3,
        mode="military",
        contexts=("military", "natural_resource"),
        amounts=(Amount(12_000_000.0, "NOK", words, a, b, "three patrol boats"),),
        when=("../2018-03", None, "2018-03-31", "month", "bounded", "By March 2018"),
    )
    start, quotas = r.find("According to the Bergen Gazette")[0], "Iceland allegedly sold forged quotas to Norway"
    cited = Attribution(
        GAZETTE, "cited work", None, "JRN", None, "According to", *r.find("the Bergen Gazette", start), 3
    )
    un = Attribution(
        "United Nations", "source", "UNO", None, "Q1065", "citing", *r.find("a United Nations report", start)
    )
    r.claim(
        "event",
        r.document.text[start : r.find("[3] The Cod Act")[0]],
        "sold",
        status="alleged",
        actors=(r.party(ISL, "Iceland", r.find(quotas)[0]),),
        recipients=(r.party(NOR, "Norway", r.find(quotas)[0]),),
        event="COOPERATE",
        cameo="061",
        quad="material cooperation",
        goldstein=6.4,
        attribution=(cited, un),
        citations=(3,),
        when=("2012/2017", "2012-01-01", "2017-12-31", "interval", "explicit", "between 2012 and 2017"),
    )
    r.claim(
        "law",
        "The Cod Act of 1998 bars Icelandic trawlers from Norwegian harbours.",
        "bars",
        actors=((NOR, "Norwegian"),),
        recipients=((ISL, "Icelandic"),),
        title="Cod Act",
        when=("1998", "1998-01-01", "1998-12-31", "year", "explicit", "1998"),
    )
    herring = "Jon Arnarson holds the Order of the Herring, which Norway awarded him on 17 May 2016."
    holder = r.party(("Jon Arnarson", "ISL", None), "Jon Arnarson", r.find(herring)[0])
    day = ("2016-05-17", "2016-05-17", "2016-05-17", "day", "explicit", "on 17 May 2016")
    order = {"recipients": ((NOR, "Norway"),), "title": "Order of the Herring", "when": day}
    r.claim("honour", herring, "holds", actors=(holder,), **order)
    r.claim(
        "event",
        herring,
        "awarded",
        actors=((NOR, "Norway"),),
        recipients=(r.party(("Jon Arnarson", "ISL", None), "him", r.find(herring)[0]),),
        event="SUPPORT",
        cameo="051",
        quad="verbal cooperation",
        goldstein=3.4,
        when=day,
    )
    return r


def report() -> Reading:
    """The newspaper's report: an event, an accusation and its content, a plan, a wish, a condition."""
    r = Reading(
        _document(
            "seizure.html",
            REPORT,
            "Norwegian ship seizes Icelandic trawler",
            published="2018-04-23",
            published_basis="dateline",
            published_evidence="BERGEN, 23 April 2018",
            outlet=GAZETTE,
            url="https://gazette.example/seizure",
            excluded=(_region(REPORT, "Subscribe to our newsletter", "boilerplate"),),
        )
    )
    seized = r.document.text[r.find("The Norwegian coast guard seized")[0] : r.find(" Norway accused")[0]]
    start = r.find(seized)[0]
    officials = Attribution("officials", "speaker", "NOR", "GOV", None, "said", *r.find("officials", start))
    guard = r.party(("Norwegian coast guard", "NOR", None), "The Norwegian coast guard", start, "MIL")
    r.claim(
        "event",
        seized,
        "seized",
        actors=(guard,),
        recipients=((ISL, "Icelandic"),),
        event="COERCE",
        mode="seize",
        cameo="171",
        quad="material conflict",
        goldstein=-9.2,
        attribution=(officials,),
        where=Where("Jan Mayen", "SJM", 71.0, -8.5, None, "region", "explicit", *r.find("Jan Mayen", start)),
        when=("2018-04-19", "2018-04-19", "2018-04-19", "day", "relative", "on Thursday"),
        because=("the frame of “seize”", "the Thursday before the dateline is 19 April 2018"),
    )
    accused = "Norway accused Iceland of landing 4,000 tonnes of cod in secret in March."
    march = ("2018-03", "2018-03-01", "2018-03-31", "month", "relative", "in March")
    pair = {"actors": ((NOR, "Norway"),), "recipients": ((ISL, "Iceland"),)}
    conflict = {"quad": "verbal conflict", "goldstein": -2.0}
    r.claim("event", accused, "accused", **pair, event="ACCUSE", mode="allege", cameo="112", **conflict)
    a, b, words = r.find("4,000 tonnes")
    norway = Attribution("Norway", "speaker", "NOR", "GOV", "Q20", "accused", *r.find("Norway", r.find(accused)[0]))
    r.claim(
        "event",
        accused,
        "landing",
        status="alleged",
        actors=((ISL, "Iceland"),),
        recipients=((NOR, "Norway"),),
        event="COERCE",
        cameo="170",
        quad="material conflict",
        goldstein=-7.0,
        attribution=(norway,),
        amounts=(Amount(4000.0, "tonne", words, a, b, "cod"),),
        when=march,
    )
    quote = r.document.text[r.find("\u201cThey landed")[0] : r.find("\n\nNorway plans")[0]]
    dahl = Attribution("Liv Dahl", "speaker", "NOR", "GOV", None, "told", *r.find("Liv Dahl"))
    r.claim(
        "event",
        quote,
        "landed",
        status="asserted",
        actors=(r.party(ISL, "They", r.find(quote)[0]),),
        recipients=((Party("Norway", "NOR", None, "Q20")),),
        event="COERCE",
        cameo="170",
        quad="material conflict",
        goldstein=-7.0,
        attribution=(dahl,),
        quotation=Quotation(*r.find("They landed the cod at night,")),
    )
    _intentions(r, pair)
    met = r.document.text[r.find("Norwegian and Icelandic delegations")[0] :].split("\n")[0]
    r.claim(
        "event",
        met,
        "met",
        actors=((NOR, "Norwegian"), (ISL, "Icelandic")),
        recipients=((ISL, "Icelandic"), (NOR, "Norwegian")),
        reciprocal=True,
        event="CONSULT",
        mode="meet",
        cameo="046",
        quad="verbal cooperation",
        goldstein=7.0,
        where=Where("Akureyri", "ISL", 65.7, -18.1, 2633274, "city", "explicit", *r.find("Akureyri")),
        when=("2018-04-20", "2018-04-20", "2018-04-20", "day", "explicit", "on 20 April 2018"),
    )
    return r


def _intentions(r: Reading, pair: dict[str, Any]) -> None:
    close = "Norway plans to close its harbours to Icelandic trawlers in June."
    june = ("2018-06", "2018-06-01", "2018-06-30", "month", "relative", "in June")
    r.claim(
        "event",
        close,
        "close",
        status="planned",
        actors=((NOR, "Norway"),),
        recipients=((ISL, "Icelandic"),),
        event="SANCTION",
        mode="discontinue",
        cameo="163",
        quad="material conflict",
        goldstein=-8.0,
        when=june,
    )
    invite = "Dahl said that Norway wants to invite Iceland to talks in Bergen."
    speaker = Attribution("Liv Dahl", "speaker", "NOR", "GOV", None, "said", *r.find("Dahl", r.find(invite)[0]))
    r.claim(
        "event",
        invite,
        "invite",
        status="intended",
        **pair,
        event="CONSULT",
        mode="meet",
        cameo="022",
        quad="verbal cooperation",
        goldstein=4.0,
        attribution=(speaker,),
    )
    fine = "If Iceland paid the fine, Norway would release the crew."
    r.claim(
        "event",
        fine,
        "release",
        status="conditional",
        actors=((NOR, "Norway"),),
        recipients=((ISL, "Iceland"),),
        event="CONCEDE",
        mode="release",
        cameo="0841",
        quad="verbal cooperation",
        goldstein=7.0,
    )


def wire() -> Reading:
    """The state agency's item: a denial beside what it denies, a counter-allegation, what did not happen, a plan."""
    r = Reading(
        _document(
            "wire-0425",
            WIRE,
            "Iceland rejects cod claims",
            published="2018-04-25",
            published_basis="dateline",
            published_evidence="REYKJAVIK, 25 April 2018",
            outlet=ALTHING,
        ),
        controlled_by="ISL",
    )
    denied = "Iceland denied that it had landed cod in secret."
    denial = r.claim(
        "event",
        denied,
        "denied",
        actors=((ISL, "Iceland"),),
        recipients=(Party("Norway", "NOR", "GOV", "Q20"),),
        event="REJECT",
        cameo="016",
        quad="verbal conflict",
        goldstein=-5.0,
    )
    r.claim(
        "event",
        denied,
        "landed",
        status="denied",
        denied_by=denial.id,
        actors=(r.party(ISL, "it", r.find(denied)[0]),),
        recipients=(Party("Norway", "NOR", None, "Q20"),),
        event="COERCE",
        cameo="170",
        quad="material conflict",
        goldstein=-7.0,
    )
    fired = r.document.text[r.find("Iceland\u2019s foreign minister")[0] : r.find(" The Norwegian coast")[0]]
    start = r.find(fired)[0]
    chain = (
        Attribution(ALTHING, "source", "ISL", "JRN", None, "told", *r.find("Althing Wire"), None, "ISL"),
        Attribution("Anna Sveins", "speaker", "ISL", "GOV", None, "told", *r.find("Anna Sveins")),
    )
    jan_mayen = Where("Jan Mayen", "SJM", 71.0, -8.5, None, "region", "explicit", *r.find("Jan Mayen", start))
    assault = {"event": "ASSAULT", "mode": "firearms", "cameo": "190", "quad": "material conflict", "goldstein": -10.0}
    r.claim(
        "event",
        fired,
        "fired on",
        actors=(r.party(NOR, "Norwegian", start),),
        recipients=(Party("Iceland", "ISL", None, "Q189"),),
        **assault,
        attribution=chain,
        where=jan_mayen,
        when=("2018-04-19", "2018-04-19", "2018-04-19", "day", "explicit", "on 19 April 2018"),
    )
    calm = "The Norwegian coast guard did not fire on anybody, Oslo said."
    oslo = Attribution("Norway", "speaker", "NOR", "GOV", "Q20", "said", *r.find("Oslo"))
    r.claim(
        "event",
        calm,
        "fire on",
        status="denied",
        actors=(r.party(NOR, "Norwegian", r.find(calm)[0]),),
        recipients=(Party("Iceland", "ISL", None, "Q189"),),
        **assault,
        attribution=(oslo,),
        flags=("recipient: taken from the sentence before",),
    )
    absent = r.document.text[r.find("Iceland\u2019s delegation")[0] : r.find(" Iceland will send")[0]]
    ministry = Attribution("ministry", "speaker", "ISL", "GOV", None, "said", *r.find("the ministry"))
    r.claim(
        "event",
        absent,
        "meet",
        status="negated",
        actors=(r.party(ISL, "Iceland", r.find(absent)[0], "GOV"),),
        recipients=((NOR, "Norway"),),
        event="CONSULT",
        mode="meet",
        cameo="046",
        quad="verbal cooperation",
        goldstein=7.0,
        attribution=(ministry,),
        where=Where("Akureyri", "ISL", 65.7, -18.1, 2633274, "city", "explicit", *r.find("Akureyri")),
        when=("2018-04-20", "2018-04-20", "2018-04-20", "day", "explicit", "on 20 April 2018"),
    )
    visit = "Iceland will send its prime minister to Oslo on 3 May 2018."
    r.claim(
        "event",
        visit,
        "send",
        status="planned",
        actors=((ISL, "Iceland"),),
        recipients=(Party("Norway", "NOR", "GOV", "Q20"),),
        event="CONSULT",
        mode="visit",
        cameo="042",
        quad="verbal cooperation",
        goldstein=1.9,
        where=Where("Oslo", "NOR", 59.9, 10.7, 3143244, "city", "explicit", *r.find("Oslo", r.find("minister to ")[0])),
        when=("2018-05-03", "2018-05-03", "2018-05-03", "day", "explicit", "on 3 May 2018"),
    )
    r.claim(
        "event",
        "Iceland thanked Norway for the patrol boats.",
        "thanked",
        actors=((ISL, "Iceland"),),
        recipients=((NOR, "Norway"),),
        event="SUPPORT",
        cameo="051",
        quad="verbal cooperation",
        goldstein=3.4,
        when=("../2018-04-25", None, "2018-04-25", "day", "published", None),
    )
    return r


def _at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def readings() -> list[Reading]:
    """All three."""
    return [article(), report(), wire()]


def spans(claim: Claim) -> Iterator[tuple[int | None, int | None, str | None]]:
    """Whatever a claim quotes, for tests that check quotations."""
    pieces: list[Any] = [*claim.evidence, *claim.actors, *claim.recipients, *claim.attribution, *claim.amounts]
    pieces += [one for one in (claim.trigger, claim.quotation, claim.where, claim.when) if one is not None]
    for piece in pieces:
        yield piece.start, piece.end, piece.text
