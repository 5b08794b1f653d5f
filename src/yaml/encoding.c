/* One pass over the bytes in blocks of 64, simple enough for the compiler to use vector instructions; only blocks in which
 * something stands out are looked at byte by byte. */
#include "yaml/encoding.h"

#include <stdint.h>

#include "text/utf8.h"
#include "yaml/repair.h"

enum { BLOCK = 64 };

static bool is_control(unsigned char c)
{
	return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
}

/* Does the text at P begin with a character beyond ASCII that a ledger may not hold? */
static bool refused_sequence(const unsigned char *p, size_t left)
{
	switch (p[0]) {
	case 0xc2:
		return left > 1 && p[1] < 0xa0;
	case 0xe2:
		return left > 2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9);
	case 0xef:
		return left > 2 && ((p[1] == 0xbb && p[2] == 0xbf) || (p[1] == 0xbf && p[2] >= 0xbe));
	default:
		return false;
	}
}

/* A carriage return that is no part of a line end. */
static bool lone_return(const unsigned char *p, size_t at, size_t all)
{
	return p[at] == '\r' && (at + 1 == all || p[at + 1] != '\n');
}

/* Also the first of two dashes: perhaps a "---". */
static bool starts_section(const unsigned char *p, size_t at, size_t n)
{
	unsigned char c;

	if (at >= n)
		return false;
	c = p[at];
	if (c == '-')
		return at + 1 < n && p[at + 1] == '-';
	return c != ' ' && c != '#' && c != '\n' && c != '\r';
}

static void look(const unsigned char *p, size_t at, size_t n, size_t all, uint32_t line, struct scan *out)
{
	size_t i;

	for (i = 0; i < n; i++) {
		unsigned char c = p[at + i];

		out->high |= c >= 0x80;
		out->refused |= c >= 0x80 ? refused_sequence(p + at + i, all - at - i) : is_control(c) || lone_return(p, at + i, all);
		if (c != '\n')
			continue;
		line++;
		if (starts_section(p, at + i + 1, all))
			vec_push(&out->starts, (struct line_start){at + i + 1, line});
	}
}

/* Sixteen bytes at once, whatever the machine has for it; comparisons give all bits or none. */
typedef unsigned char lanes __attribute__((vector_size(16)));

static lanes load(const unsigned char *p)
{
	lanes v;

	memcpy(&v, p, sizeof v);
	return v;
}

static unsigned sum(lanes v)
{
	unsigned n = 0;
	size_t i;

	for (i = 0; i < sizeof v; i++)
		n += v[i];
	return n;
}

static bool any(lanes v)
{
	uint64_t w[2];

	memcpy(w, &v, sizeof w);
	return (w[0] | w[1]) != 0;
}

/* Anything in the 64 bytes (and the two behind) that LOOK must see; LINES gets the number of line ends. */
static bool stands_out(const unsigned char *p, unsigned *lines)
{
	lanes odd = {0}, ends = {0};
	int i;

	for (i = 0; i < BLOCK; i += 16) {
		lanes c = load(p + i), d = load(p + i + 1), e = load(p + i + 2);
		lanes end = (lanes)(c == '\n');

		odd |= ((lanes)(c < 0x20) & ~end) | (lanes)(c >= 0x7f);
		odd |= end & (lanes)(d != ' ') & (lanes)(d != '#') & (lanes)(d != '\n') & ((lanes)(d != '-') | (lanes)(e == '-'));
		ends -= end;
	}
	*lines = sum(ends);
	return any(odd);
}

static void scan_bytes(struct str bytes, struct scan *out)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	uint32_t line = 1;
	size_t at = 0;

	if (starts_section(p, 0, bytes.n))
		vec_push(&out->starts, (struct line_start){0, 1});
	for (; at + BLOCK + 2 <= bytes.n; at += BLOCK) {
		unsigned lines;

		if (stands_out(p + at, &lines))
			look(p, at, BLOCK, bytes.n, line, out);
		line += lines;
	}
	look(p, at, bytes.n - at, bytes.n, line, out);
}

static bool is_utf16(struct str raw)
{
	const unsigned char *p = (const unsigned char *)raw.p;

	if (raw.n < 2)
		return false;
	if ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff))
		return true;
	return raw.n >= 4 && ((p[0] == 0 && p[1] != 0 && p[2] == 0) || (p[0] != 0 && p[1] == 0 && p[3] == 0));
}

bool encoding_check(struct yaml_file *f, struct arena *a, struct str raw, struct diags *d,
		    struct scan *s)
{
	if (is_utf16(raw)) {
		diag_add(d, DIAG_ENCODING, (struct loc){f->index, 1, 1, 1}, "this file is UTF-16; save it as UTF-8");
		f->damaged = true;
		return false;
	}
	if (str_starts(raw, "\xef\xbb\xbf"))
		raw = str_skip(raw, 3);
	scan_bytes(raw, s);
	f->ascii = !s->high;
	f->bytes = raw;
	if (s->refused || (s->high && utf8_valid(raw) < raw.n)) {
		if (!repair(f, a, raw, d))
			return false;
		s->starts.n = 0;
		scan_bytes(f->bytes, s);
	}
	if (conflicts_blank(f, a, s, d)) {
		s->starts.n = 0;
		scan_bytes(f->bytes, s);
	}
	return true;
}
