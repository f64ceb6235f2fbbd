PRAGMA application_id = 1668113268;

CREATE INDEX accepted_block_by_revision ON accepted_block (revision_id);

CREATE INDEX accepted_finding_by_revision ON accepted_finding (revision_id);

CREATE INDEX basis_by_revision ON basis (revision_id);

CREATE INDEX checked_link_by_target ON checked_link (target);

CREATE INDEX decision_by_page ON decision (page_id, language_id);

CREATE INDEX decision_by_revision ON decision (revision_id);

CREATE INDEX document_version_by_revision ON document_version (revision_id);

CREATE INDEX file_version_by_revision ON file_version (revision_id);

CREATE INDEX language_version_by_revision ON language_version (revision_id);

CREATE INDEX page_state_by_revision ON page_state (revision_id);

CREATE INDEX page_version_by_path ON page_version (path, revision_id);

CREATE INDEX page_version_by_revision ON page_version (revision_id);

CREATE INDEX setting_version_by_revision ON setting_version (revision_id);

CREATE TABLE accepted_block (
  page_id INTEGER NOT NULL REFERENCES page (id),
  language_id INTEGER NOT NULL REFERENCES language (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  number INTEGER NOT NULL CHECK (number >= 0),  -- place in the set, from 0
  source_content_id INTEGER REFERENCES content (id),  -- NULL: the set is empty
  first_source_block INTEGER CHECK (first_source_block >= 0),
  block_count INTEGER CHECK (block_count > 0),
  block INTEGER CHECK (block >= 0),  -- of the translation, that holds it, too; NULL: left out
  PRIMARY KEY (page_id, language_id, revision_id, number),
  CHECK ((source_content_id IS NULL) = (first_source_block IS NULL)),
  CHECK ((source_content_id IS NULL) = (block_count IS NULL)),
  CHECK (source_content_id IS NOT NULL OR (number = 0 AND block IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE accepted_finding (
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  is_taken_back INTEGER NOT NULL CHECK (is_taken_back IN (0, 1)),
  rule TEXT NOT NULL,
  page_id INTEGER REFERENCES page (id),         -- NULL: of no page that has a document
  language_id INTEGER REFERENCES language (id), -- NULL: of no language
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32)  -- docs/schema.md, "Findings"
) STRICT;

CREATE TABLE basis (
  page_id INTEGER NOT NULL,
  language_id INTEGER NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  first_block INTEGER NOT NULL CHECK (first_block >= 0),
  block_count INTEGER NOT NULL CHECK (block_count > 0),
  source_content_id INTEGER REFERENCES content (id),  -- NULL: made from no block that is known
  first_source_block INTEGER CHECK (first_source_block >= 0),
  is_sure INTEGER NOT NULL CHECK (is_sure IN (0, 1)),  -- whether the alignment left no doubt
  PRIMARY KEY (page_id, language_id, revision_id, first_block),
  FOREIGN KEY (page_id) REFERENCES page (id),
  FOREIGN KEY (language_id) REFERENCES language (id),
  CHECK ((source_content_id IS NULL) = (first_source_block IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE checked (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES revision (id)
) STRICT;

CREATE TABLE checked_link (
  path TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (path, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE checked_page (
  path TEXT PRIMARY KEY,
  findings TEXT NOT NULL CHECK (json_valid(findings)),  -- a list
  anchors TEXT NOT NULL CHECK (json_valid(anchors))     -- the names that links may lead to, by language
) STRICT, WITHOUT ROWID;

CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of bytes
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'confirmed',  -- the translation was checked and is still right
    'minor'       -- the change of the source outdates nobody
  )),
  is_taken_back INTEGER NOT NULL CHECK (is_taken_back IN (0, 1)),
  page_id INTEGER NOT NULL REFERENCES page (id),
  language_id INTEGER NOT NULL REFERENCES language (id),  -- of the translation; for 'minor' of the source
  part TEXT NOT NULL CHECK (part IN ('whole', 'block', 'source block')),
  block INTEGER CHECK (block >= 0),  -- from 0, in the translation or the source; NULL: the whole document
  changed_in INTEGER REFERENCES revision (id),  -- 'minor': the revision that changed the source
  old_content_id INTEGER REFERENCES content (id),  -- 'minor': the block before; NULL: forgotten since
  old_block INTEGER CHECK (old_block >= 0),
  new_content_id INTEGER REFERENCES content (id),  -- 'minor': the block after
  new_block INTEGER CHECK (new_block >= 0),
  CHECK ((part = 'whole') = (block IS NULL)),
  CHECK ((kind = 'minor') = (changed_in IS NOT NULL)),
  CHECK ((kind = 'minor') = (old_block IS NOT NULL)),
  CHECK ((kind = 'minor') = (new_block IS NOT NULL))
) STRICT;

CREATE TABLE document_version (
  page_id INTEGER NOT NULL REFERENCES page (id),
  language_id INTEGER NOT NULL REFERENCES language (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  content_id INTEGER REFERENCES content (id),  -- NULL: deleted
  is_executable INTEGER NOT NULL CHECK (is_executable IN (0, 1)),  -- the one bit of a mode that is kept, as in git
  PRIMARY KEY (page_id, language_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exported (
  folder TEXT PRIMARY KEY,        -- its path, without links
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  version INTEGER NOT NULL,       -- of the rules by which pages are rendered
  manifest BLOB NOT NULL CHECK (length(manifest) = 32),  -- SHA-256 of the folder's manifest
  stamps BLOB NOT NULL CHECK (length(stamps) % 8 = 0)  -- docs/schema.md, "Stamps": of each file that the manifest names
) STRICT;

CREATE TABLE "file" (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('skeleton', 'layout', 'asset', 'languages', 'config', 'glossary')),
  path TEXT NOT NULL,             -- below the site (skeleton, layout, asset), the locales folder (languages, glossary); of config see docs/schema.md
  UNIQUE (role, path)
) STRICT;

CREATE TABLE file_version (
  file_id INTEGER NOT NULL REFERENCES file (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  content_id INTEGER REFERENCES content (id),  -- NULL: deleted
  is_executable INTEGER NOT NULL CHECK (is_executable IN (0, 1)),
  PRIMARY KEY (file_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE forgetting (
  id INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  page TEXT NOT NULL,             -- the document whose past it was, as it was called then
  language TEXT NOT NULL,
  before_revision INTEGER NOT NULL REFERENCES revision (id)  -- texts that were replaced before this revision
) STRICT;

CREATE TABLE forgotten_content (
  content_id INTEGER PRIMARY KEY REFERENCES content (id),
  forgetting_id INTEGER NOT NULL REFERENCES forgetting (id)
) STRICT;

CREATE TABLE git_commit (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) IN (40, 64)),
  revision_id INTEGER NOT NULL REFERENCES revision (id)  -- the revision that holds what the commit holds
) STRICT;

CREATE TABLE language (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = lower(code) AND code NOT LIKE '%\_%' ESCAPE '\') -- compared form
) STRICT;

CREATE TABLE language_version (
  language_id INTEGER NOT NULL REFERENCES language (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  is_known INTEGER NOT NULL CHECK (is_known IN (0, 1)),  -- 0: neither folder nor configuration names it any more
  folder TEXT,                    -- the folder's name as it is written; NULL without one
  position INTEGER CHECK (position >= 0),  -- place among the tabs; NULL when it is not shown
  name TEXT NOT NULL,             -- on the tab
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  source TEXT,                    -- code of the language it is translated from; NULL for the site's source
  fallback TEXT NOT NULL CHECK (json_valid(fallback)),  -- codes to fall back on, in order
  missing TEXT,                   -- its own fallback text
  PRIMARY KEY (language_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE page_state (
  page_id INTEGER NOT NULL REFERENCES page (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  documents TEXT NOT NULL,        -- JSON, a list for each document: docs/schema.md, "State"
  PRIMARY KEY (page_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE page_version (
  page_id INTEGER NOT NULL REFERENCES page (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  path TEXT,                      -- below a language folder, without .md; NULL: no document has it any more
  PRIMARY KEY (page_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  time INTEGER NOT NULL,          -- seconds since 1970-01-01T00:00:00Z
  author TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;

CREATE TABLE seen_tree (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision_id INTEGER NOT NULL REFERENCES revision (id),  -- the newest after that import
  names BLOB NOT NULL CHECK (length(names) = 32),  -- SHA-256 of where they lie and how they are called
  stamps BLOB NOT NULL CHECK (length(stamps) % 8 = 0),  -- docs/schema.md, "Stamps"
  warnings TEXT NOT NULL CHECK (json_valid(warnings))  -- what that import warned of, a list
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  section TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (section, key)
) STRICT;

CREATE TABLE setting_version (
  setting_id INTEGER NOT NULL REFERENCES setting (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  value TEXT,                     -- NULL: not set any more
  PRIMARY KEY (setting_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  name TEXT PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  time INTEGER NOT NULL,          -- when it was given, in seconds since 1970-01-01T00:00:00Z
  author TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE text (
  content_id INTEGER PRIMARY KEY REFERENCES content (id),
  segmenter INTEGER NOT NULL,     -- version of the rules that cut blocks
  body INTEGER NOT NULL CHECK (body >= 0),  -- offset in bytes where the Markdown begins, after front matter
  front_matter TEXT NOT NULL CHECK (json_valid(front_matter)),  -- an object; {} without front matter
  variables TEXT NOT NULL,        -- names that its template reads, in order of name, a line each
  blocks BLOB NOT NULL            -- the blocks in order, packed: docs/schema.md, "Blocks"
) STRICT;

CREATE VIEW current_documents AS
SELECT
  page_version.path AS page,
  language.code AS language,
  document.revision_id AS revision,
  lower(hex(content.hash)) AS hash,
  CAST(content.bytes AS TEXT) AS text
FROM (
  SELECT page_id, language_id, max(revision_id) AS revision_id, content_id
  FROM document_version GROUP BY page_id, language_id
) AS document
JOIN language ON language.id = document.language_id
JOIN content ON content.id = document.content_id
JOIN (
  SELECT page_id, max(revision_id), path FROM page_version GROUP BY page_id
) AS page_version ON page_version.page_id = document.page_id;

CREATE VIEW decisions AS
SELECT
  decision.revision_id AS revision,
  strftime('%Y-%m-%dT%H:%M:%SZ', revision.time, 'unixepoch') AS time,
  revision.author,
  revision.message,
  decision.kind,
  decision.is_taken_back AS taken_back,
  (
    SELECT path FROM page_version
    WHERE page_version.page_id = decision.page_id AND path IS NOT NULL
      AND page_version.revision_id <= decision.revision_id
    ORDER BY page_version.revision_id DESC LIMIT 1
  ) AS page,
  language.code AS language,
  decision.part,
  decision.block + 1 AS block,
  decision.changed_in
FROM decision
JOIN revision ON revision.id = decision.revision_id
JOIN language ON language.id = decision.language_id
ORDER BY decision.id;

CREATE VIEW history AS
SELECT
  revision.id AS revision,
  strftime('%Y-%m-%dT%H:%M:%SZ', revision.time, 'unixepoch') AS time,
  revision.author,
  revision.message,
  (
    SELECT path FROM page_version
    WHERE page_version.page_id = document_version.page_id AND path IS NOT NULL
      AND page_version.revision_id <= document_version.revision_id
    ORDER BY page_version.revision_id DESC LIMIT 1
  ) AS page,
  language.code AS language,
  CASE
    WHEN document_version.content_id IS NULL THEN 'deleted'
    WHEN (
      SELECT earlier.content_id FROM document_version AS earlier
      WHERE earlier.page_id = document_version.page_id
        AND earlier.language_id = document_version.language_id
        AND earlier.revision_id < document_version.revision_id
      ORDER BY earlier.revision_id DESC LIMIT 1
    ) IS NULL THEN 'new'
    ELSE 'changed'
  END AS change
FROM document_version
JOIN revision ON revision.id = document_version.revision_id
JOIN language ON language.id = document_version.language_id
ORDER BY revision.id, page, language.code;

CREATE VIEW translation_state AS
WITH RECURSIVE place AS (
  SELECT page_id, path FROM (
    SELECT page_id, max(revision_id), path FROM page_version GROUP BY page_id
  ) WHERE path IS NOT NULL
), known AS (
  SELECT known.language_id, language.code, origin.id AS source_id, position FROM (
    SELECT language_id, max(revision_id), is_known, source, position
    FROM language_version GROUP BY language_id
  ) AS known
  JOIN language ON language.id = known.language_id
  LEFT JOIN language AS origin ON origin.code = known.source
  WHERE is_known
), made_from (language_id, origin_id) AS (  -- a language itself, and all that it is made from
  SELECT language_id, language_id FROM known
  UNION
  SELECT made_from.language_id, known.source_id FROM made_from
  JOIN known ON known.language_id = made_from.origin_id
  WHERE known.source_id IS NOT NULL
), document AS (
  SELECT
    page_id,
    json_extract(entry.value, '$[0]') AS language_id,
    json_extract(entry.value, '$[1]') AS words,
    json_extract(entry.value, '$[2]') AS blocks,
    coalesce(json_extract(entry.value, '$[3]'), 0) AS state,
    coalesce(json_extract(entry.value, '$[4]'), 0) AS outdated_blocks,
    coalesce(json_extract(entry.value, '$[5]'), 0) AS outdated_words,
    coalesce(json_extract(entry.value, '$[6]'), 0) AS flags
  FROM (SELECT page_id, max(revision_id), documents FROM page_state GROUP BY page_id),
    json_each(documents) AS entry
), cut AS (  -- what is made from a document that has no source, up to the source language
  SELECT DISTINCT document.page_id, made_from.language_id
  FROM document JOIN made_from ON made_from.origin_id = document.language_id
  WHERE document.state = 2
)
SELECT
  place.path AS page,
  known.code AS language,
  CASE
    WHEN document.state IS NULL THEN 'missing'
    WHEN cut.page_id IS NOT NULL THEN 'orphan'
    ELSE json_extract('["current","outdated","orphan","source"]', '$[' || document.state || ']')
  END AS state,
  coalesce(origin.words, document.words) AS words,
  coalesce(origin.blocks, document.blocks) AS blocks,
  iif(cut.page_id IS NULL, coalesce(document.outdated_blocks, 0), 0) AS outdated_blocks,
  iif(cut.page_id IS NULL, coalesce(document.outdated_words, 0), 0) AS outdated_words,
  iif(cut.page_id IS NULL, coalesce(document.flags & 1, 0), 0) AS drift,
  iif(cut.page_id IS NULL, coalesce(origin.flags, document.flags) & 2 = 0, 1) AS ready
FROM place
CROSS JOIN known
LEFT JOIN cut ON cut.page_id = place.page_id AND cut.language_id = known.language_id
LEFT JOIN document
  ON document.page_id = place.page_id AND document.language_id = known.language_id
LEFT JOIN document AS origin
  ON origin.page_id = place.page_id AND origin.language_id = known.source_id AND cut.page_id IS NULL
WHERE document.state IS NOT NULL
  OR (known.position IS NOT NULL AND origin.state IS NOT NULL AND cut.page_id IS NULL)
ORDER BY page, language;
