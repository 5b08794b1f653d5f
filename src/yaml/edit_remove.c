/* An entry of a list is taken out: its lines, the comma that parted it, and the key where nothing is left under it. */
#include "yaml/edit_lines.h"

static bool is_remark(struct str raw, size_t at)
{
	at += blanks_at(raw, at);
	return at < raw.n && raw.p[at] == '#';
}

/* Where the key of a list begins, if it may go with the list's only member, which takes the bytes from START to END: it stands alone
 * in the line above, and no remark stands below that may be about it. Else START. What edit_append put in front goes as well: a
 * blank line, and the end of a last line that had none. */
static size_t with_key(const struct edits *e, const struct outline *list, size_t start, size_t end)
{
	struct str raw = e->raw;
	size_t line = line_start(raw, list->key->start), stop = line_stop(raw, list->key->start);
	bool alone = blanks_at(raw, line) == list->key->start - line &&
		str_trim((struct str){raw.p + colon_behind(raw, list->key), stop - colon_behind(raw, list->key)}).n == 0;

	if (list->n != 1 || !alone || line_behind(raw, stop) != start || is_remark(raw, end) || (line == 0 && end == raw.n))
		return start;
	if (end == raw.n && line > 0 && is_blank_line(raw, line_start(raw, line - 1)))
		line = line_start(raw, line - 1);
	if (end == raw.n && raw.p[raw.n - 1] != '\n' && line > 0)
		line = line_stop(raw, line - 1);
	return line;
}

/* The comma between two members in brackets; remarks may hold others. */
static size_t comma_between(struct str raw, size_t from, size_t to)
{
	for (; from < to && raw.p[from] != ','; from++)
		if (raw.p[from] == '#')
			from = line_stop(raw, from);
	return from < to ? from : NOWHERE;
}

/* A member in brackets with lines of its own goes with them, and with a comma in front that has nothing behind it then. */
static bool remove_lines(struct edits *e, const struct outline *o, const struct outline *prior)
{
	size_t start = line_start(e->raw, o->start), behind, comma = comma_behind(e->raw, o->end, &behind);

	if (start + blanks_at(e->raw, start) != o->start || (behind != line_stop(e->raw, o->end) && e->raw.p[behind] != '#'))
		return false;
	edit_add(e, start, line_behind(e->raw, o->end) - start, STR(""));
	if (prior && !o->next && comma == NOWHERE && (comma = comma_between(e->raw, prior->end, start)) != NOWHERE)
		edit_add(e, comma, 1, STR(""));
	return true;
}

int edit_remove(struct edits *e, const char *key, uint32_t i, struct err *err)
{
	const struct outline *list, *o, *prior;
	size_t start, indent, end;
	int rc = outline_read(e->arena, e->raw, key, &list, err);

	if (rc < 0)
		return -1;
	o = rc == 1 && list->kind == NODE_LIST ? outline_member(list, i) : NULL;
	if (!o)
		return err_set(err, "`%s` has no such entry", key);
	if (o->dash != NOWHERE) {
		start = line_start(e->raw, o->dash);
		indent = o->dash - start;
		end = line_behind(e->raw, entry_stop(e->raw, o->end > o->dash ? o->end : o->dash, indent));
		start = with_key(e, list, start, end);
		edit_add(e, start, end - start, STR(""));
		return 0;
	}
	prior = member_before(list, o);
	if (remove_lines(e, o, prior))
		return 0;
	start = prior ? prior->end : o->start;
	edit_add(e, start, (prior || !o->next ? o->end : o->next->start) - start, STR(""));
	return 0;
}
