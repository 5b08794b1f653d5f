/* User text that goes where it could do harm: which of its characters are plain, and the terminal's way of showing the rest. */
#ifndef REPORT_SAFE_H
#define REPORT_SAFE_H

#include <stdint.h>

#include "base/buf.h"

enum safe {
	SAFE_PLAIN,
	SAFE_BLANK,   /* tab and line ends */
	SAFE_CONTROL, /* other control characters, line separators, what XML forbids */
	SAFE_BIDI,    /* characters that turn the direction of what follows */
	SAFE_INVALID  /* a byte that is no UTF-8 */
};

/* Next character of S at *AT, which moves on; its kind, and its code point (or byte) in *CP. S need not be valid. */
enum safe safe_next(struct str s, size_t *at, uint32_t *cp);

/* Printable ASCII, which is SAFE_PLAIN: by far the most of all text. Runs of it are looked for in this table. */
enum { ASCII_PLAIN = 1, ASCII_XML = 2, ASCII_CELL = 4, ASCII_MARK = 8 };
extern const unsigned char ascii_kinds[256]; /* XML, CELL, MARK: plain, but special in XML, in a cell of CSV, in Markdown */
/* Where the run of bytes that are PLAIN and none of SPECIAL ends that begins at AT. */
static inline size_t ascii_run(struct str s, size_t at, unsigned special)
{
	while (at < s.n && (ascii_kinds[(unsigned char)s.p[at]] & (ASCII_PLAIN | special)) == ASCII_PLAIN)
		at++;
	return at;
}

/* S for a terminal: blanks become spaces, everything unsafe is shown as \u{202e} or \x{ff}. */
void safe_add(struct buf *b, struct str s);
void safe_puts(struct buf *b, const char *z);

#endif
