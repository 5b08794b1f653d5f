/* The sums over the weights. */
#include "draft/weights.h"

const uint32_t weights_sizes[N_TASKS] = {[TASK_TAG] = 1u << 20, [TASK_MOVE] = 1u << 21, [TASK_LABEL] = 1u << 20};

/* Loops of fixed length over 16-bit sums, so that compilers make vector code of them: nearly all time of reading goes
 * by here. 96 features of 127 at most stay far inside 16 bits. */
#define SUM(name, width)                                                                                \
	static void name(const int8_t *table, const uint32_t *place, unsigned n, int16_t *restrict sum) \
	{                                                                                               \
		for (unsigned i = 0; i < n; i++) {                                                      \
			const int8_t *restrict row = table + place[i];                                  \
                                                                                                        \
			for (unsigned c = 0; c < (width); c++)                                          \
				sum[c] = (int16_t)(sum[c] + row[c]);                                    \
		}                                                                                       \
	}
SUM(sum4, 4)
SUM(sum48, 48)
SUM(sum64, 64)

void weights_score(const struct weights *m, enum task task, const uint32_t *features, unsigned n, unsigned classes,
	int32_t *scores)
{
	const int8_t *table = m->task[task];
	uint32_t place[WEIGHTS_FEATURES];
	int16_t sum[WEIGHTS_CLASSES] = {0};

	for (unsigned i = 0; i < n; i++) {
		place[i] = weights_place(features[i], weights_sizes[task]);
		__builtin_prefetch(table + place[i]);
	}
	(classes <= 4 ? sum4 : classes <= 48 ? sum48 : sum64)(table, place, n, sum);
	for (unsigned c = 0; c < classes; c++)
		scores[c] = sum[c];
}
