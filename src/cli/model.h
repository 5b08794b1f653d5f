/* One run over a ledger: read, compared and ready to be reported. */
#ifndef CLI_MODEL_H
#define CLI_MODEL_H

#include "cli/options.h"

struct model {
	struct arena *arena;
	struct diags diags;
	struct ledger *ledger;
	struct evidence *evidence;
	struct comparison *comparison;
	struct report *report;
};

/* Reads the FILEs among the operands (from SKIP on; claims.yaml if there are none), compares, prepares the report.
 * An exit status: EXIT_FINE, or 2 or 3 after a message on stderr. Call model_free in any case. */
int model_load(struct model *m, const struct options *o, size_t skip);
void model_free(struct model *m);

/* 1 if errors, an incomplete ledger or findings at or above --fail-on, else 0. */
int model_status(const struct model *m);

/* 1 if errors or an incomplete ledger, whatever the findings are, else 0: for commands that do something with the ledger. */
int model_errors(const struct model *m);

/* Errors of the ledger on stderr, a line each: for commands that answer a question about it. */
void model_warn(const struct model *m);

/* A command that answers a question about the ledger: reads it as model_load does, lets ANSWER fill OUT, prints that. ANSWER
 * returns an exit status; what is no EXIT_FINE is returned, after OUT was printed. Findings are no failure here. */
int model_ask(const struct options *given, size_t skip,
	int (*answer)(struct model *m, const struct options *o, struct buf *out));

/* First minute of a day as typed, 2023-01-05. -1: it is none, or more than a day. */
int day_read(const char *z, num *first);

/* First minute of today: --now, SOURCE_DATE_EPOCH or the clock. -1: E says what is wrong. */
int today_read(const char *given, num *today, struct err *e);

/* Writes B to standard output. A reader that went away is no failure; anything else is, with a message. 0 or EXIT_WORLD. */
int print_out(const struct buf *b);

bool wants_color(enum color_mode mode);

#endif
