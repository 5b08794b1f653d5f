/* A table for the terminal: as wide as it is, cells wrapped, nothing cut off. */
#ifndef CLI_TABLE_H
#define CLI_TABLE_H

#include "base/buf.h"

struct text_table {
	struct arena *arena;
	const struct str *titles;
	const bool *right;       /* columns of numbers stand to the right */
	unsigned n_columns;
	const struct str *cells; /* row by row; user text, made safe here */
	size_t n_rows;
	unsigned width;          /* of the terminal */
};
void table_write(struct buf *b, const struct text_table *t);

/* Cells in a line: of the terminal, else what COLUMNS says, else 100. */
unsigned terminal_width(void);
/* The same, but 0 where neither a terminal nor COLUMNS says anything: lines then stay as long as they are. */
unsigned terminal_known_width(void);

#endif
