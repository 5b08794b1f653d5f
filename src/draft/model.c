/* The sums over the weights. */
#include "draft/model.h"

#include <string.h>

const uint32_t model_sizes[N_TASKS] = {[TASK_TAG] = 1u << 20, [TASK_MOVE] = 1u << 21, [TASK_LABEL] = 1u << 20};

void model_score(const struct model *m, enum task task, const uint32_t *features, unsigned n, unsigned classes, int32_t *scores)
{
	uint32_t size = model_sizes[task];

	memset(scores, 0, sizeof *scores * classes);
	for (unsigned i = 0; i < n; i++) {
		const int8_t *row = m->weights[task] + model_place(task, features[i], size);

		for (unsigned c = 0; c < classes; c++)
			scores[c] += row[c];
	}
}
