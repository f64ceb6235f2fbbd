// Does one piece of work and prints what it cost as a line of JSON.
#define _GNU_SOURCE
#include "floors.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char help[] =
    "usage: floors walk LOCALES              walk and stat\n"
    "       floors import LOCALES DATABASE   walk, read, hash, store\n"
    "       floors parse LOCALES             parse all documents\n"
    "       floors export DATABASE FOLDER    read, render, write a file for each page\n"
    "       floors export-pages DATABASE FOLDER   and one for each document\n"
    "       floors one DATABASE FOLDER       the same for one page\n"
    "       floors missing-page|missing-language|missing DATABASE\n"
    "       floors totals DATABASE           documents by language\n"
    "       floors blocks DATABASE           bytes of the blocks in a database of cmctl\n"
    "       floors run all|one COMMAND...    what another program costs, on all CPUs or on one\n";

void fail(const char *what, const char *name) {
  fprintf(stderr, "floors: %s: %s: %s\n", what, name, strerror(errno));
  exit(1);
}

double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

void append(struct bytes *bytes, const void *more, size_t length) {
  if (bytes->length + length > bytes->room) {
    bytes->room = 2 * (bytes->length + length);
    bytes->start = realloc(bytes->start, bytes->room);
    if (!bytes->start) fail("memory", "bytes");
  }
  memcpy(bytes->start + bytes->length, more, length);
  bytes->length += length;
}

void append_text(struct bytes *bytes, const char *text) { append(bytes, text, strlen(text)); }

// Seconds of the user and the system together.
static double used(struct rusage *usage) {
  getrusage(RUSAGE_SELF, usage);
  return usage->ru_utime.tv_sec + usage->ru_stime.tv_sec +
         (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

static double passed(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

// Peak memory of this program alone: getrusage(2) would count that of who started it.
static long peak_bytes(void) {
  char line[256];
  long peak = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status && fgets(line, sizeof line, status)) {
    if (sscanf(line, "VmHWM: %ld kB", &peak) == 1) break;
  }
  if (status) fclose(status);
  return peak * 1024;
}

int main(int count, char **arguments) {
  const char *work = count > 2 ? arguments[1] : "";
  const char *from = count > 2 ? arguments[2] : NULL;
  const char *to = count > 3 ? arguments[3] : NULL;
  if (!strcmp(work, "run") && to) return run_program(from, arguments + 3);
  struct rusage usage;
  double cpu = used(&usage), wall = passed();
  struct told told = {0};
  if (!strcmp(work, "walk")) {
    struct tree tree = walk(from);
    told.documents = (long)tree.count;
  } else if (!strcmp(work, "import") && to) {
    import_tree(from, to, &told);
  } else if (!strcmp(work, "parse")) {
    parse_tree(from, &told);
  } else if (!strcmp(work, "export") && to) {
    export_pages(from, to, 0, &told);
  } else if (!strcmp(work, "export-pages") && to) {
    export_pages(from, to, 1, &told);
  } else if (!strcmp(work, "one") && to) {
    export_one(from, to, &told);
  } else if (!strncmp(work, "missing", 7)) {
    list_missing(from, work, &told);
  } else if (!strcmp(work, "totals")) {
    list_totals(from, &told);
  } else if (!strcmp(work, "blocks")) {
    sum_blocks(from, &told);
  } else {
    fputs(help, stderr);
    return 64;
  }
  cpu = used(&usage) - cpu;
  wall = passed() - wall;
  printf("{\"cpu\": %.6f, \"wall\": %.6f, \"peak\": %ld, \"documents\": %ld, \"files\": %ld, "
         "\"bytes\": %ld, \"parsing\": %.6f}\n",
         cpu, wall, peak_bytes(), told.documents, told.files, told.bytes,
         told.parse_cpu);
  return 0;
}
