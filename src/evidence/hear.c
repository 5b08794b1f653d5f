/* What the copies quote: per copy its quotations, its people, and who speaks. */
#include "evidence/speakers.h"
#include "evidence/wordings.h"

struct heard *hear(const struct copies *c)
{
	struct heard *h = ARENA_ARRAY(c->arena, struct heard, c->v.n + 1);

	for (size_t i = 0; i < c->v.n; i++) {
		const struct article *x = &c->v.v[i].article;

		quotations_find(&h[i].quotations, c->arena, x);
		people_find(&h[i].people, c->arena, x);
		h[i].speakers = speakers_read(c->arena, x, &h[i].quotations, &h[i].people);
	}
	return h;
}

void heard_free(struct heard *h, const struct copies *c)
{
	for (size_t i = 0; h && i < c->v.n; i++) {
		vec_free(&h[i].quotations.v);
		vec_free(&h[i].people.v);
	}
}
