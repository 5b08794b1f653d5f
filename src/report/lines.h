/* The lines of the input files, for excerpts. */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include "ledger/ledger.h"

struct lines;
struct lines *lines_new(struct arena *a, const struct ledger *l);

/* Text of a line (from 1) without its line end; empty past the last. A file is indexed once, when first asked for. */
struct str lines_get(struct lines *x, uint32_t file, uint32_t line);
/* Path of a file as shown. */
struct str lines_path(const struct lines *x, uint32_t file);

#endif
