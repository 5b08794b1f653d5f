/* Keys of an entry, and entries of a list: put in or replaced in the way the file is written around them. */
#include "yaml/edit_lines.h"

enum { WIDTH = 110 };

/* ---- a long list ------------------------------------------------------------------------------------------------- */

/* Where a list in brackets may go on in the next line: behind a comma that stands in no quotation marks. */
static bool may_break(struct str s, size_t at, char *quote)
{
	char c = s.p[at];

	if (*quote)
		*quote = c == *quote ? 0 : *quote;
	else if ((c == '"' || c == '\'') && at > 0 && strchr(" [", s.p[at - 1]))
		*quote = c;
	return !*quote && c == ' ' && at > 0 && s.p[at - 1] == ',';
}

/* VALUE as it stands in a line of its own behind COLUMN characters: a long list goes on in further lines. */
static struct str laid_out(struct edits *e, struct str value, size_t column, size_t indent)
{
	size_t from = 0, last = 0, at;
	struct buf b = {0};
	struct str out;
	char quote = 0;

	if (value.n == 0 || value.p[0] != '[' || column + value.n <= WIDTH)
		return value;
	for (at = 0; at < value.n; at++) {
		if (!may_break(value, at, &quote))
			continue;
		if (last > from && column + at - from > WIDTH) {
			buf_printf(&b, "%.*s%s%*s", (int)(last - from), value.p + from, e->line_end, (int)indent, "");
			from = last + 1;
			column = indent;
		}
		last = at;
	}
	if (last > from && column + value.n - from > WIDTH) {
		buf_printf(&b, "%.*s%s%*s", (int)(last - from), value.p + from, e->line_end, (int)indent, "");
		from = last + 1;
	}
	buf_add(&b, str_skip(value, from));
	out = buf_keep(&b, e->arena);
	buf_free(&b);
	return out;
}

/* ---- keys of an entry ------------------------------------------------------------------------------------------- */

void edit_value(struct edits *e, const struct outline *o, struct str value)
{
	size_t colon, stop;

	if (!o->key || (o->end > o->start && line_start(e->raw, o->start) <= o->key->end)) {
		edit_add(e, o->start, o->end - o->start, value);
		return;
	}
	colon = colon_behind(e->raw, o->key); /* the value begins in a later line, or there is none */
	stop = line_stop(e->raw, colon);
	edit_add(e, colon, 0, arena_printf(e->arena, " %.*s", STR_ARG(value)));
	if (o->end > stop)
		edit_add(e, stop, o->end - stop, STR(""));
}

/* A key with its value, with its lines or its comma. */
static void drop_key(struct edits *e, const struct outline *entry, const struct outline *o)
{
	const struct outline *prior = member_before(entry, o);
	size_t start;

	if (!prior && o->next) {
		edit_add(e, o->key->start, o->next->key->start - o->key->start, STR(""));
	} else if (entry->bracketed) {
		start = prior ? prior->end : o->key->start;
		edit_add(e, start, o->end - start, STR(""));
	} else {
		start = line_start(e->raw, o->key->start);
		edit_add(e, start, line_behind(e->raw, o->end) - start, STR(""));
	}
}

static const struct edit_pair *pair_of(const struct outline *v, const struct edit_pair *pairs, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_is(v->key->text, pairs[i].key))
			return &pairs[i];
	return NULL;
}

/* The text as typed says what is there already: then it is left alone. Lists are compared by their texts. */
static bool says(struct edits *e, const struct outline *o, struct str value)
{
	struct str raw = {e->raw.p + o->start, o->end - o->start};
	bool same, quotes = str_starts(value, "[\"");
	const struct outline *m;
	struct buf b = {0};

	if (o->kind == NODE_TEXT)
		return str_eq(raw, value) || str_eq(yaml_typed(e->arena, o->text, false), value);
	for (m = o->first; m; m = m->next)
		buf_printf(&b, "%s%.*s", m == o->first ? "[" : ", ",
			STR_ARG(quotes ? yaml_quoted(e->arena, m->text) : yaml_typed(e->arena, m->text, true)));
	buf_puts(&b, "]");
	same = o->kind == NODE_LIST && o->n && str_eq(buf_str(&b), value);
	buf_free(&b);
	return same;
}

/* The value as it goes into this entry: in brackets all in one line. */
static struct str for_entry(struct edits *e, const struct outline *entry, const struct edit_pair *pair)
{
	size_t key = entry->first->key->start, column = key - line_start(e->raw, key);

	return entry->bracketed ? pair->value : laid_out(e, pair->value, column + strlen(pair->key) + 2, column + 2);
}

bool edit_quotes(struct str raw, const struct outline *entry)
{
	size_t at = 0;

	if (entry && entry->kind == NODE_KEYS && entry->first)
		return entry->bracketed && raw.p[entry->first->key->start] == '"';
	while (at < raw.n && strchr(" \t\r\n\xef\xbb\xbf", raw.p[at]))
		at++;
	if (at == raw.n || raw.p[at] != '{')
		return false;
	for (at++; at < raw.n && strchr(" \t\r\n", raw.p[at]);)
		at++;
	return at < raw.n && raw.p[at] == '"';
}

/* New keys come behind the last one that stays. */
static void add_key(struct edits *e, const struct outline *entry, const struct outline *last, const struct edit_pair *pair)
{
	size_t key = entry->first->key->start, column = key - line_start(e->raw, key);
	struct str value = for_entry(e, entry, pair);

	const char *mark = edit_quotes(e->raw, entry) ? "\"" : "";

	if (entry->bracketed)
		edit_add(e, last->end, 0, arena_printf(e->arena, ", %s%s%s: %.*s", mark, pair->key, mark, STR_ARG(value)));
	else
		edit_add(e, line_stop(e->raw, last->end), 0, arena_printf(e->arena, "%s%*s%s: %.*s", e->line_end, (int)column, "",
			pair->key, STR_ARG(value)));
}

void edit_entry(struct edits *e, const struct outline *entry, const struct edit_pair *pairs, size_t n)
{
	const struct outline *v, *last = entry->first;
	size_t i;

	for (v = entry->first; v; v = v->next) {
		const struct edit_pair *pair = pair_of(v, pairs, n);

		if (pair && pair->value.n == 0) {
			drop_key(e, entry, v);
			continue;
		}
		last = v;
		if (pair && !says(e, v, pair->value))
			edit_value(e, v, for_entry(e, entry, pair));
	}
	for (i = 0; i < n; i++)
		if (pairs[i].value.n && !outline_get(entry, pairs[i].key))
			add_key(e, entry, last, &pairs[i]);
}

/* ---- entries of a list ------------------------------------------------------------------------------------------ */

/* "{a: b, c: d}" */
static struct str in_brackets(struct edits *e, const struct edit_pair *pairs, size_t n, bool quoted)
{
	const char *mark = quoted ? "\"" : "", *between = "{";
	struct buf b = {0};
	struct str out;
	size_t i;

	for (i = 0; i < n; i++) {
		if (pairs[i].value.n == 0)
			continue;
		buf_printf(&b, "%s%s%s%s: %.*s", between, mark, pairs[i].key, mark, STR_ARG(pairs[i].value));
		between = ", ";
	}
	buf_char(&b, '}');
	out = buf_keep(&b, e->arena);
	buf_free(&b);
	return out;
}

/* "- a: b" and the lines below it, each with a line end in front. GAP blanks stand between dash and key. */
static struct str in_lines(struct edits *e, const struct edit_pair *pairs, size_t n, size_t indent, size_t gap)
{
	struct buf b = {0};
	struct str out;
	bool first = true;
	size_t i;

	for (i = 0; i < n; i++) {
		size_t column = indent + 1 + gap;
		struct str value = laid_out(e, pairs[i].value, column + strlen(pairs[i].key) + 2, column + 2);

		if (value.n == 0)
			continue;
		buf_printf(&b, "%s%*s%s%*s%s: %.*s", e->line_end, (int)indent, "", first ? "-" : " ", (int)gap, "", pairs[i].key,
			STR_ARG(value));
		first = false;
	}
	out = buf_keep(&b, e->arena);
	buf_free(&b);
	return out;
}

/* Behind the last member that stands in brackets; a comma behind it stays where it is. */
static void append_in_brackets(struct edits *e, const struct outline *list, const struct edit_pair *pairs, size_t n)
{
	const struct outline *last = list->last;
	struct str entry = in_brackets(e, pairs, n, edit_quotes(e->raw, last));
	size_t start, comma, behind;

	if (!last) {
		edit_add(e, list->start + 1, 0, entry);
		return;
	}
	start = line_start(e->raw, last->start);
	comma = comma_behind(e->raw, last->end, &behind);
	if (behind < e->raw.n && e->raw.p[behind] == '#') { /* a remark stays with its own ruling */
		if (comma == NOWHERE)
			edit_add(e, last->end, 0, STR(","));
		edit_add(e, line_stop(e->raw, last->end), 0, arena_printf(e->arena, "%s%*s%.*s%s", e->line_end, (int)(last->start - start), "",
			STR_ARG(entry), comma == NOWHERE ? "" : ","));
	} else if (start > list->start && blanks_at(e->raw, start) == last->start - start)
		edit_add(e, last->end, 0, arena_printf(e->arena, ",%s%*s%.*s", e->line_end, (int)(last->start - start), "",
			STR_ARG(entry)));
	else
		edit_add(e, last->end, 0, arena_printf(e->arena, ", %.*s", STR_ARG(entry)));
}

static void append_lines(struct edits *e, const struct outline *list, const struct edit_pair *pairs, size_t n)
{
	const struct outline *last = list->last, *key = last->kind == NODE_KEYS && last->first ? last->first->key : NULL;
	size_t start = line_start(e->raw, last->dash), indent = last->dash - start, gap = 1;
	bool apart = list->n > 1 && stands_apart(e->raw, last->dash);

	if (key && !last->bracketed && line_start(e->raw, key->start) == start)
		gap = key->start - last->dash - 1;
	edit_add(e, entry_stop(e->raw, last->end > last->dash ? last->end : last->dash, indent), 0,
		arena_printf(e->arena, "%s%.*s", apart ? e->line_end : "", STR_ARG(in_lines(e, pairs, n, indent, gap))));
}

/* Nothing but the key is there, or empty brackets in its line. */
static void begin_lines(struct edits *e, const struct outline *o, const struct edit_pair *pairs, size_t n)
{
	size_t indent = o->key->start - line_start(e->raw, o->key->start), colon = colon_behind(e->raw, o->key);

	if (o->end > o->start)
		edit_add(e, colon, o->end - colon, STR(""));
	edit_add(e, entry_stop(e->raw, colon, indent), 0, in_lines(e, pairs, n, indent, 1));
}

static bool is_one_line(struct str raw, const struct outline *o)
{
	return line_start(raw, o->end) <= o->key->start;
}

static int append_to(struct edits *e, const char *key, const struct outline *o, bool braces, const struct edit_pair *pairs,
	size_t n, struct err *err)
{
	bool empty = o->kind == NODE_TEXT && o->style == TEXT_PLAIN && o->end == o->start;

	if (o->kind == NODE_KEYS || (o->kind == NODE_TEXT && (!empty || braces)))
		return err_set(err, "`%s` is no list", key);
	if (empty || (o->bracketed && o->n == 0 && !braces && is_one_line(e->raw, o)))
		begin_lines(e, o, pairs, n);
	else if (o->bracketed)
		append_in_brackets(e, o, pairs, n);
	else if (o->last && o->last->dash != NOWHERE)
		append_lines(e, o, pairs, n);
	else
		return err_set(err, "no place for another entry of `%s` can be found", key);
	return 0;
}

/* ---- a new list ------------------------------------------------------------------------------------------------- */

/* What a file in braces closes with; in front of it comes the new key. */
static int begin_in_braces(struct edits *e, const char *key, const struct edit_pair *pairs, size_t n, struct err *err)
{
	const struct outline *version;
	size_t at = e->raw.n;
	bool quoted;

	if (outline_read(e->arena, e->raw, "gainsay", &version, err) != 1)
		return err_set(err, "no place for `%s` can be found", key);
	while (at > 0 && e->raw.p[at - 1] != '}')
		at--;
	while (at > 1 && strchr(" \t\r\n", e->raw.p[at - 2]))
		at--;
	if (at < 2)
		return err_set(err, "no place for `%s` can be found", key);
	quoted = e->raw.p[version->key->start] == '"';
	edit_add(e, at - 1, 0, arena_printf(e->arena, "%s%s%s%s%s: [%.*s]", e->raw.p[at - 2] == ',' ? " " : ", ", quoted ? "\"" : "", key,
		quoted ? "\"" : "", "", STR_ARG(in_brackets(e, pairs, n, quoted))));
	return 0;
}

/* At the end of what is read: in front of a line "..." or a second document. */
static void begin_list(struct edits *e, const char *key, size_t indent, size_t end, bool apart, const struct edit_pair *pairs,
	size_t n)
{
	bool whole = end == 0 || e->raw.p[end - 1] == '\n';
	struct str lines = in_lines(e, pairs, n, indent, 1);

	edit_add(e, end, 0, arena_printf(e->arena, "%s%s%*s%s:%.*s%s", whole ? "" : e->line_end, apart ? e->line_end : "",
		(int)indent, "", key, STR_ARG(lines), whole ? e->line_end : ""));
}

int edit_append(struct edits *e, const char *key, const struct edit_pair *pairs, size_t n, struct err *err)
{
	struct diags d = diags_new(e->arena);
	const struct outline *list;
	struct yaml_file f;
	int rc = outline_read(e->arena, e->raw, key, &list, err);
	size_t last;
	bool braces;

	if (rc < 0)
		return -1;
	yaml_file_open(&f, e->arena, e->raw, 0, &d);
	braces = f.sections.n == 1 && f.sections.v[0].key.n == 0;
	if (rc == 1) {
		rc = append_to(e, key, list, braces, pairs, n, err);
	} else if (braces) {
		rc = begin_in_braces(e, key, pairs, n, err);
	} else if (f.sections.n == 0) {
		rc = err_set(err, "the file is empty");
	} else {
		last = f.sections.v[f.sections.n - 1].start + (size_t)(f.bytes.p - e->raw.p);
		begin_list(e, key, f.indent, (size_t)(f.bytes.p + f.bytes.n - e->raw.p), stands_apart(e->raw, last), pairs, n);
	}
	yaml_file_close(&f);
	diags_free(&d);
	return rc;
}
