/* The weights of tagger and parser, and how features find them.
 *
 * Three tables of signed bytes, one for each task. A feature is hashed to a place in its table; class c of the task has
 * its weight c bytes further on. Rows overlap: nearly all weights are zero, so they seldom meet. */
#ifndef DRAFT_WEIGHTS_H
#define DRAFT_WEIGHTS_H

#include <stdint.h>

enum task { TASK_TAG, TASK_MOVE, TASK_LABEL, N_TASKS };

enum { WEIGHTS_CLASSES = 64, WEIGHTS_FEATURES = 96 };

extern const uint32_t weights_sizes[N_TASKS]; /* places in each table, without the last row's overhang; powers of two */

struct weights {
	const int8_t *task[N_TASKS];
};

static inline uint32_t weights_place(uint32_t hash, uint32_t size)
{
	hash ^= hash >> 16;
	hash *= 0x7feb352du;
	hash ^= hash >> 15;
	return hash & (size - 1);
}

/* Sums into SCORES[0..CLASSES) the weights of N features. */
void weights_score(const struct weights *m, enum task task, const uint32_t *features, unsigned n, unsigned classes,
	int32_t *scores);

/* Bytes of a table with its overhang. */
static inline uint32_t weights_bytes(enum task task)
{
	return weights_sizes[task] + WEIGHTS_CLASSES;
}

#endif
