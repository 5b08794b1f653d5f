/* Dates and numbers in words, from the canonical text that ledgers and findings hold. */
#include "report/words.h"

static bool digit(struct str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool digits(struct str s, size_t at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!digit(s, at + i))
			return false;
	}
	return true;
}

static unsigned two(struct str s, size_t at)
{
	return (unsigned)(s.p[at] - '0') * 10 + (unsigned)(s.p[at + 1] - '0');
}

static const char *month_word(unsigned month)
{
	static const char *const words[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

	return month >= 1 && month <= 12 ? words[month - 1] : NULL;
}

/* "T14:30" or "T14", with a zone: as it stands, after a comma. */
static size_t say_clock(struct buf *b, struct str s)
{
	size_t n = 1;

	if (s.n < 3 || s.p[0] != 'T' || !digits(s, 1, 2))
		return 0;
	while (n < s.n && (digit(s, n) || s.p[n] == ':' || s.p[n] == 'Z'))
		n++;
	buf_puts(b, ", ");
	buf_add(b, str_cut(str_skip(s, 1), n - 1));
	if (n == 3)
		buf_puts(b, ":00");
	return n;
}

/* A number of at most two digits. */
static void say_two(struct buf *b, unsigned n)
{
	if (n > 9)
		buf_char(b, (char)('0' + n / 10));
	buf_char(b, (char)('0' + n % 10));
}

/* Words that turn out to be wanted in front of what was written from FROM on. */
static void put_before(struct buf *b, size_t from, const char *words)
{
	size_t n = strlen(words), written = b->n - from;

	buf_puts(b, words);
	memmove(b->p + from + n, b->p + from, written);
	memcpy(b->p + from, words, n);
}

/* One date at the start of S; its length, or 0 if there is none. */
static size_t say_date(struct buf *b, struct str s)
{
	const char *month;
	size_t n;

	if (!digits(s, 0, 4) || digit(s, 4))
		return 0;
	if (s.n >= 8 && s.p[4] == '-' && s.p[5] == 'W' && digits(s, 6, 2)) {
		buf_puts(b, "week ");
		say_two(b, two(s, 6));
		buf_puts(b, " of ");
		buf_add(b, str_cut(s, 4));
		return 8;
	}
	month = s.n >= 7 && s.p[4] == '-' && digits(s, 5, 2) ? month_word(two(s, 5)) : NULL;
	if (!month) {
		buf_add(b, str_cut(s, 4));
		return 4;
	}
	if (s.n < 10 || s.p[7] != '-' || !digits(s, 8, 2)) {
		buf_puts(b, month);
		buf_char(b, ' ');
		buf_add(b, str_cut(s, 4));
		return 7;
	}
	say_two(b, two(s, 8));
	buf_char(b, ' ');
	buf_puts(b, month);
	buf_char(b, ' ');
	buf_add(b, str_cut(s, 4));
	n = 10;
	return n + say_clock(b, str_skip(s, n));
}

/* An end of a range that stands open: "..2021" or "2021..". */
static bool open_end(struct str s, size_t after)
{
	return after >= s.n || s.p[after] == ' ' || s.p[after] == ']' || s.p[after] == ',';
}

static bool is_range(struct str s, size_t i)
{
	return i + 1 < s.n && s.p[i] == '.' && s.p[i + 1] == '.';
}

/* The word or date that begins at *AT, "since" in front of one whose range stands open. */
static void date_token(struct buf *b, struct str s, size_t *at)
{
	size_t from = b->n, n = say_date(b, str_skip(s, *at));

	if (n == 0) {
		buf_char(b, s.p[*at]);
		*at += 1;
		return;
	}
	*at += n;
	if (is_range(s, *at) && open_end(s, *at + 2)) {
		put_before(b, from, "since ");
		*at += 2;
	}
}

void say_dates(struct buf *b, struct str s)
{
	bool fresh = true; /* a date may begin here */

	for (size_t at = 0; at < s.n;) {
		if (is_range(s, at)) {
			buf_puts(b, at == 0 || s.p[at - 1] == ' ' ? "until " : " to ");
			at += 2;
			fresh = true;
		} else if (s.p[at] == '~') {
			buf_puts(b, "about ");
			at += str_skip(s, at + 1).n && s.p[at + 1] == ' ' ? 2 : 1;
			fresh = true;
		} else if (fresh) {
			fresh = !digit(s, at) && (s.p[at] == ' ' || s.p[at] == '[' || s.p[at] == '(');
			date_token(b, s, &at);
		} else {
			fresh = s.p[at] == ' ' || s.p[at] == '[';
			buf_char(b, s.p[at++]);
		}
	}
}

/* ---- numbers ----------------------------------------------------------------------------------------------------------- */

/* Digits in groups of three before the point. */
static size_t say_number(struct buf *b, struct str s)
{
	size_t whole = 0, n;

	while (digit(s, whole))
		whole++;
	for (size_t i = 0; i < whole; i++) {
		if (i && (whole - i) % 3 == 0)
			buf_char(b, ',');
		buf_char(b, s.p[i]);
	}
	n = whole;
	if (n + 1 < s.n && s.p[n] == '.' && digit(s, n + 1)) {
		buf_char(b, s.p[n++]);
		while (digit(s, n))
			buf_char(b, s.p[n++]);
	}
	return n;
}

static const char *unit_sign(struct str unit)
{
	static const struct {
		const char *unit, *sign;
	} signs[] = {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"$", "$"}, {"€", "€"}, {"£", "£"}};

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (str_is(unit, signs[i].unit))
			return signs[i].sign;
	}
	return NULL;
}

static void number_token(struct buf *b, struct str s, size_t *at, const char *sign)
{
	size_t from = b->n;

	if (sign)
		buf_puts(b, sign);
	*at += say_number(b, str_skip(s, *at));
	if ((is_range(s, *at) && open_end(s, *at + 2)) || (*at < s.n && s.p[*at] == '+')) {
		put_before(b, from, "at least ");
		*at += s.p[*at] == '+' ? 1 : 2;
	}
}

void say_numbers(struct buf *b, struct str s, struct str unit)
{
	const char *sign = unit_sign(unit);

	for (size_t at = 0; at < s.n;) {
		if (digit(s, at)) {
			number_token(b, s, &at, sign);
		} else if (is_range(s, at)) {
			buf_puts(b, at == 0 || s.p[at - 1] == ' ' ? "at most " : " to ");
			at += 2;
		} else if (s.p[at] == '~') {
			buf_puts(b, "about ");
			at++;
		} else {
			buf_char(b, s.p[at++]);
		}
	}
	if (unit.n == 0 || sign)
		return;
	if (str_is(unit, "percent") || str_is(unit, "%")) {
		buf_puts(b, " %");
		return;
	}
	buf_char(b, ' ');
	buf_add(b, unit);
}
