/* Numbers in words, as English prints them. */
#include "evidence/figures.h"

static const struct {
	const char *word;
	long n;
} small[] = {
	{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
	{"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
	{"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60},
	{"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"both", 2},
}, large[] = {
	{"dozen", 12}, {"score", 20}, {"hundred", 100}, {"thousand", 1000}, {"million", 1000000}, {"billion", 1000000000},
	{"trillion", 1000000000000},
};

static long find_small(struct str s)
{
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (str_is(s, small[i].word))
			return small[i].n;
	return -1;
}

static long find_large(struct str s)
{
	for (size_t i = 0; i < sizeof large / sizeof *large; i++)
		if (str_is(s, large[i].word))
			return large[i].n;
	return -1;
}

/* "twenty-four" in one word; -1. */
static long hyphened(struct str s)
{
	size_t cut = str_find(s, '-');
	long a = cut < s.n ? find_small(str_cut(s, cut)) : -1, b = cut < s.n ? find_small(str_skip(s, cut + 1)) : -1;

	return a >= 20 && b >= 1 && b <= 9 ? a + b : -1;
}

static long below_hundred(struct str s)
{
	long n = find_small(s);

	return n >= 0 ? n : hyphened(s);
}

/* The number so far: SUM of finished groups ("two thousand"), GROUP at hand ("two hundred and four"). */
struct spelling {
	long sum, group;
	bool any;
};

static bool take(struct spelling *s, struct str word)
{
	long n = below_hundred(word), l = n < 0 ? find_large(word) : -1;

	if (n >= 0) {
		if (s->any && s->group % 100 != 0 && !(s->group % 10 == 0 && s->group % 100 >= 20 && n < 10))
			return false; /* "six two" are two numbers */
		s->group += n;
	} else if (l > 0 && l <= 100) {
		if (s->any && s->group == 0)
			return false;
		s->group = (s->group ? s->group : 1) * l;
	} else if (l > 0) {
		if (s->group > 1000000)
			return false;
		s->sum += (s->group ? s->group : 1) * l;
		s->group = 0;
	} else {
		return false;
	}
	s->any = true;
	return true;
}

uint32_t figure_in_words(const struct words_list *w, uint32_t at, num *out)
{
	struct spelling s = {0};
	uint32_t i = at, last = at;

	if (at + 1 < w->v.n && str_is(w->v.v[at].folded, "a") && find_large(w->v.v[at + 1].folded) > 0 && !w->v.v[at].behind)
		i++;
	while (i < w->v.n && i < at + 16) {
		if (s.any && str_is(w->v.v[i].folded, "and") && i + 1 < w->v.n && (s.group % 100 == 0) && below_hundred(w->v.v[i + 1].folded) > 0 &&
			(s.group || s.sum)) {
			i++;
			continue;
		}
		if (!take(&s, w->v.v[i].folded))
			break;
		last = ++i;
		if (w->v.v[i - 1].behind && w->v.v[i - 1].behind != '-')
			break;
	}
	if (!s.any)
		return 0;
	*out = (num)(s.sum + s.group) * NUM_ONE;
	return last - at;
}
