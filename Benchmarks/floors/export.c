// A database to a folder of HTML: read, render, write, by one thread.
#define _GNU_SOURCE
#include "floors.h"

#include <cmark-gfm-extension_api.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                           "<link rel=\"stylesheet\" href=\"cmctl.css\"></head><body>\n";
static const char foot[] = "</body></html>\n";

// Makes the folders of a path below another folder.
static void make_folders(int out, const char *path) {
  char part[4096];
  for (const char *end = strchr(path, '/'); end; end = strchr(end + 1, '/')) {
    snprintf(part, sizeof part, "%.*s", (int)(end - path), path);
    if (mkdirat(out, part, 0777) < 0 && errno != EEXIST) fail("cannot make", part);
  }
}

static void write_file(int out, const char *path, struct bytes *html, struct told *told) {
  if (strchr(path, '/')) make_folders(out, path);
  int file = openat(out, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0 || write(file, html->start, html->length) != (ssize_t)html->length) {
    fail("cannot write", path);
  }
  close(file);
  told->files++;
  told->bytes += (long)html->length;
}

static int open_folder(const char *path) {
  if (mkdir(path, 0777) < 0 && errno != EEXIST) fail("cannot make", path);
  int out = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (out < 0) fail("cannot open", path);
  return out;
}

// Adds a tab; where it also is a page, writes that.
static void add_document(sqlite3_stmt *row, struct bytes *page, struct bytes *alone, int out,
                         struct told *told) {
  const char *code = (const char *)sqlite3_column_text(row, 1);
  cmark_parser *parser;
  cmark_node *root = parse(sqlite3_column_blob(row, 2), (size_t)sqlite3_column_bytes(row, 2),
                           &parser);
  char *html = cmark_render_html(root, CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES,
                                 cmark_parser_get_syntax_extensions(parser));
  size_t length = strlen(html);
  char label[256];
  append(page, label, (size_t)snprintf(label, sizeof label,
                                       "<label for=\"tab-%s\">%s</label><div lang=\"%s\">\n", code,
                                       code, code));
  append(page, html, length);
  append_text(page, "</div>\n");
  if (alone) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.html", code, sqlite3_column_text(row, 0));
    alone->length = 0;
    append_text(alone, head);
    append(alone, html, length);
    append_text(alone, foot);
    write_file(out, path, alone, told);
  }
  free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  told->documents++;
}

#define SELECT                                                                   \
  "SELECT page.path, language.code, content.bytes, page.id FROM page"            \
  " JOIN document ON document.page = page.id"                                    \
  " JOIN language ON language.id = document.language"                            \
  " JOIN content ON content.id = document.content_id"

static void write_pages(sqlite3 *db, sqlite3_stmt *rows, int out, int has_pages,
                        struct told *told) {
  struct bytes page = {0}, alone = {0};
  char path[4096] = "";
  sqlite3_int64 current = 0;
  int result;
  while ((result = sqlite3_step(rows)) == SQLITE_ROW) {
    if (sqlite3_column_int64(rows, 3) != current) {
      if (current) {
        append_text(&page, foot);
        write_file(out, path, &page, told);
      }
      current = sqlite3_column_int64(rows, 3);
      snprintf(path, sizeof path, "%s.html", sqlite3_column_text(rows, 0));
      page.length = 0;
      append_text(&page, head);
    }
    add_document(rows, &page, has_pages ? &alone : NULL, out, told);
  }
  check(db, result == SQLITE_DONE);
  if (current) {
    append_text(&page, foot);
    write_file(out, path, &page, told);
  }
  sqlite3_finalize(rows);
  sqlite3_close(db);
}

void export_pages(const char *database, const char *out, int has_pages, struct told *told) {
  sqlite3 *db = open_database(database, 0);
  sqlite3_stmt *rows = prepare(db, SELECT " ORDER BY page.id, language.id");
  write_pages(db, rows, open_folder(out), has_pages, told);
}

void export_one(const char *database, const char *out, struct told *told) {
  sqlite3 *db = open_database(database, 0);
  sqlite3_stmt *rows = prepare(
      db, SELECT " WHERE page.id = (SELECT max(id) / 2 + 1 FROM page) ORDER BY language.id");
  write_pages(db, rows, open_folder(out), 0, told);
}
