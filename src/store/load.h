/* Inside of the store room: tables as rows of C data, and what loading them shares. Only this room knows SQL. */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include "base/digest.h"
#include "base/map.h"
#include "store/store.h"

/* One cell of a row. */
enum field_kind { FIELD_NULL, FIELD_INT, FIELD_TEXT };
struct field {
	enum field_kind kind;
	int64_t number;
	struct str text;
};

static inline struct field field_int(int64_t n)
{
	return (struct field){FIELD_INT, n, {NULL, 0}};
}

static inline struct field field_null(void)
{
	return (struct field){FIELD_NULL, 0, {NULL, 0}};
}

static inline struct field field_must(struct str s)
{
	return (struct field){FIELD_TEXT, 0, s};
}

static inline struct field field_word(const char *z)
{
	return field_must(str_from(z));
}

/* What is not given is NULL. */
static inline struct field field_text(struct str s)
{
	return s.n ? field_must(s) : field_null();
}

/* Keys count from 1: an index into an array and one more. NONE is NULL. */
static inline struct field field_key(uint32_t index)
{
	return index == NONE ? field_null() : field_int((int64_t)index + 1);
}

struct camp_row {
	uint32_t finding, number;
};

struct member_row {
	uint32_t camp, answer, strand; /* strand: from 1 in each camp; 0: the answer holds up none */
};

struct claim_answer {
	uint32_t claim, answer;
};

struct load {
	const struct comparison *c;
	const struct ledger *l;
	const struct store_options *o;
	struct arena *arena;          /* texts made for the database; until all is loaded */
	struct buf b;
	VEC(struct field) cells;      /* rows of the table being loaded, if it is a collected one */
	VEC(struct camp_row) camps;
	VEC(struct member_row) members;
	struct str_map said_by;       /* sets of speakers, as bytes; values count from 0 */
	VEC(uint32_t) said_first;     /* of each set: an answer that bears it */
	uint32_t *said_by_of;         /* per answer */
	struct claim_answer *claim_answers; /* by claim */
	bool may_hold_nul;            /* some text of the ledger may: SQLite would end it there */
	bool *own_chain;              /* per chain: a source may call it its own word */
	struct digests *digests;      /* of the files */
	size_t note_at;               /* notes come by claim: those of the claim loaded last end here */
};

/* A table of the database. Rows come in the order of their keys; a big table makes each when it is asked for, a small one
 * pushes all its cells first (`collect`). A table COUNTED has a key `id` in front of these cells that counts its rows; one
 * KEYED has a primary key of several columns, in whose order its rows come. */
enum table_shape { TABLE_PLAIN, TABLE_COUNTED, TABLE_KEYED };
struct table {
	const char *name;
	enum table_shape shape;
	const char *columns;  /* between the brackets of CREATE TABLE, without `id` of a counted one */
	unsigned n_columns;
	void (*collect)(struct load *d);
	size_t (*count)(const struct load *d);
	void (*row)(struct load *d, size_t i, struct field *v);
};
enum { MOST_COLUMNS = 24 };

extern const struct table name_tables[], claim_tables[], finding_tables[];
extern const unsigned n_name_tables, n_claim_tables, n_finding_tables;

extern const char *const store_indexes[], *const store_views[], *const store_search[];

/* The text in D->b, kept; the buffer is empty again. */
struct str load_kept(struct load *d);

/* Adds one cell to a collected table. */
static inline void load_cell(struct load *d, struct field f)
{
	vec_push(&d->cells, f);
}

#endif
