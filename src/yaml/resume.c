/* Where libyaml's next run begins: at a section, or at the entry behind a fault. */
#include "yaml/parse.h"

static size_t blanks(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

static size_t line_behind(struct str bytes, size_t at, size_t end, uint32_t *line)
{
	const char *nl = memchr(bytes.p + at, '\n', end - at);

	(*line)++;
	return nl ? (size_t)(nl - bytes.p) + 1 : end;
}

/* Indent of the section's entries: that of its first line with content behind the key's. */
static size_t entry_indent(struct str bytes, const struct section *s, bool *dashes)
{
	uint32_t line = 0;
	size_t at = s->start;

	while ((at = line_behind(bytes, at, s->end, &line)) < s->end) {
		struct str text = yaml_line_at(bytes, at);
		size_t n = blanks(text);

		if (n == text.n || text.p[n] == '#')
			continue;
		*dashes = text.p[n] == '-';
		return n;
	}
	*dashes = false;
	return SIZE_MAX;
}

static bool begins_entry(struct str text, size_t indent, bool dashes)
{
	size_t n = blanks(text);

	if (n != indent || n == text.n || text.p[n] == '#')
		return false;
	if (dashes)
		return text.p[n] == '-' && (n + 1 == text.n || text.p[n + 1] == ' ');
	return text.p[n] != '-' && str_find(text, ':') < text.n;
}

void part_begin(struct part *p, const struct yaml_reading *r, const struct section *s, size_t at, uint32_t line)
{
	*p = (struct part){.r = r, .section = s, .base = at, .line = line};
	p->text = (struct str){r->file->bytes.p + at, s->end - at};
	if (at != s->start)
		p->prefix = arena_printf(r->keep, "\"%.*s\":\n", STR_ARG(s->key));
}

bool part_resume(struct part *p, size_t fault)
{
	const struct section *s = p->section;
	struct str bytes = p->r->file->bytes;
	uint32_t line = p->line;
	size_t indent, at = p->base;
	bool dashes;

	indent = entry_indent(bytes, s, &dashes);
	if (indent == SIZE_MAX || s->key.n == 0)
		return false;
	while (at < s->end) {
		at = line_behind(bytes, at, s->end, &line);
		if (at <= fault || at >= s->end || !begins_entry(yaml_line_at(bytes, at), indent, dashes))
			continue;
		part_begin(p, p->r, s, at, line);
		return true;
	}
	return false;
}
