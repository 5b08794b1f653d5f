/* Inside of attribution-conflict: what its kinds share. */
#ifndef COMPARE_ATTRIBUTION_H
#define COMPARE_ATTRIBUTION_H

#include "compare/sides.h"

/* The answers of one camp. */
struct camp_view {
	struct context *c;
	const uint32_t *v;
	uint32_t n;
	struct str value;
};

/* Adds a conflict between the sides OF (one number per member) of MEMBERS; false if there is only one side. */
bool conflict_add(const struct camp_view *camp, const uint32_t *members, const uint32_t *of, uint32_t n);

unsigned same_words_conflict(const struct camp_view *camp); /* attribution_words.c */
void note_voices(const struct camp_view *camp);             /* attribution_voices.c */

#endif
