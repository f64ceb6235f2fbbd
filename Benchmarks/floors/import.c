// A folder of documents to a database: walk, read, hash, store; and what parsing them costs.
#define _GNU_SOURCE
#include "floors.h"

#include <cmark-gfm-core-extensions.h>
#include <dirent.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void add(struct tree *tree, const char *path, int language, long size) {
  if (tree->count == tree->room) {
    tree->room = tree->room ? 2 * tree->room : 1024;
    tree->documents = realloc(tree->documents, tree->room * sizeof *tree->documents);
    if (!tree->documents) fail("memory", path);
  }
  struct document *document = &tree->documents[tree->count++];
  document->path = strdup(path);
  document->page = strchr(document->path, '/') + 1;
  document->language = language;
  document->size = size;
}

// Adds the documents below a folder of a language.
static void walk_folder(struct tree *tree, int parent, const char *name, const char *path,
                        int language) {
  int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (!folder) fail("cannot read", path);
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (entry->d_name[0] == '.') continue;
    struct stat status;
    char below[4096];
    snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
    if (fstatat(descriptor, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) < 0) fail("stat", below);
    if (S_ISDIR(status.st_mode)) {
      walk_folder(tree, descriptor, entry->d_name, below, language);
    } else if (S_ISREG(status.st_mode)) {
      add(tree, below, language, status.st_size);
    }
  }
  closedir(folder);
}

static int by_page(const void *one, const void *other) {
  const struct document *a = one, *b = other;
  int order = strcmp(a->page, b->page);
  return order ? order : a->language - b->language;
}

struct tree walk(const char *locales) {
  struct tree tree = {.folder = open(locales, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  struct dirent **names;
  int count = tree.folder < 0 ? -1 : scandir(locales, &names, NULL, alphasort);
  if (count < 0) fail("cannot read", locales);
  tree.languages = calloc((size_t)count, sizeof *tree.languages);
  for (int i = 0; i < count; i++) {
    const char *name = names[i]->d_name;
    struct stat status;
    if (name[0] != '.' && !fstatat(tree.folder, name, &status, 0) && S_ISDIR(status.st_mode)) {
      tree.languages[tree.language_count] = strdup(name);
      walk_folder(&tree, tree.folder, name, name, tree.language_count++);
    }
    free(names[i]);
  }
  free(names);
  qsort(tree.documents, tree.count, sizeof *tree.documents, by_page);
  return tree;
}

static size_t read_document(struct tree *tree, struct document *document, struct bytes *into) {
  if ((size_t)document->size + 1 > into->room) {
    into->room = 2 * (size_t)document->size + 1;
    into->start = realloc(into->start, into->room);
    if (!into->start) fail("memory", document->path);
  }
  int file = openat(tree->folder, document->path, O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? -1 : read(file, into->start, (size_t)document->size + 1);
  if (length < 0) fail("cannot read", document->path);
  close(file);
  return (size_t)length;
}

static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0;"
    "CREATE TABLE language(id INTEGER PRIMARY KEY, code TEXT NOT NULL) STRICT;"
    "CREATE TABLE page(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE content(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL)"
    " STRICT;"
    "CREATE TABLE document(page INTEGER NOT NULL, language INTEGER NOT NULL,"
    " content_id INTEGER NOT NULL, PRIMARY KEY (page, language)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX document_by_language ON document(language, page);"
    "BEGIN;";

void import_tree(const char *locales, const char *database, struct told *told) {
  struct tree tree = walk(locales);
  sqlite3 *db = open_database(database, 1);
  check(db, sqlite3_exec(db, schema, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_stmt *language = prepare(db, "INSERT INTO language VALUES (?, ?)");
  sqlite3_stmt *page = prepare(db, "INSERT INTO page VALUES (?, ?)");
  sqlite3_stmt *content = prepare(
      db, "INSERT INTO content(hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING");
  sqlite3_stmt *known = prepare(db, "SELECT id FROM content WHERE hash = ?");
  sqlite3_stmt *document = prepare(db, "INSERT INTO document VALUES (?, ?, ?)");
  for (int i = 0; i < tree.language_count; i++) {
    sqlite3_bind_int(language, 1, i);
    sqlite3_bind_text(language, 2, tree.languages[i], -1, SQLITE_STATIC);
    check(db, sqlite3_step(language) == SQLITE_DONE);
    sqlite3_reset(language);
  }
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_MD *sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  struct bytes text = {0};
  sqlite3_int64 page_id = 0;
  for (size_t i = 0; i < tree.count; i++) {
    struct document *found = &tree.documents[i];
    size_t length = read_document(&tree, found, &text);
    unsigned char hash[32];
    EVP_DigestInit_ex2(context, sha256, NULL);
    EVP_DigestUpdate(context, text.start, length);
    EVP_DigestFinal_ex(context, hash, NULL);
    if (i == 0 || strcmp(found->page, tree.documents[i - 1].page)) {
      sqlite3_bind_int64(page, 1, ++page_id);
      sqlite3_bind_text(page, 2, found->page, (int)strlen(found->page) - 3, SQLITE_STATIC);
      check(db, sqlite3_step(page) == SQLITE_DONE);
      sqlite3_reset(page);
    }
    sqlite3_bind_blob(content, 1, hash, sizeof hash, SQLITE_STATIC);
    sqlite3_bind_blob(content, 2, text.start, (int)length, SQLITE_STATIC);
    check(db, sqlite3_step(content) == SQLITE_DONE);
    sqlite3_reset(content);
    sqlite3_int64 content_id = sqlite3_last_insert_rowid(db);
    if (sqlite3_changes(db) == 0) {
      sqlite3_bind_blob(known, 1, hash, sizeof hash, SQLITE_STATIC);
      check(db, sqlite3_step(known) == SQLITE_ROW);
      content_id = sqlite3_column_int64(known, 0);
      sqlite3_reset(known);
    }
    sqlite3_bind_int64(document, 1, page_id);
    sqlite3_bind_int(document, 2, found->language);
    sqlite3_bind_int64(document, 3, content_id);
    check(db, sqlite3_step(document) == SQLITE_DONE);
    sqlite3_reset(document);
    told->bytes += (long)length;
  }
  told->documents = (long)tree.count;
  check(db, sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_stmt *statements[] = {language, page, content, known, document};
  for (int i = 0; i < 5; i++) sqlite3_finalize(statements[i]);
  check(db, sqlite3_close(db) == SQLITE_OK);
}

cmark_node *parse(const char *text, size_t length, cmark_parser **parser) {
  static cmark_syntax_extension *extensions[4];
  if (!extensions[0]) {
    const char *names[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 0; i < 4; i++) extensions[i] = cmark_find_syntax_extension(names[i]);
  }
  *parser = cmark_parser_new(CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES);
  for (int i = 0; i < 4; i++) cmark_parser_attach_syntax_extension(*parser, extensions[i]);
  cmark_parser_feed(*parser, text, length);
  return cmark_parser_finish(*parser);
}

void parse_tree(const char *locales, struct told *told) {
  struct tree tree = walk(locales);
  struct bytes text = {0};
  for (size_t i = 0; i < tree.count; i++) {
    size_t length = read_document(&tree, &tree.documents[i], &text);
    double start = cpu_seconds();
    cmark_parser *parser;
    cmark_node *root = parse(text.start, length, &parser);
    cmark_node_free(root);
    cmark_parser_free(parser);
    told->parse_cpu += cpu_seconds() - start;
    told->bytes += (long)length;
  }
  told->documents = (long)tree.count;
}
