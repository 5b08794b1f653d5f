/* One question: prepared under an authorizer that lets nothing but reading through, its parameters bound, its rows copied
 * until a limit is met. */
#include <time.h>

#include "store/ask.h"

/* ---- what is let through --------------------------------------------------------------------------------------------- */

static bool among(const char *word, const char *const *words)
{
	for (; *words; words++) {
		if (sqlite3_stricmp(word, *words) == 0)
			return true;
	}
	return false;
}

/* Those that tell something; an argument is the name of a table, never a new value. */
static bool pragma_reads(const char *name, const char *argument)
{
	static const char *const telling[] = {"application_id", "user_version", "data_version", "compile_options",
		"page_count", "page_size", "encoding", "function_list", "collation_list", "table_list", NULL};
	static const char *const about_tables[] = {"table_info", "table_xinfo", "table_list", "index_list",
		"index_info", "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check",
		NULL};

	return (!argument && among(name, telling)) || among(name, about_tables);
}

static int authorize(
	void *user, int action, const char *first, const char *second, const char *database, const char *trigger)
{
	static const char *const barred[] = {"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", NULL};
	struct store *s = user;
	bool fine = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE ||
		    (action == SQLITE_FUNCTION && !among(second, barred)) ||
		    (action == SQLITE_PRAGMA && pragma_reads(first, second));

	(void)database;
	(void)trigger;
	if (!fine)
		s->refused = true;
	return fine ? SQLITE_OK : SQLITE_DENY;
}

/* ---- limits ---------------------------------------------------------------------------------------------------------- */

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int tick(void *user)
{
	struct store *s = user;

	s->gave_up = s->until > 0 && now() > s->until;
	return s->gave_up;
}

/* ---- what went wrong ------------------------------------------------------------------------------------------------- */

static enum query_fault wrong_sql(struct store *s, struct str sql, struct err *e)
{
	const char *said = sqlite3_errmsg(s->db);
	int at = sqlite3_error_offset(s->db);
	struct str near = at >= 0 && (size_t)at < sql.n ? str_cut(str_skip(sql, (size_t)at), 30) : STR("");
	const char *hint =
		strcmp(said, "no such table: claim_search") == 0
			? ". The database was made with --no-search; gainsay db makes one that can be searched"
		: strncmp(said, "no such table", 13) == 0
			? ". The views are v_claims, v_answers, v_findings, v_strands, v_sources, v_rulings and v_problems"
			: "";

	while (near.n && near.p + near.n < sql.p + sql.n && ((unsigned char)near.p[near.n] & 0xC0) == 0x80)
		near.n--;
	if (s->refused)
		err_set(e, "a query may only read: what changes something, ATTACH, and most PRAGMAs are refused");
	else if (near.n)
		err_set(e, "the query cannot be run: %s, at “%.*s”%s", said, STR_ARG(near), hint);
	else
		err_set(e, "the query cannot be run: %s%s", said, hint);
	return QUERY_WRONG;
}

static enum query_fault failed(struct store *s, struct str sql, const struct store_limits *limits, struct err *e)
{
	switch (sqlite3_errcode(s->db)) {
	case SQLITE_INTERRUPT:
		err_set(e, "no answer within %g seconds; narrow the query, or give it more time: --time-limit %g",
			limits->seconds, limits->seconds * 6);
		return QUERY_TOO_LONG;
	case SQLITE_NOMEM:
	case SQLITE_TOOBIG: err_set(e, "the query needs too much memory; narrow it"); return QUERY_TOO_LONG;
	case SQLITE_IOERR:
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FULL: err_set(e, "the database cannot be read: %s", sqlite3_errmsg(s->db)); return QUERY_WORLD;
	default: return wrong_sql(s, sql, e);
	}
}

/* ---- parameters ------------------------------------------------------------------------------------------------------ */

static void say_names(struct buf *b, sqlite3_stmt *q)
{
	for (int i = 1; i <= sqlite3_bind_parameter_count(q); i++)
		buf_printf(b, "%s%s=…", i > 1 ? ", " : "", sqlite3_bind_parameter_name(q, i) + 1);
}

static int check_given(sqlite3_stmt *q, const struct parameter *v, size_t n, struct err *e)
{
	struct buf names = {0};
	int rc = 0;

	say_names(&names, q);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		bool known = false;

		for (int k = 1; k <= sqlite3_bind_parameter_count(q); k++)
			known = known || str_is(v[i].name, sqlite3_bind_parameter_name(q, k) + 1);
		if (!known && names.n)
			rc = err_set(e, "the query has no parameter “%.*s”; it takes %.*s", STR_ARG(v[i].name),
				STR_ARG(buf_str(&names)));
		else if (!known)
			rc = err_set(
				e, "the query takes no parameters, so “%.*s=…” says nothing to it", STR_ARG(v[i].name));
	}
	buf_free(&names);
	return rc;
}

static int bind(sqlite3_stmt *q, int number, const struct parameter *v, size_t n, struct err *e)
{
	const char *name = sqlite3_bind_parameter_name(q, number);

	for (size_t i = 0; i < n; i++) {
		if (str_is(v[i].name, name + 1))
			return sqlite3_bind_text64(q, number, v[i].value.n ? v[i].value.p : "", v[i].value.n,
				       SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK
				       ? 0
				       : err_set(e, "the value of “%s” is too long", name + 1);
	}
	return err_set(e, "the query wants a value for “%s”: add %s=…", name + 1, name + 1);
}

static int bind_all(sqlite3_stmt *q, const struct parameter *v, size_t n, struct err *e)
{
	int count = sqlite3_bind_parameter_count(q);

	for (int i = 1; i <= count; i++) {
		const char *name = sqlite3_bind_parameter_name(q, i);

		if (!name || name[0] == '?')
			return err_set(e, "parameters of a query have names: write :name in place of ?");
	}
	if (check_given(q, v, n, e) < 0)
		return -1;
	for (int i = 1; i <= count; i++) {
		if (bind(q, i, v, n, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- rows ------------------------------------------------------------------------------------------------------------ */

/* Names of columns, each once: a second "name" is "name_2". */
static void copy_columns(sqlite3_stmt *q, struct arena *a, struct rows *out)
{
	struct str *names = ARENA_ARRAY(a, struct str, out->n_columns + 1);

	for (unsigned i = 0; i < out->n_columns; i++) {
		struct str name = str_from(sqlite3_column_name(q, (int)i));
		unsigned again = 1;

		names[i] = arena_str(a, name);
		for (unsigned k = 0; k < i; k++) {
			if (!str_eq(names[k], names[i]))
				continue;
			names[i] = arena_printf(a, "%.*s_%u", STR_ARG(name), ++again);
			k = UINT32_MAX; /* from the beginning: that name may be taken, too */
		}
	}
	out->columns = names;
}

static struct cell copy_cell(sqlite3_stmt *q, int i, struct arena *a)
{
	struct cell c = {0};
	const void *p;

	switch (sqlite3_column_type(q, i)) {
	case SQLITE_INTEGER:
		c.kind = CELL_INT;
		c.number = sqlite3_column_int64(q, i);
		return c;
	case SQLITE_FLOAT:
		c.kind = CELL_REAL;
		c.real = sqlite3_column_double(q, i);
		return c;
	case SQLITE_NULL: return c;
	case SQLITE_BLOB:
		c.kind = CELL_BLOB;
		p = sqlite3_column_blob(q, i);
		break;
	default: c.kind = CELL_TEXT; p = sqlite3_column_text(q, i);
	}
	c.text = arena_str(a, (struct str){p ? p : "", (size_t)sqlite3_column_bytes(q, i)});
	return c;
}

static enum query_fault copy_rows(struct store *s, sqlite3_stmt *q, struct str sql, struct arena *a,
	const struct store_limits *limits, struct rows *out, struct err *e)
{
	size_t bytes = 0;
	int rc;

	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		if (limits->rows && out->n == limits->rows) {
			out->more = true;
			return QUERY_FINE;
		}
		for (unsigned i = 0; i < out->n_columns; i++) {
			struct cell c = copy_cell(q, (int)i, a);

			bytes += sizeof c + c.text.n;
			vec_push(&out->cells, c);
		}
		out->n++;
		if (bytes > limits->bytes) {
			err_set(e,
				"the answer is longer than %zu MB; narrow the query, or take a part of it: --rows 100000",
				limits->bytes >> 20);
			return QUERY_TOO_LONG;
		}
	}
	return rc == SQLITE_DONE ? QUERY_FINE : failed(s, sql, limits, e);
}

void rows_free(struct rows *r)
{
	vec_free(&r->cells);
}

/* ---- the question ---------------------------------------------------------------------------------------------------- */

/* Behind the first statement there is nothing but blanks, semicolons and remarks: preparing it gives no statement. */
static bool is_rest_empty(struct store *s, const char *rest, const char *end)
{
	while (rest < end) {
		sqlite3_stmt *q = NULL;
		const char *from = rest;

		if (sqlite3_prepare_v2(s->db, rest, (int)(end - rest), &q, &rest) != SQLITE_OK || q) {
			sqlite3_finalize(q);
			return false;
		}
		if (rest == from)
			break;
	}
	return true;
}

static enum query_fault run(struct store *s, sqlite3_stmt *q, struct arena *arena, struct str sql,
	const struct parameter *v, size_t n, const struct store_limits *limits, struct rows *out, struct err *e)
{
	if (bind_all(q, v, n, e) < 0)
		return QUERY_WRONG;
	out->n_columns = (unsigned)sqlite3_column_count(q);
	if (out->n_columns == 0 || !sqlite3_stmt_readonly(q)) {
		err_set(e, "a query reads something: SELECT …");
		return QUERY_WRONG;
	}
	copy_columns(q, arena, out);
	s->until = limits->seconds > 0 ? now() + limits->seconds : 0;
	return copy_rows(s, q, sql, arena, limits, out, e);
}

enum query_fault store_query(struct store *s, struct arena *arena, struct str sql, const struct parameter *v, size_t n,
	const struct store_limits *limits, struct rows *out, struct err *e)
{
	enum query_fault fault;
	sqlite3_stmt *q = NULL;
	const char *rest = NULL;

	memset(out, 0, sizeof *out);
	if (sql.n >= LONGEST_QUERY) {
		err_set(e, "the query is longer than a megabyte");
		return QUERY_WRONG;
	}
	s->refused = s->gave_up = false;
	s->until = 0;
	sqlite3_set_authorizer(s->db, authorize, s);
	sqlite3_progress_handler(s->db, 10000, tick, s);
	sqlite3_hard_heap_limit64(sqlite3_memory_used() + MOST_MEMORY);
	if (sqlite3_prepare_v2(s->db, sql.p, (int)sql.n, &q, &rest) != SQLITE_OK) {
		fault = failed(s, sql, limits, e);
	} else if (!q || !is_rest_empty(s, rest, sql.p + sql.n)) {
		err_set(e, q ? "one statement at a time: there is more behind the first" : "the query is empty");
		fault = QUERY_WRONG;
	} else {
		fault = run(s, q, arena, sql, v, n, limits, out, e);
	}
	sqlite3_finalize(q);
	sqlite3_hard_heap_limit64(0);
	return fault;
}
