/* gainsay.yaml and the environment, laid under the options of the command line. */
#include "cli/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/baselines.h"
#include "cli/codes.h"
#include "cli/commands.h"
#include "cli/patterns.h"
#include "ledger/paths.h"
#include "report/choose.h"
#include "report/safe.h"

struct laying {
	struct options *o;
	const struct command *command;
	struct arena *arena;
	struct config config;
	struct diags diags;
	const char *path;      /* of gainsay.yaml as shown; NULL: there is none */
	struct str folder;     /* its folder, with a slash behind it; empty: this folder */
	struct err e;
};

/* ---- finding the file ------------------------------------------------------------------------------------------- */

/* The way from this folder to ROOT: "", "../", "../../" where ROOT holds it, "stories/mill/" where ROOT lies in it; else ROOT. */
static struct str way_to(struct arena *a, struct str root)
{
	struct str here = path_absolute(a, STR("."));
	struct buf b = {0};
	struct str out;

	if (root.n > here.n && here.n > 1 && memcmp(here.p, root.p, here.n) == 0 && root.p[here.n] == '/')
		return arena_printf(a, "%.*s/", STR_ARG(str_skip(root, here.n + 1)));
	if (here.n < root.n || memcmp(here.p, root.p, root.n) != 0 || (here.n > root.n && root.n > 1 && here.p[root.n] != '/'))
		return arena_printf(a, "%.*s%s", STR_ARG(root), root.n > 1 ? "/" : "");
	for (size_t i = root.n; i < here.n; i++)
		if (here.p[i] == '/' || (root.n == 1 && i == root.n))
			buf_puts(&b, "../");
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

/* The project is that of the first FILE, else of this folder. */
static void find_config(struct laying *x)
{
	const struct options *o = x->o;
	size_t skip = x->command->most;
	const char *near = x->command->takes_files && o->operands.n > skip && strcmp(o->operands.v[skip], "-") != 0
		? o->operands.v[skip] : "gainsay.yaml";
	const char *given = o->config ? o->config : getenv("GAINSAY_CONFIG");
	struct str path;

	if (given && *given) {
		size_t n = strlen(given);

		while (n && given[n - 1] != '/')
			n--;
		x->path = given;
		x->folder = str_cut(str_from(given), n);
		return;
	}
	x->folder = way_to(x->arena, project_root(x->arena, str_from(near)));
	path = arena_printf(x->arena, "%.*sgainsay.yaml", STR_ARG(x->folder));
	x->path = file_found(path.p) ? path.p : NULL;
}

static int config_broken(struct laying *x)
{
	struct buf b = {0};

	diags_sort(&x->diags);
	for (size_t i = 0; i < x->diags.list.n; i++) {
		const struct diag *d = &x->diags.list.v[i];

		safe_puts(&b, x->path);
		buf_printf(&b, ":%u:%u: error[%s]: ", (unsigned)d->place[0].loc.line, (unsigned)d->place[0].loc.column,
			diag_codes[d->code].id);
		safe_add(&b, d->message);
		buf_char(&b, '\n');
	}
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	return EXIT_USAGE;
}

static int read_config(struct laying *x)
{
	struct str bytes;

	if (!x->path)
		return EXIT_FINE;
	if (!file_exists(x->path))
		return complain(EXIT_USAGE, "there is no file %s", x->path);
	if (file_read(x->arena, x->path, &bytes, &x->e) < 0)
		return complain(EXIT_WORLD, "%s", x->e.text);
	config_read(x->arena, bytes, 0, &x->diags, &x->config);
	return EXIT_FINE;
}

/* ---- codes and levels ------------------------------------------------------------------------------------------- */

static bool check_code(struct laying *x, struct str code, enum code_use use, struct loc at)
{
	if (code_check(code, use, &x->e) == 0)
		return true;
	diag_add(&x->diags, DIAG_UNKNOWN_CODE, at, "%s", x->e.text);
	return false;
}

static struct str in_folder(const struct laying *x, struct str path)
{
	if (path.n && path.p[0] == '/')
		return arena_str(x->arena, path);
	return arena_printf(x->arena, "%.*s%.*s", STR_ARG(x->folder), STR_ARG(path));
}

static int severity_of(struct str word)
{
	for (int s = SEVERITY_INFO; s <= SEVERITY_HIGH; s++)
		if (str_is(word, severity_word((enum severity)s)))
			return s;
	return -1;
}

static int level_of(struct str word)
{
	return str_is(word, "error") ? DIAG_ERROR : str_is(word, "warning") ? DIAG_WARNING : str_is(word, "info") ? DIAG_INFO : -1;
}

/* A pattern's folder is as much of it as has no sign in it. */
static void place_level(const struct laying *x, struct str path, struct level_change *c)
{
	size_t folder = path.n;

	if (is_pattern(path)) {
		for (folder = 0; folder < path.n && path.p[folder] != '*' && path.p[folder] != '?';)
			folder++;
		while (folder && path.p[folder - 1] != '/')
			folder--;
		while (path.n > folder + 1 && path.p[path.n - 1] == '/')
			path.n--;
		c->pattern = arena_str(x->arena, str_skip(path, folder)).p;
	}
	c->path = path_absolute(x->arena, in_folder(x, folder ? str_cut(path, folder) : STR(".")));
}

static void lay_levels(struct laying *x)
{
	struct level_change *v = ARENA_ARRAY(x->arena, struct level_change, x->config.levels.n + 1);

	for (size_t i = 0; i < x->config.levels.n; i++) {
		const struct level_rule *r = &x->config.levels.v[i];
		struct level_change c = {.code = r->code, .off = str_is(r->level, "off"), .severity = severity_of(r->level),
			.level = level_of(r->level)};
		bool finding = r->code.n && r->code.p[0] == 'C';

		if (!check_code(x, r->code, CODE_LEVEL, r->loc))
			continue;
		if (r->path.n)
			place_level(x, r->path, &c);
		if (!c.off && (finding ? c.severity < 0 : c.level < 0))
			diag_add(&x->diags, DIAG_BAD_SETTING, r->level_loc, finding ? "findings are high, medium, low, info or off, not `%.*s`"
				: "problems are error, warning, info or off, not `%.*s`", STR_ARG(r->level));
		else
			v[x->o->n_levels++] = c;
	}
	x->o->levels = v;
}

/* ---- one setting ------------------------------------------------------------------------------------------------ */

/* The option of the command line that means the same. */
static const char *option_of(enum setting s)
{
	return s == SET_OUTPUTS ? "output" : settings[s].key;
}

/* For `check` alone: what other commands print and how they end is told on their own command line. */
static bool is_for(const struct laying *x, enum setting s)
{
	bool check = strcmp(x->command->name, "check") == 0;

	return check || (s != SET_FAIL_ON && s != SET_OUTPUTS && s != SET_MIN_SEVERITY);
}

/* The first FILE. */
static const char *first_file(const struct laying *x)
{
	const struct options *o = x->o;
	size_t skip = x->command->takes_files ? x->command->most : o->operands.n;
	const char *path = o->operands.n > skip ? o->operands.v[skip] : o->inputs.n ? o->inputs.v[0] : "claims.yaml";

	return strcmp(path, "-") == 0 && o->stdin_name ? o->stdin_name : path;
}

/* `{}` in the path of a baseline is the name of the ledger, seen from FOLDER: that of gainsay.yaml, or this one. */
static const char *of_ledger(const struct laying *x, struct str folder, const char *baseline)
{
	if (!strstr(baseline, "{}"))
		return baseline;
	x->o->baseline_each = true;
	return ledger_named(x->arena, baseline, folder, first_file(x));
}

/* Paths of the file are those of its folder; of the environment those of this one. */
static struct str placed(const struct laying *x, enum setting s, struct str word, bool from_file)
{
	size_t colon = str_find(word, ':');

	if (!from_file)
		return arena_str(x->arena, word);
	if (s == SET_OUTPUTS && colon < word.n && !str_is(str_skip(word, colon + 1), "-"))
		return arena_printf(x->arena, "%.*s:%.*s", (int)colon, word.p, STR_ARG(in_folder(x, str_skip(word, colon + 1))));
	if (s == SET_BASELINE)
		return in_folder(x, str_from(of_ledger(x, x->folder, arena_str(x->arena, word).p)));
	if (s == SET_INPUTS && is_pattern(word) && word.p[0] != '/')
		return arena_printf(x->arena, "%s%.*s", pattern_literal(x->arena, x->folder).p, STR_ARG(word));
	return settings[s].path ? in_folder(x, word) : arena_str(x->arena, word);
}

static int add_inputs(struct laying *x, struct str pattern)
{
	struct paths found = {0};
	int rc = is_pattern(pattern) ? pattern_paths(x->arena, pattern.p, &found) : 0;

	if (!is_pattern(pattern))
		vec_push(&x->o->inputs, pattern.p);
	for (size_t i = 0; i < found.v.n; i++)
		vec_push(&x->o->inputs, found.v.v[i]);
	vec_free(&found.v);
	return rc == 0 ? 0 : err_set(&x->e, "no file is called like %s", pattern.p);
}

static int lay_word(struct laying *x, enum setting s, struct str word)
{
	if (s == SET_INPUTS)
		return add_inputs(x, word);
	if (s == SET_STRICT || s == SET_WITH_DRAFTS)
		return str_is(word, "yes") ? option_set(x->o, x->command, option_of(s), NULL, &x->e) : 0;
	return option_set(x->o, x->command, option_of(s), word.p, &x->e);
}

static void remember(struct laying *x, enum setting s, const struct str *v, uint32_t n, struct str origin)
{
	x->o->applied[s] = (struct applied){v, n, origin};
}

static int from_environment(struct laying *x, enum setting s, const char *value)
{
	const char *name = setting_variable(x->arena, s);
	struct str rest = str_from(value), *v = ARENA_ARRAY(x->arena, struct str, rest.n + 1);
	uint32_t n = 0;

	while (rest.n) {
		struct str one = settings[s].list ? str_cut(rest, str_find(rest, ',')) : rest;

		rest = str_skip(rest, one.n + 1);
		one = str_trim(one);
		if (one.n == 0)
			continue;
		if (!setting_takes(s, one))
			return complain(EXIT_USAGE, "%s takes one of: %s, not “%.*s”", name, settings[s].words, STR_ARG(one));
		v[n] = placed(x, s, one, false);
		if (lay_word(x, s, v[n++]) < 0)
			return complain(EXIT_USAGE, "%s: %s", name, x->e.text);
	}
	remember(x, s, v, n, str_from(name));
	return EXIT_FINE;
}

/* PATH with its links followed as far as something is there; what is not made yet has none. */
static struct str true_as_far(struct arena *a, struct str path)
{
	struct str at = path_absolute(a, path), real;

	while ((real = file_real(a, arena_str(a, at).p)).n == 0 && at.n > 1)
		at = path_folder(at);
	return real.n ? real : at;
}

static bool is_in(struct str path, struct str folder)
{
	return str_is(folder, "/") || (path.n >= folder.n && memcmp(path.p, folder.p, folder.n) == 0 &&
		(path.n == folder.n || path.p[folder.n] == '/'));
}

/* Whoever may propose a change of gainsay.yaml must not choose what a run overwrites elsewhere. */
static bool stays(struct laying *x, struct str output, struct loc at)
{
	size_t colon = str_find(output, ':');
	struct str path = str_skip(output, colon + 1), project = project_root(x->arena, str_from(x->path)), full;

	if (colon == output.n || str_is(path, "-"))
		return true;
	full = in_folder(x, path);
	if (path.n && path.p[0] != '/' && is_in(path_absolute(x->arena, full), project) &&
		is_in(true_as_far(x->arena, full), path_true(x->arena, project)))
		return true;
	diag_add(&x->diags, DIAG_BAD_SETTING, at, "`%.*s` lies outside of the project, where settings let nothing be written; write it "
		"with -o on the command line", STR_ARG(path));
	return false;
}

static void from_file(struct laying *x, enum setting s)
{
	const struct setting_value *value = &x->config.value[s];
	struct str *v = ARENA_ARRAY(x->arena, struct str, value->n + 1);

	for (uint32_t i = 0; i < value->n; i++) {
		v[i] = placed(x, s, value->v[i], true);
		if (s == SET_SELECT && !check_code(x, value->v[i], CODE_SELECT, value->at[i]))
			continue;
		if (s == SET_IGNORE && !check_code(x, value->v[i], CODE_IGNORE, value->at[i]))
			continue;
		if (s == SET_OUTPUTS && !stays(x, value->v[i], value->at[i]))
			continue;
		if (lay_word(x, s, v[i]) < 0)
			diag_add(&x->diags, DIAG_BAD_SETTING, value->at[i], "%s", x->e.text);
	}
	remember(x, s, v, value->n, arena_printf(x->arena, "%s:%u", x->path, (unsigned)value->loc.line));
}

static int lay_setting(struct laying *x, enum setting s)
{
	const char *value = getenv(setting_variable(x->arena, s));

	if (option_given(x->o, x->command, option_of(s))) {
		remember(x, s, NULL, 0, arena_printf(x->arena, "--%s", option_of(s)));
		return EXIT_FINE;
	}
	if (!is_for(x, s))
		return EXIT_FINE;
	if (value && (*value || s == SET_BASELINE)) /* an empty one: no baseline, whatever the file says */
		return from_environment(x, s, value);
	if (x->config.value[s].set)
		from_file(x, s);
	return EXIT_FINE;
}

int settings_apply(struct options *o, const struct command *command)
{
	struct laying x = {.o = o, .command = command, .arena = o->arena};
	int rc;

	o->applied = ARENA_ARRAY(o->arena, struct applied, N_SETTINGS);
	x.diags = diags_new(o->arena);
	find_config(&x);
	rc = read_config(&x);
	for (unsigned s = 0; s < N_SETTINGS && rc == EXIT_FINE; s++)
		rc = lay_setting(&x, (enum setting)s);
	if (rc == EXIT_FINE && o->baseline)
		o->baseline = of_ledger(&x, STR(""), o->baseline);
	if (rc == EXIT_FINE)
		lay_levels(&x);
	if (rc == EXIT_FINE && x.diags.list.n)
		rc = config_broken(&x);
	o->config_path = x.path;
	o->config_levels = x.config.levels.n ? ARENA_COPY(o->arena, x.config.levels.v, x.config.levels.n) : NULL;
	o->n_config_levels = x.config.levels.n;
	o->project = x.folder;
	config_free(&x.config);
	diags_free(&x.diags);
	return rc;
}
