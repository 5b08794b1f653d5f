/* Pieces of terminal output: paint, excerpts with a caret, aligned columns. User text is made safe on its way. */
#ifndef REPORT_TERMINAL_H
#define REPORT_TERMINAL_H

#include "report/report.h"

enum paint { PAINT_PLAIN, PAINT_HIGH, PAINT_MEDIUM, PAINT_LOW, PAINT_QUIET, PAINT_STRONG };

/* Begins and ends a colour; nothing without `on`. */
void paint(struct buf *b, bool on, enum paint p);
void paint_end(struct buf *b, bool on, enum paint p);
enum paint paint_of_severity(enum severity s);
enum paint paint_of_level(enum diag_level l);

/* Width of the line numbers of an excerpt: so that several stand in one column. */
unsigned number_width(uint32_t line);

/* Adds text of the user; the same at the beginning of a line; and a path there. No line becomes a command for who reads the log. */
void terminal_add(struct buf *b, struct str s);
void terminal_begin(struct buf *b, struct str s);
void terminal_path(struct buf *b, struct str path);

struct excerpt {
	struct loc at;
	unsigned width;   /* of line numbers */
	bool first;       /* "-->" and a bar before it, else ":::" */
	char mark;        /* '^' or '-' */
	bool to_line_end; /* the mark covers the rest of what is written in the line, */
	struct str until; /* or up to the end of this text, where it stands behind the mark's beginning */
	struct str label; /* raw text behind the mark; may be empty */
	enum paint color;
};
void excerpt(struct buf *b, const struct report *r, const struct excerpt *e);

/* "claims.yaml:41:3: " */
void terminal_place(struct buf *b, const struct report *r, struct loc at);
/* "denial[C501]: message", and a line "    = label: words" below an excerpt (nothing if WORDS is empty; empties it). */
void terminal_title(struct buf *b, const struct report *r, const char *word, const char *code, struct str message, enum paint color);
void terminal_note(struct buf *b, struct buf *words, unsigned width, const char *label);

/* A table of texts: column by column as wide as its widest cell, the last one as it is. */
struct columns {
	struct arena *arena;
	unsigned n;
	VEC(struct str) cells;
};
void columns_cell(struct columns *t, struct str s);
void columns_write(struct buf *b, const struct columns *t);
void columns_free(struct columns *t);

#endif
