-- What the last import of a folder saw, so that the next one reads only what is other.

-- Derived: the files as they lay there, in the order in which they are looked for. One row, or none: then
-- everything is read.
CREATE TABLE seen_tree (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision_id INTEGER NOT NULL REFERENCES revision (id),  -- the newest after that import
  names BLOB NOT NULL CHECK (length(names) = 32),  -- SHA-256 of where they lie and how they are called
  stamps BLOB NOT NULL CHECK (length(stamps) % 8 = 0),  -- docs/schema.md, "Seen files"
  warnings TEXT NOT NULL CHECK (json_valid(warnings))  -- what that import warned of, a list
) STRICT;
