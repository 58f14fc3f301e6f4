-- The log of attempts, what is derived from it, and the learner's own jottings.
-- Instants are microseconds since 1970 in UTC.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;

-- id: of this history · origin: number of the origin that new attempts get · home: where that origin was made
-- · generation: of the library that the topics of cards were last brought in step with
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The truth ---------------------------------------------------------------------------------------------------------

CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE attempt (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    at         INTEGER NOT NULL,
    offset     INTEGER NOT NULL,
    item       TEXT NOT NULL,
    topic      TEXT NOT NULL,
    drill      TEXT NOT NULL,
    outcome    TEXT,
    routine    TEXT,
    voids      TEXT,
    suspect    INTEGER NOT NULL CHECK (suspect IN (0, 1)),
    origin     INTEGER NOT NULL REFERENCES origin (number),
    origin_seq INTEGER NOT NULL,
    hash       TEXT NOT NULL,
    CHECK ((outcome IS NULL) = (voids IS NOT NULL))
) STRICT;

CREATE INDEX attempt_by_item ON attempt (item);
CREATE INDEX attempt_by_voids ON attempt (voids) WHERE voids IS NOT NULL;

CREATE TRIGGER attempt_is_appended BEFORE INSERT ON attempt
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM attempt)
BEGIN
    SELECT raise(ABORT, 'attempts are only appended');
END;

CREATE TRIGGER attempt_is_never_changed BEFORE UPDATE ON attempt
BEGIN
    SELECT raise(ABORT, 'attempts are never changed');
END;

CREATE TRIGGER attempt_is_never_deleted BEFORE DELETE ON attempt
BEGIN
    SELECT raise(ABORT, 'attempts are never deleted');
END;

-- Derived from the attempts: dropped and made again at will ------------------------------------------------------------

-- Attempts whose clock was wrong, with the instant that they are taken to have happened at.
CREATE TABLE moved (
    seq INTEGER PRIMARY KEY,
    at  INTEGER NOT NULL
) STRICT;

CREATE TABLE card (
    item       TEXT PRIMARY KEY,
    topic      TEXT NOT NULL,
    due        INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    first      INTEGER NOT NULL,
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    phase      INTEGER NOT NULL,
    step       INTEGER,
    reps       INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    spoken     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX card_by_due ON card (due, topic);

-- Hours of the learner's wall clock since 1970, so that a day may begin at any hour.
CREATE TABLE hour (
    hour         INTEGER NOT NULL,
    topic        TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    new          INTEGER NOT NULL,
    PRIMARY KEY (hour, topic)
) STRICT, WITHOUT ROWID;

-- overdue: how many are due before the horizon, so that only what became due since then must be counted.
CREATE TABLE topic_total (
    topic    TEXT PRIMARY KEY,
    seen     INTEGER NOT NULL,
    known    INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    spoken   INTEGER NOT NULL,
    overdue  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE horizon (
    at INTEGER NOT NULL
) STRICT;

INSERT INTO horizon VALUES (0);

CREATE TRIGGER card_comes AFTER INSERT ON card
BEGIN
    INSERT INTO topic_total
    VALUES (NEW.topic, 1, NEW.phase = 2, NEW.reps, NEW.spoken, NEW.due < (SELECT at FROM horizon))
    ON CONFLICT (topic) DO UPDATE SET
        seen = seen + 1, known = known + excluded.known, attempts = attempts + excluded.attempts,
        spoken = spoken + excluded.spoken, overdue = overdue + excluded.overdue;
END;

CREATE TRIGGER card_goes AFTER DELETE ON card
BEGIN
    UPDATE topic_total SET
        seen = seen - 1, known = known - (OLD.phase = 2), attempts = attempts - OLD.reps,
        spoken = spoken - OLD.spoken, overdue = overdue - (OLD.due < (SELECT at FROM horizon))
    WHERE topic = OLD.topic;
END;

CREATE TRIGGER card_changes AFTER UPDATE ON card WHEN NEW.topic = OLD.topic
BEGIN
    UPDATE topic_total SET
        known = known + (NEW.phase = 2) - (OLD.phase = 2), attempts = attempts + NEW.reps - OLD.reps,
        spoken = spoken + NEW.spoken - OLD.spoken,
        overdue = overdue + (NEW.due < (SELECT at FROM horizon)) - (OLD.due < (SELECT at FROM horizon))
    WHERE topic = NEW.topic;
END;

CREATE TRIGGER card_moves AFTER UPDATE ON card WHEN NEW.topic <> OLD.topic
BEGIN
    UPDATE topic_total SET
        seen = seen - 1, known = known - (OLD.phase = 2), attempts = attempts - OLD.reps,
        spoken = spoken - OLD.spoken, overdue = overdue - (OLD.due < (SELECT at FROM horizon))
    WHERE topic = OLD.topic;
    INSERT INTO topic_total
    VALUES (NEW.topic, 1, NEW.phase = 2, NEW.reps, NEW.spoken, NEW.due < (SELECT at FROM horizon))
    ON CONFLICT (topic) DO UPDATE SET
        seen = seen + 1, known = known + excluded.known, attempts = attempts + excluded.attempts,
        spoken = spoken + excluded.spoken, overdue = overdue + excluded.overdue;
END;

-- The learner's own: changed at will -----------------------------------------------------------------------------------

CREATE TABLE draft (
    item  TEXT NOT NULL,
    drill TEXT NOT NULL,
    body  BLOB NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (item, drill)
) STRICT, WITHOUT ROWID;

-- A note that was emptied stays as an empty one, so that a merge does not bring it back.
CREATE TABLE note (
    item TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    item   TEXT NOT NULL,
    text   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    UNIQUE (item, at, text)
) STRICT;

CREATE TABLE state (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
