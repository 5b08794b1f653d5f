/* Two claims of one side, credited to different people, behind which stands one quotation: the articles on file print the
 * same words at both places. Who said it is open, and whether it is one strand or two; the rules count what is typed. */
#include "report/phrases.h"
#include "report/words.h"

/* "post.p4" is the place p4 of the source post, and so is "post.p4b". */
static bool is_at(const struct report *r, const struct answer *a, const struct saying *s)
{
	const struct copy *c = &r->evidence->copies.v.v[s->copy];
	const struct claim *claim = &r->ledger->claims.v[a->claim];
	struct str place = c->article.blocks[s->q->block].place, at;

	if (claim->source != c->source)
		return false;
	at = str_skip(claim->at, symbol_id(r->ledger, r->ledger->sources.v[c->source].sym).n + 1);
	if (at.n < place.n || !str_eq(str_cut(at, place.n), place))
		return false;
	return at.n == place.n || (at.n == place.n + 1 && at.p[place.n] >= 'a' && at.p[place.n] <= 'z');
}

static const struct answer *behind(const struct report *r, const struct camp *camp, const uint32_t *v, uint32_t n)
{
	const struct wordings *w = &r->evidence->wordings;

	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &r->comparison->answers.v.v[camp->answers[i]];

		for (uint32_t k = 0; k < n && a->speakers[0].kind == SPEAKER_NAMED; k++)
			if (is_at(r, a, &w->sayings.v[v[k]]))
				return a;
	}
	return NULL;
}

bool say_same_words(struct buf *b, const char *lead, const struct report *r, const struct finding *f)
{
	for (size_t i = 0; r->evidence && f->kind <= FIND_MISMATCH && i < r->evidence->wordings.v.n; i++) {
		const struct wording *x = &r->evidence->wordings.v.v[i];

		if (x->kind != WORDING_SPEAKER)
			continue;
		for (uint32_t k = 0; k < f->n_camps; k++) {
			const struct answer *one = behind(r, &f->camps[k], x->first, x->n_first);
			const struct answer *two = one ? behind(r, &f->camps[k], x->second, x->n_second) : NULL;

			if (!two || one->speakers[0].key == two->speakers[0].key)
				continue;
			buf_puts(b, lead);
			say_word_of(b, r, one);
			buf_puts(b, " and ");
			say_word_of(b, r, two);
			buf_puts(b, " are credited with the same quoted words: they may be one strand");
			return true;
		}
	}
	return false;
}
