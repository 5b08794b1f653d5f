/* The JSON writer: a comma, a line break and an indent before every member but the first. */
#include "json/writer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_flat(const struct json *j)
{
	return j->flat >> j->depth & 1;
}

static char *line(char *p, unsigned depth)
{
	*p++ = '\n';
	memset(p, ' ', 2 * (size_t)depth);
	return p + 2 * (size_t)depth;
}

/* Everything that comes before a value or a key, and room for MORE bytes: where they go. What stands there belongs to the
 * document once written() is told. */
static char *lead(struct json *j, size_t more)
{
	struct buf *b = j->out;
	char *p;

	more += 2 + 2 * (size_t)j->depth;
	if (b->cap - b->n < more)
		buf_reserve(b, more);
	p = b->p + b->n;
	if (j->after_key) {
		j->after_key = false;
		return p;
	}
	if (j->comma)
		*p++ = ',';
	if (j->depth && !is_flat(j))
		return line(p, j->depth);
	if (j->comma)
		*p++ = ' ';
	return p;
}

static void written(struct json *j, const char *end)
{
	j->out->n = (size_t)(end - j->out->p);
	j->comma = true;
}

/* What stands inside something written on one line is on that line as well. */
static void open(struct json *j, char bracket, bool flat)
{
	char *p = lead(j, 1);

	*p++ = bracket;
	written(j, p);
	flat = flat || is_flat(j);
	j->depth++;
	assert(j->depth < 64);
	j->flat = flat ? j->flat | UINT64_C(1) << j->depth : j->flat & ~(UINT64_C(1) << j->depth);
	j->comma = false;
}

static void shut(struct json *j, char bracket)
{
	bool broken = j->comma && !is_flat(j);
	char *p;

	assert(j->depth && !j->after_key);
	j->depth--;
	buf_reserve(j->out, 2 + 2 * (size_t)j->depth);
	p = j->out->p + j->out->n;
	if (broken)
		p = line(p, j->depth);
	*p++ = bracket;
	written(j, p);
}

struct json json_begin(struct buf *out)
{
	return (struct json){.out = out};
}

struct json json_begin_line(struct buf *out)
{
	return (struct json){.out = out, .flat = 1};
}

void json_object(struct json *j)
{
	open(j, '{', false);
}

void json_object_flat(struct json *j)
{
	open(j, '{', true);
}

void json_object_end(struct json *j)
{
	shut(j, '}');
}

void json_array(struct json *j)
{
	open(j, '[', false);
}

void json_array_flat(struct json *j)
{
	open(j, '[', true);
}

void json_array_end(struct json *j)
{
	shut(j, ']');
}

static void escape(struct buf *out, unsigned char c)
{
	static const char plain[] = "\b\f\n\r\t\"\\", letter[] = "bfnrt\"\\";
	const char *at = c ? strchr(plain, c) : NULL;

	if (!at) {
		buf_printf(out, "\\u%04x", c);
		return;
	}
	buf_char(out, '\\');
	buf_char(out, letter[at - plain]);
}

/* Is one of the eight bytes a quote, a backslash, a control character or beyond ASCII? */
static bool any_special(uint64_t x)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t quote = x ^ ones * '"', backslash = x ^ ones * '\\';

	return (x | (x - ones * 0x20) | (quote - ones) | (backslash - ones)) & high;
}

/* Length of the start of S that can be copied as it stands. A file name may hold any bytes, the output may not. */
static size_t clean(struct str s)
{
	size_t at = 0, n;
	uint64_t eight;

	while (at + sizeof eight <= s.n) {
		memcpy(&eight, s.p + at, sizeof eight);
		if (any_special(eight))
			break;
		at += sizeof eight;
	}
	while (at < s.n && (unsigned char)s.p[at] >= 0x20 && s.p[at] != '"' && s.p[at] != '\\') {
		n = (unsigned char)s.p[at] < 0x80 ? 1 : str_character(str_skip(s, at));
		if (!n)
			break;
		at += n;
	}
	return at;
}

/* The rest of a string of which something is to be escaped. */
static void escaped(struct buf *out, struct str s)
{
	while (s.n) {
		size_t n = clean(s);

		buf_add(out, str_cut(s, n));
		s = str_skip(s, n);
		if (!s.n)
			break;
		if ((unsigned char)*s.p < 0x80)
			escape(out, (unsigned char)*s.p);
		else
			buf_puts(out, "\xEF\xBF\xBD"); /* U+FFFD */
		s = str_skip(s, 1);
	}
	buf_char(out, '"');
}

/* "S"; MORE bytes may follow without asking for room. */
static char *string(struct json *j, struct str s, size_t more)
{
	char *p = lead(j, s.n + 2 + more);
	size_t n = clean(s);

	*p++ = '"';
	if (n)
		memcpy(p, s.p, n);
	p += n;
	if (n == s.n) {
		*p++ = '"';
		return p;
	}
	written(j, p);
	escaped(j->out, str_skip(s, n));
	buf_reserve(j->out, more);
	return j->out->p + j->out->n;
}

void json_key_str(struct json *j, struct str key)
{
	char *p = string(j, key, 2);

	*p++ = ':';
	*p++ = ' ';
	written(j, p);
	j->after_key = true;
}

/* Keys of our own want no escape. */
void json_key(struct json *j, const char *key)
{
	struct str s = str_from(key);
	char *p = lead(j, s.n + 4);

	*p++ = '"';
	memcpy(p, s.p, s.n);
	p += s.n;
	*p++ = '"';
	*p++ = ':';
	*p++ = ' ';
	written(j, p);
	j->after_key = true;
}

void json_str(struct json *j, struct str s)
{
	written(j, string(j, s, 0));
}

void json_text(struct json *j, const char *z)
{
	json_str(j, str_from(z));
}

void json_ready(struct json *j, struct str value)
{
	char *p = lead(j, value.n);

	memcpy(p, value.p, value.n);
	written(j, p + value.n);
}

void json_int(struct json *j, int64_t n)
{
	char digits[24], *p = digits + sizeof digits;
	uint64_t rest = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do
		*--p = (char)('0' + rest % 10);
	while (rest /= 10);
	if (n < 0)
		*--p = '-';
	json_ready(j, (struct str){p, (size_t)(digits + sizeof digits - p)});
}

void json_real(struct json *j, double x)
{
	char digits[32];

	if (x != x || x - x != 0) { /* NaN, infinite */
		json_null(j);
		return;
	}
	for (int n = 15; n <= 17; n++) {
		snprintf(digits, sizeof digits, "%.*g", n, x);
		if (strtod(digits, NULL) == x)
			break;
	}
	json_ready(j, str_from(digits));
}

void json_bool(struct json *j, bool b)
{
	json_ready(j, b ? STR("true") : STR("false"));
}

void json_null(struct json *j)
{
	json_ready(j, STR("null"));
}

void json_pair_str(struct json *j, const char *key, struct str value)
{
	json_key(j, key);
	json_str(j, value);
}

void json_pair_given(struct json *j, const char *key, struct str value)
{
	json_key(j, key);
	if (value.n)
		json_str(j, value);
	else
		json_null(j);
}

void json_pair_text(struct json *j, const char *key, const char *value)
{
	json_pair_str(j, key, str_from(value));
}

void json_pair_int(struct json *j, const char *key, int64_t value)
{
	json_key(j, key);
	json_int(j, value);
}

void json_pair_strs(struct json *j, const char *key, const struct str *v, size_t n)
{
	json_key(j, key);
	json_array_flat(j);
	for (size_t i = 0; i < n; i++)
		json_str(j, v[i]);
	json_array_end(j);
}
