// The raw work of cmctl without cmctl: what no program that does it so can be faster than.
#ifndef FLOORS_H
#define FLOORS_H

#include <cmark-gfm.h>
#include <sqlite3.h>
#include <stddef.h>

// A growing run of bytes.
struct bytes {
  char *start;
  size_t length, room;
};
void append(struct bytes *bytes, const void *more, size_t length);
void append_text(struct bytes *bytes, const char *text);

// A document that a walk found: "ar/guide/intro.md" is the page "guide/intro" in "ar".
struct document {
  char *path;
  const char *page;
  int language;
  long size;
};
struct tree {
  int folder;
  struct document *documents;
  size_t count, room;
  char **languages;
  int language_count;
};

// What is told of a piece of work, beside CPU time, wall time and memory.
struct told {
  long documents, files, bytes;
  double parse_cpu;
};

_Noreturn void fail(const char *what, const char *name);
double cpu_seconds(void);
void check(sqlite3 *db, int is_right);
sqlite3 *open_database(const char *path, int makes);
sqlite3_stmt *prepare(sqlite3 *db, const char *sql);

struct tree walk(const char *locales);
cmark_node *parse(const char *text, size_t length, cmark_parser **parser);

void import_tree(const char *locales, const char *database, struct told *told);
void parse_tree(const char *locales, struct told *told);
void export_pages(const char *database, const char *out, int has_pages, struct told *told);
void export_one(const char *database, const char *out, struct told *told);
void list_missing(const char *database, const char *what, struct told *told);
void list_totals(const char *database, struct told *told);

// Adds up what cmctl's database knows of blocks.
void sum_blocks(const char *database, struct told *told);
int run_program(const char *cpu, char **arguments);

#endif
