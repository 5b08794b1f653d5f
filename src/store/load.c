/* Loading: what the tables need is laid out once, then every table, index and view is made in one transaction. */
#include "store/build.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/load.h"
#include "store/table.h"

struct str load_kept(struct load *d)
{
	struct str s = d->b.n ? arena_str(d->arena, buf_str(&d->b)) : STR("");

	d->b.n = 0;
	return s;
}

static uint32_t *zeroed(size_t n)
{
	uint32_t *v = mem_resize(NULL, n * sizeof *v);

	memset(v, 0, n * sizeof *v);
	return v;
}

/* ---- speakers -------------------------------------------------------------------------------------------------------- */

/* Sets of speakers, each once: answers by the same speakers share it. */
static void find_said_by(struct load *d)
{
	size_t n = d->c->answers.v.n;

	d->said_by_of = mem_resize(NULL, (n + 1) * sizeof *d->said_by_of);
	for (size_t i = 0; i < n; i++) {
		const struct answer *a = &d->c->answers.v.v[i];
		uint32_t next = (uint32_t)d->said_first.n, known, key[3 * 256];
		struct str bytes;

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			key[3 * k] = a->speakers[k].key;
			key[3 * k + 1] = a->speakers[k].sym;
			key[3 * k + 2] = (uint32_t)a->speakers[k].kind << 1 | a->speakers[k].doubt;
		}
		bytes = (struct str){(const char *)key, a->n_speakers * 3 * sizeof *key};
		known = str_map_get_tagged(&d->said_by, bytes, 0);
		if (known == MAP_NONE) {
			str_map_put_tagged(&d->said_by, arena_str(d->arena, bytes), 0, next);
			vec_push(&d->said_first, (uint32_t)i);
			known = next;
		}
		d->said_by_of[i] = known;
	}
}

/* ---- sides and strands ----------------------------------------------------------------------------------------------- */

/* Who holds up no strand, then the strands of a camp one after the other. STAMP: per answer the last camp with a strand for
 * it. An answer stands once in a strand. */
static void add_camp(struct load *d, const struct camp *camp, uint32_t *stamp)
{
	uint32_t id = (uint32_t)d->camps.n;

	for (uint32_t k = 0; k < camp->n_strands; k++) {
		for (uint32_t m = 0; m < camp->strands[k].n; m++)
			stamp[camp->strands[k].answers[m]] = id;
	}
	for (uint32_t m = 0; m < camp->n; m++) {
		if (stamp[camp->answers[m]] != id)
			vec_push(&d->members, (struct member_row){id - 1, camp->answers[m], 0});
	}
	for (uint32_t k = 0; k < camp->n_strands; k++) {
		for (uint32_t m = 0; m < camp->strands[k].n; m++)
			vec_push(&d->members, (struct member_row){id - 1, camp->strands[k].answers[m], k + 1});
	}
}

static void find_camps(struct load *d)
{
	uint32_t *stamp = zeroed(d->c->answers.v.n + 1);

	for (uint32_t i = 0; i < d->c->findings.n; i++) {
		const struct finding *f = &d->c->findings.v[i];

		for (uint32_t k = 0; k < f->n_camps; k++) {
			vec_push(&d->camps, (struct camp_row){i, k});
			add_camp(d, &f->camps[k], stamp);
		}
	}
	free(stamp);
}

/* The answers of each claim, by claim: a count, then each in its place. */
static void find_claim_answers(struct load *d)
{
	size_t n = d->c->answers.v.n;
	uint32_t *at = zeroed(d->l->claims.n + 2);

	d->claim_answers = mem_resize(NULL, (n + 1) * sizeof *d->claim_answers);
	for (size_t i = 0; i < n; i++)
		at[d->c->answers.v.v[i].claim + 1]++;
	for (size_t i = 0; i < d->l->claims.n; i++)
		at[i + 1] += at[i];
	for (size_t i = 0; i < n; i++) {
		uint32_t claim = d->c->answers.v.v[i].claim;

		d->claim_answers[at[claim]++] = (struct claim_answer){claim, (uint32_t)i};
	}
	free(at);
}

/* Only a chain without links, or one that ends in a source, can be a source's own word: most are not, and are asked no more. */
static void find_own_chains(struct load *d)
{
	d->own_chain = ARENA_ARRAY(d->arena, bool, d->l->chains.n + 1);
	for (size_t i = 0; i < d->l->chains.n; i++) {
		const struct chain *chain = &d->l->chains.v[i];

		d->own_chain[i] = chain->n == 0 || source_of(d->l, chain->link[chain->n - 1].who.v[0].sym);
	}
}

/* Only an escape (\0, \x00, \u0000) can bring one in. */
static bool may_hold_nul(const struct ledger *l)
{
	for (size_t i = 0; i < l->files.n; i++) {
		struct str rest = l->files.v[i].bytes;
		const char *p;

		while ((p = rest.n ? memchr(rest.p, '\\', rest.n - 1) : NULL)) {
			if (strchr("0xuU", p[1]))
				return true;
			rest = str_skip(rest, (size_t)(p - rest.p) + 1);
		}
	}
	return false;
}

static void start_digests(struct load *d)
{
	struct str *v = ARENA_ARRAY(d->arena, struct str, d->l->files.n + 1);

	for (size_t i = 0; i < d->l->files.n; i++)
		v[i] = d->l->files.v[i].bytes;
	d->digests = digests_start(v, d->l->files.n);
}

static void load_free(struct load *d)
{
	digests_end(d->digests);
	free(d->claim_answers);
	arena_free(d->arena);
	buf_free(&d->b);
	vec_free(&d->cells);
	vec_free(&d->camps);
	vec_free(&d->members);
	vec_free(&d->said_first);
	str_map_free(&d->said_by);
	free(d->said_by_of);
}

/* ---- everything ------------------------------------------------------------------------------------------------------ */

static int load_tables(sqlite3 *db, const struct table *t, unsigned n, struct load *d)
{
	int rc = SQLITE_OK;

	for (unsigned i = 0; rc == SQLITE_OK && i < n; i++)
		rc = table_load(db, &t[i], d);
	return rc;
}

static int run_all(sqlite3 *db, const char *const *sql)
{
	int rc = SQLITE_OK;

	for (; rc == SQLITE_OK && *sql; sql++)
		rc = sqlite3_exec(db, *sql, NULL, NULL, NULL);
	return rc;
}

static int load_all(sqlite3 *db, struct load *d)
{
	int rc = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = load_tables(db, finding_tables, 1, d); /* meta comes first */
	if (rc == SQLITE_OK)
		rc = load_tables(db, name_tables + 1, n_name_tables - 1, d);
	if (rc == SQLITE_OK)
		rc = load_tables(db, claim_tables, n_claim_tables, d);
	if (rc == SQLITE_OK)
		rc = load_tables(db, finding_tables + 1, n_finding_tables - 1, d);
	if (rc == SQLITE_OK)
		rc = load_tables(db, name_tables, 1, d); /* files last: their digests are being worked out meanwhile */
	if (rc == SQLITE_OK)
		rc = run_all(db, store_indexes);
	if (rc == SQLITE_OK)
		rc = run_all(db, store_views);
	if (rc == SQLITE_OK && d->o->search)
		rc = run_all(db, store_search);
	return rc == SQLITE_OK ? sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) : rc;
}

int build(sqlite3 *db, const struct comparison *c, const struct store_options *o)
{
	struct load d = {.c = c, .l = c->ledger, .o = o, .arena = arena_new()};
	char pragmas[512];
	int rc;

	snprintf(pragmas, sizeof pragmas,
		"PRAGMA page_size = 32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
		"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA ignore_check_constraints = ON;"
		"PRAGMA application_id = %d; PRAGMA user_version = %d",
		STORE_APPLICATION_ID, STORE_LAYOUT);
	d.may_hold_nul = may_hold_nul(d.l);
	start_digests(&d);
	find_said_by(&d);
	find_claim_answers(&d);
	find_own_chains(&d);
	find_camps(&d);
	rc = sqlite3_exec(db, pragmas, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = load_all(db, &d);
	load_free(&d);
	return rc;
}
