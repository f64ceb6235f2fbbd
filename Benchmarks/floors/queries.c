// Questions to a database, and how it is opened.
#include "floors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void check(sqlite3 *db, int is_right) {
  if (is_right) return;
  fprintf(stderr, "floors: %s\n", sqlite3_errmsg(db));
  exit(1);
}

sqlite3 *open_database(const char *path, int makes) {
  sqlite3 *db;
  int flags = makes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
  check(db, sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK);
  return db;
}

sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  check(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK);
  return statement;
}

// Writes the rows of a question to nowhere, as text.
static void list(const char *database, const char *sql, struct told *told) {
  sqlite3 *db = open_database(database, 0);
  sqlite3_stmt *rows = prepare(db, sql);
  FILE *nowhere = fopen("/dev/null", "w");
  if (!nowhere) fail("cannot open", "/dev/null");
  int result;
  while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(rows, 0);
    const char *value = (const char *)sqlite3_column_text(rows, 1);
    told->bytes += fprintf(nowhere, "%s  %s\n", name, value);
    told->documents++;
  }
  check(db, result == SQLITE_DONE);
  fclose(nowhere);
  sqlite3_finalize(rows);
  sqlite3_close(db);
}

#define MISSING                                                                          \
  "SELECT page.path, language.code FROM page CROSS JOIN language WHERE NOT EXISTS"       \
  " (SELECT 1 FROM document WHERE document.page = page.id"                               \
  " AND document.language = language.id)"

void list_missing(const char *database, const char *what, struct told *told) {
  const char *sql = !strcmp(what, "missing-page")
                        ? MISSING " AND page.id = (SELECT max(id) / 2 + 1 FROM page)"
                    : !strcmp(what, "missing-language")
                        ? MISSING " AND language.id = (SELECT max(id) / 2 FROM language)"
                        : MISSING;
  list(database, sql, told);
}

void list_totals(const char *database, struct told *told) {
  list(database,
       "SELECT language.code, count(*) FROM document JOIN language ON language.id = language"
       " GROUP BY language",
       told);
}

void sum_blocks(const char *database, struct told *told) {
  sqlite3 *db = open_database(database, 0);
  sqlite3_stmt *sum = prepare(db, "SELECT coalesce(sum(length(blocks)), 0) FROM text");
  check(db, sqlite3_step(sum) == SQLITE_ROW);
  told->bytes = sqlite3_column_int64(sum, 0);
  sqlite3_finalize(sum);
  sqlite3_close(db);
}
