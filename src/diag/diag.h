/* Problems with the input: records that are collected while the run goes on, ordered and counted at the end. */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

enum diag_level { DIAG_INFO, DIAG_WARNING, DIAG_ERROR };

/* One for every row of codes.def: DIAG_UNKNOWN_KEY, … */
enum diag_code {
#define CODE(id, name, slug, level, summary) DIAG_##name,
#include "diag/codes.def"
#undef CODE
	DIAG_N_CODES
};

struct diag_code_info {
	const char *id, *slug;
	enum diag_level level;
	const char *summary;
};

extern const struct diag_code_info diag_codes[DIAG_N_CODES];

/* Where something stands: file (index into the ledger's files), line and column from 1, columns in code points. */
struct loc {
	uint32_t file, line, column;
	uint32_t length; /* code points under the caret; 0 or 1 = one */
};

struct diag_place {
	struct loc loc;
	const char *role; /* "here", "first", "declared", … */
};

struct diag {
	enum diag_code code;
	enum diag_level level;
	struct str message; /* what is wrong and what to do, one or two sentences, no file name */
	struct str paste;   /* a corrected line ready to paste, or empty */
	struct diag_place place[2];
	unsigned n_places;
	bool hidden;        /* ignored, or not asked for: counted and printed nowhere */
};

struct diags {
	struct arena *arena;
	VEC(struct diag) list;
	uint32_t count[DIAG_N_CODES]; /* all, also those past the limit */
	uint32_t limit;               /* kept of one kind; 50 */
	bool muted;                   /* while set nothing is recorded (a fault caused by a recorded one) */
};

struct diags diags_new(struct arena *a);
void diags_free(struct diags *d);

/* Records a problem at AT; the message is formatted. Returns the record, or NULL past the limit: for adding `paste` or a
 * second place. Valid until the next call. */
struct diag *diag_add(struct diags *d, enum diag_code code, struct loc at, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void diag_second(struct diag *d, struct loc at, const char *role); /* D may be NULL */
void diag_paste(struct diags *all, struct diag *d, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* By file, line, column, code. */
void diags_sort(struct diags *d);
size_t diags_count(const struct diags *d, enum diag_level level); /* all, also past the limit */

#endif
