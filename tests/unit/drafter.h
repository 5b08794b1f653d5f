/* A drafter with its arena, for the tests of what drafts. */
#ifndef UNIT_DRAFTER_H
#define UNIT_DRAFTER_H

#include "unit.h"

#include "draft/draft.h"
#include "draft/keep.h"

static struct arena *arena;
static struct drafter drafter;

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	drafter = drafter_new(arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	drafter_free(&drafter);
	arena_free(arena);
	return 0;
}

#endif
