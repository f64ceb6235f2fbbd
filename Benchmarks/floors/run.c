// Runs another program and prints what it cost, which a large program cannot ask of its own child:
// a child begins with the peak memory of who starts it.
#define _GNU_SOURCE
#include "floors.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Reads a number that /proc/PID/io tells of a program that has ended and is not waited for yet.
static long long counted(const char *text, const char *name) {
  const char *line = strstr(text, name);
  long long number = -1;
  if (line) sscanf(line + strlen(name), "%lld", &number);
  return number;
}

int run_program(const char *cpu, char **arguments) {
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t pid = fork();
  if (pid < 0) fail("cannot start", arguments[0]);
  if (pid == 0) {
    if (!strcmp(cpu, "one")) {
      cpu_set_t first;
      CPU_ZERO(&first);
      CPU_SET(0, &first);
      sched_setaffinity(0, sizeof first, &first);
    }
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    execvp(arguments[0], arguments);
    fail("cannot start", arguments[0]);
  }
  siginfo_t how;
  waitid(P_PID, (id_t)pid, &how, WEXITED | WNOWAIT);
  clock_gettime(CLOCK_MONOTONIC, &end);
  char path[64], io[1024] = "";
  snprintf(path, sizeof path, "/proc/%d/io", (int)pid);
  FILE *file = fopen(path, "r");
  if (file) {
    io[fread(io, 1, sizeof io - 1, file)] = 0;
    fclose(file);
  }
  int status;
  struct rusage usage;
  wait4(pid, &status, 0, &usage);
  double cpu_time = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
                    (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  double wall = end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9;
  printf("{\"cpu\": %.6f, \"wall\": %.6f, \"peak\": %ld, \"read\": %lld, \"written\": %lld}\n",
         cpu_time, wall, usage.ru_maxrss * 1024, counted(io, "rchar:"), counted(io, "wchar:"));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
