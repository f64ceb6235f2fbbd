// What glibc offers only under _GNU_SOURCE, which Swift's own Glibc module does not define.
#ifndef CMCTL_CLINUX_SHIM_H
#define CMCTL_CLINUX_SHIM_H

// renameat2(2) with RENAME_EXCHANGE: two names change places in one step.
extern int renameat2(int old_directory, const char *old_path, int new_directory,
                     const char *new_path, unsigned int flags);
#define CMCTL_RENAME_EXCHANGE (1u << 1)

#endif
