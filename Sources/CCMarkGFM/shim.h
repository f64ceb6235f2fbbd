#ifndef CCMARKGFM_SHIM_H
#define CCMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <limits.h>
#include <string.h>

// Puts a prefix before the name of a footnote definition, which cmark-gfm makes the ids of its HTML
// from. cmark-gfm has no function for it: cmark_node_set_literal does not know this kind of node.
static inline void cc_prefix_footnote(cmark_node *node, const unsigned char *prefix, size_t length) {
  if (node->type != CMARK_NODE_FOOTNOTE_DEFINITION || length > 1024) return;
  cmark_mem *mem = node->content.mem;
  cmark_chunk *name = &node->as.literal;
  size_t old = (size_t)name->len;
  if (old > INT_MAX - length - 1) return;
  unsigned char *data = (unsigned char *)mem->calloc(length + old + 1, 1);
  memcpy(data, prefix, length);
  if (old > 0) memcpy(data + length, name->data, old);
  if (name->alloc) mem->free(name->data);
  name->data = data;
  name->len = (bufsize_t)(length + old);
  name->alloc = 1;
}

// Says in which line a node begins, which its HTML tells with CMARK_OPT_SOURCEPOS. cmark-gfm has
// only a function that reads it.
static inline void cc_set_start_line(cmark_node *node, int line) { node->start_line = line; }

// glibc declares it for GNU programs alone, and Swift's importer is none.
extern void *memmem(const void *text, size_t length, const void *part, size_t part_length);

/// Returns where `part` stands first in `text`, or NULL.
static inline const void *cc_find(const void *text, size_t length, const void *part, size_t part_length) {
  return memmem(text, length, part, part_length);
}

#endif
