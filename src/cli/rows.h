/* The rows of an answer, printed. */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "base/buf.h"
#include "store/store.h"

struct rows_style {
	const char *format; /* json, csv; else a table */
	const char *query;  /* its name; NULL: it has none */
	bool complete;      /* the ledger was read whole */
};
void rows_write(struct buf *b, struct arena *a, const struct rows *r, const struct rows_style *style);

#endif
