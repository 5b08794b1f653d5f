/* Where the copy of an article may go, and how it is written. */
#ifndef CLI_COPY_FILE_H
#define CLI_COPY_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* Through links, the folder that PATH (absolute) would be written to: does it lie in the project? 1 yes, 0 no, -1: the
 * world failed. */
int copy_stays_inside(struct arena *arena, struct str folder_of_project, struct str path, struct err *e);
/* Writes the file whole, and the folders above it that are missing. -1: the world failed. */
int copy_write(struct arena *arena, struct str path, struct str bytes, struct err *e);

#endif
