/* What to say of a path at which nothing lies. */
#ifndef CLI_MISSING_H
#define CLI_MISSING_H

#include "base/arena.h"
#include "base/str.h"

/* What PATH may have been meant to be: a path that exists and differs in one name; empty if none is near. In the arena. */
struct str near_path(struct arena *a, struct str path);

/* "; did you mean stories/?" or nothing; in the arena. */
const char *mean_path(struct arena *a, struct str path);

#endif
