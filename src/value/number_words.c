/* Numbers in words: vague ones ("dozens"), which are ranges, and spelt ones ("six"), which the reader asks to be written
 * in digits. */
#include "value/parts.h"

/* The longer phrase before the shorter one it begins with. */
static const struct {
	const char *word;
	long lo, hi;
} vague[] = {
	{"several", 3, 9},
	{"dozens", 24, 99},
	{"scores", 40, 99},
	{"hundreds of thousands", 200000, 999999},
	{"hundreds of millions", 200000000, 999999999},
	{"hundreds", 200, 999},
	{"tens of thousands", 20000, 99999},
	{"tens of millions", 20000000, 99999999},
	{"thousands", 2000, 9999},
	{"millions", 2000000, 9999999},
};

static const struct {
	const char *word;
	long n;
} spelt[] = {
	{"zero", 0},
	{"none", 0},
	{"nobody", 0},
	{"one", 1},
	{"two", 2},
	{"both", 2},
	{"three", 3},
	{"four", 4},
	{"five", 5},
	{"six", 6},
	{"seven", 7},
	{"eight", 8},
	{"nine", 9},
	{"ten", 10},
	{"eleven", 11},
	{"twelve", 12},
	{"thirteen", 13},
	{"fourteen", 14},
	{"fifteen", 15},
	{"sixteen", 16},
	{"seventeen", 17},
	{"eighteen", 18},
	{"nineteen", 19},
	{"twenty", 20},
	{"thirty", 30},
	{"forty", 40},
	{"fifty", 50},
	{"sixty", 60},
	{"seventy", 70},
	{"eighty", 80},
	{"ninety", 90},
	{"dozen", 12},
	{"hundred", 100},
	{"thousand", 1000},
	{"million", 1000000},
	{"billion", 1000000000},
};

bool number_vague(struct str text, struct span *out, struct str *rest)
{
	size_t i;

	if (text.n == 0 || !is_lower(text.p[0]))
		return false;
	for (i = 0; i < sizeof vague / sizeof *vague; i++) {
		size_t n = strlen(vague[i].word);

		if (!str_starts(text, vague[i].word) || (text.n > n && text.p[n] != ' '))
			continue;
		*rest = str_trim(str_skip(text, n));
		if (str_starts(*rest, "of "))
			*rest = str_trim(str_skip(*rest, 3));
		*out = (struct span){vague[i].lo * NUM_ONE, vague[i].hi * NUM_ONE};
		return true;
	}
	return false;
}

/* One word, in any case. */
static long spelt_word(struct str word)
{
	size_t i, k;

	for (i = 0; i < sizeof spelt / sizeof *spelt; i++) {
		if (strlen(spelt[i].word) != word.n)
			continue;
		for (k = 0; k < word.n && (word.p[k] | 0x20) == spelt[i].word[k]; k++)
			;
		if (k == word.n)
			return spelt[i].n;
	}
	return -1;
}

/* "six", "a dozen", "twenty-one", "two hundred", "five million". */
long number_spelt(struct str text)
{
	struct str first, second;
	size_t cut;
	long a, b;

	if (str_starts(text, "a ") || str_starts(text, "A "))
		text = str_trim(str_skip(text, 2));
	if (text.n == 0)
		return -1;
	a = spelt_word(text);
	cut = str_find(text, '-') < text.n ? str_find(text, '-') : str_find(text, ' ');
	if (a >= 0 || cut == text.n)
		return a;
	first = str_cut(text, cut);
	second = str_trim(str_skip(text, cut + 1));
	a = spelt_word(first);
	b = spelt_word(second);
	if (a >= 20 && a < 100 && a % 10 == 0 && b >= 1 && b <= 9)
		return a + b;
	if (a >= 1 && a < 100 && b >= 12 && b != a)
		return b == 12 || b >= 100 ? a * b : -1;
	return -1;
}
