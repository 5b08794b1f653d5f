/* Figures and number words, their bounds ("at least", "more than", "about", "up to"), scale, currency or percent,
 * noun. */
#include "draft/keep.h"
#include "draft/amounts.h"

#include <stdlib.h>

#include "base/buf.h"
#include "draft/tree.h"
#include "value/value.h"

static const char vague[] = " several dozens scores hundreds thousands ";

/* "two" to "ninety"; "both" and "a dozen" count too loosely to be taken for a figure. */
static unsigned numeral(const struct token *t)
{
	long n = token_among(t, " both dozen ") ? -1 : number_spelt(t->low);

	return n >= 2 && n < 100 ? (unsigned)n : 0;
}

static bool figure(const struct token *t)
{
	bool digit = false;

	for (size_t i = 0; i < t->low.n; i++) {
		if (t->low.p[i] >= '0' && t->low.p[i] <= '9')
			digit = true;
		else if (t->low.p[i] != ',' && t->low.p[i] != '.')
			return false;
	}
	return digit;
}

/* "3.8bn", "40m": a figure with its scale. */
static size_t figure_part(const struct token *t)
{
	size_t n = 0;

	while (n < t->low.n &&
		((t->low.p[n] >= '0' && t->low.p[n] <= '9') || ((t->low.p[n] == '.' || t->low.p[n] == ',') && n)))
		n++;
	return n;
}

static const char *scale_of(struct str w)
{
	if (str_is(w, "million") || str_is(w, "m") || str_is(w, "mn"))
		return "m";
	if (str_is(w, "billion") || str_is(w, "bn"))
		return "bn";
	return str_is(w, "thousand") || str_is(w, "k") ? "000" : NULL;
}

struct look {
	const struct token *t;
	uint32_t n, i;
	struct buf b;
	struct arena *arena;
};

static const struct token *word_at(const struct look *x, long i)
{
	static const struct token nothing = {.low = {"", 0}, .form = {"", 0}, .shape = 0, .tag = 0};

	return i >= 0 && i < (long)x->n ? &x->t[i] : &nothing;
}

/* "Nov." in "Nov. 14" */
static bool part_of_name(const struct token *t)
{
	return t->shape == 1 && t->tag == TAG_NNP;
}

/* 9:40, 9.40pm, 2021, "Nov. 14": figures that count nothing. */
static bool counts_nothing(const struct look *x)
{
	const struct token *t = &x->t[x->i], *before = word_at(x, (long)x->i - 1), *after = word_at(x, (long)x->i + 1);
	bool year = t->low.n == 4 && figure(t) && (t->low.p[0] == '1' || t->low.p[0] == '2') &&
		    !str_is(before->low, "$") && str_find(t->low, ',') == 4;

	if (str_find(t->low, ':') < t->low.n || token_among(after, " pm am p.m. a.m. ") || str_is(before->low, "#"))
		return true;
	if (t->low.n > 2 &&
		(str_is(str_skip(t->low, t->low.n - 2), "pm") || str_is(str_skip(t->low, t->low.n - 2), "am")))
		return true;
	if (year && (token_among(before, " in since by of from until to , ") || before->shape == 1 ||
			    after->low.n == 0 || tag_mark(after->tag)))
		return true;
	if (before->tag == TAG_COMMA && tag_mark(after->tag)) /* Ida Orr, 29, */
		return true;
	return t->low.n <= 2 && (part_of_name(before) || part_of_name(after));
}

static const char *currency(struct str sign)
{
	return str_is(sign, "$")              ? "$"
	       : str_is(sign, "\xe2\x82\xac") ? "\xe2\x82\xac"
	       : str_is(sign, "\xc2\xa3")     ? "\xc2\xa3"
					      : NULL;
}

/* What stands before the figure: "at least", "more than", "about", "up to"; how many words; '+' '.' '~' or 0. */
static uint32_t bound(const struct look *x, uint32_t from, char *kind)
{
	const struct token *a = word_at(x, (long)from - 1), *b = word_at(x, (long)from - 2);

	*kind = 0;
	if ((token_is(a, "least") && token_is(b, "at")) || (token_is(a, "than") && token_among(b, " more ")))
		*kind = '+';
	else if ((token_is(a, "most") && token_is(b, "at")) || (token_is(a, "to") && token_is(b, "up")) ||
		 (token_is(a, "than") && token_among(b, " fewer less ")))
		*kind = '.';
	if (*kind)
		return from - 2;
	if (token_is(a, "over"))
		*kind = '+';
	else if (token_is(a, "under"))
		*kind = '.';
	else if (token_among(a, " about around roughly nearly almost approximately some "))
		*kind = '~';
	return *kind ? from - 1 : from;
}

/* The figure at I as "112", "3.8bn"; how many words it takes; 0: none. */
static uint32_t figure_at(struct look *x)
{
	const struct token *t = &x->t[x->i], *next = word_at(x, (long)x->i + 1);
	unsigned n = numeral(t);
	size_t digits = figure_part(t);
	const char *scale;
	uint32_t used = 1;

	if (token_among(t, vague) && token_is(next, "of")) {
		buf_add(&x->b, t->low);
		return 1;
	}
	if (n >= 20 && str_is(next->low, "-") && numeral(word_at(x, (long)x->i + 2)) &&
		numeral(word_at(x, (long)x->i + 2)) < 10) {
		buf_printf(&x->b, "%u", n + numeral(word_at(x, (long)x->i + 2)));
		return 3;
	}
	if (n)
		buf_printf(&x->b, "%u", n);
	else if (digits && t->low.p[digits - 1] >= '0' && t->low.p[digits - 1] <= '9')
		for (size_t i = 0; i < digits; i++) {
			if (t->low.p[i] != ',')
				buf_char(&x->b, t->low.p[i]);
		}
	else
		return 0;
	scale = digits < t->low.n && digits ? scale_of(str_skip(t->low, digits)) : NULL;
	if (digits && digits < t->low.n && !scale) {
		x->b.n = 0;
		return 0;
	}
	if (!scale && (scale = scale_of(next->low)))
		used = 2;
	buf_puts(&x->b, scale ? scale : "");
	return used;
}

static void finish(struct look *x, struct amount *a, const char *sign, uint32_t after)
{
	const struct token *t = word_at(x, after);
	struct str figure_text = keep_text(&x->b, x->arena);
	char kind;

	a->from = bound(x, a->from, &kind);
	a->unit = a->counted = STR("");
	if (sign) {
		a->unit = str_is(str_from(sign), "$")          ? STR("USD")
			  : str_is(str_from(sign), "\xc2\xa3") ? STR("GBP")
							       : STR("EUR");
	} else if (token_is(t, "%") || token_is(t, "percent") ||
		   (token_is(t, "per") && token_is(word_at(x, (long)after + 1), "cent"))) {
		a->unit = STR("percent");
		a->to += token_is(t, "per") ? 2 : 1;
	} else {
		for (long k = (long)after;
			k < (long)x->n && k < (long)after + 4 && (tag_noun(x->t[k].tag) || x->t[k].tag == TAG_JJ);
			k++) {
			if (tag_noun(x->t[k].tag))
				a->counted = x->t[k].low;
		}
	}
	a->value = arena_printf(x->arena, "%s%s%.*s%s",
		kind == '~'   ? "~"
		: kind == '.' ? ".."
			      : "",
		sign ? sign : "", STR_ARG(figure_text), kind == '+' ? "+" : "");
}

static bool finite(const struct token *t)
{
	return t->tag == TAG_VBD || t->tag == TAG_VBZ || t->tag == TAG_VBP || t->tag == TAG_MD;
}

/* Victims and votes are told in small numbers, too. */
static const char tolls[] = " killed dead died hurt injured wounded missing arrested detained charged voted drowned ";
static const char sums[] = " total sum fine cost price value bid offer rate loss profit toll average number turnover ";

/* "two lines of people crossed": too small a number to be the point, unless people were hurt. */
static bool small(const struct look *x, const struct amount *a)
{
	if (a->value.n != 1 || a->value.p[0] > '3' || !numeral(&x->t[a->to]))
		return false;
	for (uint32_t i = 0; i < x->n; i++) {
		if (token_among(&x->t[i], tolls))
			return false;
	}
	return true;
}

/* "a deal worth $3bn", "the release of $40m": it belongs to a noun; "a fine of $3m" is told for its own sake. */
static bool of_noun(const struct look *x, const struct amount *a)
{
	const struct token *before = word_at(x, (long)a->from - 1);

	return a->unit.n && !str_is(a->unit, "percent") && token_among(before, " of in worth with on ") &&
	       !token_among(word_at(x, (long)a->from - 2), sums);
}

/* Is another clause than the first main one around the amount? */
static bool in_other_clause(const struct look *x, const struct amount *a)
{
	unsigned verbs = 0;
	bool joined = false;

	for (uint32_t i = 0; i < a->from; i++) {
		const struct token *t = &x->t[i];

		if (token_is(t, "including"))
			return true;
		if (verbs && (t->tag == TAG_WDT || t->tag == TAG_WP || t->tag == TAG_CC || token_is(t, "that")))
			joined = true;
		else if (finite(t))
			verbs += joined || !verbs;
	}
	return verbs > 1;
}

/* "puts the number of jobs at 1,200": the noun that stands before. */
static void counted_before(const struct look *x, struct amount *a)
{
	for (uint32_t i = 0; i + 2 < a->from && !a->counted.n && !a->unit.n; i++) {
		if (token_is(&x->t[i], "number") && token_is(&x->t[i + 1], "of") && tag_noun(x->t[i + 2].tag))
			a->counted = x->t[i + 2].low;
	}
}

unsigned amounts_told(const struct reading *r, uint32_t first, uint32_t n, struct amount *out, unsigned most)
{
	struct look x = {.t = r->tokens.v + first, .n = n, .arena = r->arena};
	unsigned found = 0;

	for (x.i = 0; x.i < n && found < most; x.i++) {
		const char *sign = currency(word_at(&x, (long)x.i - 1)->low);
		uint32_t used = counts_nothing(&x) ? 0 : figure_at(&x);

		if (!used)
			continue;
		out[found] = (struct amount){.from = x.i - (sign != NULL), .to = x.i + used - 1};
		finish(&x, &out[found], sign, x.i + used);
		counted_before(&x, &out[found]);
		out[found].aside =
			small(&x, &out[found]) || of_noun(&x, &out[found]) || in_other_clause(&x, &out[found]);
		out[found].from += first;
		out[found].to += first;
		found++;
		x.i += used - 1;
	}
	buf_free(&x.b);
	return found;
}
