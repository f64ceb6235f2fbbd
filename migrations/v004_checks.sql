-- What `check` found, and what people accepted of it; and the glossary, a file of its own kind.

-- SQLite cannot change a CHECK: the table is made anew. The migration runs with foreign keys off, and they are
-- checked at its end.
CREATE TABLE new_file (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('skeleton', 'layout', 'asset', 'languages', 'config', 'glossary')),
  path TEXT NOT NULL,             -- below the site (skeleton, layout, asset), the locales folder (languages, glossary); of config see docs/schema.md
  UNIQUE (role, path)
) STRICT;

INSERT INTO new_file (id, role, path) SELECT id, role, path FROM file;
DROP TABLE file;
ALTER TABLE new_file RENAME TO file;

-- A finding that a person accepted, in the revision that records it. Of two about the same, the later one holds.
CREATE TABLE accepted_finding (
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  is_taken_back INTEGER NOT NULL CHECK (is_taken_back IN (0, 1)),
  rule TEXT NOT NULL,
  page_id INTEGER REFERENCES page (id),         -- NULL: of no page that has a document
  language_id INTEGER REFERENCES language (id), -- NULL: of no language
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32)  -- docs/schema.md, "Findings"
) STRICT;

CREATE INDEX accepted_finding_by_revision ON accepted_finding (revision_id);

-- Derived: up to which revision the pages were judged, and by which version of the rules.
CREATE TABLE checked (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES revision (id)
) STRICT;

-- Derived: what was found in a page, in all its languages, when it was judged last.
CREATE TABLE checked_page (
  path TEXT PRIMARY KEY,
  findings TEXT NOT NULL CHECK (json_valid(findings)),  -- a list
  anchors TEXT NOT NULL CHECK (json_valid(anchors))     -- the names that links may lead to, by language
) STRICT, WITHOUT ROWID;

-- Derived: what the links of a page lead to, found or not: pages by their path, files by theirs.
CREATE TABLE checked_link (
  path TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (path, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX checked_link_by_target ON checked_link (target);
