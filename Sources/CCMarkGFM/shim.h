#ifndef CCMARKGFM_SHIM_H
#define CCMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
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

// The memory of one tree at a time, of each thread: cmark-gfm asks for many small pieces, and malloc
// is half of what a short text costs. No piece is let go of but by cc_pool_empty.
enum { cc_pool_room = 64 << 10 };
struct cc_pool_other {
  struct cc_pool_other *next;
  size_t padding;
};
struct cc_pool {
  _Alignas(16) unsigned char bytes[cc_pool_room];
  size_t used;
  // Pieces that found no room.
  struct cc_pool_other *others;
};

static inline struct cc_pool *cc_pool(void) {
  static _Thread_local struct cc_pool pool;
  return &pool;
}

// Returns zeros. A piece stands behind its size.
static inline void *cc_pool_calloc(size_t count, size_t size) {
  struct cc_pool *pool = cc_pool();
  if (size > 0 && count > (SIZE_MAX - 64) / size) abort();
  size_t length = count * size;
  size_t whole = (16 + length + 15) & ~(size_t)15;
  unsigned char *piece;
  if (whole <= cc_pool_room - pool->used) {
    piece = pool->bytes + pool->used;
    pool->used += whole;
    memset(piece + 16, 0, length);
  } else {
    struct cc_pool_other *other = (struct cc_pool_other *)calloc(1, sizeof(*other) + whole);
    if (!other) abort();
    other->next = pool->others;
    pool->others = other;
    piece = (unsigned char *)(other + 1);
  }
  *(size_t *)piece = length;
  return piece + 16;
}

static inline void *cc_pool_realloc(void *old, size_t size) {
  size_t before = old ? ((size_t *)old)[-2] : 0;
  if (old && size <= before) return old;
  void *piece = cc_pool_calloc(1, size);
  if (old) memcpy(piece, old, before);
  return piece;
}

static inline void cc_pool_free(void *piece) { (void)piece; }

static inline cmark_mem *cc_pool_memory(void) {
  static cmark_mem memory = {cc_pool_calloc, cc_pool_realloc, cc_pool_free};
  return &memory;
}

static inline void cc_pool_empty(void) {
  struct cc_pool *pool = cc_pool();
  while (pool->others) {
    struct cc_pool_other *other = pool->others;
    pool->others = other->next;
    free(other);
  }
  pool->used = 0;
}

// glibc declares it for GNU programs alone, and Swift's importer is none.
extern void *memmem(const void *text, size_t length, const void *part, size_t part_length);

/// Returns where `part` stands first in `text`, or NULL.
static inline const void *cc_find(const void *text, size_t length, const void *part, size_t part_length) {
  return memmem(text, length, part, part_length);
}

#endif
