-- The compiled index of a library. It can be deleted at any time: everything in it is made again from the packs.

CREATE TABLE about (
    program TEXT NOT NULL                 -- the program that wrote the index; any other one makes it anew
) STRICT;

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL UNIQUE,          -- absolute path of the folder, or of the one file that is the pack
    face BLOB,                            -- what is shown of it, msgpack; NULL where it cannot be served
    basis BLOB NOT NULL,                  -- hash of all that items depend on outside their own file
    state BLOB NOT NULL                   -- hash of all items
) STRICT;

CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack,
    path TEXT NOT NULL,                   -- inside the pack
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    content BLOB NOT NULL,                -- hash of its bytes
    kind TEXT NOT NULL,                   -- '' where nothing in it can be used
    document BLOB,                        -- the file as msgpack, where it holds something else than items
    items BLOB NOT NULL,                  -- hash of its items
    lost INTEGER NOT NULL,                -- how many of its entries are not served; -1: nothing of it can be used
    UNIQUE (pack, path)
) STRICT;

CREATE TABLE section (                    -- a topic of one pack
    id INTEGER PRIMARY KEY,
    pack INTEGER NOT NULL REFERENCES pack,
    topic TEXT NOT NULL,
    UNIQUE (pack, topic)
) STRICT;

CREATE TABLE item (
    id INTEGER PRIMARY KEY,               -- file.id * 65536 + position in the file
    section INTEGER NOT NULL REFERENCES section,
    place INTEGER,                        -- position in the section's order of study; NULL: it is not served
    name TEXT NOT NULL,                   -- the item's id inside its pack
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    form TEXT NOT NULL,
    seconds INTEGER NOT NULL,
    samples INTEGER NOT NULL,             -- how many answers that are already scored it brings
    title BLOB NOT NULL,                  -- msgpack
    needs TEXT NOT NULL,                  -- names, with spaces between them
    taken INTEGER NOT NULL DEFAULT 0      -- whether an earlier item of the pack has its name
) STRICT;

CREATE INDEX item_by_place ON item (section, place);
CREATE INDEX item_by_name ON item (name);
CREATE INDEX item_taken ON item (name) WHERE taken;

CREATE TABLE body (                       -- apart from `item`, so that listing reads no bodies
    id INTEGER PRIMARY KEY,               -- item.id
    body BLOB NOT NULL                    -- the item as msgpack
) STRICT;

CREATE TABLE tally (                      -- how many items are served, so that counting them reads none
    section INTEGER NOT NULL REFERENCES section,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    form TEXT NOT NULL,
    sampled INTEGER NOT NULL,             -- whether they bring samples
    items INTEGER NOT NULL,
    PRIMARY KEY (section, kind, level, form, sampled)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE word USING fts5 (title, points, answer, content = '', columnsize = 0);
INSERT INTO word (word, rank) VALUES ('hashsize', 16000000);   -- fewer, longer runs while a library is first compiled
