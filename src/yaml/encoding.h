/* Is it text at all? UTF-16, invalid UTF-8 and invisible characters that mean something to machines are told; what is left
 * can be read. */
#ifndef YAML_ENCODING_H
#define YAML_ENCODING_H

#include "yaml/sections.h"

/* What one fast pass over the bytes found. */
struct scan {
	bool high;     /* bytes from 0x80 up */
	bool refused;  /* a character that a ledger may not hold */
	VEC(struct line_start {
		size_t at;
		uint32_t line;
	}) starts;     /* lines that begin with something else than a blank, "-" or "#" */
};

/* Sets F's bytes from RAW and scans them; false if nothing can be read. The caller frees S's starts. */
bool encoding_check(struct yaml_file *f, struct arena *a, struct str raw, struct diags *d, struct scan *s);

/* Tells of conflict marks of git, and leaves of each two versions the first; true if there were any: then S is out of date. */
bool conflicts_blank(struct yaml_file *f, struct arena *a, const struct scan *s, struct diags *d);

#endif
