-- Names for revisions, what was deleted from history on purpose, and which commits of a git repository
-- were imported.

-- A name for a revision. The one thing besides forgotten content that can be taken back.
CREATE TABLE tag (
  name TEXT PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  time INTEGER NOT NULL,          -- when it was given, in seconds since 1970-01-01T00:00:00Z
  author TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A deletion of history on purpose: the trace that it happened.
CREATE TABLE forgetting (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  page TEXT NOT NULL,             -- the document whose past it was, as it was called then
  language TEXT NOT NULL,
  before_revision INTEGER NOT NULL REFERENCES revision (id)  -- texts that were replaced before this revision
) STRICT;

-- Content whose bytes are gone: its row stays, with no bytes, because revisions name it.
CREATE TABLE forgotten_content (
  content_id INTEGER PRIMARY KEY REFERENCES content (id),
  forgetting_id INTEGER NOT NULL REFERENCES forgetting (id)
) STRICT;

-- A commit of a git repository that was imported, in the order in which they were.
CREATE TABLE git_commit (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) IN (40, 64)),
  revision_id INTEGER NOT NULL REFERENCES revision (id)  -- the revision that holds what the commit holds
) STRICT;
