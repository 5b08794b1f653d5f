/* libyaml's events become small trees, one for each entry of a section.
 *
 * A text is borrowed from the file where it stands there letter by letter (nearly always) and copied otherwise. A fault ends
 * the run of libyaml; the next one begins at the next entry of the section. */
#include "yaml/read.h"

#include <assert.h>

#include "yaml/escapes.h"
#include "yaml/parse.h"

/* An open list or open keys. */
struct level {
	struct node *node;
	struct node *key;  /* waiting for its value */
	bool streams;      /* members are handed over, not kept */
	bool skip;         /* nothing below is wanted */
	bool bracketed;
};

struct build {
	struct part part;
	struct yaml_reading *r;
	struct level level[DEPTH_MOST + 2];
	unsigned depth;
	uint32_t brackets;   /* open ones */
	enum delivery how;   /* of the top-level key at hand */
	struct node *section; /* its key, in the section's own arena */
	struct arena *own;
	struct node unwanted;
	bool deep, done;
};

static int give(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	struct part *p = data;
	size_t n = 0;

	if (p->given < p->prefix.n) {
		n = p->prefix.n - p->given < size ? p->prefix.n - p->given : size;
		memcpy(buffer, p->prefix.p + p->given, n);
		p->given += n;
	}
	if (n < size && p->given >= p->prefix.n) {
		struct str rest = str_cut(str_skip(p->text, p->given - p->prefix.n), size - n);

		memcpy(buffer + n, rest.p, rest.n);
		p->given += rest.n;
		n += rest.n;
	}
	*got = n;
	return 1;
}

size_t part_byte(struct part *p, const yaml_mark_t *m)
{
	size_t index = m->index > p->prefix.n ? m->index - p->prefix.n : 0;
	size_t byte;

	if (p->r->file->ascii)
		return p->base + (index < p->text.n ? index : p->text.n);
	if (index < p->cursor_index)
		p->cursor_byte = p->cursor_index = 0;
	byte = p->cursor_byte;
	while (p->cursor_index < index && byte < p->text.n) {
		byte++;
		while (byte < p->text.n && ((unsigned char)p->text.p[byte] & 0xc0) == 0x80)
			byte++;
		p->cursor_index++;
	}
	p->cursor_byte = byte;
	return p->base + byte;
}

struct loc part_loc(const struct part *p, const yaml_mark_t *m)
{
	size_t line = m->line - (p->prefix.n ? 1 : 0);

	return (struct loc){p->r->file->index, p->line + (uint32_t)line, (uint32_t)m->column + 1, 1};
}

static struct loc event_loc(const struct build *b, const yaml_event_t *e)
{
	struct loc at = part_loc(&b->part, &e->start_mark);

	if (e->start_mark.line == e->end_mark.line && e->end_mark.column > e->start_mark.column)
		at.length = (uint32_t)(e->end_mark.column - e->start_mark.column);
	return at;
}

/* A text that is not in the file letter by letter: in quotation marks it may write what cannot be typed. */
static void check_escapes(struct build *b, const yaml_event_t *e)
{
	size_t at = part_byte(&b->part, &e->start_mark), end = part_byte(&b->part, &e->end_mark);

	if (e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		escapes_check(b->r->file, b->r->diags, (struct str){b->r->file->bytes.p + at, end - at}, part_loc(&b->part, &e->start_mark));
}

/* The text as it stands in the file, else a copy. */
static void take_text(struct build *b, struct node *n, const yaml_event_t *e)
{
	struct str file = b->r->file->bytes, value = {(const char *)e->data.scalar.value, e->data.scalar.length};
	size_t at = part_byte(&b->part, &e->start_mark) + (n->style == TEXT_QUOTED);

	if (e->start_mark.index < b->part.prefix.n) {
		n->text = arena_str(b->r->keep, value);
	} else if (at + value.n <= file.n && memcmp(file.p + at, value.p, value.n) == 0) {
		n->text = (struct str){file.p + at, value.n};
		at += value.n;
		n->cut = n->style == TEXT_PLAIN && at + 2 < file.n && file.p[at] == ' ' && file.p[at + 1] == '#'
			 && file.p[at + 2] != ' ' && file.p[at + 2] != '\n' && file.p[at + 2] != '\r'
			 && file.p[at + 2] != '#';
	} else {
		n->text = arena_str(b->r->keep, value);
		check_escapes(b, e);
	}
}

static uint8_t style_of(const yaml_event_t *e)
{
	switch (e->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return TEXT_QUOTED;
	case YAML_LITERAL_SCALAR_STYLE:
	case YAML_FOLDED_SCALAR_STYLE:
		return TEXT_LINES;
	default:
		return TEXT_PLAIN;
	}
}

/* Was what stands here told when the section was read before? Values are told when they are handed over. */
static bool is_told(const struct build *b)
{
	return b->r->again && (b->depth == 0 || (b->depth == 1 && !b->level[1].key));
}

/* &name and !type: refused, once each. */
static bool refuse_marks(struct build *b, const yaml_event_t *e, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct loc at = part_loc(&b->part, &e->start_mark);

	if (is_told(b))
		return anchor || tag;
	if (anchor)
		diag_add(b->r->diags, DIAG_ANCHOR, at,
			 "& begins a reference, which ledgers do not have; put the text in quotation marks, or write it out at "
			 "every place");
	if (tag)
		diag_add(b->r->diags, DIAG_TAG, at,
			 "! begins a type mark, which ledgers do not have; delete it, or put the text in quotation marks");
	return anchor || tag;
}

static struct node *new_node(struct build *b, uint8_t kind, const yaml_event_t *e)
{
	struct arena *a = b->depth <= 1 ? b->own : b->r->trees;
	struct node *n = ARENA_NEW(a, struct node);

	n->kind = kind;
	n->loc = event_loc(b, e);
	n->within = b->brackets > 0;
	return n;
}

static void hand_over(struct build *b, const struct node *value, bool member)
{
	b->r->entry(b->r->user, &(struct yaml_entry){b->section, value, member});
	if (b->r->reset)
		arena_reset(b->r->trees);
}

static bool key_is_word(struct build *b, const struct node *value)
{
	if (!value->key || value->key->kind == NODE_TEXT)
		return true;
	diag_add(b->r->diags, DIAG_WRONG_SHAPE, value->key->loc, "a key must be one word, not %s", node_what(value->key));
	b->r->lost = true;
	return false;
}

/* VALUE is whole: it goes to its list, under its key, or to the caller. */
static void attach(struct build *b, struct node *value)
{
	struct level *at = &b->level[b->depth];
	struct node *parent = at->node;

	if (!parent || at->skip)
		return;
	if (parent->kind == NODE_KEYS && !at->key) {
		at->key = value;
		return;
	}
	value->key = at->key;
	at->key = NULL;
	if (at->streams || (b->depth == 1 && parent->kind == NODE_KEYS)) {
		parent->n++;
		if (key_is_word(b, value))
			hand_over(b, value, at->streams);
		return;
	}
	if (parent->last)
		parent->last->next = value;
	else
		parent->first = value;
	parent->last = value;
	parent->n++;
}

/* The key of a top-level pair is known: ask what to do with its value. */
static void begin_section(struct build *b, struct node *key)
{
	b->section = key;
	b->how = b->r->how(b->r->user, key->text);
	b->level[1].skip = false;
}

/* A text in a part that is not handed over: passed over. */
static bool pass_over(struct build *b)
{
	struct level *at = &b->level[b->depth];

	if (!at->skip && !(b->depth == 1 && at->key && b->how == DELIVER_NOT))
		return false;
	if (b->depth == 1)
		at->key = NULL;
	return true;
}

static void on_text(struct build *b, const yaml_event_t *e)
{
	struct level *at = &b->level[b->depth];
	struct node *n;

	if (pass_over(b))
		return;
	n = new_node(b, NODE_TEXT, e);
	n->style = style_of(e);
	if (e->data.scalar.anchor || e->data.scalar.tag)
		n->broken = refuse_marks(b, e, e->data.scalar.anchor, e->data.scalar.tag);
	take_text(b, n, e);
	if (n->style == TEXT_QUOTED && e->start_mark.line != e->end_mark.line) {
		b->part.quote = e->start_mark;
		b->part.quote_end = e->end_mark;
	}
	if (b->depth == 1 && at->node && at->node->kind == NODE_KEYS && !at->key)
		begin_section(b, n);
	attach(b, n);
}

static void on_alias(struct build *b, const yaml_event_t *e)
{
	struct node *n;

	if (pass_over(b))
		return;
	if (!is_told(b))
		diag_add(b->r->diags, DIAG_ANCHOR, part_loc(&b->part, &e->start_mark),
			 "* begins a reference, which ledgers do not have; put the text in quotation marks, or write it out here");
	n = new_node(b, NODE_TEXT, e);
	n->broken = true;
	n->text = arena_printf(b->r->keep, "*%s", (const char *)e->data.alias.anchor);
	if (b->depth == 1 && !b->level[1].key)
		begin_section(b, n);
	attach(b, n);
}

static bool marks_of(struct build *b, const yaml_event_t *e, bool keys)
{
	return keys ? refuse_marks(b, e, e->data.mapping_start.anchor, e->data.mapping_start.tag)
		    : refuse_marks(b, e, e->data.sequence_start.anchor, e->data.sequence_start.tag);
}

/* A list or keys begin: one level deeper. */
static void on_open(struct build *b, const yaml_event_t *e, bool keys)
{
	struct level *up = &b->level[b->depth], now = {0};

	now.bracketed = keys ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
			     : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	now.skip = up->skip || (b->depth == 1 && up->key && b->how == DELIVER_NOT);
	now.streams = b->depth == 1 && b->how == DELIVER_MEMBERS && up->key;
	now.node = now.skip ? &b->unwanted : new_node(b, keys ? NODE_KEYS : NODE_LIST, e);
	if (b->depth >= DEPTH_MOST) {
		b->deep = true;
		return;
	}
	if (!now.skip) {
		now.node->bracketed = now.bracketed;
		now.node->broken = marks_of(b, e, keys);
	}
	b->level[++b->depth] = now;
	b->brackets += now.bracketed;
}

static void on_close(struct build *b)
{
	struct level *at = &b->level[b->depth];
	struct node *n = at->node;
	bool streamed = at->streams, skipped = at->skip;

	b->brackets -= at->bracketed;
	b->depth--;
	if (b->depth == 0)
		return;
	if (skipped || streamed) {
		if (b->depth == 1)
			b->level[1].key = NULL;
		if (streamed && n->n == 0 && !skipped) {
			n->key = b->section;
			hand_over(b, n, false);
		}
		return;
	}
	if (n->kind == NODE_KEYS)
		keys_check(b->r, n);
	attach(b, n);
}

static void no_keys(struct build *b, const yaml_event_t *e)
{
	if (!is_told(b))
		diag_add(b->r->diags, DIAG_WRONG_SHAPE, part_loc(&b->part, &e->start_mark),
			 "a key such as `sources:`, `questions:` or `claims:` is expected here");
	b->r->lost = true;
}

static void on_event(struct build *b, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		if (b->depth == 0)
			no_keys(b, e);
		on_text(b, e);
		break;
	case YAML_ALIAS_EVENT:
		on_alias(b, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		if (b->depth == 0)
			no_keys(b, e);
		on_open(b, e, false);
		break;
	case YAML_MAPPING_START_EVENT:
		on_open(b, e, true);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_close(b);
		break;
	case YAML_STREAM_END_EVENT:
		b->done = true;
		break;
	default:
		break;
	}
}

static size_t too_deep(struct build *b, const yaml_event_t *e)
{
	if (!b->r->again)
		diag_add(b->r->diags, DIAG_TOO_DEEP, part_loc(&b->part, &e->start_mark),
			 "more than %d lists or keys in each other; nothing in a ledger is so deep: close the brackets", DEPTH_MOST);
	return part_byte(&b->part, &e->start_mark);
}

/* Runs libyaml to the end of the part (returns true) or to a fault, whose first byte FAULT gets. */
static bool run(struct build *b, size_t *fault)
{
	yaml_parser_t y;
	yaml_event_t e;
	bool whole = true;

	if (!yaml_parser_initialize(&y))
		out_of_memory(0);
	yaml_parser_set_encoding(&y, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&y, give, &b->part);
	while (!b->done) {
		if (!yaml_parser_parse(&y, &e)) {
			if (y.error == YAML_MEMORY_ERROR)
				out_of_memory(0);
			*fault = fault_record(&b->part, &y);
			whole = false;
			break;
		}
		on_event(b, &e);
		if (b->deep)
			*fault = too_deep(b, &e);
		yaml_event_delete(&e);
		if (b->deep) {
			whole = false;
			break;
		}
	}
	yaml_parser_delete(&y);
	return whole;
}

void part_read(struct yaml_reading *r, const struct section *s, size_t from, uint32_t line)
{
	struct arena *own = arena_new();
	struct build b = {.r = r, .own = own};
	size_t fault = 0;

	part_begin(&b.part, r, s, from, line);
	while (!run(&b, &fault)) {
		r->lost = true;
		if (r->reset)
			arena_reset(r->trees);
		if (++r->restarts > RESTARTS_MOST) {
			diag_add(r->diags, DIAG_TOO_MANY_FAULTS, s->loc,
				 "more than %d faults in `%.*s`; the rest of it was not read: mend these first", RESTARTS_MOST,
				 STR_ARG(s->key));
			break;
		}
		if (!part_resume(&b.part, fault))
			break;
		b.depth = b.brackets = 0;
		b.deep = false;
		b.level[0] = (struct level){0};
		b.section = NULL;
	}
	arena_free(own);
}
