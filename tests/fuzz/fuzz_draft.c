/* Any bytes as an article: cut, parsed and searched for attributions. Nothing may crash, and every span lies in the
 * text, the cue's is never empty, and none ends before it begins. */
#include <stdint.h>
#include <stdlib.h>

#include "draft/attribution.h"
#include "draft/draft.h"
#include "draft/stance.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void check(struct place p, size_t n)
{
	if (p.at > p.end || p.end > n)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct drafter d = drafter_new(a);
	struct str text = arena_str(a, (struct str){(const char *)data, n});
	struct reading *r = reading_new(a, text, d.lexicon, &d.weights);
	attribution_list list = {0};

	attributions_find_all(r, d.lexicon, &list);
	for (size_t i = 0; i < list.n; i++) {
		check(list.v[i].source, n);
		check(list.v[i].cue, n);
		if (list.v[i].cue.at == list.v[i].cue.end || list.v[i].n_content > PIECES)
			abort();
		for (unsigned k = 0; k < list.v[i].n_content; k++)
			check(list.v[i].content[k], n);
		stance_of(r, &list.v[i], 0, 0);
	}
	vec_free(&list);
	reading_free(r);
	drafter_free(&d);
	arena_free(a);
	return 0;
}
