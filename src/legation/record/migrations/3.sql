-- From schema 2 to 3: claims have editions, people judge, and what follows from claims is brought up to date by blocks.
-- What is written out here is what schema.sql was then: a migration is never changed, whatever schema.sql becomes.

DROP TABLE happenings;
DROP TABLE reports;
DROP TABLE contests;
DROP TABLE contest_claims;
CREATE TABLE former_parties AS FROM parties;
DROP TABLE parties;
CREATE TABLE former_claims AS FROM claims;
DROP TABLE claims;

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

INSERT INTO editions BY NAME
    SELECT c.*, 1 AS edition, d.learned, d.coder FROM former_claims c JOIN documents d ON d.sha256 = c.document;
INSERT INTO edition_parties BY NAME SELECT *, 1 AS edition FROM former_parties;
DROP TABLE former_parties;
DROP TABLE former_claims;
DELETE FROM meta WHERE key = 'sketched';
