/* Where the sides of a dispute share an origin: which, in words that stand beside the strands. */
#include "report/discrepancies.h"

#include "report/words.h"

enum { MOST_NAMED = 4 };

/* The source whose desk an answer's first speaker belongs to. */
static const struct source *desk_of(const struct doc *d, const struct answer *a)
{
	const struct voice *v = a->n_speakers && a->speakers[0].kind == SPEAKER_VOICE ? voice_of(d->l, a->speakers[0].sym) : NULL;

	return &d->l->sources.v[v ? v->source : a->source];
}

/* Everything was printed by one outlet. */
static bool one_outlet(const struct doc *d, const struct finding *f)
{
	const struct source *first = NULL;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct source *s = &d->l->sources.v[d->answers[f->camps[i].answers[k]].source];

			first = first ? first : s;
			if (s != first && (!s->has_outlet || s->outlet_key != first->outlet_key))
				return false;
		}
	return first != NULL;
}

/* ": Axios and Walla!", where a newsroom goes by several names. */
static void say_newsroom(struct doc *d, const struct finding *f)
{
	const struct source *named[MOST_NAMED];
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n && n < MOST_NAMED; k++) {
			const struct source *s = desk_of(d, &d->answers[f->camps[i].answers[k]]);
			uint32_t m = 0;

			while (m < n && (!s->has_outlet || named[m]->outlet_key != s->outlet_key))
				m++;
			if (m == n && s->has_outlet)
				named[n++] = s;
		}
	for (uint32_t m = 0; m < n && n > 1; m++) {
		buf_puts(&d->p.words, m ? "" : ", ");
		say_between(&d->p.words, m, n);
		buf_add(&d->p.words, named[m]->outlet);
	}
}

static const struct test *origin_test(const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_tests; i++)
		if (strcmp(f->tests[i].test, "origin") == 0)
			return &f->tests[i];
	return NULL;
}

/* Of "not independent (both rest on Walla!)" what stands in brackets. */
static struct str reason_of(struct str saw)
{
	size_t open = str_find(saw, '(');

	return open < saw.n && saw.p[saw.n - 1] == ')' ? (struct str){saw.p + open + 1, saw.n - open - 2} : saw;
}

void say_shared_origin(struct doc *d, const struct finding *f)
{
	const struct test *t = origin_test(f);
	struct buf *w = &d->p.words;

	if (!t || f->flags & FLAG_INCOHERENT || !(DISPUTES >> f->kind & 1))
		return; /* the two halves of one article share it by their nature */
	if (strcmp(t->result, "fail") == 0 || strcmp(t->result, "tied") == 0) {
		buf_puts(w, "The sides are not independent of each other: ");
		buf_add(w, reason_of(t->saw));
		if (str_is(reason_of(t->saw), "both are the word of one newsroom"))
			say_newsroom(d, f);
	} else if (one_outlet(d, f)) {
		buf_puts(w, "Different speakers, but one newsroom printed both sides");
	}
}
