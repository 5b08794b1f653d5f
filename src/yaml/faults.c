/* libyaml's errors in plain words. Its own texts name what the YAML standard calls things; here every one of them becomes what
 * a person who writes a ledger did, and what to write instead. */
#include <assert.h>

#include "yaml/escapes.h"
#include "yaml/parse.h"

/* One error at hand. */
struct fault {
	struct part *p;
	const yaml_parser_t *y;
	const char *context, *problem;
	struct loc at;        /* of the problem */
	size_t byte;
	struct str line;      /* the text of its line */
	size_t column;        /* byte of the problem in it */
	unsigned char c;      /* the character there, or 0 */
};

static bool says(const char *text, const char *part)
{
	return text && strstr(text, part) != NULL;
}

static struct diag *tell(struct fault *f, enum diag_code code, const char *message)
{
	return diag_add(f->p->r->diags, code, f->at, "%s", message);
}

/* Moves the fault to another mark. */
static void move_to(struct fault *f, const yaml_mark_t *m)
{
	struct str file = f->p->r->file->bytes;

	f->byte = part_byte(f->p, m);
	f->at = part_loc(f->p, m);
	f->line = yaml_line_at(file, f->byte);
	f->column = f->byte < file.n ? (size_t)(file.p + f->byte - f->line.p) : f->line.n;
	if (f->column > f->line.n)
		f->column = f->line.n;
	f->c = f->column < f->line.n ? (unsigned char)f->line.p[f->column] : 0;
}

/* The text from byte AT of the line on, without a comment behind it. */
static struct str value_from(struct str line, size_t at)
{
	struct str v = str_skip(line, at);
	size_t i;

	for (i = 1; i < v.n; i++)
		if (v.p[i] == '#' && v.p[i - 1] == ' ')
			return str_trim(str_cut(v, i));
	return str_trim(v);
}

/* Where the value begins on a line "- key: value". */
static size_t value_start(struct str line)
{
	size_t i;

	for (i = 0; i + 1 < line.n; i++)
		if (line.p[i] == ':' && line.p[i + 1] == ' ')
			return i + 2;
	return 0;
}

/* The value at byte FROM of the line; inside { } or [ ] it ends at the comma or the bracket. */
static struct str value_at(struct str line, size_t from)
{
	struct str v = value_from(line, from);
	int open = 0;
	size_t i;

	for (i = 0; i < from && i < line.n; i++)
		open += (line.p[i] == '{' || line.p[i] == '[') - (line.p[i] == '}' || line.p[i] == ']');
	for (i = 0; open > 0 && i < v.n; i++)
		if (v.p[i] == ',' || v.p[i] == '}' || v.p[i] == ']')
			return str_trim(str_cut(v, i));
	return v;
}

/* Suggests the line with its value V between A and B instead. */
static void paste_value(struct fault *f, struct diag *d, struct str v, const char *a, struct str inside, const char *b)
{
	size_t from = (size_t)(v.p - f->line.p);
	struct str rest = str_skip(f->line, from + v.n);

	diag_paste(f->p->r->diags, d, "%.*s%s%.*s%s%.*s", (int)from, f->line.p, a, STR_ARG(inside), b,
		   rest.n && rest.p[0] != ' ' ? (int)rest.n : 0, rest.p);
}

/* Suggests the line with the value at byte FROM in quotation marks. */
static void paste_quoted(struct fault *f, struct diag *d, size_t from)
{
	struct str v = value_at(f->line, from);
	char mark = str_find(v, '"') < v.n ? '\'' : '"';

	if (v.n && str_find(v, mark) == v.n && str_find(v, '\\') == v.n)
		paste_value(f, d, v, mark == '"' ? "\"" : "'", v, mark == '"' ? "\"" : "'");
}

/* `>=6`, `>6` and `?12`, `?yes`, as they are written elsewhere. */
static bool foreign_mark(struct fault *f)
{
	struct str v = value_at(f->line, f->column), rest = str_skip(v, v.n > 1 && v.p[1] == '=' ? 2 : 1);
	bool digits;

	rest = str_trim(rest);
	digits = rest.n && rest.p[0] >= '0' && rest.p[0] <= '9';
	if (f->c == '>' && digits)
		paste_value(f, tell(f, DIAG_SPECIAL_START, "\"at least\" is written with a plus behind the number"), v, "", rest, "+");
	else if (f->c == '?' && digits)
		paste_value(f, tell(f, DIAG_SPECIAL_START, "? means nothing beside a number; one that is only about right has ~ in front"), v, "~", rest, "");
	else if (f->c == '?' && rest.n)
		paste_value(f, tell(f, DIAG_SPECIAL_START, "doubt is written ~ before the word, not ?"), v, "~", rest, "");
	else
		return false;
	return true;
}

static void colon(struct fault *f)
{
	size_t from = value_start(f->line);
	struct diag *d = tell(f, DIAG_COLON_IN_TEXT,
			      "a colon with a blank behind it makes a key of what stands before it; put the text in quotation marks");

	if (from && from < f->column)
		paste_quoted(f, d, from);
}

static void tab(struct fault *f)
{
	struct diag *d = tell(f, DIAG_TAB, "a tab stands here; use blanks");
	struct str rest = str_skip(f->line, f->column);

	while (rest.n && rest.p[0] == '\t')
		rest = str_skip(rest, 1);
	if (str_find(rest, '\t') == rest.n && str_find(str_cut(f->line, f->column), '\t') == f->column)
		diag_paste(f->p->r->diags, d, "%.*s  %.*s", (int)f->column, f->line.p, STR_ARG(rest));
}

static void percent(struct fault *f)
{
	struct diag *d = tell(f, DIAG_SPECIAL_START, "a text cannot begin with %; write `percent`, or put it in quotation marks");

	if (str_is(value_from(f->line, f->column), "%"))
		diag_paste(f->p->r->diags, d, "%.*spercent", (int)f->column, f->line.p);
	else
		paste_quoted(f, d, f->column);
}

static void special_start(struct fault *f)
{
	struct diag *d;

	if (f->c == '%') {
		percent(f);
		return;
	}
	if (!f->c) {
		tell(f, DIAG_OPEN_BRACKET, "the file ends inside [ ] or { }; write the closing bracket");
		return;
	}
	if (foreign_mark(f))
		return;
	d = diag_add(f->p->r->diags, DIAG_SPECIAL_START, f->at, "a text cannot begin with %c; put it in quotation marks", f->c);
	paste_quoted(f, d, f->column);
}

/* `>=6`, `|said so`: libyaml sees the head of a text of several lines. */
static void block_head(struct fault *f)
{
	move_to(f, &f->y->context_mark);
	special_start(f);
}

static void open_quote(struct fault *f, const yaml_mark_t *start)
{
	struct diag *d;

	move_to(f, start);
	if (f->c == '\'') {
		d = tell(f, DIAG_OPEN_QUOTE,
			 "' opens a quotation that is not closed; a text that begins with an apostrophe goes in \" \"");
		paste_quoted(f, d, f->column);
		return;
	}
	d = tell(f, DIAG_OPEN_QUOTE, "\" opens a quotation that is not closed; write the second \"");
	if (value_from(f->line, f->column).n > 1)
		diag_paste(f->p->r->diags, d, "%.*s\"", STR_ARG(f->line));
}

/* libyaml stops behind the "\u" of a half. */
static bool half_character(struct fault *f)
{
	struct str typed = str_skip(f->line, f->column < 2 ? 0 : f->column - 2), rest;
	uint32_t c;
	struct diag *d;

	if (!says(f->problem, "invalid Unicode character"))
		return false;
	f->at.column -= f->column < 2 ? 0 : 2;
	c = escapes_pair(typed);
	if (!c) {
		tell(f, DIAG_SYNTAX, "this is half a character, or none at all; write the character itself");
		return true;
	}
	f->at.length = 12;
	d = diag_add(f->p->r->diags, DIAG_SYNTAX, f->at, "one character stands here in two halves, as JSON writes it; write the "
		     "character itself, or \\U%08X", (unsigned)c);
	rest = str_skip(typed, 12);
	diag_paste(f->p->r->diags, d, "%.*s\\U%08X%.*s", (int)(typed.p - f->line.p), f->line.p, (unsigned)c, STR_ARG(rest));
	return true;
}

static void escape(struct fault *f)
{
	if (half_character(f))
		return;
	tell(f, DIAG_SYNTAX, "in \" \" a backslash begins a special character; put the text in ' ' instead, or write \\\\");
}

/* Does another text in quotation marks follow? */
static bool another_quote(struct str rest)
{
	rest = str_trim(rest);
	return rest.n == 0 || rest.p[0] == '"' || rest.p[0] == '\'';
}

/* Behind a closed quotation: another one, or more text. */
static bool behind_quote(struct fault *f)
{
	size_t i = f->column;
	struct str before;
	size_t from;
	struct diag *d;

	while (i > 0 && f->line.p[i - 1] == ' ')
		i--;
	if (i == 0 || (f->line.p[i - 1] != '"' && f->line.p[i - 1] != '\''))
		return false;
	from = value_start(f->line);
	before = str_skip(f->line, from);
	if (f->c == ',' && another_quote(str_skip(f->line, f->column + 1))) {
		d = tell(f, DIAG_TEXTS_WITHOUT_LIST, "several texts go in [ ]");
		before = value_from(f->line, from);
		if (from)
			diag_paste(f->p->r->diags, d, "%.*s[%.*s]", (int)from, f->line.p, STR_ARG(before));
		return true;
	}
	d = tell(f, DIAG_SYNTAX, "the quotation is closed before this; put the whole text in quotation marks, the other kind inside");
	if (from && str_find(before, '\'') == before.n) {
		before = value_from(f->line, from);
		diag_paste(f->p->r->diags, d, "%.*s'%.*s'", (int)from, f->line.p, STR_ARG(before));
	}
	return true;
}

static void closing(struct fault *f)
{
	bool list = says(f->context, "flow sequence");
	struct loc opened = part_loc(f->p, &f->y->context_mark);
	char message[200];

	if (f->at.line == opened.line && f->c && f->c != '#') {
		snprintf(message, sizeof message, "a comma is missing before this, or the text needs quotation marks");
		diag_second(tell(f, DIAG_SYNTAX, message), opened, "opened");
		return;
	}
	move_to(f, &f->y->context_mark);
	snprintf(message, sizeof message, "%c is opened here and never closed; write the %c", list ? '[' : '{', list ? ']' : '}');
	f->at = opened;
	tell(f, DIAG_OPEN_BRACKET, message);
}

static void no_key(struct fault *f)
{
	if (behind_quote(f))
		return;
	if (f->c == ']' || f->c == '}' || f->c == ',') {
		diag_add(f->p->r->diags, DIAG_SYNTAX, f->at, "this %c belongs to nothing; delete it, or put the text in quotation marks",
			 f->c);
		return;
	}
	if (f->c == '-') {
		tell(f, DIAG_SYNTAX, "a list member cannot begin here; indent it like the other members");
		return;
	}
	tell(f, DIAG_SYNTAX, "a key is expected here; indent this line like the other lines of its entry");
}

static void no_colon(struct fault *f)
{
	move_to(f, &f->y->context_mark);
	tell(f, DIAG_SYNTAX,
	     "a colon and a value are missing behind this; if the line goes on with a text from above, put that text in "
	     "quotation marks");
}

static bool scanner_fault(struct fault *f)
{
	if (says(f->problem, "mapping values are not allowed"))
		colon(f);
	else if (says(f->problem, "cannot start any token"))
		f->c == '\t' ? tab(f) : special_start(f);
	else if (says(f->problem, "tab character"))
		tab(f);
	else if (says(f->context, "quoted scalar") && says(f->problem, "unexpected"))
		open_quote(f, &f->y->context_mark);
	else if (says(f->context, "quoted scalar"))
		escape(f);
	else if (says(f->context, "block scalar"))
		block_head(f);
	else if (says(f->context, "anchor") || says(f->context, "alias") || says(f->context, "tag")) {
		move_to(f, &f->y->context_mark);
		special_start(f);
	} else if (says(f->context, "simple key"))
		no_colon(f);
	else if (says(f->problem, "block sequence entries"))
		tell(f, DIAG_SYNTAX, "a list member cannot begin here; begin the list on the next line, or write [a, b]");
	else if (says(f->problem, "mapping keys are not allowed"))
		tell(f, DIAG_SPECIAL_START, "? means nothing here; doubt is written ~ before the word");
	else
		return false;
	return true;
}

static bool parser_fault(struct fault *f)
{
	if (says(f->context, "flow sequence") || says(f->context, "flow mapping"))
		closing(f);
	else if (says(f->context, "block mapping"))
		no_key(f);
	else if (says(f->context, "block collection"))
		tell(f, DIAG_SYNTAX, "a list member is expected here; begin the line with - or indent it under its entry");
	else if (says(f->problem, "undefined tag handle")) {
		move_to(f, &f->y->context_mark);
		tell(f, DIAG_TAG, "! begins a type mark, which ledgers do not have; put the text in quotation marks");
	} else if (says(f->problem, "node content"))
		special_start(f);
	else
		return false;
	return true;
}

/* A quotation that swallowed lines up to the next quotation mark: the fault is where it began. */
static bool swallowed(const struct fault *f)
{
	const struct part *p = f->p;

	return p->quote_end.line > p->quote.line && p->quote_end.line == f->y->problem_mark.line;
}

/* A character that other programs take for a line end stood in this line: what does not fit there comes from that, and that was
 * told. */
static bool told_already(const struct part *p, size_t line)
{
	const struct yaml_file *f = p->r->file;
	size_t lo = 0, hi = f->broken.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (f->broken.v[mid] < line)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < f->broken.n && f->broken.v[lo] == line;
}

static void record(struct fault *f)
{
	if (swallowed(f))
		open_quote(f, &f->p->quote);
	else if (!(f->y->error == YAML_SCANNER_ERROR && scanner_fault(f)) && !(f->y->error == YAML_PARSER_ERROR && parser_fault(f)))
		tell(f, DIAG_SYNTAX, "this cannot be read; check the indents and quotation marks here and in the line above");
}

size_t fault_record(struct part *p, const yaml_parser_t *y)
{
	struct fault f = {.p = p, .y = y, .context = y->context, .problem = y->problem};
	bool *muted = &p->r->diags->muted, before = *muted;

	assert(y->error == YAML_SCANNER_ERROR || y->error == YAML_PARSER_ERROR); /* its reader gets what it accepts */
	move_to(&f, &y->problem_mark);
	*muted |= p->r->again || told_already(p, f.at.line) || (y->context && told_already(p, part_loc(p, &y->context_mark).line));
	record(&f);
	*muted = before;
	return f.byte;
}
