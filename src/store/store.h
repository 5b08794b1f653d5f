/* The database: everything a ledger says and everything comparing found, in SQLite, for questions nobody foresaw.
 * docs/database.md names every table, view and column. The only room that knows SQL. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/buf.h"
#include "compare/compare.h"

/* Of the file: "gsay" in `application_id`, and the layout in `user_version`. */
#define STORE_APPLICATION_ID 0x67736179
#define STORE_LAYOUT 1

/* The reader's words, which another room knows. */
struct store_words {
	void (*name)(struct buf *b, const struct ledger *l, uint32_t sym);
	void (*names)(struct buf *b, const struct ledger *l, struct refs who);
	void (*question)(struct buf *b, const struct ledger *l, uint32_t question, const uint32_t *slots);
	bool (*own_voice)(const struct ledger *l, const struct claim *claim);
};

struct store_options {
	const struct store_words *words;
	const char *version; /* of the program */
	bool search;         /* full text of the claims, too */
};

/* Writes the database of C aside and renames it to PATH. -1: E says why, and PATH is as it was. */
int store_write(const char *path, const struct comparison *c, const struct store_options *o, struct err *e);

struct store;

/* The same in memory, for asking. NULL: E says why. */
struct store *store_memory(const struct comparison *c, const struct store_options *o, struct err *e);
/* A file made by store_write, for reading only. NULL: E says why (no database of ours, another layout, unreadable). */
struct store *store_open(const char *path, struct err *e);
void store_close(struct store *s);
/* The ledger was read whole. */
bool store_complete(struct store *s);

/* ---- asking ----------------------------------------------------------------------------------------------------- */

struct parameter {
	struct str name, value;
};

struct store_limits {
	double seconds;  /* 0: none */
	size_t rows;     /* 0: all; what is beyond is told by `more` */
	size_t bytes;    /* of the answer */
};

enum cell_kind { CELL_NULL, CELL_INT, CELL_REAL, CELL_TEXT, CELL_BLOB };
struct cell {
	enum cell_kind kind;
	int64_t number;
	double real;
	struct str text; /* CELL_BLOB: its bytes */
};

/* An answer: all its cells, row by row, in ARENA. */
struct rows {
	const struct str *columns;
	unsigned n_columns;
	VEC(struct cell) cells;
	size_t n;
	bool more;
};

/* Why a question got no answer. */
enum query_fault { QUERY_FINE, QUERY_WRONG, QUERY_TOO_LONG, QUERY_WORLD };

/* Runs one statement that reads; every parameter it names must be given, and the other way round. E says what is wrong. */
enum query_fault store_query(struct store *s, struct arena *arena, struct str sql, const struct parameter *v, size_t n,
	const struct store_limits *limits, struct rows *out, struct err *e);
void rows_free(struct rows *r);

/* What a finding that no ruling settled can be known again by (findings.c); its claims by answer, a claim as often as it answers. */
struct found {
	struct str fingerprint, kind, question, slots, severity, message;
	struct str *claims;
	uint32_t n_claims;
};
/* All of them, in A. -1: E says why the database cannot be asked. */
int store_findings(struct store *s, struct arena *a, struct found **out, size_t *n, struct err *e);

/* Questions that have a name (named.c). */
struct named_parameter {
	const char *name, *about, *fallback; /* fallback NULL: it has to be given */
};
struct named_query {
	const char *name, *about, *sql;
	struct named_parameter parameters[3];
};
extern const struct named_query named_queries[];
extern const unsigned n_named_queries;

#endif
