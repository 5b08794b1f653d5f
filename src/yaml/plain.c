/* The plain form of an entry:
 *
 *   entry = "- " pair { newline blanks pair }         (all keys in one column; blank lines and comments between them)
 *   pair  = key ": " ( text | quoted | "[" item { "," item } "]" ) [ " #" comment ]
 *   text  = what begins with no special character and holds neither ": " nor " #" nor a tab
 *
 * An entry that has anything else, or a line behind it that might continue it, is not plain. */
#include "yaml/plain.h"

#include "text/utf8.h"

enum { KEYS_MOST = 24 };

/* One line at hand. */
struct line {
	const char *p, *end; /* end: without "\n" and "\r" */
	uint32_t number;
};

static const unsigned char special_first[256] = {
	['-'] = 1, ['?'] = 1, [':'] = 1, [','] = 1, ['['] = 1, [']'] = 1, ['{'] = 1, ['}'] = 1, ['#'] = 1, ['&'] = 1, ['*'] = 1,
	['!'] = 1, ['|'] = 1, ['>'] = 1, ['\''] = 1, ['"'] = 1, ['%'] = 1, ['@'] = 1, ['`'] = 1, [' '] = 1, ['\t'] = 1,
};

static bool key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c >= 'A' && c <= 'Z') || c == '_';
}

static struct line line_of(const struct plain *p, size_t at, uint32_t number)
{
	const char *bytes = p->r->file->bytes.p;
	const char *end = memchr(bytes + at, '\n', p->end - at);
	struct line l = {bytes + at, end ? end : bytes + p->end, number};

	if (l.end > l.p && l.end[-1] == '\r')
		l.end--;
	return l;
}

static size_t behind(const struct plain *p, size_t at)
{
	const char *bytes = p->r->file->bytes.p;
	const char *end = memchr(bytes + at, '\n', p->end - at);

	return end ? (size_t)(end - bytes) + 1 : p->end;
}

/* Blanks in front; true if nothing but a comment follows. */
static bool only_comment(const struct line *l, size_t *blanks)
{
	const char *q = l->p;

	while (q < l->end && *q == ' ')
		q++;
	*blanks = (size_t)(q - l->p);
	return q == l->end || *q == '#';
}

static uint32_t chars(const struct plain *p, const char *from, const char *to)
{
	size_t n = (size_t)(to - from);

	return (uint32_t)(p->r->file->ascii ? n : utf8_count((struct str){from, n}));
}

static struct node *node_at(const struct plain *p, const struct line *l, const char *from, const char *to, uint8_t kind)
{
	struct node *n = ARENA_NEW(p->r->trees, struct node);

	n->kind = kind;
	n->loc = (struct loc){p->r->file->index, l->number, chars(p, l->p, from) + 1, 1};
	if (kind == NODE_TEXT) {
		n->loc.length = chars(p, from, to);
		n->text = (struct str){from, (size_t)(to - from)};
	}
	return n;
}

/* Nothing but blanks, or blanks and a comment, from Q on. */
static bool ends_here(const struct line *l, const char *q)
{
	bool blank = false;

	for (; q < l->end && *q == ' '; q++)
		blank = true;
	return q == l->end || (*q == '#' && blank);
}

static bool glued_comment(const struct line *l, const char *q)
{
	return q + 2 < l->end && q[0] == ' ' && q[1] == '#' && q[2] != ' ' && q[2] != '#';
}

static struct node *read_bare(const struct plain *p, const struct line *l, const char *from)
{
	const char *q = from, *last = from;
	struct node *n;

	for (; q < l->end; q++) {
		if (*q == '\t' || (*q == ':' && (q + 1 == l->end || q[1] == ' ')))
			return NULL;
		if (*q == '#' && q[-1] == ' ')
			break;
		if (*q != ' ')
			last = q + 1;
	}
	n = node_at(p, l, from, last, NODE_TEXT);
	n->cut = glued_comment(l, last);
	return n;
}

/* END gets what stands behind the closing mark. */
static struct node *read_quoted(const struct plain *p, const struct line *l, const char *from, const char **end)
{
	const char *close = memchr(from + 1, *from, (size_t)(l->end - from - 1));
	struct node *n;

	if (!close || (close + 1 < l->end && close[1] == *from))
		return NULL;
	if (memchr(from, '\t', (size_t)(close - from)) || (*from == '"' && memchr(from, '\\', (size_t)(close - from))))
		return NULL;
	n = node_at(p, l, from, close + 1, NODE_TEXT);
	n->style = TEXT_QUOTED;
	n->text = (struct str){from + 1, (size_t)(close - from - 1)};
	*end = close + 1;
	return n;
}

/* One member inside [ ]. */
static struct node *read_item(const struct plain *p, const struct line *l, const char *from, const char **end)
{
	const char *q = from, *last = from;

	if (from < l->end && *from == '"')
		return read_quoted(p, l, from, end);
	if (from == l->end || special_first[(unsigned char)*from])
		return NULL;
	for (; q < l->end && *q != ',' && *q != ']'; q++) {
		if (*q != '-' && *q != ' ' && special_first[(unsigned char)*q])
			return NULL;
		if (*q != ' ')
			last = q + 1;
	}
	*end = q;
	return node_at(p, l, from, last, NODE_TEXT);
}

static const char *skip_blanks(const struct line *l, const char *q)
{
	while (q < l->end && *q == ' ')
		q++;
	return q;
}

static void append(struct node *to, struct node *n)
{
	if (to->last)
		to->last->next = n;
	else
		to->first = n;
	to->last = n;
	to->n++;
}

static struct node *read_list(const struct plain *p, const struct line *l, const char *from)
{
	struct node *list = node_at(p, l, from, from, NODE_LIST), *n;
	const char *q = skip_blanks(l, from + 1);

	list->bracketed = true;
	while (list->n || q == l->end || *q != ']') {
		n = read_item(p, l, q, &q);
		if (!n)
			return NULL;
		n->within = true;
		append(list, n);
		q = skip_blanks(l, q);
		if (q == l->end || (*q != ',' && *q != ']'))
			return NULL;
		if (*q == ']')
			break;
		q = skip_blanks(l, q + 1);
	}
	return ends_here(l, q + 1) ? list : NULL;
}

static struct node *read_value(const struct plain *p, const struct line *l, const char *from)
{
	const char *end;
	struct node *n;

	if (*from == '[')
		return read_list(p, l, from);
	if (*from == '"' || *from == '\'') {
		n = read_quoted(p, l, from, &end);
		return n && ends_here(l, end) ? n : NULL;
	}
	return special_first[(unsigned char)*from] ? NULL : read_bare(p, l, from);
}

static bool repeated(const struct node *entry, struct str key)
{
	const struct node *v;

	for (v = entry->first; v; v = v->next)
		if (str_eq(v->key->text, key))
			return true;
	return false;
}

/* "key: value" at Q. */
static bool read_pair(const struct plain *p, const struct line *l, const char *q, struct node *entry)
{
	const char *from = q;
	struct node *key, *value;

	while (q < l->end && key_char(*q))
		q++;
	if (q == from || *from == '-' || l->end - q < 3 || q[0] != ':' || q[1] != ' ')
		return false;
	key = node_at(p, l, from, q, NODE_TEXT);
	q = skip_blanks(l, q + 1);
	if (entry->n == KEYS_MOST || repeated(entry, key->text) || q == l->end)
		return false;
	value = read_value(p, l, q);
	if (!value)
		return false;
	value->key = key;
	append(entry, value);
	return true;
}

static bool begins_entry(const struct plain *p, const struct line *l, size_t blanks)
{
	const char *q = l->p + blanks;

	return blanks == p->indent && *q == '-' && (q + 1 == l->end || q[1] == ' ');
}

/* Sets `next` to the entry behind the line at AT, whatever stands between; false if there is none. */
static bool find_next(struct plain *p, size_t at, uint32_t number)
{
	while ((at = behind(p, at)) < p->end) {
		struct line l = line_of(p, at, ++number);
		size_t blanks;

		if (only_comment(&l, &blanks) || !begins_entry(p, &l, blanks))
			continue;
		p->next = at;
		p->next_line = number;
		return true;
	}
	p->next = p->end;
	return false;
}

/* The lines of the entry from its second on; false where one is not plain. */
static bool read_lines(struct plain *p, struct node *entry, size_t column)
{
	uint32_t number = p->line;
	size_t at = p->at, blanks;

	while ((at = behind(p, at)) < p->end) {
		struct line l = line_of(p, at, ++number);

		if (only_comment(&l, &blanks))
			continue;
		if (begins_entry(p, &l, blanks)) {
			p->next = at;
			p->next_line = number;
			return true;
		}
		if (blanks != column || !read_pair(p, &l, l.p + column, entry))
			return false;
	}
	p->next = p->end;
	return true;
}

struct node *plain_entry(struct plain *p)
{
	struct line l = line_of(p, p->at, p->line);
	const char *q = l.p + p->indent + 1;
	struct node *entry;

	if (q < l.end && *q == ' ') {
		q = skip_blanks(&l, q);
		entry = node_at(p, &l, q, q, NODE_KEYS);
		if (q < l.end && read_pair(p, &l, q, entry) && read_lines(p, entry, (size_t)(q - l.p)))
			return entry;
	}
	find_next(p, p->at, p->line);
	return NULL;
}

bool plain_next(struct plain *p)
{
	p->at = p->next;
	p->line = p->next_line;
	return p->at < p->end;
}

bool plain_begin(struct plain *p, const struct yaml_reading *r, const struct section *s)
{
	struct line l;
	size_t blanks;

	*p = (struct plain){.r = r, .end = s->end, .at = s->start, .line = s->line};
	l = line_of(p, s->start, s->line);
	if (s->key.n == 0 || l.p[r->file->indent] == '"' || l.p[r->file->indent] == '\''
	    || !ends_here(&l, l.p + r->file->indent + s->key.n + 1))
		return false;
	while ((p->at = behind(p, p->at)) < p->end) {
		l = line_of(p, p->at, ++p->line);
		if (only_comment(&l, &blanks))
			continue;
		p->indent = blanks;
		return blanks >= r->file->indent && begins_entry(p, &l, blanks);
	}
	return false;
}
