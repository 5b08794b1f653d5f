/* --show-config: what applies, as a gainsay.yaml that gives the same when it is read from this folder. What is not set stands
 * there as a remark, for a setting that is told can mean more than the one that is built in. */
#include "cli/commands.h"
#include "cli/patterns.h"
#include "cli/settings.h"
#include "report/safe.h"
#include "yaml/edit.h"

struct showing {
	const struct options *o;
	const struct command *command;
	const struct shown_files *files; /* the ledgers it is about */
	struct buf *out;
};

/* ---- one setting -------------------------------------------------------------------------------------------------- */

/* So that it reads as the same text, in brackets or as a key, too. */
static void add_word(struct buf *b, const struct showing *s, struct str word)
{
	bool said = str_is(word, "yes") || str_is(word, "no"); /* as people type it there */

	buf_add(b, said ? word : yaml_typed(s->o->arena, word, true));
}

static void add_text(struct buf *b, const struct showing *s, const char *text)
{
	if (text && *text)
		add_word(b, s, str_from(text));
}

static void add_words(struct buf *b, const struct showing *s, const struct str *v, size_t n)
{
	buf_char(b, '[');
	for (size_t i = 0; i < n; i++) {
		buf_puts(b, i ? ", " : "");
		add_word(b, s, v[i]);
	}
	buf_char(b, ']');
}

static void add_outputs(struct buf *b, const struct showing *s)
{
	const struct options *o = s->o;

	buf_char(b, '[');
	for (size_t i = 0; i < o->outputs.n; i++) {
		buf_puts(b, i ? ", " : "");
		add_word(b, s, arena_printf(o->arena, "%s:%s", o->outputs.v[i].renderer->name, o->outputs.v[i].path));
	}
	buf_char(b, ']');
}

static void add_files(struct buf *b, const struct showing *s)
{
	buf_char(b, '[');
	for (size_t i = 0; i < s->files->n; i++) {
		buf_puts(b, i ? ", " : "");
		add_text(b, s, s->files->v[i]);
	}
	buf_char(b, ']');
}

/* Commands other than check fail for findings only where they are told to. */
static const char *fail_on(const struct showing *s)
{
	bool check = strcmp(s->command->name, "check") == 0;

	return s->o->fail_never || (!check && !s->o->fail_given) ? "never" : severity_word(s->o->fail_on);
}

static void add_value(struct buf *b, const struct showing *s, enum setting which)
{
	const struct options *o = s->o;

	switch (which) {
	case SET_INPUTS: add_files(b, s); break;
	case SET_ARTICLES: add_text(b, s, o->articles); break;
	case SET_FAIL_ON: add_text(b, s, fail_on(s)); break;
	case SET_MIN_SEVERITY: add_text(b, s, severity_word(o->min_severity)); break;
	case SET_SELECT: add_words(b, s, o->select.v, o->select.n); break;
	case SET_IGNORE: add_words(b, s, o->ignore.v, o->ignore.n); break;
	case SET_BASELINE: add_text(b, s, o->baseline); break;
	case SET_OUTPUTS: add_outputs(b, s); break;
	case SET_STRICT: buf_puts(b, o->strict ? "yes" : "no"); break;
	case SET_WITH_DRAFTS: buf_puts(b, o->with_drafts ? "yes" : "no"); break;
	case SET_WHO: add_text(b, s, o->rule.who); break;
	case N_SETTINGS: break;
	}
}

static void show_setting(const struct showing *s, enum setting which)
{
	const struct applied *a = &s->o->applied[which];
	bool files = which == SET_INPUTS && s->files->origin.n;
	struct str origin = files ? s->files->origin : a->origin;
	struct buf value = {0};
	size_t line = s->out->n;

	if (a->n && !files && settings[which].list)
		add_words(&value, s, a->v, a->n);
	else if (a->n && !files)
		add_word(&value, s, a->v[0]);
	else
		add_value(&value, s, which);
	buf_printf(s->out, "%s%s: %.*s", origin.n && value.n ? "" : "# ", settings[which].key, STR_ARG(buf_str(&value)));
	while (s->out->n - line < 32)
		buf_char(s->out, ' ');
	buf_puts(s->out, " # ");
	safe_add(s->out, origin.n ? origin : value.n ? STR("built in") : STR("not set"));
	buf_char(s->out, '\n');
	buf_free(&value);
}

/* ---- levels --------------------------------------------------------------------------------------------------------- */

static void show_level(const struct showing *s, const struct level_rule *r, const char *lead)
{
	buf_printf(s->out, "%s%.*s: %.*s  # ", lead, STR_ARG(r->code), STR_ARG(r->level));
	safe_puts(s->out, s->o->config_path);
	buf_printf(s->out, ":%u\n", (unsigned)r->loc.line);
}

/* As a path from this folder. */
static void show_path(const struct showing *s, struct str path)
{
	struct arena *a = s->o->arena;
	struct str folder = path.p[0] == '/' ? STR("") : is_pattern(path) ? pattern_literal(a, s->o->project) : s->o->project;

	buf_puts(s->out, "  ");
	add_word(s->out, s, arena_printf(a, "%.*s%.*s", STR_ARG(folder), STR_ARG(path)));
	buf_puts(s->out, ":\n");
}

static void show_levels(const struct showing *s, bool of_paths)
{
	struct str path = STR("");
	bool open = false;

	for (size_t i = 0; i < s->o->n_config_levels; i++) {
		const struct level_rule *r = &s->o->config_levels[i];

		if ((r->path.n > 0) != of_paths)
			continue;
		buf_puts(s->out, open ? "" : of_paths ? "paths:\n" : "levels:\n");
		open = true;
		if (!str_eq(path, r->path))
			show_path(s, r->path);
		path = r->path;
		show_level(s, r, of_paths ? "    " : "  ");
	}
}

/* ---- all ------------------------------------------------------------------------------------------------------------ */

/* The last line that fits counts, so that levels and paths stay in their order. */
void settings_show(const struct options *o, const struct command *command, const struct shown_files *files, struct buf *out)
{
	struct showing s = {o, command, files, out};
	bool paths_first = o->n_config_levels && o->config_levels[0].path.n;

	buf_puts(out, "# What applies here, and where it comes from");
	buf_puts(out, o->config_path ? ". File: " : " (there is no gainsay.yaml)");
	safe_puts(out, o->config_path ? o->config_path : "");
	buf_char(out, '\n');
	for (unsigned i = 0; i < N_SETTINGS; i++)
		show_setting(&s, (enum setting)i);
	show_levels(&s, paths_first);
	show_levels(&s, !paths_first);
}
