/* One section, read by libyaml for the sake of its marks. A section with a fault has no outline: nobody edits what the reader
 * itself had to guess at. */
#include "yaml/outline.h"

#include "yaml/parse.h"

struct walk {
	struct arena *arena;
	struct part part;
	struct str raw;
	size_t shift;                        /* the byte order mark in front of what is read */
	struct outline *open[DEPTH_MOST + 2];
	struct outline *key[DEPTH_MOST + 2]; /* waiting for its value */
	unsigned depth;
	struct outline *whole;
	struct err *e;
};

static size_t byte_of(struct walk *w, const yaml_mark_t *m)
{
	return part_byte(&w->part, m) + w->shift;
}

/* Without the line ends (and blank lines) behind a text in lines, but for those that a "+" keeps. */
static size_t lines_end(struct str bytes, size_t start, size_t end)
{
	size_t header = start;
	bool keeps = false;

	while (header < end && bytes.p[header] != '\n')
		keeps |= bytes.p[header++] == '+';
	if (keeps)
		return end > start && bytes.p[end - 1] == '\n' ? end - 1 : end;
	while (end > start && strchr(" \t\r\n", bytes.p[end - 1]))
		end--;
	return end;
}

static struct outline *new_outline(struct walk *w, uint8_t kind, const yaml_event_t *event)
{
	struct outline *o = ARENA_NEW(w->arena, struct outline);

	o->kind = kind;
	o->dash = NOWHERE;
	o->start = byte_of(w, &event->start_mark);
	o->end = o->start;
	return o;
}

/* The dash of the member that begins at AT: between the member before it (or the list's beginning) and AT nothing else
 * stands but blanks, line ends and comments. */
static size_t find_dash(struct str bytes, size_t from, size_t at)
{
	while (from < at && bytes.p[from] != '-') {
		if (bytes.p[from] == '#')
			while (from < at && bytes.p[from] != '\n')
				from++;
		else
			from++;
	}
	return from < bytes.n && bytes.p[from] == '-' ? from : NOWHERE;
}

/* O is whole: it goes into the list or under the key that is open. */
static void attach(struct walk *w, struct outline *o)
{
	struct outline *in = w->depth ? w->open[w->depth] : NULL;

	if (!in) {
		w->whole = o;
		return;
	}
	if (in->kind == NODE_KEYS && !w->key[w->depth]) {
		w->key[w->depth] = o;
		return;
	}
	if (in->kind == NODE_LIST && !in->bracketed)
		o->dash = find_dash(w->raw, in->last ? in->last->end : in->start, o->start);
	o->key = w->key[w->depth];
	w->key[w->depth] = NULL;
	if (in->last)
		in->last->next = o;
	else
		in->first = o;
	in->last = o;
	in->n++;
	if (!in->bracketed)
		in->end = o->end;
}

static void on_text(struct walk *w, const yaml_event_t *event)
{
	struct outline *o = new_outline(w, NODE_TEXT, event);
	yaml_scalar_style_t style = event->data.scalar.style;

	o->end = byte_of(w, &event->end_mark);
	o->text = arena_str(w->arena, (struct str){(const char *)event->data.scalar.value, event->data.scalar.length});
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
		o->style = TEXT_LINES;
		o->end = lines_end(w->raw, o->start, o->end);
	} else if (style != YAML_PLAIN_SCALAR_STYLE) {
		o->style = TEXT_QUOTED;
	}
	attach(w, o);
}

static int on_open(struct walk *w, const yaml_event_t *event, uint8_t kind, bool bracketed)
{
	struct outline *o = new_outline(w, kind, event);

	if (w->depth >= DEPTH_MOST)
		return err_set(w->e, "it is nested too deep");
	o->bracketed = bracketed;
	w->open[++w->depth] = o;
	w->key[w->depth] = NULL;
	return 0;
}

static void on_close(struct walk *w, const yaml_event_t *event)
{
	struct outline *o = w->open[w->depth--];

	if (o->bracketed)
		o->end = byte_of(w, &event->end_mark);
	attach(w, o);
}

/* & and ! in front of a text, a list or keys. */
static bool is_marked(const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor || event->data.scalar.tag;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor || event->data.sequence_start.tag;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor || event->data.mapping_start.tag;
	default:
		return false;
	}
}

static int on_event(struct walk *w, const yaml_event_t *event)
{
	if (is_marked(event))
		return err_set(w->e, "it holds a reference with & or a mark with !");
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		on_text(w, event);
		return 0;
	case YAML_ALIAS_EVENT:
		return err_set(w->e, "it holds a reference with *");
	case YAML_SEQUENCE_START_EVENT:
		return on_open(w, event, NODE_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
	case YAML_MAPPING_START_EVENT:
		return on_open(w, event, NODE_KEYS, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_close(w, event);
		return 0;
	default:
		return 0;
	}
}

static int run(struct walk *w)
{
	yaml_parser_t y;
	yaml_event_t event;
	bool done = false;
	int rc = 0;

	if (!yaml_parser_initialize(&y)) {
		mem_resize(NULL, SIZE_MAX); /* out of memory: ends the program */
		return -1;
	}
	yaml_parser_set_encoding(&y, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y, (const unsigned char *)w->part.text.p, w->part.text.n);
	while (rc == 0 && !done) {
		if (!yaml_parser_parse(&y, &event)) {
			rc = err_set(w->e, "line %zu cannot be read", w->part.line + y.problem_mark.line);
			break;
		}
		rc = on_event(w, &event);
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&y);
	return rc;
}

static const struct section *find_section(const struct yaml_file *f, const char *key)
{
	size_t i;

	for (i = 0; i < f->sections.n; i++)
		if (str_is(f->sections.v[i].key, key))
			return &f->sections.v[i];
	return NULL;
}

/* The section with KEY by itself; a file in braces is one section, and has KEY inside. */
static int read_section(struct walk *w, const struct yaml_file *f, const char *key, const struct outline **out)
{
	bool braces = f->sections.n == 1 && f->sections.v[0].key.n == 0;
	const struct section *s = braces ? &f->sections.v[0] : find_section(f, key);
	struct yaml_reading r = {.file = f, .keep = w->arena, .trees = w->arena};

	if (!s)
		return 0;
	part_begin(&w->part, &r, s, s->start, s->line);
	if (run(w) < 0)
		return -1;
	*out = w->whole ? outline_get(w->whole, key) : NULL;
	return *out != NULL;
}

int outline_read(struct arena *a, struct str raw, const char *section, const struct outline **out, struct err *e)
{
	struct diags d = diags_new(a);
	struct yaml_file f;
	struct walk w = {.arena = a, .raw = raw, .shift = str_starts(raw, "\xef\xbb\xbf") ? 3 : 0, .e = e};
	int rc;

	*out = NULL;
	yaml_file_open(&f, a, raw, 0, &d);
	if (f.repaired)
		rc = err_set(e, "the file holds characters that have no place in it");
	else
		rc = read_section(&w, &f, section, out);
	yaml_file_close(&f);
	diags_free(&d);
	return rc;
}

const struct outline *outline_get(const struct outline *keys, const char *key)
{
	const struct outline *v;

	for (v = keys->kind == NODE_KEYS ? keys->first : NULL; v; v = v->next)
		if (v->key && str_is(v->key->text, key))
			return v;
	return NULL;
}

const struct outline *outline_member(const struct outline *list, uint32_t i)
{
	const struct outline *v = list->first;

	while (v && i--)
		v = v->next;
	return v;
}

static size_t line_start(struct str raw, uint32_t line)
{
	size_t at = 0;

	while (--line && at < raw.n) {
		const char *end = memchr(raw.p + at, '\n', raw.n - at);

		at = end ? (size_t)(end - raw.p) + 1 : raw.n;
	}
	return at;
}

const struct outline *outline_at_line(const struct outline *list, struct str raw, uint32_t line)
{
	size_t from = line_start(raw, line), to = from + yaml_line_at(raw, from).n;
	const struct outline *v;

	for (v = list->first; v; v = v->next)
		if ((v->dash != NOWHERE ? v->dash : v->key ? v->key->start : v->start) <= to && v->end >= from)
			return v;
	return NULL;
}
