/* Escapes in quotation marks: "\u001b" is the same character as the one typed, and refused like it, at its place.
 *
 * JSON writes a character beyond U+FFFF as two halves ("\ud83d\ude00"), which libyaml refuses. In a file that is JSON all
 * through they are put together before it sees them; the blanks that make up for the length go behind the closing mark, so
 * that every place stays what it was. */
#include "yaml/escapes.h"

#include <stdio.h>

#include "text/utf8.h"
#include "yaml/repair.h"

enum { HALVES = 12 }; /* bytes of a character in two halves */

/* What one escape comes to. */
struct escape {
	uint32_t c;
	size_t n;   /* bytes, the backslash included */
};

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* N digits behind the two bytes at S; `n` is 2 where they are not there. */
static struct escape numbered(struct str s, size_t n)
{
	struct escape e = {0, 2 + n};
	size_t i;

	for (i = 2; i < 2 + n; i++) {
		int d = i < s.n ? digit(s.p[i]) : -1;

		if (d < 0)
			return (struct escape){'?', 2};
		e.c = e.c << 4 | (uint32_t)d;
	}
	return e;
}

/* The escape S begins with. */
static struct escape decode(struct str s)
{
	static const struct {
		char letter;
		uint32_t c;
	} named[] = {{'0', 0}, {'a', 7}, {'b', 8}, {'v', 11}, {'f', 12}, {'e', 27}};
	size_t i;

	if (s.n < 2)
		return (struct escape){'?', s.n};
	if (s.p[1] == 'x' || s.p[1] == 'u' || s.p[1] == 'U')
		return numbered(s, s.p[1] == 'x' ? 2 : s.p[1] == 'u' ? 4 : 8);
	for (i = 0; i < sizeof named / sizeof *named; i++)
		if (named[i].letter == s.p[1])
			return (struct escape){named[i].c, 2};
	return (struct escape){'?', 2};
}

void escapes_check(const struct yaml_file *f, struct diags *d, struct str typed, struct loc at)
{
	size_t i = 0;

	while (i < typed.n) {
		struct escape e = {'?', 1};

		if (typed.p[i] == '\\')
			e = decode(str_skip(typed, i));
		at.length = (uint32_t)e.n;
		if (refused_character(e.c))
			diag_add(d, DIAG_CONTROL_CHARACTER, at, "%.*s writes the invisible character U+%04X; delete it", (int)e.n,
				 typed.p + i, (unsigned)e.c);
		if (typed.p[i] == '\n')
			at.column = 1;
		else if (((unsigned char)typed.p[i] & 0xc0) != 0x80)
			at.column += (uint32_t)e.n + (f->joined && e.n == 10 ? HALVES - 10 : 0);
		at.line += typed.p[i] == '\n';
		i += e.n;
	}
}

/* ---- halves of characters ---------------------------------------------------------------------------------------------- */

uint32_t escapes_pair(struct str s)
{
	struct escape high = decode(s), low = decode(str_skip(s, high.n));

	if (s.n < HALVES || s.p[0] != '\\' || s.p[6] != '\\' || high.n != 6 || low.n != 6)
		return 0;
	if (high.c < 0xd800 || high.c > 0xdbff || low.c < 0xdc00 || low.c > 0xdfff)
		return 0;
	return 0x10000 + ((high.c - 0xd800) << 10) + (low.c - 0xdc00);
}

/* Writes the text in quotation marks that S begins with; returns its length, or 0 if it has no end. */
static size_t join_text(struct str s, char *out)
{
	size_t i = 1, n = 0, owed = 0;

	out[n++] = '"';
	while (i < s.n && s.p[i] != '"') {
		uint32_t c = s.p[i] == '\\' ? escapes_pair(str_skip(s, i)) : 0;

		if (c) {
			char typed[16];

			snprintf(typed, sizeof typed, "\\U%08X", (unsigned)c);
			memcpy(out + n, typed, 10);
			n += 10;
			owed += HALVES - 10;
			i += HALVES;
			continue;
		}
		if (s.p[i] == '\\' && i + 1 < s.n)
			out[n++] = s.p[i++];
		out[n++] = s.p[i++];
	}
	if (i == s.n)
		return 0;
	out[n++] = '"';
	memset(out + n, ' ', owed);
	return i + 1;
}

/* Outside quotation marks JSON has these, and nothing else. */
static bool is_json(char c)
{
	return strchr(" \t\r\n{}[],:+-.", c) ? c != '\0' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E';
}

static bool has_halves(struct str bytes)
{
	size_t at = 0;

	while ((at += str_find(str_skip(bytes, at), '\\')) < bytes.n)
		if (escapes_pair(str_skip(bytes, at++)))
			return true;
	return false;
}

void escapes_join(struct yaml_file *f, struct arena *a)
{
	struct str bytes = f->bytes;
	char *out;
	size_t at = 0;

	if (!has_halves(bytes))
		return;
	out = arena_alloc(a, bytes.n + 1);
	while (at < bytes.n) {
		size_t n = 1;

		if (bytes.p[at] == '"')
			n = join_text(str_skip(bytes, at), out + at);
		else if (is_json(bytes.p[at]))
			out[at] = bytes.p[at];
		else
			n = 0;
		if (n == 0)
			return;
		at += n;
	}
	f->bytes = (struct str){out, bytes.n};
	f->joined = true;
}
