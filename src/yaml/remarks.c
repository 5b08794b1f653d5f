/* Places where a remark may stand are found by text; whether one is really a remark is asked of libyaml's tokens: a "#" between
 * two of them is, one inside a token is text. Files without such places cost one search. */
#include "yaml/remarks.h"

#include "text/utf8.h"
#include "yaml/parse.h"

/* "#", blanks, WORD at the byte AT? */
static bool begins(struct str bytes, size_t at, const char *word, size_t *text)
{
	size_t i = at + 1;

	while (i < bytes.n && (bytes.p[i] == ' ' || bytes.p[i] == '#' || bytes.p[i] == '\t'))
		i++;
	*text = i;
	return str_starts(str_skip(bytes, i), word);
}

static bool may_begin(struct str bytes, size_t at)
{
	return at == 0 || strchr(" \t\n\r", bytes.p[at - 1]);
}

/* ---- is it one? ------------------------------------------------------------------------------------------------- */

struct stretch {
	size_t from, to;
};

/* The tokens of a section as stretches of bytes; up to a fault. */
static void tokens(const struct yaml_file *f, const struct section *s, struct arena *a, struct stretch **v, size_t *n)
{
	struct yaml_reading r = {.file = f, .keep = a, .trees = a};
	VEC(struct stretch) all = {0};
	struct part p;
	yaml_parser_t y;
	yaml_token_t token;
	bool done = false;

	part_begin(&p, &r, s, s->start, s->line);
	if (!yaml_parser_initialize(&y))
		mem_resize(NULL, SIZE_MAX); /* out of memory: ends the program */
	yaml_parser_set_encoding(&y, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y, (const unsigned char *)p.text.p, p.text.n);
	while (!done && yaml_parser_scan(&y, &token)) {
		done = token.type == YAML_STREAM_END_TOKEN;
		if (token.type == YAML_SCALAR_TOKEN) {
			size_t from = part_byte(&p, &token.start_mark);

			vec_push(&all, (struct stretch){from, part_byte(&p, &token.end_mark)});
		}
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&y);
	*v = all.v;
	*n = all.n;
}

static bool inside(const struct stretch *v, size_t n, size_t at)
{
	size_t lo = 0, hi = n;

	while (lo < hi) { /* the last stretch that begins before AT */
		size_t mid = (lo + hi) / 2;

		if (v[mid].from <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo > 0 && at < v[lo - 1].to;
}

/* ---- what is it about? ------------------------------------------------------------------------------------------ */

static size_t next_line(struct str bytes, size_t at)
{
	const char *end = memchr(bytes.p + at, '\n', bytes.n - at);

	return end ? (size_t)(end - bytes.p) + 1 : bytes.n;
}

static size_t line_begin(struct str bytes, size_t at)
{
	while (at > 0 && bytes.p[at - 1] != '\n')
		at--;
	return at;
}

/* Blanks the line at AT begins with; SIZE_MAX for an empty one and for a remark. */
static size_t indent_of(struct str bytes, size_t at)
{
	size_t n = 0;

	while (at + n < bytes.n && bytes.p[at + n] == ' ')
		n++;
	return at + n >= bytes.n || strchr("\r\n#", bytes.p[at + n]) ? SIZE_MAX : n;
}

static void find_lines(struct str bytes, size_t at, struct remark *r)
{
	size_t line = line_begin(bytes, at), indent = indent_of(bytes, line);
	uint32_t number = r->loc.line;

	while (indent == SIZE_MAX && line < bytes.n) { /* it stands alone: it is about the next line */
		line = next_line(bytes, line);
		number++;
		indent = indent_of(bytes, line);
	}
	r->from = r->to = number;
	while (line < bytes.n) {
		size_t below;

		line = next_line(bytes, line);
		number++;
		below = indent_of(bytes, line);
		if (below != SIZE_MAX && below <= indent)
			break;
		if (below != SIZE_MAX)
			r->to = number;
	}
}

/* ---- all of them ------------------------------------------------------------------------------------------------ */

static const struct section *section_at(const struct yaml_file *f, size_t at)
{
	size_t i;

	for (i = 0; i < f->sections.n; i++)
		if (at >= f->sections.v[i].start && at < f->sections.v[i].end)
			return &f->sections.v[i];
	return NULL;
}

struct looking {
	struct arena *arena;
	const struct section *section; /* whose tokens these are */
	struct stretch *v;
	size_t n;
};

static bool is_remark(struct looking *x, const struct yaml_file *f, size_t at)
{
	const struct section *s = section_at(f, at);

	if (!s)
		return true; /* above the first key nothing but remarks stands */
	if (s != x->section) {
		free(x->v);
		tokens(f, s, x->arena, &x->v, &x->n);
		x->section = s;
	}
	return !inside(x->v, x->n, at);
}

static void add(const struct yaml_file *f, size_t at, size_t text, uint32_t line, struct remarks *out)
{
	size_t start = line_begin(f->bytes, at);
	struct str rest = yaml_line_at(f->bytes, at);
	struct remark r = {.text = str_trim(str_skip(rest, text - start))};

	r.loc = (struct loc){f->index, line, (uint32_t)utf8_count((struct str){f->bytes.p + start, at - start}) + 1,
		(uint32_t)utf8_count(str_trim(str_skip(rest, at - start)))};
	find_lines(f->bytes, at, &r);
	vec_push(&out->v, r);
}

void remarks_find(const struct yaml_file *f, const char *word, struct remarks *out)
{
	struct looking x = {.arena = arena_new()};
	uint32_t line = 1;
	size_t at = 0, counted = 0;

	for (; at < f->bytes.n; at++) {
		const char *hash = memchr(f->bytes.p + at, '#', f->bytes.n - at);
		size_t text;

		if (!hash)
			break;
		at = (size_t)(hash - f->bytes.p);
		if (!may_begin(f->bytes, at) || !begins(f->bytes, at, word, &text) || !is_remark(&x, f, at))
			continue;
		for (; counted < at; counted++)
			line += f->bytes.p[counted] == '\n';
		add(f, at, text, line, out);
	}
	free(x.v);
	arena_free(x.arena);
}
