-- What spares work that was done before.

-- Derived: what the last export into a folder wrote, so that the next has to look at what changed since alone.
-- A row of which anything is in doubt is passed over, and made anew by the next export.
CREATE TABLE exported (
  folder TEXT PRIMARY KEY,        -- its path, without links
  revision_id INTEGER NOT NULL REFERENCES revision (id),
  version INTEGER NOT NULL,       -- of the rules by which pages are rendered
  manifest BLOB NOT NULL CHECK (length(manifest) = 32),  -- SHA-256 of the folder's manifest
  stamps BLOB NOT NULL            -- docs/schema.md, "Stamps": that of each file that the manifest names
) STRICT;
