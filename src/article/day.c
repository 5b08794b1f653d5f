/* A date in running text. Only dates that can be read in one way are taken: 03/04/2024 is left alone. */
#include "article/parts.h"
#include "text/utf8.h"

static const char *const months[12] = {"january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december"};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits(struct str s, int *value)
{
	size_t n = 0;

	for (*value = 0; n < s.n && n < 5 && digit(s.p[n]); n++)
		*value = *value * 10 + (s.p[n] - '0');
	return n;
}

static bool valid(const struct day *d)
{
	static const int longest[12] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return d->year >= 1600 && d->year <= 2999 && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	       d->day <= longest[d->month - 1];
}

/* A month's name or its first three (or, as in Sept., four) letters; *N gets its length with a full stop. */
static int month_name(struct str s, size_t *n)
{
	size_t k = 0;

	while (k < s.n && letter(s.p[k]))
		k++;
	for (int m = 0; m < 12 && k >= 3; m++) {
		size_t i = 0;

		while (i < k && months[m][i] && (s.p[i] | 0x20) == months[m][i])
			i++;
		if (i == k && (k == 3 || k == 4 || !months[m][k])) {
			*n = k < s.n && s.p[k] == '.' ? k + 1 : k;
			return m + 1;
		}
	}
	return 0;
}

/* Blanks, commas and full stops between the parts of a date; also "of" and "st", "nd", "rd", "th". */
static size_t gap(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == ',' || s.p[n] == '.' || s.p[n] == '-' || s.p[n] == '/'))
		n++;
	return n;
}

static size_t ordinal(struct str s)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};

	for (size_t i = 0; i < 4; i++) {
		if (s.n >= 2 && (s.p[0] | 0x20) == endings[i][0] && (s.p[1] | 0x20) == endings[i][1] &&
			(s.n == 2 || !letter(s.p[2])))
			return 2;
	}
	return 0;
}

/* 2023-11-15, 2023/11/15 */
static size_t numeric(struct str s, struct day *d)
{
	size_t n = digits(s, &d->year), k;

	if (n != 4 || n >= s.n || (s.p[4] != '-' && s.p[4] != '/'))
		return 0;
	k = digits(str_skip(s, 5), &d->month);
	if (k < 1 || k > 2 || 5 + k >= s.n || s.p[5 + k] != s.p[4])
		return 0;
	n = 6 + k;
	k = digits(str_skip(s, n), &d->day);
	return k >= 1 && k <= 2 && valid(d) ? n + k : 0;
}

static size_t year_after(struct str s, size_t n, struct day *d)
{
	size_t k;

	n += gap(str_skip(s, n));
	k = digits(str_skip(s, n), &d->year);
	return k == 4 && valid(d) ? n + k : 0;
}

/* 15 November 2023, 6th of March, 2024 */
static size_t day_first(struct str s, struct day *d)
{
	size_t n = digits(s, &d->day), k;

	if (n < 1 || n > 2)
		return 0;
	n += ordinal(str_skip(s, n));
	n += gap(str_skip(s, n));
	if (begins_with(str_skip(s, n), "of "))
		n += 3;
	d->month = month_name(str_skip(s, n), &k);
	return d->month ? year_after(s, n + k, d) : 0;
}

/* Nov. 15, 2023 */
static size_t month_first(struct str s, struct day *d)
{
	size_t n, k;

	d->month = month_name(s, &n);
	if (!d->month)
		return 0;
	n += gap(str_skip(s, n));
	k = digits(str_skip(s, n), &d->day);
	if (k < 1 || k > 2)
		return 0;
	n += k;
	n += ordinal(str_skip(s, n));
	return year_after(s, n, d);
}

bool day_find(struct str s, struct day *out)
{
	for (size_t i = 0; i < s.n; i++) {
		bool inside = i > 0 && (digit(s.p[i]) ? digit(s.p[i - 1]) : letter(s.p[i - 1]));
		struct str rest = str_skip(s, i);
		size_t n = 0;

		if (inside || !(digit(s.p[i]) || letter(s.p[i])))
			continue;
		if (digit(s.p[i])) {
			n = numeric(rest, out);
			n = n ? n : day_first(rest, out);
		} else {
			n = month_first(rest, out);
		}
		if (n) {
			out->from = i;
			out->to = i + n;
			return true;
		}
	}
	return false;
}

struct str day_write(struct arena *a, const struct day *d)
{
	return arena_printf(a, "%04d-%02d-%02d", d->year, d->month, d->day);
}
