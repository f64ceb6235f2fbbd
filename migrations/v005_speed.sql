-- What spares work that was done before.

-- Derived: the files of a folder as its last import saw them, in the order in which they are looked for, so that the
-- next reads only what is other. One row, or none: then everything is read.
CREATE TABLE seen_tree (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision_id INTEGER NOT NULL REFERENCES revision (id),  -- the newest after that import
  names BLOB NOT NULL CHECK (length(names) = 32),  -- SHA-256 of where they lie and how they are called
  stamps BLOB NOT NULL CHECK (length(stamps) % 8 = 0),  -- docs/schema.md, "Stamps"
  warnings TEXT NOT NULL CHECK (json_valid(warnings))  -- what that import warned of, a list
) STRICT;

-- Derived: what the last export into a folder wrote, so that the next looks at what changed since alone. A row of
-- which anything is in doubt is passed over, and made anew by the next export.
CREATE TABLE exported (
  folder TEXT PRIMARY KEY,        -- its path, without links
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  version INTEGER NOT NULL,       -- of the rules by which pages are rendered
  manifest BLOB NOT NULL CHECK (length(manifest) = 32),  -- SHA-256 of the folder's manifest
  stamps BLOB NOT NULL CHECK (length(stamps) % 8 = 0)  -- docs/schema.md, "Stamps": of each file that the manifest names
) STRICT;
