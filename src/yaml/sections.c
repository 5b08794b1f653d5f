/* Cutting a file at its top-level keys.
 *
 * A section begins at a line whose first character stands at the indent of the file's first key and that looks like a key
 * ("word:", a quoted word, "$schema:"). A file that begins with a bracket, as JSON does, is one section. */
#include "yaml/sections.h"

#include "text/utf8.h"
#include "yaml/encoding.h"
#include "yaml/escapes.h"

struct str yaml_line_at(struct str bytes, size_t at)
{
	size_t start = at < bytes.n ? at : bytes.n, end = start;

	while (start > 0 && bytes.p[start - 1] != '\n')
		start--;
	while (end < bytes.n && bytes.p[end] != '\n')
		end++;
	if (end > start && bytes.p[end - 1] == '\r')
		end--;
	return (struct str){bytes.p + start, end - start};
}

/* The key a line begins with, or an empty text: up to a colon that ends the line or has a blank behind it. */
static struct str key_of(struct str line)
{
	char quote = line.n && (line.p[0] == '"' || line.p[0] == '\'') ? line.p[0] : 0;
	size_t i;

	if (line.n && str_find(STR("[]{},&*!|>%@`?:-\t"), line.p[0]) < 17)
		return (struct str){line.p, 0};
	for (i = quote ? 1 : 0; i < line.n; i++) {
		if (quote && line.p[i] == quote)
			return str_starts(str_trim(str_skip(line, i + 1)), ":") ? (struct str){line.p + 1, i - 1} : (struct str){line.p, 0};
		if (!quote && line.p[i] == '#' && i > 0 && line.p[i - 1] == ' ')
			break;
		if (!quote && line.p[i] == ':' && (i + 1 == line.n || line.p[i + 1] == ' ' || line.p[i + 1] == '\t'))
			return str_trim(str_cut(line, i));
	}
	return (struct str){line.p, 0};
}

static bool is_marker(struct str line, const char *marker)
{
	return str_starts(line, marker) && (line.n == 3 || line.p[3] == ' ' || line.p[3] == '\t');
}

static bool ends_document(struct str line)
{
	return is_marker(line, "---") || is_marker(line, "...");
}

static bool is_comment(struct str line)
{
	struct str t = str_trim(line);

	return t.n == 0 || t.p[0] == '#';
}

/* Byte and number of the line behind the one at AT. */
static size_t next_line(struct str bytes, size_t at, uint32_t *line)
{
	const char *end = memchr(bytes.p + at, '\n', bytes.n - at);

	(*line)++;
	return end ? (size_t)(end - bytes.p) + 1 : bytes.n;
}

/* First line with content behind comments, directives and "---"; sets the indent of the file. */
static size_t first_content(struct yaml_file *f, uint32_t *line)
{
	size_t at = 0;

	while (at < f->bytes.n) {
		struct str text = yaml_line_at(f->bytes, at);

		if (!is_comment(text) && !is_marker(text, "---") && !(text.n && text.p[0] == '%')) {
			while (f->indent < text.n && text.p[f->indent] == ' ')
				f->indent++;
			return at;
		}
		at = next_line(f->bytes, at, line);
	}
	return at;
}

static void begin(struct yaml_file *f, size_t at, uint32_t line)
{
	struct str text = str_skip(yaml_line_at(f->bytes, at), f->indent);
	struct str key = key_of(text);
	struct loc loc = {f->index, line, (uint32_t)f->indent + 1, (uint32_t)utf8_count(key)};

	if (key.n == 0 && f->sections.n)
		return;
	if (f->sections.n)
		f->sections.v[f->sections.n - 1].end = at;
	vec_push(&f->sections, (struct section){key, loc, at, f->bytes.n, line});
}

/* Text behind a second "---" or behind "...": not read. */
static void cut_second(struct yaml_file *f, size_t at, uint32_t line, struct diags *d)
{
	struct loc loc = {f->index, line, 1, 3};
	size_t rest = next_line(f->bytes, at, &line);
	size_t i;
	uint32_t ignored = line;

	for (i = rest; i < f->bytes.n; i = next_line(f->bytes, i, &ignored)) {
		struct str text = yaml_line_at(f->bytes, i);

		if (is_comment(text) || ends_document(text))
			continue;
		diag_add(d, DIAG_SECOND_DOCUMENT, loc,
			 "a second document begins here and was not read; keep one a file: delete this line, or move what "
			 "follows to a file of its own and list that under `include`");
		f->damaged = true;
		break;
	}
	f->bytes = str_cut(f->bytes, at);
	if (f->sections.n)
		f->sections.v[f->sections.n - 1].end = at;
}

/* Cuts the file at the first line "---" or "..." behind the content at FROM. */
static void find_end(struct yaml_file *f, const struct scan *s, size_t from, struct diags *d)
{
	size_t i;

	for (i = 0; i < s->starts.n; i++) {
		size_t at = s->starts.v[i].at;

		if (at > from && ends_document(yaml_line_at(f->bytes, at))) {
			cut_second(f, at, s->starts.v[i].line, d);
			return;
		}
	}
}

static bool in_brackets(const struct yaml_file *f, size_t from)
{
	return f->bytes.p[from + f->indent] == '{' || f->bytes.p[from + f->indent] == '[';
}

static void find_sections(struct yaml_file *f, const struct scan *s, size_t from, uint32_t line)
{
	size_t i, at = from;

	begin(f, from, line);
	if (in_brackets(f, from))
		return;
	if (f->indent == 0) {
		for (i = 0; i < s->starts.n; i++)
			if (s->starts.v[i].at > from && s->starts.v[i].at < f->bytes.n)
				begin(f, s->starts.v[i].at, s->starts.v[i].line);
		return;
	}
	while ((at = next_line(f->bytes, at, &line)) < f->bytes.n) {
		struct str text = yaml_line_at(f->bytes, at);
		size_t blanks = 0;

		while (blanks < text.n && text.p[blanks] == ' ')
			blanks++;
		if (blanks == f->indent && blanks < text.n && text.p[blanks] != '-' && text.p[blanks] != '#')
			begin(f, at, line);
	}
}

void yaml_file_open(struct yaml_file *f, struct arena *a, struct str bytes, uint32_t index, struct diags *d)
{
	struct scan s = {0};
	uint32_t line = 1;
	size_t from;

	*f = (struct yaml_file){.index = index};
	if (encoding_check(f, a, bytes, d, &s)) {
		from = first_content(f, &line);
		find_end(f, &s, from, d);
		if (from < f->bytes.n && in_brackets(f, from))
			escapes_join(f, a);
		if (from < f->bytes.n)
			find_sections(f, &s, from, line);
	}
	vec_free(&s.starts);
}

void yaml_file_close(struct yaml_file *f)
{
	vec_free(&f->sections);
	vec_free(&f->broken);
}
