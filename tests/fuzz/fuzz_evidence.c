/* Any text through what reads the copies of articles: quotations lie inside it, in order and none inside another; words and
 * numbers lie inside it; a fragment cut out of it at blanks is found again. */
#include <stdint.h>
#include <stdlib.h>

#include "evidence/figures.h"
#include "evidence/fragments.h"
#include "evidence/quotations.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void want(bool what)
{
	if (!what)
		abort();
}

static void quotations(struct str s)
{
	struct quotations q = {0};
	uint32_t end = 0;

	quotations_in(&q, s);
	for (size_t i = 0; i < q.v.n; i++) {
		const struct quotation *x = &q.v.v[i];

		want(x->open >= end && x->open < x->from && x->from <= x->to && x->to < x->close && x->close <= s.n);
		want(x->text.n > 0 && utf8_valid(x->text) == x->text.n);
		end = x->close;
	}
	vec_free(&q.v);
}

static void numbers(struct arena *a, struct str s)
{
	struct words_list w = {0};
	struct figures f = {0};
	struct printed_days d = {0};

	figures_find(&f, &w, a, s);
	days_find(&d, &w);
	for (size_t i = 0; i < f.v.n; i++)
		want(f.v.v[i].at < f.v.v[i].end && f.v.v[i].end <= s.n && f.v.v[i].value >= 0);
	for (size_t i = 0; i < w.v.n; i++)
		want(w.v.v[i].at < w.v.v[i].end && w.v.v[i].end <= s.n && (i == 0 || w.v.v[i].at >= w.v.v[i - 1].end));
	figures_free(&f);
	vec_free(&w.v);
	vec_free(&d.v);
}

/* The text as an article of one paragraph. */
static void fragment(struct arena *a, struct str s)
{
	struct block b = {.kind = BLOCK_PARAGRAPH, .place = STR("p1"), .text = s, .line = 1};
	struct copy c = {.article = {.blocks = &b, .n_blocks = 1}};
	struct tokens t = {0};
	struct fragment f = {0};
	struct passage p;
	uint32_t first[2] = {0};

	tokens_add(&t, a, s);
	first[1] = c.n_tokens = (uint32_t)t.v.n;
	c.first = first;
	c.token = t.v.v;
	if (t.v.n > 1) {
		struct token from = t.v.v[t.v.n / 3], to = t.v.v[t.v.n - 1];

		fragment_read(&f, a, (struct str){s.p + from.at, to.at + to.n - from.at});
		want(fragment_in(&f, &c, NULL, 0));
		if (fragment_nearest(&f, &c, 0, &p))
			want(p.block == 0 && p.at < p.end && p.end <= s.n);
	}
	fragment_free(&f);
	vec_free(&t.v);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = {(const char *)data, n}, x, y;
	struct arena *a = arena_new();

	s = str_cut(s, utf8_valid(s));
	quotations(s);
	numbers(a, s);
	fragment(a, s);
	x = str_cut(s, str_find(s, ' '));
	mark_difference(a, x, s, ENDS_LEFT_OUT, &x, &y);
	arena_free(a);
	return 0;
}
