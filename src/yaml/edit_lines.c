/* Lines of a file that is edited, and the signs between its entries. */
#include "yaml/edit_lines.h"

size_t line_start(struct str raw, size_t at)
{
	while (at > 0 && raw.p[at - 1] != '\n')
		at--;
	return at;
}

/* Where the line's own end begins: in front of "\r\n" or "\n", or at the end of the file. */
size_t line_stop(struct str raw, size_t at)
{
	while (at < raw.n && raw.p[at] != '\n')
		at++;
	return at < raw.n && at > 0 && raw.p[at - 1] == '\r' ? at - 1 : at;
}

size_t line_behind(struct str raw, size_t at)
{
	while (at < raw.n && raw.p[at] != '\n')
		at++;
	return at < raw.n ? at + 1 : at;
}

size_t blanks_at(struct str raw, size_t at)
{
	size_t n = 0;

	while (at + n < raw.n && raw.p[at + n] == ' ')
		n++;
	return n;
}

bool is_blank_line(struct str raw, size_t at)
{
	return str_trim((struct str){raw.p + at, line_stop(raw, at) - at}).n == 0;
}

/* The entry at AT stands apart from what is above it. */
bool stands_apart(struct str raw, size_t at)
{
	size_t start = line_start(raw, at);

	return start > 0 && is_blank_line(raw, line_start(raw, start - 1));
}

/* End of the last line that belongs to an entry whose text ends at END: remarks below it that are indented deeper than
 * INDENT belong to it. */
size_t entry_stop(struct str raw, size_t end, size_t indent)
{
	size_t stop = line_stop(raw, end), next = line_behind(raw, end);

	while (next < raw.n) {
		size_t n = blanks_at(raw, next);

		if (n <= indent || next + n >= raw.n || raw.p[next + n] != '#')
			break;
		stop = line_stop(raw, next);
		next = line_behind(raw, next);
	}
	return stop;
}

size_t colon_behind(struct str raw, const struct outline *key)
{
	size_t at = key->end;

	while (at < raw.n && raw.p[at] != ':')
		at++;
	return at < raw.n ? at + 1 : at;
}

const struct outline *member_before(const struct outline *in, const struct outline *o)
{
	const struct outline *v = in->first == o ? NULL : in->first;

	while (v && v->next != o)
		v = v->next;
	return v;
}

/* The comma behind END in its line, or NOWHERE; AT: what stands behind it. */
size_t comma_behind(struct str raw, size_t end, size_t *at)
{
	size_t comma = end + blanks_at(raw, end);

	*at = comma;
	if (comma >= raw.n || raw.p[comma] != ',')
		return NOWHERE;
	*at = comma + 1 + blanks_at(raw, comma + 1);
	return comma;
}
