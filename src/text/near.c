/* Optimal string alignment distance over three rows; words longer than LONGEST are near only to themselves. */
#include "text/near.h"

#include <stdint.h>

#include "text/utf8.h"

enum { LONGEST = 128 };

struct word {
	uint32_t c[LONGEST];
	unsigned n;
};

static bool spell(struct str s, struct word *w)
{
	size_t at = 0;

	w->n = 0;
	if (utf8_count(s) > LONGEST)
		return false;
	while (at < s.n) {
		uint32_t c = utf8_next(s, &at);

		w->c[w->n++] = c >= 'A' && c <= 'Z' ? c + 32 : c;
	}
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

static unsigned cell(const struct word *a, const struct word *b, unsigned i, unsigned j, unsigned row[3][LONGEST + 1])
{
	unsigned other = a->c[i - 1] != b->c[j - 1];
	unsigned d = least(row[1][j] + 1, row[2][j - 1] + 1);

	d = least(d, row[1][j - 1] + other);
	if (i > 1 && j > 1 && a->c[i - 1] == b->c[j - 2] && a->c[i - 2] == b->c[j - 1])
		d = least(d, row[0][j - 2] + 1);
	return d;
}

static unsigned distance(const struct word *a, const struct word *b, unsigned most)
{
	unsigned row[3][LONGEST + 1]; /* two rows ago, one row ago, this row */

	for (unsigned j = 0; j <= b->n; j++)
		row[2][j] = j;
	for (unsigned i = 1; i <= a->n; i++) {
		unsigned best = i;

		memcpy(row[0], row[1], sizeof row[0]);
		memcpy(row[1], row[2], sizeof row[1]);
		row[2][0] = i;
		for (unsigned j = 1; j <= b->n; j++) {
			row[2][j] = cell(a, b, i, j, row);
			best = least(best, row[2][j]);
		}
		if (best > most)
			return most + 1;
	}
	return least(row[2][b->n], most + 1);
}

unsigned near_distance(struct str a, struct str b, unsigned most)
{
	struct word x, y;

	if (!spell(a, &x) || !spell(b, &y))
		return str_eq(a, b) ? 0 : most + 1;
	if ((x.n > y.n ? x.n - y.n : y.n - x.n) > most)
		return most + 1;
	return distance(&x, &y, most);
}

long near_best(struct str word, const struct str *words, size_t n)
{
	size_t length = utf8_count(word);
	unsigned most = length >= 8 ? 3 : (unsigned)(length + 1) / 3;
	long best = -1;

	for (size_t i = 0; i < n; i++) {
		unsigned d = near_distance(word, words[i], most);

		if (d > most)
			continue;
		best = (long)i;
		if (d == 0)
			break;
		most = d - 1; /* only a nearer one replaces it */
	}
	return best;
}
