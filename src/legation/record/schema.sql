-- The record: what documents say that states do to and say about each other.
--
-- One file. A document goes in whole or not at all, and the same text never twice. What was learned once is never
-- changed or removed: a claim that is coded anew, corrected or rejected ends, and another edition of it may follow.
-- claims and parties show what stands today; what stood on a day follows from learned and ended.
-- Offsets (span_start, span_end, and start and "end" inside structures) are Unicode code points into
-- documents.text, half open; DuckDB's own substring counts the same code points from one:
--     substring(text, span_start + 1, span_end - span_start)
-- All claims between two states:
--     SELECT c.* FROM claims c
--     WHERE EXISTS (FROM parties p WHERE p.document = c.document AND p.claim = c.id AND p.country = 'NOR')
--       AND EXISTS (FROM parties p WHERE p.document = c.document AND p.claim = c.id AND p.country = 'ISL');

-- What this file is. Keys: schema (the version of this page), coder (which version of legation wrote last).
CREATE TABLE meta (
    key   VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);

-- A document as it was read. Its key is the hash of its text: two documents may carry the same given id. Of one text
-- that came in several ways (captures) this is the first published, whichever was read first.
CREATE TABLE documents (
    sha256             VARCHAR PRIMARY KEY,   -- of the text, as UTF-8
    source_sha256      VARCHAR NOT NULL,      -- of what was fetched, as the reader stated it
    id                 VARCHAR NOT NULL,      -- as given, or as derived from the content
    name               VARCHAR NOT NULL,      -- what the user calls it
    title              VARCHAR,
    published          VARCHAR,               -- EDTF: a day, or a month where no day can be known
    published_basis    VARCHAR,               -- given, metadata, json-ld, dateline, url, feed, inferred
    published_evidence VARCHAR,               -- in words
    outlet             VARCHAR,
    agency             VARCHAR,               -- whose story it is, where the outlet prints an agency's
    controlled_by      VARCHAR,               -- the country whose government controls the agency, or else the outlet
    url                VARCHAR,
    genre              VARCHAR NOT NULL,      -- news, encyclopedia
    language           VARCHAR NOT NULL,
    text               VARCHAR NOT NULL,
    blocks             STRUCT("start" INTEGER, "end" INTEGER, part VARCHAR)[] NOT NULL,
    markers            STRUCT("start" INTEGER, "end" INTEGER, number INTEGER)[] NOT NULL,
    coder              VARCHAR NOT NULL,      -- the version of legation that read it
    learned            TIMESTAMP NOT NULL     -- when the record took it in, in UTC; never part of an export
);

-- Where a document was found: bytes as they came, from one address or from several. The same bytes from elsewhere,
-- and other bytes with the same text, are noted here and not read again.
CREATE TABLE captures (
    document VARCHAR NOT NULL REFERENCES documents (sha256),
    sha256   VARCHAR NOT NULL,                -- of the bytes
    name     VARCHAR NOT NULL,                -- what the user called it
    address  VARCHAR NOT NULL,                -- a path or URL; the name where there is none
    fetched  VARCHAR,                         -- an ISO moment in UTC, where it is known
    media    VARCHAR,
    outlet   VARCHAR,                         -- who published it there
    learned  TIMESTAMP NOT NULL,              -- in UTC; never part of an export
    PRIMARY KEY (document, sha256, address)
);

-- Stretches of a document that are not its prose, each with the reason it was left out.
CREATE TABLE excluded (
    document   VARCHAR NOT NULL REFERENCES documents (sha256),
    number     INTEGER NOT NULL,              -- in the order of the text
    span_start INTEGER NOT NULL,
    span_end   INTEGER NOT NULL,
    reason     VARCHAR NOT NULL,
    PRIMARY KEY (document, number)
);

-- The entries of a document's reference list. Markers such as [3] carry their numbers.
CREATE TABLE cited_works (
    document    VARCHAR NOT NULL REFERENCES documents (sha256),
    place       INTEGER NOT NULL,             -- in the order of the list
    number      INTEGER NOT NULL,             -- as printed
    span_start  INTEGER NOT NULL,
    span_end    INTEGER NOT NULL,
    title_start INTEGER,                      -- the stretch of the work's title, which may itself state something
    title_end   INTEGER,
    csl         JSON NOT NULL,                -- a CSL-JSON item
    PRIMARY KEY (document, place)
);

-- One claim (an event or a standing fact, with who says so, its status, when and where) as it stood from a moment on.
-- The first edition is what the coder made of the words. Written once, never changed.
CREATE TABLE editions (
    document        VARCHAR NOT NULL REFERENCES documents (sha256),
    id              VARCHAR NOT NULL,
    edition         INTEGER NOT NULL,         -- from 1
    learned         TIMESTAMP NOT NULL,       -- in UTC; never part of an export
    coder           VARCHAR,                  -- the version of legation that made it; null where a person's judgement did
    judgement       VARCHAR,                  -- the last judgement that made it what it is
    position        INTEGER NOT NULL,         -- where its first evidence begins
    kind            VARCHAR NOT NULL,         -- event, mission, office, agreement, law, honour, relation
    event           VARCHAR,                  -- one of PLOVER's sixteen
    mode            VARCHAR,
    contexts        VARCHAR[] NOT NULL,
    cameo           VARCHAR,
    quad            VARCHAR,
    goldstein       DOUBLE,
    reciprocal      BOOLEAN NOT NULL,         -- every party acts on every other
    status          VARCHAR NOT NULL,         -- asserted, alleged, denied, planned, intended, conditional, negated
    denied_by       VARCHAR,                  -- the claim of the same document that denies this one
    confidence      DOUBLE NOT NULL,
    office          VARCHAR,                  -- the post, where kind is office
    title           VARCHAR,                  -- of an agreement, a law, an honour
    trigger_start   INTEGER,
    trigger_end     INTEGER,
    trigger_text    VARCHAR,
    quotation_start INTEGER,
    quotation_end   INTEGER,
    quotation_text  VARCHAR,
    when_edtf       VARCHAR,                  -- EDTF level 1
    when_earliest   DATE,                     -- null: open, or unknown where the other is null too
    when_latest     DATE,
    when_precision  VARCHAR NOT NULL,
    when_basis      VARCHAR NOT NULL,
    when_text       VARCHAR,
    when_start      INTEGER,
    when_end        INTEGER,
    where_name      VARCHAR,
    where_country   VARCHAR,
    where_latitude  DOUBLE,
    where_longitude DOUBLE,
    where_geonames  BIGINT,
    where_precision VARCHAR,
    where_basis     VARCHAR,
    where_start     INTEGER,
    where_end       INTEGER,
    where_text      VARCHAR,
    -- The words that state it: the first is the main one.
    evidence        STRUCT("start" INTEGER, "end" INTEGER, text VARCHAR, part VARCHAR)[] NOT NULL,
    -- Who says so: outermost first, innermost speaker last; empty where the document speaks itself.
    attribution     STRUCT(name VARCHAR, role VARCHAR, country VARCHAR, sector VARCHAR, entity VARCHAR, cue VARCHAR,
                           "start" INTEGER, "end" INTEGER, text VARCHAR, citation INTEGER, controlled_by VARCHAR)[] NOT NULL,
    citations       INTEGER[] NOT NULL,       -- numbers of cited works
    amounts         STRUCT("value" DOUBLE, unit VARCHAR, text VARCHAR, "start" INTEGER, "end" INTEGER, "of" VARCHAR)[] NOT NULL,
    flags           VARCHAR[] NOT NULL,
    because         VARCHAR[] NOT NULL,       -- why, in words a reader can check
    PRIMARY KEY (document, id, edition)
);

-- Who acts and who is acted upon. country is ISO 3166-1 alpha-3, a historical code, or PLOVER's for bodies.
CREATE TABLE edition_parties (
    document   VARCHAR NOT NULL,
    claim      VARCHAR NOT NULL,
    edition    INTEGER NOT NULL,
    side       VARCHAR NOT NULL CHECK (side IN ('actor', 'recipient')),
    place      INTEGER NOT NULL,              -- in the order of the claim
    name       VARCHAR NOT NULL,
    country    VARCHAR,
    sector     VARCHAR,
    entity     VARCHAR,                       -- a Wikidata id
    span_start INTEGER,                       -- null where the words only imply the party
    span_end   INTEGER,
    words      VARCHAR,
    PRIMARY KEY (document, claim, edition, side, place)
);

-- Editions that stand no more: coded anew, corrected, or rejected.
CREATE TABLE ended (
    document  VARCHAR NOT NULL,
    claim     VARCHAR NOT NULL,
    edition   INTEGER NOT NULL,
    ended     TIMESTAMP NOT NULL,             -- in UTC
    judgement VARCHAR,                        -- whose it was; null where the document was coded anew
    PRIMARY KEY (document, claim, edition)
);

-- When a document was coded anew, and by which version of legation.
CREATE TABLE codings (
    document VARCHAR NOT NULL REFERENCES documents (sha256),
    coder    VARCHAR NOT NULL,
    learned  TIMESTAMP NOT NULL               -- in UTC
);

-- Claims that a document, coded anew, has no more, by the last edition that the coder made of them; and what the same
-- words are called now, if anything: judgements go with it.
CREATE TABLE successors (
    document VARCHAR NOT NULL,
    former   VARCHAR NOT NULL,
    edition  INTEGER NOT NULL,
    claim    VARCHAR,                         -- null where the coder finds nothing of it
    learned  TIMESTAMP NOT NULL,              -- in UTC
    PRIMARY KEY (document, former, edition)
);

CREATE VIEW claims AS
    SELECT e.* FROM editions e
    ANTI JOIN ended x ON x.document = e.document AND x.claim = e.id AND x.edition = e.edition;

CREATE VIEW parties AS
    SELECT p.* FROM edition_parties p
    ANTI JOIN ended x ON x.document = p.document AND x.claim = p.claim AND x.edition = p.edition;

-- What people say of claims, happenings and outlets. Rows are never changed: who thinks better of it undoes.
CREATE TABLE judgements (
    id       VARCHAR PRIMARY KEY,
    place    INTEGER NOT NULL,                -- in the order they were made
    made     TIMESTAMP NOT NULL,              -- in UTC
    who      VARCHAR NOT NULL,
    why      VARCHAR NOT NULL,                -- empty where no reason was given
    verdict  VARCHAR NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject', 'split', 'merge', 'grade', 'undo')),
    changes  JSON,                            -- correct: what each field should be
    outlet   VARCHAR,                         -- grade: whose
    grade    VARCHAR,                         -- in the Admiralty form: of an outlet A to F, of a happening 1 to 6
    undone   VARCHAR                          -- undo: which judgement
);

-- The claims that a judgement is about. A happening is named by claims that report it. split: those of one side report
-- another happening than those of the other; merge: all report the same.
CREATE TABLE judged (
    judgement VARCHAR NOT NULL,
    side      VARCHAR NOT NULL CHECK (side IN ('one', 'other')),
    document  VARCHAR NOT NULL,
    claim     VARCHAR NOT NULL,               -- as it was called then
    edition   INTEGER NOT NULL                -- as it was seen
);

-- The tables below, to contest_claims, follow from claims and judgements and are brought up to date when a reading ends.
-- What claims must have in common to be compared. Parties are codes or names, in order, each on a line.
CREATE TABLE blocks (
    id         VARCHAR PRIMARY KEY,
    kind       VARCHAR NOT NULL,
    family     VARCHAR NOT NULL,              -- the event, or what reports of one happening take for one
    actors     VARCHAR NOT NULL,
    recipients VARCHAR NOT NULL,
    states     VARCHAR NOT NULL               -- all of them
);

-- The block of each edition that ever stood when a reading ended.
CREATE TABLE placed (
    document VARCHAR NOT NULL,
    claim    VARCHAR NOT NULL,
    edition  INTEGER NOT NULL,
    block    VARCHAR NOT NULL
);

-- What several claims report. Every claim belongs to exactly one happening, alone or with others.
CREATE TABLE happenings (
    id       VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,
    earliest DATE,                            -- the narrowest interval that all its reports allow
    latest   DATE
);

CREATE TABLE reports (
    happening VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    claim     VARCHAR NOT NULL,
    edition   INTEGER NOT NULL,
    because   VARCHAR NOT NULL                -- why this claim was taken to report it, in words
);

-- What claims tell of two states, in few columns: what is asked for most. The claims of a happening are there for each
-- two states that any of them names. Those of two states lie side by side as they are filed, so that few are read.
CREATE TABLE dyads (
    a          VARCHAR NOT NULL,              -- two countries, the first by the alphabet first
    b          VARCHAR NOT NULL,
    happening  VARCHAR NOT NULL,
    document   VARCHAR NOT NULL,
    claim      VARCHAR NOT NULL,
    position   INTEGER NOT NULL,
    named      BOOLEAN NOT NULL,              -- whether this claim names both
    direction  VARCHAR,                       -- > a acts on b, < b on a, = both act together; null: neither acts
    kind       VARCHAR NOT NULL,
    event      VARCHAR,
    mode       VARCHAR,
    quad       VARCHAR,
    goldstein  DOUBLE,
    status     VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    earliest   DATE,                          -- of the happening
    latest     DATE,
    because    VARCHAR NOT NULL               -- why this claim was taken to report it
);

-- A happening that is denied, and one that is stated, which speak of one matter.
CREATE TABLE links (
    denied  VARCHAR NOT NULL,
    stated  VARCHAR NOT NULL,
    because VARCHAR NOT NULL,
    contest VARCHAR NOT NULL                  -- that it belongs to
);

-- What one voice asserts or alleges and another denies.
CREATE TABLE contests (
    id      VARCHAR NOT NULL,
    because VARCHAR NOT NULL
);

CREATE TABLE contest_claims (
    contest  VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    claim    VARCHAR NOT NULL,
    side     VARCHAR NOT NULL                 -- says, denies
);

-- What copies are found by, of every document long enough to be one. The least numbers of its runs of five words:
-- documents that share one of bands are much alike, those that share some of passages have sentences in common.
CREATE TABLE sketches (
    document VARCHAR PRIMARY KEY REFERENCES documents (sha256),
    words    INTEGER NOT NULL,                -- how many its prose has
    credited BOOLEAN NOT NULL,                -- whether it credits its story to another outlet
    bands    BIGINT[] NOT NULL,
    passages BIGINT[] NOT NULL
);

-- The three tables below follow from the documents and are brought up to date when a reading ends.
-- Which documents were compared, the lesser hash first.
CREATE TABLE compared (
    a      VARCHAR NOT NULL,
    b      VARCHAR NOT NULL,
    copied VARCHAR,                           -- why one is a copy of the other; null where it is not
    akin   BOOLEAN NOT NULL                   -- whether both may be of one family
);

-- A document whose story stands in another already. An original is nobody's copy.
CREATE TABLE copies (
    copy        VARCHAR NOT NULL,
    original    VARCHAR NOT NULL,
    resemblance DOUBLE NOT NULL,              -- the share of all runs of five words that both have
    contained   DOUBLE NOT NULL,              -- how much of the copy stands in the original
    containing  DOUBLE NOT NULL,              -- how much of the original stands in the copy
    shared      INTEGER NOT NULL,             -- sentences that stand in both nearly word for word
    because     VARCHAR NOT NULL
);

-- What differs between a copy and its original, sentence by sentence; the spans of edits are the words that differ.
CREATE TABLE differences (
    copy           VARCHAR NOT NULL,
    place          INTEGER NOT NULL,          -- in the order of the copy, what it lacks last
    kind           VARCHAR NOT NULL,          -- added: only the copy has it; dropped: only the original; changed
    copy_start     INTEGER,
    copy_end       INTEGER,
    original_start INTEGER,
    original_end   INTEGER,
    edits          STRUCT(copy_start INTEGER, copy_end INTEGER, original_start INTEGER, original_end INTEGER)[] NOT NULL
);

-- Documents that could not be read.
CREATE TABLE refusals (
    name    VARCHAR NOT NULL,
    reason  VARCHAR NOT NULL,
    refused TIMESTAMP NOT NULL,               -- in UTC, the first time
    PRIMARY KEY (name, reason)
);

-- The feeds that are watched, as they were last asked.
CREATE TABLE feeds (
    url           VARCHAR PRIMARY KEY,
    title         VARCHAR,
    etag          VARCHAR,                    -- what its server is asked with whether anything is new
    last_modified VARCHAR,
    checked       TIMESTAMP,                  -- when it was last asked, in UTC
    due           TIMESTAMP,                  -- when it may be asked again, as its server wants it, in UTC
    failures      INTEGER NOT NULL,           -- in a row
    reason        VARCHAR                     -- why it could not be read the last time; null where it was
);

-- The entries of feeds that were seen, each with what became of it. None is read twice.
CREATE TABLE feed_entries (
    feed      VARCHAR NOT NULL,               -- the url of the feed
    entry     VARCHAR NOT NULL,               -- as the feed tells it from the others
    place     INTEGER NOT NULL,               -- in the order of the feed
    url       VARCHAR,
    title     VARCHAR,
    published VARCHAR,                        -- EDTF, as the feed states it
    outlet    VARCHAR,
    content   VARCHAR,                        -- the text that the feed carries, until the entry is read
    media     VARCHAR NOT NULL,               -- what kind of text that is
    seen      TIMESTAMP NOT NULL,             -- in UTC, the first time
    outcome   VARCHAR NOT NULL CHECK (outcome IN ('waiting', 'read', 'known', 'refused')),
    reason    VARCHAR,                        -- why it is refused, or still waits
    document  VARCHAR,                        -- the hash of its text, where it was read or known
    tries     INTEGER NOT NULL,               -- how often its page could not be had for a passing reason
    due       TIMESTAMP,                      -- when it is tried again, in UTC; null: at once
    PRIMARY KEY (feed, entry)
);
