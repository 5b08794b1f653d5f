/* The rows of an answer as a table, as CSV and as JSON. */
#include "cli/rows.h"

#include <assert.h>

#include "cli/table.h"
#include "json/writer.h"
#include "report/csv_cell.h"

static const char hex_digits[] = "0123456789abcdef";

/* A cell as text: of bytes that are no text, their hexadecimal digits. */
static struct str cell_text(struct arena *a, const struct cell *c)
{
	struct buf b = {0};
	struct str out;

	switch (c->kind) {
	case CELL_NULL: return STR("");
	case CELL_TEXT: return c->text;
	case CELL_INT: buf_printf(&b, "%lld", (long long)c->number); break;
	case CELL_REAL: buf_printf(&b, "%.15g", c->real); break;
	case CELL_BLOB:
		for (size_t i = 0; i < c->text.n; i++) {
			buf_char(&b, hex_digits[(unsigned char)c->text.p[i] >> 4]);
			buf_char(&b, hex_digits[c->text.p[i] & 15]);
		}
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static void as_text(struct buf *b, struct arena *a, const struct rows *r)
{
	struct str *cells = ARENA_ARRAY(a, struct str, r->cells.n + 1);
	bool *right = ARENA_ARRAY(a, bool, r->n_columns + 1);

	for (unsigned i = 0; i < r->n_columns; i++)
		right[i] = r->n > 0;
	assert(r->n_columns || !r->cells.n);
	for (size_t i = 0; i < r->cells.n; i++) {
		cells[i] = cell_text(a, &r->cells.v[i]);
		if (r->cells.v[i].kind != CELL_INT && r->cells.v[i].kind != CELL_REAL)
			right[i % r->n_columns] = false;
	}
	if (r->n == 0)
		buf_puts(b, "nothing\n");
	else
		table_write(b, &(struct text_table){a, r->columns, right, r->n_columns, cells, r->n, terminal_width()});
}

static void as_csv(struct buf *b, struct arena *a, const struct rows *r)
{
	for (unsigned i = 0; i < r->n_columns; i++) {
		buf_puts(b, i ? "," : "");
		csv_cell(b, r->columns[i]);
	}
	buf_puts(b, "\r\n");
	assert(r->n_columns || !r->cells.n);
	for (size_t i = 0; i < r->cells.n; i++) {
		const struct cell *c = &r->cells.v[i];

		buf_puts(b, i % r->n_columns ? "," : "");
		if (c->kind == CELL_TEXT)
			csv_cell(b, c->text);
		else
			buf_add(b, cell_text(a, c)); /* a negative number is no formula */
		if (i % r->n_columns == r->n_columns - 1)
			buf_puts(b, "\r\n");
	}
}

static void json_cell(struct json *j, struct arena *a, const struct cell *c)
{
	if (c->kind == CELL_NULL)
		json_null(j);
	else if (c->kind == CELL_INT)
		json_int(j, c->number);
	else if (c->kind == CELL_REAL)
		json_real(j, c->real);
	else
		json_str(j, cell_text(a, c));
}

static void as_json(struct buf *b, struct arena *a, const char *name, const struct rows *r, bool complete)
{
	struct json j = json_begin(b);

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, "query");
	if (name)
		json_text(&j, name);
	else
		json_null(&j);
	json_key(&j, "complete");
	json_bool(&j, complete);
	json_key(&j, "more");
	json_bool(&j, r->more);
	json_key(&j, "columns");
	json_array_flat(&j);
	for (unsigned i = 0; i < r->n_columns; i++)
		json_str(&j, r->columns[i]);
	json_array_end(&j);
	json_key(&j, "rows");
	json_array(&j);
	for (size_t i = 0; i < r->n; i++) {
		json_object(&j);
		for (unsigned k = 0; k < r->n_columns; k++) {
			json_key_str(&j, r->columns[k]);
			json_cell(&j, a, &r->cells.v[i * r->n_columns + k]);
		}
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(b, '\n');
}

void rows_write(struct buf *b, struct arena *a, const struct rows *r, const struct rows_style *style)
{
	if (strcmp(style->format, "json") == 0)
		as_json(b, a, style->query, r, style->complete);
	else if (strcmp(style->format, "csv") == 0)
		as_csv(b, a, r);
	else
		as_text(b, a, r);
}
