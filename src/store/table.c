/* One module serves every table: its auxiliary data say which table of which load it stands for. */
#include "store/table.h"

#include <stdio.h>

struct source_rows {
	sqlite3_vtab base;
	const struct table *table;
	struct load *load;
	size_t n;
};

struct place {
	sqlite3_vtab_cursor base;
	struct source_rows *from;
	size_t row;
	struct field v[MOST_COLUMNS];
};

struct feed {
	const struct table *table;
	struct load *load;
};

static size_t rows_of(const struct table *t, const struct load *d)
{
	return t->collect ? d->cells.n / t->n_columns : t->count(d);
}

static int connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
	const struct feed *feed = aux;
	struct source_rows *s;
	char columns[16 + 8 * MOST_COLUMNS];
	int n = snprintf(columns, sizeof columns, "CREATE TABLE x(");

	(void)argc;
	(void)argv;
	(void)error;
	for (unsigned i = 0; i < feed->table->n_columns; i++)
		n += snprintf(columns + n, sizeof columns - (size_t)n, "%sc%u", i ? "," : "", i);
	snprintf(columns + n, sizeof columns - (size_t)n, ")");
	s = sqlite3_malloc(sizeof *s);
	if (!s)
		return SQLITE_NOMEM;
	*s = (struct source_rows){.table = feed->table, .load = feed->load, .n = rows_of(feed->table, feed->load)};
	*out = &s->base;
	return sqlite3_declare_vtab(db, columns);
}

static int disconnect(sqlite3_vtab *v)
{
	sqlite3_free(v);
	return SQLITE_OK;
}

static int best_index(sqlite3_vtab *v, sqlite3_index_info *info)
{
	(void)v;
	(void)info;
	return SQLITE_OK;
}

static int open_place(sqlite3_vtab *v, sqlite3_vtab_cursor **out)
{
	struct place *p = sqlite3_malloc(sizeof *p);

	if (!p)
		return SQLITE_NOMEM;
	memset(p, 0, sizeof *p);
	p->from = (struct source_rows *)v;
	*out = &p->base;
	return SQLITE_OK;
}

static int close_place(sqlite3_vtab_cursor *c)
{
	sqlite3_free(c);
	return SQLITE_OK;
}

static void fill(struct place *p)
{
	struct source_rows *s = p->from;
	unsigned n = s->table->n_columns;

	if (p->row >= s->n)
		return;
	if (s->table->collect)
		memcpy(p->v, s->load->cells.v + p->row * n, n * sizeof *p->v);
	else
		s->table->row(s->load, p->row, p->v);
}

static int first(sqlite3_vtab_cursor *c, int number, const char *name, int argc, sqlite3_value **argv)
{
	struct place *p = (struct place *)c;

	(void)number;
	(void)name;
	(void)argc;
	(void)argv;
	p->row = 0;
	fill(p);
	return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *c)
{
	struct place *p = (struct place *)c;

	p->row++;
	fill(p);
	return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *c)
{
	const struct place *p = (const struct place *)c;

	return p->row >= p->from->n;
}

/* A NUL, which SQLite takes for the end of a text, is shown as U+2400. */
static struct str without_nul(struct load *d, struct str s)
{
	while (s.n) {
		size_t n = str_find(s, '\0');

		buf_add(&d->b, str_cut(s, n));
		if (n < s.n)
			buf_puts(&d->b, "\xE2\x90\x80");
		s = str_skip(s, n + 1);
	}
	return load_kept(d);
}

static void put_text(sqlite3_context *out, struct load *d, struct str s)
{
	if (d->may_hold_nul && s.n && memchr(s.p, '\0', s.n))
		s = without_nul(d, s);
	sqlite3_result_text64(out, s.n ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

static int column(sqlite3_vtab_cursor *c, sqlite3_context *out, int i)
{
	const struct place *p = (const struct place *)c;
	const struct field *f = &p->v[i];

	if (f->kind == FIELD_INT)
		sqlite3_result_int64(out, f->number);
	else if (f->kind == FIELD_TEXT)
		put_text(out, p->from->load, f->text);
	return SQLITE_OK;
}

static int rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
	*out = (sqlite3_int64)((const struct place *)c)->row + 1;
	return SQLITE_OK;
}

static const sqlite3_module module = {
	.xConnect = connect,
	.xBestIndex = best_index,
	.xDisconnect = disconnect,
	.xDestroy = disconnect,
	.xOpen = open_place,
	.xClose = close_place,
	.xFilter = first,
	.xNext = next,
	.xEof = at_end,
	.xColumn = column,
	.xRowid = rowid,
};

/* An id that SQLite counts itself goes in faster than one it is told. */
static int fill_table(sqlite3 *db, const struct table *t)
{
	bool counted = t->shape == TABLE_COUNTED;
	char *sql = sqlite3_mprintf(
		"CREATE TABLE \"%w\"(%s%s) STRICT%s; INSERT%s INTO \"%w\" SELECT %s* FROM \"rows_%w\"", t->name,
		counted ? "id INTEGER PRIMARY KEY, " : "", t->columns, t->shape == TABLE_KEYED ? ", WITHOUT ROWID" : "",
		t->shape == TABLE_KEYED ? " OR IGNORE" : "", t->name, counted ? "NULL, " : "", t->name);
	int rc = sql ? sqlite3_exec(db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;

	sqlite3_free(sql);
	return rc;
}

int table_load(sqlite3 *db, const struct table *t, struct load *d)
{
	struct feed feed = {t, d};
	char *name = sqlite3_mprintf("rows_%s", t->name);
	int rc;

	if (!name)
		return SQLITE_NOMEM;
	d->cells.n = 0;
	if (t->collect)
		t->collect(d);
	rc = sqlite3_create_module_v2(db, name, &module, &feed, NULL);
	if (rc == SQLITE_OK)
		rc = fill_table(db, t);
	sqlite3_create_module_v2(db, name, NULL, NULL, NULL);
	sqlite3_free(name);
	return rc;
}
