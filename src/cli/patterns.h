/* Paths in which * and ? stand for several. */
#ifndef CLI_PATTERNS_H
#define CLI_PATTERNS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

struct paths {
	VEC(const char *) v; /* in an arena */
};

bool is_pattern(struct str path);

/* FOLDER so that nothing in it counts as a sign of a pattern; in the arena. */
struct str pattern_literal(struct arena *a, struct str folder);

/* Adds the paths that PATTERN fits, sorted. -1: there are none. */
int pattern_paths(struct arena *a, const char *pattern, struct paths *out);

#endif
