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

static void line(struct json *j)
{
	static const char blanks[] = "\n                                ";
	size_t n = 2 * (size_t)j->depth;

	if (n + 1 < sizeof blanks) {
		buf_add(j->out, (struct str){blanks, n + 1});
		return;
	}
	buf_char(j->out, '\n');
	while (n--)
		buf_char(j->out, ' ');
}

/* Everything that comes before a value or a key. */
static void lead(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->comma)
		buf_char(j->out, ',');
	if (j->depth && !is_flat(j))
		line(j);
	else if (j->comma)
		buf_char(j->out, ' ');
}

/* What stands inside something written on one line is on that line as well. */
static void open(struct json *j, char bracket, bool flat)
{
	lead(j);
	buf_char(j->out, bracket);
	flat = flat || is_flat(j);
	j->depth++;
	assert(j->depth < 64);
	j->flat = flat ? j->flat | UINT64_C(1) << j->depth : j->flat & ~(UINT64_C(1) << j->depth);
	j->comma = false;
}

static void shut(struct json *j, char bracket)
{
	bool broken = j->comma && !is_flat(j);

	assert(j->depth && !j->after_key);
	j->depth--;
	if (broken)
		line(j);
	buf_char(j->out, bracket);
	j->comma = true;
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

	if (at)
		buf_printf(out, "\\%c", letter[at - plain]);
	else
		buf_printf(out, "\\u%04x", c);
}

/* Length of the start of S that can be copied as it stands. A file name may hold any bytes, the output may not. */
static size_t clean(struct str s)
{
	size_t at = 0, n;

	while (at < s.n && (unsigned char)s.p[at] >= 0x20 && s.p[at] != '"' && s.p[at] != '\\') {
		n = str_character(str_skip(s, at));
		if (!n)
			break;
		at += n;
	}
	return at;
}

static void string(struct buf *out, struct str s)
{
	buf_char(out, '"');
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

void json_key_str(struct json *j, struct str key)
{
	lead(j);
	string(j->out, key);
	buf_puts(j->out, ": ");
	j->comma = true;
	j->after_key = true;
}

void json_key(struct json *j, const char *key)
{
	json_key_str(j, str_from(key));
}

void json_str(struct json *j, struct str s)
{
	lead(j);
	string(j->out, s);
	j->comma = true;
}

void json_text(struct json *j, const char *z)
{
	json_str(j, str_from(z));
}

static void word(struct json *j, const char *z)
{
	lead(j);
	buf_puts(j->out, z);
	j->comma = true;
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
	lead(j);
	buf_add(j->out, (struct str){p, (size_t)(digits + sizeof digits - p)});
	j->comma = true;
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
	lead(j);
	buf_puts(j->out, digits);
	j->comma = true;
}

void json_bool(struct json *j, bool b)
{
	word(j, b ? "true" : "false");
}

void json_null(struct json *j)
{
	word(j, "null");
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
