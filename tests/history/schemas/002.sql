-- A history of schema 2, made when that was the newest one. Never changed.
PRAGMA application_id = 1229149256;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
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
INSERT INTO "attempt" VALUES(1,'01a20cc8-8e80-7ed4-9e2f-eb89414c343c',1795510800000000,0,'core/why-us','hr/motivation','flashcard','{"item":"core/why-us","drill":"flashcard","lang":"en","wording":"0123456789ab","rating":3,"score":0.6666666666666666,"answer":"Because I like people.\nИ потому что…","phases":{"think":5.0,"answer":15.0}}','r1',NULL,0,1,1,'cf3b45c85b1e62d53341dfa68fdb7adcb544038f4527a691c872fd1ac34af472');
INSERT INTO "attempt" VALUES(2,'01a211ee-ea80-78e5-b311-d8a3c2ce6f44',1795597200000000,0,'core/why-us','hr/motivation','timed','{"item":"core/why-us","drill":"timed","lang":"en","wording":"0123456789ab","rating":1,"score":0.0,"levels":{"substance":2},"points":[0,2],"predicted":3,"suggested":2,"spoken":true,"phases":{"think":5.0,"answer":15.0},"allowed":120.0,"added":30.0,"hints":1}',NULL,NULL,0,1,2,'1da98849e0af9bab1e49dff23bef8316f149e8093ce8b412b803848aeee508d0');
INSERT INTO "attempt" VALUES(3,'01a211ef-d4e0-79e9-a12e-7696a6cecc1b',1795597260000000,0,'core/gone','hr/motivation','flashcard','{"item":"core/gone","drill":"flashcard","lang":"en","wording":"0123456789ab","rating":3,"score":0.6666666666666666,"phases":{"think":5.0,"answer":15.0}}',NULL,NULL,0,1,3,'0d6e74b75f0b44ca0bafa640877ba3d0aef5090caed43794041845eeba9b00b0');
INSERT INTO "attempt" VALUES(4,'01a211ef-d8c8-7ce4-9807-2e8c35bf992d',1795597261000000,0,'core/gone','hr/motivation','flashcard',NULL,NULL,'01a211ef-d4e0-79e9-a12e-7696a6cecc1b',0,1,4,'392d91ae4353c8a321c1baab7ae70460fc3a7895e56c9d96e76804713433616e');
INSERT INTO "attempt" VALUES(5,'01a20cc9-7cc8-75f4-a4b0-6ce60741c7a8',1795510861000000,0,'core/конфликт','hr/conflict','flashcard','{"item":"core/конфликт","drill":"flashcard","lang":"en","wording":"0123456789ab","rating":4,"score":1.0,"phases":{"think":5.0,"answer":15.0}}',NULL,NULL,1,1,5,'5f589a9d1824d8d8c8d1ab47810c5a5c70c8e356cec4cbeef0285084e6ca0b7e');
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
INSERT INTO "card" VALUES('core/why-us','hr/motivation',1795512892360600,1795510861000000,1795510800000000,2.35111180555555611404e-02,5.5,1,0,2,1,1);
INSERT INTO "card" VALUES('core/конфликт','hr/conflict',1795856547400000,1795510861000000,1795510861000000,4.001,5.0,2,NULL,1,0,0);
CREATE TABLE draft (
    item  TEXT NOT NULL,
    drill TEXT NOT NULL,
    body  BLOB NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (item, drill)
) STRICT, WITHOUT ROWID;
INSERT INTO "draft" VALUES('core/why-us','timed',X'68616C66',1795510861000000);
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "fact" VALUES('home','33e0f980b9906874');
INSERT INTO "fact" VALUES('id','01a20cc8-8e80-78f1-91b7-584a2265b1f5');
INSERT INTO "fact" VALUES('origin','1');
CREATE TABLE horizon (
    at INTEGER NOT NULL
) STRICT;
INSERT INTO "horizon" VALUES(1795510800000000);
CREATE TABLE hour (
    hour         INTEGER NOT NULL,
    topic        TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    new          INTEGER NOT NULL,
    PRIMARY KEY (hour, topic)
) STRICT, WITHOUT ROWID;
INSERT INTO "hour" VALUES(498753,'hr/conflict',1,20000,1);
INSERT INTO "hour" VALUES(498753,'hr/motivation',2,40000,1);
INSERT INTO "hour" VALUES(498777,'hr/motivation',0,0,0);
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    at     INTEGER NOT NULL
) STRICT;
INSERT INTO "migration" VALUES(1,'history',1795510800000000);
INSERT INTO "migration" VALUES(2,'attempts_by_drill',1795510862000000);
CREATE TABLE moved (
    seq INTEGER PRIMARY KEY,
    at  INTEGER NOT NULL
) STRICT;
INSERT INTO "moved" VALUES(2,1795510861000000);
INSERT INTO "moved" VALUES(3,1795510861000000);
INSERT INTO "moved" VALUES(4,1795510861000000);
CREATE TABLE note (
    item TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "note" VALUES('core/why-us','Заметка: say it shorter',1795510861000000);
CREATE TABLE origin (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "origin" VALUES(1,'01a20cc8-8e80-7027-8386-bbc4cd613e30');
CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    item   TEXT NOT NULL,
    text   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    UNIQUE (item, at, text)
) STRICT;
INSERT INTO "report" VALUES(1,'core/why-us','unclear',1795510861000000);
CREATE TABLE state (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "state" VALUES('routine',X'7B7D');
CREATE TABLE topic_total (
    topic    TEXT PRIMARY KEY,
    seen     INTEGER NOT NULL,
    known    INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    spoken   INTEGER NOT NULL,
    overdue  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "topic_total" VALUES('hr/conflict',1,1,1,0,0);
INSERT INTO "topic_total" VALUES('hr/motivation',1,0,2,1,0);
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
CREATE INDEX card_by_due ON card (due, topic);
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
CREATE INDEX attempt_by_drill ON attempt (drill);
COMMIT;
