/* Capitals: of names, of sentences, of headlines. A word with a capital inside a sentence that stands nowhere in the
 * article without one is a name, at the start of a sentence too; In Headlines Like This One the others count as if they
 * had none. */
#include "base/map.h"
#include "draft/text.h"

enum { LONG_WORD = 4, TITLED_WORDS = 3, TITLED_PERCENT = 75 };

static bool capital(const struct token *t)
{
	return t->shape == SHAPE_CAPITAL || t->shape == SHAPE_CAPITALS;
}

static bool titled(const struct token *t, uint32_t n)
{
	unsigned words = 0, capitals = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (t[i].low.n < LONG_WORD || (!capital(&t[i]) && t[i].shape != SHAPE_LOWER))
			continue;
		words++;
		capitals += capital(&t[i]);
	}
	return words >= TITLED_WORDS && capitals * 100 >= words * TITLED_PERCENT;
}

/* Does a word stand before the one at I, so that a capital is not that of a beginning? */
static bool inside(const struct token *t, uint32_t i)
{
	return i > 0 && (t[i - 1].shape == SHAPE_LOWER || capital(&t[i - 1]) || str_is(t[i - 1].low, ","));
}

enum { SEEN_CAPITAL = 1, SEEN_LOWER = 2 };

static void look(struct str_map *seen, const struct token *t, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		uint32_t bit = t[i].shape == SHAPE_LOWER        ? SEEN_LOWER
			       : capital(&t[i]) && inside(t, i) ? SEEN_CAPITAL
								: 0;

		if (bit && t[i].low.n > 1)
			*str_map_put(seen, t[i].low, 0) |= bit;
	}
}

static void mark(const struct str_map *seen, struct sentence *s, struct token *t)
{
	for (uint32_t i = 0; i < s->n; i++) {
		if (!capital(&t[i]))
			continue;
		t[i].name = str_map_get(seen, t[i].low) == SEEN_CAPITAL;
		t[i].inner = !s->titled && inside(t, i);
		if (s->titled && !t[i].name && t[i].shape == SHAPE_CAPITAL && t[i].low.n > 1)
			token_without_capital(&t[i]);
	}
}

void capitals_weigh(struct reading *r)
{
	struct str_map seen = {0};

	for (size_t i = 0; i < r->sentences.n; i++) {
		struct sentence *s = &r->sentences.v[i];

		s->titled = titled(r->tokens.v + s->first, s->n);
		if (!s->titled)
			look(&seen, r->tokens.v + s->first, s->n);
	}
	for (size_t i = 0; i < r->sentences.n; i++)
		mark(&seen, &r->sentences.v[i], r->tokens.v + r->sentences.v[i].first);
	str_map_free(&seen);
}
