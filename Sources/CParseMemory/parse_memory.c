#include "parse_memory.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Every piece begins at a multiple of this, behind its length.
#define ALIGNMENT 16
/// The first chunk, which a thread keeps: room for the tree of a text of some kilobytes.
#define FIRST_CHUNK ((size_t)256 << 10)

struct chunk {
  struct chunk *before;
  size_t used;
  size_t size;
  // Keeps what follows aligned.
  size_t unused;
};

static _Thread_local struct chunk *current;

// A thread gives back what it kept when it ends.
static pthread_once_t is_ready = PTHREAD_ONCE_INIT;
static pthread_key_t kept;

static void make_key(void) { (void)pthread_key_create(&kept, free); }

static char *bytes(struct chunk *chunk) { return (char *)(chunk + 1); }

static size_t *length(void *piece) { return (size_t *)((char *)piece - ALIGNMENT); }

static void fail(void) {
  fputs("cmctl: no memory to read a text with\n", stderr);
  abort();
}

static void add_chunk(size_t least) {
  size_t size = current ? current->size * 2 : FIRST_CHUNK;
  if (size < least) size = least;
  if (size > SIZE_MAX - sizeof(struct chunk)) fail();
  struct chunk *chunk = malloc(sizeof(struct chunk) + size);
  if (!chunk) fail();
  if (!current) {
    (void)pthread_once(&is_ready, make_key);
    (void)pthread_setspecific(kept, chunk);
  }
  chunk->before = current;
  chunk->used = 0;
  chunk->size = size;
  current = chunk;
}

static void *take(size_t size) {
  if (size > SIZE_MAX - 2 * ALIGNMENT) fail();
  size_t whole = ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) + ALIGNMENT;
  if (!current || current->size - current->used < whole) add_chunk(whole);
  void *piece = bytes(current) + current->used + ALIGNMENT;
  current->used += whole;
  *length(piece) = whole - ALIGNMENT;
  return piece;
}

static void *memory_calloc(size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) fail();
  void *piece = take(whole);
  memset(piece, 0, whole);
  return piece;
}

static void *memory_realloc(void *old, size_t size) {
  if (!old) return take(size);
  size_t has = *length(old);
  if (has >= size) return old;
  // What was asked for last grows where it is, as a text that is written does.
  if ((char *)old + has == bytes(current) + current->used) {
    size_t more = ((size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1)) - has;
    if (size <= SIZE_MAX - ALIGNMENT && current->size - current->used >= more) {
      current->used += more;
      *length(old) = has + more;
      return old;
    }
  }
  void *piece = take(size);
  memcpy(piece, old, has);
  return piece;
}

static void memory_free(void *piece) { (void)piece; }

static cmark_mem allocator = {memory_calloc, memory_realloc, memory_free};

cmark_mem *parse_memory_allocator(void) { return &allocator; }

parse_memory_mark parse_memory_begin(void) {
  parse_memory_mark mark = {current, current ? current->used : 0};
  return mark;
}

void parse_memory_end(parse_memory_mark mark) {
  // The first chunk of a thread stays for its next text.
  while (current && current != mark.chunk && current->before) {
    struct chunk *before = current->before;
    free(current);
    current = before;
  }
  if (current) current->used = current == mark.chunk ? mark.used : 0;
}
