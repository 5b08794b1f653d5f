/* Settings that do nothing, which nobody would notice: paths that nothing lies at, variables that nobody reads. No reason to
 * stop, but one to say so. */
#include "cli/settings.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/missing.h"
#include "cli/patterns.h"
#include "text/near.h"

extern char **environ;

struct said {
	struct arena *arena;
	struct paths *texts;
};

static void say_once(struct said *said, struct str text)
{
	for (size_t i = 0; i < said->texts->v.n; i++)
		if (str_is(text, said->texts->v.v[i]))
			return;
	vec_push(&said->texts->v, arena_str(said->arena, text).p);
	complain(EXIT_FINE, "%.*s", STR_ARG(text));
}

/* ---- paths of gainsay.yaml ---------------------------------------------------------------------------------------- */

static bool is_there(const struct options *o, struct str path)
{
	struct str folder = path.n && path.p[0] == '/' ? STR("") : o->project;
	struct paths found = {0};
	bool out;

	if (!is_pattern(path))
		return file_exists(arena_printf(o->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path)).p);
	folder = pattern_literal(o->arena, folder);
	out = pattern_paths(o->arena, arena_printf(o->arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path)).p, &found) == 0;
	vec_free(&found.v);
	return out;
}

static void warn_path(const struct options *o, const struct level_rule *r, struct said *said)
{
	struct str full = arena_printf(o->arena, "%.*s%.*s", STR_ARG(o->project), STR_ARG(r->path));
	struct str near = is_pattern(r->path) || r->path.p[0] == '/' ? STR("") : near_path(o->arena, full);
	struct str text = arena_printf(o->arena, "%s:%u: nothing lies at %.*s, so that these levels are for nothing",
		o->config_path, (unsigned)r->loc.line, STR_ARG(r->path));

	if (near.n > o->project.n)
		text = arena_printf(o->arena, "%.*s; did you mean %.*s?", STR_ARG(text), STR_ARG(str_skip(near, o->project.n)));
	say_once(said, text);
}

static void warn_paths(const struct options *o, struct said *said)
{
	struct str before = STR("");

	for (size_t i = 0; i < o->n_config_levels; i++) {
		const struct level_rule *r = &o->config_levels[i];

		if (r->path.n && !str_eq(r->path, before) && !is_there(o, r->path))
			warn_path(o, r, said);
		before = r->path;
	}
}

/* ---- the environment ----------------------------------------------------------------------------------------------- */

/* The project file's place, what the templates for CI are told, and what nobody means as an option. */
static bool is_other(struct str key)
{
	static const char *const others[] = {"config", "ledgers", "each", "changed", "arguments", "version", "help"};

	for (unsigned i = 0; i < sizeof others / sizeof others[0]; i++)
		if (str_is(key, others[i]))
			return true;
	return false;
}

/* "GAINSAY_CHANGED_FILES" -> "changed-files" */
static struct str option_like(struct arena *a, struct str name)
{
	struct str key = arena_str(a, str_skip(name, sizeof "GAINSAY_" - 1));
	char *p = arena_dup(a, key.p, key.n + 1);

	for (size_t i = 0; i < key.n; i++)
		p[i] = (char)(p[i] == '_' ? '-' : p[i] >= 'A' && p[i] <= 'Z' ? p[i] - 'A' + 'a' : p[i]);
	return (struct str){p, key.n};
}

/* Variables with other names may be anybody's: only what looks like one of ours is told. */
static void warn_variable(const struct options *o, struct str name, struct said *said)
{
	struct str words[N_SETTINGS], key = option_like(o->arena, name);
	unsigned option = 0;
	long near;

	for (unsigned s = 0; s < N_SETTINGS; s++)
		words[s] = str_from(settings[s].key);
	near = near_best(key, words, N_SETTINGS);
	if ((near >= 0 && str_eq(key, words[near])) || is_other(key))
		return;
	while (option_name(option) && !str_is(key, option_name(option)))
		option++;
	if (near >= 0)
		say_once(said, arena_printf(o->arena, "%.*s is not read; did you mean %s?", STR_ARG(name),
			setting_variable(o->arena, (enum setting)near)));
	else if (option_name(option))
		say_once(said, arena_printf(o->arena, "%.*s is not read: --%.*s stands on the command line", STR_ARG(name),
			STR_ARG(key)));
	else if (str_is(key, "levels") || str_is(key, "paths"))
		say_once(said, arena_printf(o->arena, "%.*s is not read: `%.*s` stands in gainsay.yaml only", STR_ARG(name),
			STR_ARG(key)));
}

static void warn_environment(const struct options *o, struct said *said)
{
	for (char **e = environ; e && *e; e++) {
		struct str name = str_cut(str_from(*e), str_find(str_from(*e), '='));

		if (str_starts(name, "GAINSAY_") && name.n < 40)
			warn_variable(o, name, said);
	}
}

/* A misspelt folder of copies would switch off every comparison with the print. */
static void warn_articles(const struct options *o, struct said *said)
{
	struct str near;

	if (!o->articles || file_is_folder(o->articles))
		return;
	near = near_path(o->arena, str_from(o->articles));
	say_once(said, arena_printf(o->arena, "there is no folder %s, so that no copy is found by the id of its source%s%.*s%s", o->articles,
		near.n ? "; did you mean " : "", STR_ARG(near), near.n ? "?" : ""));
}

void settings_warn(const struct options *o, struct arena *keep, struct paths *texts)
{
	struct said said = {keep, texts};

	warn_environment(o, &said);
	warn_paths(o, &said);
	warn_articles(o, &said);
}
