/* Days as articles print them: "Nov. 14", "14 November 2023", "November 14th", "2023-11-14", "14/11/2023"; and words that tell a
 * day by another one. */
#include "evidence/figures.h"

int month_named(struct str s)
{
	static const char *const names[] = {"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
		"august aug", "september sept sep", "october oct", "november nov", "december dec"};

	for (int i = 0; i < 12; i++)
		if (word_among(names[i], s))
			return i + 1;
	return 0;
}

/* Up to four digits at the start of S, then nothing, or the letters of an ordinal. */
static int day_number(struct str s)
{
	int n = 0;
	size_t i = 0;

	while (i < s.n && i < 4 && s.p[i] >= '0' && s.p[i] <= '9')
		n = n * 10 + (s.p[i++] - '0');
	if (i == 0 || (i < s.n && !word_among("st nd rd th", str_skip(s, i))))
		return 0;
	return n;
}

static int year_at(const struct words_list *w, uint32_t i)
{
	int n = i < w->v.n ? day_number(w->v.v[i].folded) : 0;

	return n >= 1000 && w->v.v[i].folded.n == 4 ? n : 0;
}

static void add(struct printed_days *d, int year, int month, int day, uint32_t from, uint32_t to)
{
	if (month >= 1 && month <= 12 && day >= 1 && day <= 31)
		vec_push(&d->v, (struct printed_day){year, month, day, from, to});
}

static void around_month(struct printed_days *d, const struct words_list *w, uint32_t i)
{
	int month = month_named(w->v.v[i].folded), before = i ? day_number(w->v.v[i - 1].folded) : 0;
	uint32_t of = i > 1 && str_is(w->v.v[i - 1].folded, "of") ? 1 : 0;
	int after = i + 1 < w->v.n ? day_number(w->v.v[i + 1].folded) : 0;

	if (!w->v.v[i].capital)
		return;
	if (of)
		before = day_number(w->v.v[i - 2].folded);
	if (before)
		add(d, year_at(w, i + 1), month, before, i - 1 - of, i + 1);
	if (after && after <= 31)
		add(d, year_at(w, i + 2), month, after, i, i + 2);
	if (after && after <= 31 && i + 3 < w->v.n && word_among("and or to", w->v.v[i + 2].folded)) /* Jan. 8 and 9 */
		add(d, 0, month, day_number(w->v.v[i + 3].folded), i, i + 4);
	if (before && i > 2 && word_among("and or to", w->v.v[i - 2].folded)) /* 10 and 11 January */
		add(d, year_at(w, i + 1), month, day_number(w->v.v[i - 3].folded), i - 3, i + 1);
}

/* 2023-11-14, 14/11/2023, 11/14/23, 14.11.2023: numbers with one mark between them; both orders are taken for possible. */
static void in_digits(struct printed_days *d, const struct word *w, uint32_t at)
{
	int n[3] = {0};
	unsigned k = 0;
	char mark = 0;

	for (size_t i = 0; i < w->text.n; i++) {
		char c = w->text.p[i];

		if (c >= '0' && c <= '9') {
			n[k] = n[k] < 10000 ? n[k] * 10 + (c - '0') : n[k];
		} else if (k < 2 && (c == '-' || c == '/' || c == '.') && (!mark || c == mark)) {
			mark = c;
			k++;
		} else {
			return;
		}
	}
	if (k != 2)
		return;
	if (n[0] > 999) {
		add(d, n[0], n[1], n[2], at, at + 1);
		return;
	}
	add(d, n[2] < 100 ? 2000 + n[2] : n[2], n[1], n[0], at, at + 1);
	add(d, n[2] < 100 ? 2000 + n[2] : n[2], n[0], n[1], at, at + 1);
}

static bool by_a_date(const struct printed_days *d, uint32_t i)
{
	for (size_t k = 0; k < d->v.n; k++)
		if (i + 2 >= d->v.v[k].from && i <= d->v.v[k].to + 1)
			return true;
	return false;
}

static bool tells_relatively(const struct printed_days *d, const struct words_list *w, uint32_t i)
{
	struct str s = w->v.v[i].folded;

	if (word_among("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun", s) && w->v.v[i].capital)
		return !by_a_date(d, i);
	if (word_among("today yesterday tomorrow tonight overnight day days week weeks weekend fortnight month months ago eve midnight dawn", s))
		return true;
	return word_among("morning afternoon evening night", s) && !by_a_date(d, i);
}

void days_find(struct printed_days *d, const struct words_list *w)
{
	d->v.n = 0;
	d->relative = false;
	for (uint32_t i = 0; i < w->v.n; i++) {
		if (month_named(w->v.v[i].folded))
			around_month(d, w, i);
		else if (w->v.v[i].text.p[0] >= '0' && w->v.v[i].text.p[0] <= '9')
			in_digits(d, &w->v.v[i], i);
	}
	for (uint32_t i = 0; i < w->v.n && !d->relative; i++)
		d->relative = tells_relatively(d, w, i);
}
