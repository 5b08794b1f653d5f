/* Reviewdog's diagnostic format. Its columns count the bytes of a line, ours the characters: they are counted anew. */
#include "json/writer.h"
#include "report/alerts.h"
#include "report/lines.h"
#include "report/safe.h"
#include "report/told.h"

/* Byte column, from 1, of the character column. */
static uint32_t byte_column(struct str line, uint32_t column)
{
	size_t at = 0;
	uint32_t cp, i;

	for (i = 1; i < column && at < line.n; i++)
		safe_next(line, &at, &cp);
	return (uint32_t)at + 1;
}

static void position(struct json *j, const char *key, uint32_t line, uint32_t column)
{
	json_key(j, key);
	json_object(j);
	json_key(j, "line");
	json_int(j, line);
	if (column) {
		json_key(j, "column");
		json_int(j, column);
	}
	json_object_end(j);
}

static void range(struct json *j, const struct report *r, struct loc at)
{
	struct str line = lines_get(r->lines, at.file, at.line);

	json_key(j, "range");
	json_object(j);
	if (at.column) {
		position(j, "start", at.line, byte_column(line, at.column));
		position(j, "end", at.line, byte_column(line, at.column + (at.length ? at.length : 1)));
	} else {
		position(j, "start", at.line ? at.line : 1, 0);
	}
	json_object_end(j);
}

static void location(struct json *j, const struct report *r, struct loc at)
{
	struct buf raw = {0}, path = {0};

	repository_path(&raw, r, at.file);
	safe_add(&path, buf_str(&raw));
	json_key(j, "location");
	json_object(j);
	json_pair_str(j, "path", buf_str(&path));
	range(j, r, at);
	json_object_end(j);
	buf_free(&raw);
	buf_free(&path);
}

static void diagnostic(struct json *j, const struct report *r, const struct alert *a)
{
	static const char *const levels[] = {"INFO", "WARNING", "ERROR"};

	json_object(j);
	json_pair_str(j, "message", alert_text(r, a));
	location(j, r, a->at);
	json_pair_str(j, "severity", str_from(levels[a->level]));
	json_key(j, "code");
	json_object(j);
	json_pair_str(j, "value", str_from(a->code));
	json_object_end(j);
	json_object_end(j);
}

void render_rdjson(const struct report *r, struct buf *out)
{
	const struct alerts *alerts = told_alerts(r);
	struct json j = json_begin(out);

	json_object(&j);
	json_key(&j, "source");
	json_object(&j);
	json_pair_str(&j, "name", STR("gainsay"));
	json_object_end(&j);
	json_key(&j, "diagnostics");
	json_array(&j);
	for (uint32_t i = 0; i < alerts->n; i++)
		diagnostic(&j, r, &alerts->v[i]);
	json_array_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}
