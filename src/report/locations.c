/* Locations of claims: put together by the JSON writer once for a file, then copied around their numbers. */
#include "report/locations.h"

#include "report/lines.h"

static void frame_for(struct location_frame *x, const struct json *here, const struct report *r, uint32_t file)
{
	struct json j = *here;

	if (x->text.n && x->file == file)
		return;
	x->text.n = 0;
	x->file = file;
	j.out = &x->text;
	j.after_key = true; /* as if behind a key: nothing is put in front of it */
	json_object_flat(&j);
	json_pair_str(&j, "path", lines_path(r->lines, file));
	json_key(&j, "line");
	x->line = x->text.n;
	json_ready(&j, STR(""));
	json_key(&j, "column");
	x->column = x->text.n;
	json_ready(&j, STR(""));
	json_pair_text(&j, "role", "claim");
	json_object_end(&j);
	x->end = x->text.n;
}

static char *put(char *p, const char *from, size_t n)
{
	memcpy(p, from, n);
	return p + n;
}

void json_location(struct json *j, struct location_frame *x, const struct report *r, struct loc at)
{
	const char *text;
	char *p;

	frame_for(x, j, r, at.file);
	text = x->text.p;
	json_ready(j, str_cut(buf_str(&x->text), x->line));
	buf_reserve(j->out, x->end + 2 * 20);
	p = digits_put(j->out->p + j->out->n, at.line);
	p = put(p, text + x->line, x->column - x->line);
	p = digits_put(p, at.column);
	p = put(p, text + x->column, x->end - x->column);
	j->out->n = (size_t)(p - j->out->p);
}
