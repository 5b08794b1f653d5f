/* The options: one row each, read by one loop. */
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/codes.h"
#include "cli/commands.h"
#include "text/near.h"

enum id { ID_FORMAT, ID_OUTPUT, ID_FAIL_ON, ID_MIN_SEVERITY, ID_SELECT, ID_IGNORE, ID_COLOR, ID_QUIET, ID_VERBOSE, ID_NOW,
	ID_STRICT, ID_STDIN_FILENAME, ID_WITH_DRAFTS, ID_BRIEF, ID_EXPLAIN, ID_LEDGER, ID_AS, ID_WHY, ID_WHO, ID_DATE, ID_UNTIL, ID_USE, ID_DROP, ID_REMOVE, ID_BASELINE, ID_CONFIG,
	ID_SHOW_CONFIG, ID_AS_OF, ID_REPORT_ONLY, ID_CHANGED_FILES, ID_EACH,
	ID_DATABASE, ID_NO_SEARCH, ID_DB, ID_ROWS, ID_TIME_LIMIT, ID_SOURCE, ID_TO, ID_ARTICLES, ID_REPLACE,
	ID_REQUIRE_COPIES, ID_QUOTES, ID_UPDATE,
	ID_HELP, ID_VERSION };

struct row {
	char letter;          /* 0: none */
	const char *name;     /* without the dashes */
	const char *argument; /* NULL: takes none */
	enum id id;
	unsigned groups;      /* 0: every command takes it */
	const char *help;
};

static const struct row rows[] = {
	{'f', "format", "FORMAT", ID_FORMAT, OPT_FORMAT, "print in this format"},
	{'o', "output", "FORMAT:PATH", ID_OUTPUT, OPT_OUTPUT, "write a file in this format (-: print it; {}: the ledger's name); may be repeated"},
	{0, "fail-on", "LEVEL", ID_FAIL_ON, OPT_JUDGE, "exit with 1 from this weight on: high, medium, low, never"},
	{0, "min-severity", "LEVEL", ID_MIN_SEVERITY, OPT_JUDGE, "print what weighs at least this (or decides): info, low, medium, high"},
	{0, "select", "CODE", ID_SELECT, OPT_JUDGE, "only codes that begin so (C501, C5, L3); may be repeated"},
	{0, "ignore", "CODE", ID_IGNORE, OPT_JUDGE, "not the codes that begin so; errors are never ignored"},
	{0, "baseline", "FILE", ID_BASELINE, OPT_KNOWN, "only findings that are not in this baseline fail ('': none; {}: the ledger's name)"},
	{0, "report-only", "PATH", ID_REPORT_ONLY, OPT_CHANGE, "load all, report what touches this file or folder; may be repeated"},
	{0, "changed-files", "FILE", ID_CHANGED_FILES, OPT_CHANGE, "the same for the paths in FILE, one a line (-: standard input)"},
	{0, "each", NULL, ID_EACH, OPT_EACH, "every FILE is a ledger of its own; with --changed-files only those it touches"},
	{0, "as-of", "DATE", ID_AS_OF, OPT_READ, "only what was published, and seen, by then"},
	{0, "config", "PATH", ID_CONFIG, OPT_READ, "settings (else gainsay.yaml of the project)"},
	{0, "show-config", NULL, ID_SHOW_CONFIG, OPT_READ, "print the settings that apply, and where they come from"},
	{0, "now", "DATE", ID_NOW, OPT_READ, "take this for today (else SOURCE_DATE_EPOCH, else the clock)"},
	{0, "strict", NULL, ID_STRICT, OPT_READ, "want every name declared"},
	{0, "stdin-filename", "PATH", ID_STDIN_FILENAME, OPT_READ, "what - (standard input) is called in messages"},
	{0, "with-drafts", NULL, ID_WITH_DRAFTS, OPT_READ, "compare claims that nobody has confirmed yet, too"},
	{0, "articles", "FOLDER", ID_ARTICLES, OPT_READ | OPT_ADD, "the copies lie here, named by the id of their source"},
	{0, "require-copies", NULL, ID_REQUIRE_COPIES, OPT_READ, "a source with claims and without a copy is an error"},
	{0, "quotes", "HOW", ID_QUOTES, OPT_DETAIL, "printed words in reports: none, fragment, or the whole sentence"},
	{0, "update", NULL, ID_UPDATE, OPT_UPDATE, "correct the places in the ledger, after showing how"},
	{0, "brief", NULL, ID_BRIEF, OPT_DETAIL, "a line each, with its place; markdown: what fits a comment"},
	{0, "explain", NULL, ID_EXPLAIN, OPT_DETAIL | OPT_DRAFT,
		"say the rule with the first finding of each kind; of drafts, how each was found"},
	{'l', "ledger", "FILE", ID_LEDGER, OPT_DRAFT, "file drafts under the questions that this ledger declares"},
	{0, "as", "RULING", ID_AS, OPT_RULE, "real, both-true, relay-error, translation, wording, typo, not-same, open"},
	{0, "why", "TEXT", ID_WHY, OPT_RULE, "the reason, one sentence"},
	{0, "who", "NAME", ID_WHO, OPT_RULE, "who decided it"},
	{0, "date", "DATE", ID_DATE, OPT_RULE, "when (else today)"},
	{0, "until", "DATE", ID_UNTIL, OPT_RULE, "with --as open: the day by which it is decided"},
	{0, "use", "CLAIM", ID_USE, OPT_RULE, "the answer the desk goes with"},
	{0, "drop", "CLAIM", ID_DROP, OPT_RULE, "take this claim out of comparison; may be repeated"},
	{0, "remove", NULL, ID_REMOVE, OPT_RULE, "take the ruling of the finding out, or the one at FILE:LINE"},
	{'o', "output", "PATH", ID_DATABASE, OPT_STORE, "write the database there"},
	{0, "no-search", NULL, ID_NO_SEARCH, OPT_STORE, "leave out the index for searching words"},
	{0, "db", "PATH", ID_DB, OPT_ASK, "ask this database, made by gainsay db, instead of the ledger"},
	{0, "rows", "N", ID_ROWS, OPT_ASK, "print at most so many rows (as text 1000, else all; 0: all)"},
	{0, "time-limit", "SECONDS", ID_TIME_LIMIT, OPT_ASK, "give up after so long (10; 0: never)"},
	{0, "color", "WHEN", ID_COLOR, OPT_LOOK, "auto, always or never; NO_COLOR is heeded"},
	{'v', "verbose", NULL, ID_VERBOSE, OPT_LOOK, "print all findings, what is ignored, and every claim of a side"},
	{'q', "quiet", NULL, ID_QUIET, OPT_QUIET, "print nothing; the exit status tells"},
	{0, "source", "ID", ID_SOURCE, OPT_ADD, "the id the article has, or will have, among the sources"},
	{0, "to", "PATH", ID_TO, OPT_ADD, "where the copy goes (else articles/ID.md in the project's folder)"},
	{0, "replace", NULL, ID_REPLACE, OPT_ADD, "put the new state of an article in the place of the old copy"},
	{'h', "help", NULL, ID_HELP, 0, "help on the command"},
	{0, "version", NULL, ID_VERSION, 0, "the version"},
};
enum { N_ROWS = sizeof rows / sizeof rows[0] };

const char *option_name(unsigned i)
{
	return i < N_ROWS ? rows[i].name : NULL;
}

char option_letter(unsigned i)
{
	return i < N_ROWS ? rows[i].letter : 0;
}

/* ---- what the options mean --------------------------------------------------------------------------------------------- */

static int read_severity(struct str word, enum severity *out)
{
	for (unsigned s = SEVERITY_INFO; s <= SEVERITY_HIGH; s++) {
		if (str_is(word, severity_word((enum severity)s))) {
			*out = (enum severity)s;
			return 0;
		}
	}
	return -1;
}

static int read_fail_on(struct options *o, const char *word, struct err *e)
{
	o->fail_given = true;
	o->fail_never = strcmp(word, "never") == 0;
	if (o->fail_never)
		return 0;
	if (read_severity(str_from(word), &o->fail_on) == 0 && o->fail_on > SEVERITY_INFO)
		return 0;
	return err_set(e, "--fail-on takes high, medium, low or never, not “%s”", word);
}

static int read_min_severity(struct options *o, const char *word, struct err *e)
{
	o->min_given = true;
	if (read_severity(str_from(word), &o->min_severity) == 0)
		return 0;
	return err_set(e, "--min-severity takes high, medium, low or info, not “%s”", word);
}

/* Which of three WORDS it is; a message names them all. */
static int read_choice(const char *option, const char *word, const char *const words[3], unsigned *out, struct err *e)
{
	for (unsigned i = 0; i < 3; i++) {
		if (strcmp(word, words[i]) == 0) {
			*out = i;
			return 0;
		}
	}
	return err_set(e, "--%s takes %s, %s or %s, not “%s”", option, words[0], words[1], words[2], word);
}

static int read_color(struct options *o, const char *word, struct err *e)
{
	static const char *const words[] = {"auto", "always", "never"};
	unsigned which = o->color;
	int rc = read_choice("color", word, words, &which, e);

	o->color = (enum color_mode)which;
	return rc;
}

static int unknown_output(struct str format, struct err *e)
{
	struct buf names = {0};

	for (unsigned i = 0; i < n_renderers; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", renderers[i].name);
	err_set(e, "-o does not know the format “%.*s”; it knows %.*s", STR_ARG(format), STR_ARG(buf_str(&names)));
	buf_free(&names);
	return -1;
}

static int read_quotes(struct options *o, const char *word, struct err *e)
{
	static const char *const words[] = {"none", "fragment", "sentence"};
	unsigned which = o->quotes;
	int rc = read_choice("quotes", word, words, &which, e);

	o->quotes = (enum report_quotes)which;
	return rc;
}

static int read_output(struct options *o, const char *word, struct err *e)
{
	struct str format = str_cut(str_from(word), str_find(str_from(word), ':'));
	const struct renderer *r = renderer_find(format);

	if (format.n == strlen(word) || word[format.n + 1] == '\0')
		return err_set(e, "-o takes a format and a path, as in -o json:findings.json; “%s” is not of that form", word);
	if (!r)
		return unknown_output(format, e);
	for (size_t i = 0; i < o->outputs.n; i++) {
		if (strcmp(o->outputs.v[i].path, word + format.n + 1) == 0)
			return err_set(e, "two outputs go to %s: give each a path of its own", o->outputs.v[i].path);
	}
	vec_push(&o->outputs, (struct output){r, word + format.n + 1});
	return 0;
}

/* Code prefixes, one or several apart by commas. */
static int read_codes(struct options *o, bool select, const char *word, struct err *e)
{
	struct str rest = str_from(word);

	do {
		struct str one = str_cut(rest, str_find(rest, ','));

		rest = str_skip(rest, one.n + 1);
		one = str_trim(one);
		if (code_check(one, select ? CODE_SELECT : CODE_IGNORE, e) < 0)
			return -1;
		if (select)
			vec_push(&o->select, one);
		else
			vec_push(&o->ignore, one);
	} while (rest.n);
	return 0;
}

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; p && (p = strstr(p, word)); p += n) {
		if ((p == words || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	}
	return false;
}

static int read_format(struct options *o, const struct command *c, const char *word, struct err *e)
{
	o->format = strcmp(word, "md") == 0 ? "markdown" : word;
	o->format_given = true;
	if (*word && has_word(c->formats, o->format))
		return 0;
	return err_set(e, "gainsay %s has no format “%s”; it knows: %s", c->name, word, c->formats);
}

static int read_rows(struct options *o, const char *word, struct err *e)
{
	size_t n = 0;
	const char *p = word;

	for (; *p >= '0' && *p <= '9' && p - word < 12; p++)
		n = n * 10 + (size_t)(*p - '0');
	if (*p || p == word)
		return err_set(e, "--rows takes a number of rows such as 100, or 0 for all, not “%s”", word);
	o->rows = n;
	o->rows_given = true;
	return 0;
}

static int read_seconds(struct options *o, const char *word, struct err *e)
{
	char *end;

	o->seconds = strtod(word, &end);
	if (word[0] < '0' || word[0] > '9' || *end || strspn(word, "0123456789.") != strlen(word) || o->seconds > 1e6)
		return err_set(e, "--time-limit takes seconds such as 30 or 0.5, or 0 for none, not “%s”", word);
	return 0;
}

static int apply(struct options *o, const struct command *c, const struct row *row, const char *value, struct err *e)
{
	switch (row->id) {
	case ID_FORMAT: return read_format(o, c, value, e);
	case ID_OUTPUT: return read_output(o, value, e);
	case ID_FAIL_ON: return read_fail_on(o, value, e);
	case ID_MIN_SEVERITY: return read_min_severity(o, value, e);
	case ID_SELECT: return read_codes(o, true, value, e);
	case ID_IGNORE: return read_codes(o, false, value, e);
	case ID_COLOR: return read_color(o, value, e);
	case ID_NOW: o->now = value; break;
	case ID_QUIET: o->quiet = true; break;
	case ID_VERBOSE: o->verbose = true; break;
	case ID_STRICT: o->strict = true; break;
	case ID_STDIN_FILENAME: o->stdin_name = value; break;
	case ID_WITH_DRAFTS: o->with_drafts = true; break;
	case ID_REQUIRE_COPIES: o->require_copies = true; break;
	case ID_QUOTES: return read_quotes(o, value, e);
	case ID_UPDATE: o->update = true; break;
	case ID_BRIEF: o->brief = true; break;
	case ID_EXPLAIN: o->explain = true; break;
	case ID_BASELINE: o->baseline = *value ? value : NULL; break; /* an empty one switches it off */
	case ID_CONFIG: o->config = value; break;
	case ID_SHOW_CONFIG: o->show_config = true; break;
	case ID_AS_OF: o->as_of = value; break;
	case ID_REPORT_ONLY: vec_push(&o->report_only, value); break;
	case ID_CHANGED_FILES: o->changed_files = value; break;
	case ID_EACH: o->each = true; break;
	case ID_AS: o->rule.as = value; break;
	case ID_WHY: o->rule.why = value; break;
	case ID_WHO: o->rule.who = value; break;
	case ID_DATE: o->rule.date = value; break;
	case ID_UNTIL: o->rule.until = value; break;
	case ID_USE: o->rule.use = value; break;
	case ID_DROP: vec_push(&o->rule.drop, value); break;
	case ID_REMOVE: o->rule.remove = true; break;
	case ID_DATABASE: o->path = value; break;
	case ID_NO_SEARCH: o->no_search = true; break;
	case ID_DB: o->db = value; break;
	case ID_ROWS: return read_rows(o, value, e);
	case ID_TIME_LIMIT: return read_seconds(o, value, e);
	case ID_LEDGER: o->ledger = value; break;
	case ID_SOURCE: o->source = value; break;
	case ID_TO: o->to = value; break;
	case ID_ARTICLES: o->articles = value; break;
	case ID_REPLACE: o->replace = true; break;
	case ID_HELP: o->help = true; break;
	case ID_VERSION: o->version = true; break;
	}
	return 0;
}

static int apply_given(struct options *o, const struct command *c, const struct row *row, const char *value, struct err *e)
{
	o->given |= (uint64_t)1 << row->id;
	return apply(o, c, row, value, e);
}

/* ---- reading ------------------------------------------------------------------------------------------------------------- */

static bool takes(const struct command *c, const struct row *row)
{
	return row->groups == 0 || (c->groups & row->groups);
}

static int unknown(const struct command *c, struct str name, struct err *e)
{
	struct str words[N_ROWS];
	size_t n = 0;
	long best;

	if (later_option(name))
		return err_set(e, "--%.*s is not in this version (see “gainsay help %s”)", STR_ARG(name), c->name);
	for (unsigned i = 0; i < N_ROWS; i++) {
		if (takes(c, &rows[i]))
			words[n++] = str_from(rows[i].name);
	}
	best = near_best(name, words, n);
	if (best >= 0)
		return err_set(e, "there is no option --%.*s; did you mean --%.*s?", STR_ARG(name), STR_ARG(words[best]));
	return err_set(e, "there is no option --%.*s (see “gainsay help %s”)", STR_ARG(name), c->name);
}

/* A name may mean one thing to one command and another to the next (-o): the row that C takes, if there is one. */
static const struct row *find_long(const struct command *c, struct str name)
{
	const struct row *found = NULL;

	for (unsigned i = 0; i < N_ROWS; i++) {
		if (str_is(name, rows[i].name) && (!found || takes(c, &rows[i])))
			found = &rows[i];
	}
	return found;
}

static int not_here(const struct command *c, const struct row *row, struct err *e)
{
	return err_set(e, "gainsay %s does not take --%s (see “gainsay help %s”)", c->name, row->name, c->name);
}

/* "--name", "--name=value" or "--name value"; *I is the word's place in ARGV. */
static int read_long(struct options *o, const struct command *c, int argc, char *const *argv, int *i, struct err *e)
{
	const char *word = argv[*i] + 2, *equals = strchr(word, '=');
	struct str name = {word, equals ? (size_t)(equals - word) : strlen(word)};
	const struct row *row = find_long(c, name);

	if (!row)
		return unknown(c, name, e);
	if (!takes(c, row))
		return not_here(c, row, e);
	if (!row->argument)
		return equals ? err_set(e, "--%s takes no value", row->name) : apply_given(o, c, row, "", e);
	if (!equals && *i + 1 >= argc)
		return err_set(e, "--%s wants a value: --%s %s", row->name, row->name, row->argument);
	return apply_given(o, c, row, equals ? equals + 1 : argv[++*i], e);
}

static const struct row *find_short(const struct command *c, char letter)
{
	const struct row *found = NULL;

	for (unsigned i = 0; i < N_ROWS; i++) {
		if (rows[i].letter == letter && (!found || takes(c, &rows[i])))
			found = &rows[i];
	}
	return found;
}

/* "-v", "-qv", "-fjson" or "-f json". */
static int read_short(struct options *o, const struct command *c, int argc, char *const *argv, int *i, struct err *e)
{
	for (const char *p = argv[*i] + 1; *p; p++) {
		const struct row *row = find_short(c, *p);

		if (!row)
			return err_set(e, "there is no option -%c (see “gainsay help %s”)", *p, c->name);
		if (!takes(c, row))
			return not_here(c, row, e);
		if (row->argument) {
			if (!p[1] && *i + 1 >= argc)
				return err_set(e, "-%c wants a value: -%c %s", *p, *p, row->argument);
			return apply_given(o, c, row, p[1] ? p + 1 : argv[++*i], e);
		}
		if (apply_given(o, c, row, "", e) < 0)
			return -1;
	}
	return 0;
}

/* `-o FORMAT:-` is standard output: there is only one. */
static int check_outputs(const struct options *o, struct err *e)
{
	for (size_t i = 0; i < o->outputs.n; i++) {
		if (strcmp(o->outputs.v[i].path, "-") == 0 && o->format_given)
			return err_set(e, "-f and -o %s:- both print on standard output: keep one, or name a file", o->outputs.v[i].renderer->name);
	}
	return 0;
}

static int check_operands(const struct options *o, const struct command *c, struct err *e)
{
	if (o->help || o->version || o->show_config)
		return 0;
	if (o->operands.n < c->least)
		return err_set(e, "something is missing: gainsay %s %s", c->name, c->operands);
	if (!c->takes_files && o->operands.n > c->most)
		return err_set(e, "“%s” is too much: gainsay %s%s%s", o->operands.v[c->most], c->name,
			c->operands[0] ? " " : "", c->operands);
	return 0;
}

int options_read(struct options *o, const struct command *c, int argc, char *const *argv, struct err *e)
{
	bool ended = false;

	*o = (struct options){.format = "auto", .fail_on = SEVERITY_HIGH, .min_severity = SEVERITY_INFO, .seconds = 10,
		.quotes = QUOTES_FRAGMENT, .arena = arena_new(), .argc = argc, .argv = argv};
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];
		int rc = 0;

		if (ended || word[0] != '-' || word[1] == '\0')
			vec_push(&o->operands, word);
		else if (strcmp(word, "--") == 0)
			ended = true;
		else if (word[1] == '-')
			rc = read_long(o, c, argc, argv, &i, e);
		else
			rc = read_short(o, c, argc, argv, &i, e);
		if (rc < 0)
			return -1;
	}
	return check_outputs(o, e) < 0 ? -1 : check_operands(o, c, e);
}

void options_free(struct options *o)
{
	vec_free(&o->outputs);
	vec_free(&o->select);
	vec_free(&o->ignore);
	vec_free(&o->rule.drop);
	vec_free(&o->report_only);
	vec_free(&o->inputs);
	if (o->arena)
		arena_free(o->arena);
	vec_free(&o->operands);
}

int option_set(struct options *o, const struct command *c, const char *name, const char *value, struct err *e)
{
	const struct row *row = find_long(c, str_from(name));

	return row && takes(c, row) ? apply(o, c, row, value, e) : 0;
}

bool option_given(const struct options *o, const struct command *c, const char *name)
{
	const struct row *row = find_long(c, str_from(name));

	return row && (o->given >> row->id & 1);
}

void options_help(struct buf *b, const struct command *c)
{
	for (unsigned i = 0; i < N_ROWS; i++) {
		const struct row *row = &rows[i];
		char name[64];

		if (!takes(c, row))
			continue;
		snprintf(name, sizeof name, "--%s%s%s", row->name, row->argument ? " " : "", row->argument ? row->argument : "");
		if (row->letter)
			buf_printf(b, "  -%c, %-26s %s\n", row->letter, name, row->help);
		else
			buf_printf(b, "      %-26s %s\n", name, row->help);
	}
}
