/* An article on file: its text as blocks in print order, with the places claims point at, and what its head says.
 *
 * Whatever the file is (canonical copy, plain text, Markdown, HTML) the same rules make the same blocks of it, and
 * writing them out as a canonical copy and reading that again gives the same blocks. */
#ifndef ARTICLE_ARTICLE_H
#define ARTICLE_ARTICLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum block_kind {
	BLOCK_HEADLINE,   /* h */
	BLOCK_STANDFIRST, /* s */
	BLOCK_CAPTION,    /* c1, c2, … */
	BLOCK_CROSSHEAD,  /* no place */
	BLOCK_PARAGRAPH,  /* p1, p2, … */
	BLOCK_BULLET,     /* counts with the paragraphs */
	BLOCK_NOTE,       /* n1, n2, …: an editor's or correction note */
	BLOCK_LINE        /* no place: byline, dateline, credit, "Read more": printed and not counted */
};

struct block {
	enum block_kind kind;
	struct str place; /* "p7"; empty for cross-heads and lines */
	struct str text;  /* NFC, one line, single blanks, none at the ends; never empty */
	uint32_t line;    /* in the file it was read from, from 1 */
};

struct article {
	const struct block *blocks; /* in print order */
	uint32_t n_blocks;
	struct str headline;  /* the text of h, or empty */
	struct str outlet;    /* empty: the file does not tell */
	struct str published; /* "2023-11-15", or empty */
	const struct str *authors;
	uint32_t n_authors;
	char sha256[65]; /* of the bytes that were read */
};

enum article_kind { ARTICLE_ANY, ARTICLE_TEXT, ARTICLE_MARKDOWN, ARTICLE_HTML };

/* Reads the file at PATH ("-": standard input); texts live in the arena. -1: E says in one sentence why it is no article
 * (missing, a folder, binary, without text). */
int article_read(struct arena *a, const char *path, struct article *out, struct err *e);

/* The same from memory; ARTICLE_ANY tells the kind by the bytes. NAME stands in messages. */
int article_parse(struct arena *a, struct str bytes, enum article_kind kind, const char *name, struct article *out,
	struct err *e);

/* Does the name of a file end as those of articles do (.txt, .md, .html, …)? */
bool article_ending(struct str name);

/* The block at a place ("p7"), or NULL. A letter behind the place is no part of it: cut it off first. */
const struct block *article_block(const struct article *x, struct str place);

/* The canonical copy: UTF-8, LF, one block a line, blank lines between. In the arena. */
struct str article_write(struct arena *a, const struct article *x);

/* Words for people: "paragraph", "caption", … */
const char *block_word(enum block_kind kind);

#endif
