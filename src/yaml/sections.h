/* A file cut at its top-level keys, by its text alone: every section is then read by itself, so that a fault in one of them
 * never swallows the next. */
#ifndef YAML_SECTIONS_H
#define YAML_SECTIONS_H

#include "base/arena.h"
#include "diag/diag.h"
#include "base/vec.h"

struct section {
	struct str key;    /* as typed, without quotation marks; empty: the whole file is one section */
	struct loc loc;    /* of the key */
	size_t start, end; /* bytes of the file, the key's line included */
	uint32_t line;     /* number of the first line, from 1 */
};

struct yaml_file {
	struct str bytes;  /* valid UTF-8, without byte order mark */
	uint32_t index;    /* in the ledger's files */
	bool ascii;
	bool repaired;     /* BYTES are not those of the file: what may not stand in it was taken out */
	bool joined;       /* JSON in which characters stood in two halves */
	bool damaged;      /* repaired, or a part was left out */
	size_t indent;     /* of the top-level keys */
	VEC(struct section) sections;
	VEC(uint32_t) broken; /* lines from which a character was taken out that other programs take for a line end */
};

/* Checks BYTES and cuts them. Faults become records; what is left can be read. */
void yaml_file_open(struct yaml_file *f, struct arena *a, struct str bytes, uint32_t index, struct diags *d);
void yaml_file_close(struct yaml_file *f);

/* The line that holds byte AT: its text without the line end. */
struct str yaml_line_at(struct str bytes, size_t at);

#endif
