/* The weights of tagger and parser, and how features find them.
 *
 * Three tables of signed bytes, one for each task. A feature is hashed to a place in its table; class c of the task has
 * its weight c bytes further on. Rows overlap: nearly all weights are zero, so they seldom meet. */
#ifndef DRAFT_MODEL_H
#define DRAFT_MODEL_H

#include <stdint.h>

enum task { TASK_TAG, TASK_MOVE, TASK_LABEL, N_TASKS };

enum { MODEL_CLASSES = 64, MODEL_FEATURES = 96 };

extern const uint32_t model_sizes[N_TASKS]; /* places in each table, without the last row's overhang; powers of two */

struct model {
	const int8_t *weights[N_TASKS];
};

static inline uint32_t model_place(enum task task, uint32_t hash, uint32_t sizes)
{
	(void)task;
	hash ^= hash >> 16;
	hash *= 0x7feb352du;
	hash ^= hash >> 15;
	return hash & (sizes - 1);
}

/* Sums into SCORES[0..CLASSES) the weights of N features. */
void model_score(const struct model *m, enum task task, const uint32_t *features, unsigned n, unsigned classes, int32_t *scores);

/* Bytes of a table with its overhang. */
static inline uint32_t model_bytes(enum task task)
{
	return model_sizes[task] + MODEL_CLASSES;
}

#endif
