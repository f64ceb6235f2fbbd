-- The state of translations: source blocks that need no block of their own, what people decided, and for
-- each page what follows from all that.

-- Source blocks without a block of their own in a translation, and needing none: merged into another block,
-- left out when both were first seen, or confirmed as left out. The rows of the greatest revision are the
-- set in force, as in basis. A row is a run: block first_source_block + k for each k below block_count.
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

CREATE INDEX accepted_block_by_revision ON accepted_block (revision_id);

-- What a person decided about translations, in the revision that records it. Of two about the same, the later
-- one holds.
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

CREATE INDEX decision_by_page ON decision (page_id, language_id);
CREATE INDEX decision_by_revision ON decision (revision_id);

-- Derived: how things stand with every document of a page, from a revision on. It follows from the texts, the
-- bases, the accepted blocks and the decisions up to that revision.
CREATE TABLE page_state (
  page_id INTEGER NOT NULL REFERENCES page (id),
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  documents TEXT NOT NULL,        -- JSON, a list for each document: docs/schema.md, "State"
  PRIMARY KEY (page_id, revision_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX page_state_by_revision ON page_state (revision_id);

-- How things stand with every page in every language that has it or lacks it, in the newest revision.
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

-- What people decided about translations, oldest first.
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
