#ifndef CPARSEMEMORY_H
#define CPARSEMEMORY_H

#include <cmark-gfm.h>
#include <stddef.h>

/// Memory for reading one text with cmark-gfm: what it asks for lies side by side, and all of it is
/// given back at once. Its many small nodes cost a third of all parsing otherwise.
///
/// Each thread has its own. Texts may be read inside of each other; they end in reverse order.

/// Where the memory of a text begins.
typedef struct {
  void *chunk;
  size_t used;
} parse_memory_mark;

/// Begins a text.
parse_memory_mark parse_memory_begin(void);

/// Gives back what was asked for since the text began.
void parse_memory_end(parse_memory_mark mark);

/// What cmark-gfm asks for memory. A failure ends the process, as with its own.
cmark_mem *parse_memory_allocator(void);

#endif
