/* Locations of claims: put together by the JSON writer once for a list, then copied around their numbers. */
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

void json_location(struct json *j, struct location_frame *x, const struct report *r, struct loc at)
{
	frame_for(x, j, r, at.file);
	json_ready(j, str_cut(buf_str(&x->text), x->line));
	buf_number(j->out, at.line);
	buf_add(j->out, (struct str){x->text.p + x->line, x->column - x->line});
	buf_number(j->out, at.column);
	buf_add(j->out, (struct str){x->text.p + x->column, x->end - x->column});
}
