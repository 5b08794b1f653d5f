/* gainsay.yaml and the environment, laid under the options of the command line. */
#include "cli/settings.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/baselines.h"
#include "cli/commands.h"
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

/* The way from this folder to ROOT, which holds it ("", "../", "../../") or lies below ("stories/mill/"); ROOT itself where it lies
 * elsewhere. */
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

/* Does any code begin so? *ERRORS: only errors do. */
static bool is_code(struct str prefix, bool *errors)
{
	bool found = false;

	*errors = true;
	for (unsigned i = 0; i < N_FINDING_KINDS; i++)
		if (strncmp(finding_kinds[i].code, prefix.p, prefix.n) == 0) {
			found = true;
			*errors = false;
		}
	for (unsigned i = 0; i < DIAG_N_CODES; i++)
		if (strncmp(diag_codes[i].id, prefix.p, prefix.n) == 0) {
			found = true;
			*errors &= diag_codes[i].level == DIAG_ERROR;
		}
	return found && prefix.n;
}

static bool check_code(struct laying *x, struct str code, struct loc at)
{
	bool errors;

	if (is_code(code, &errors) && !errors)
		return true;
	diag_add(&x->diags, DIAG_UNKNOWN_CODE, at, errors && is_code(code, &errors) ? "%.*s is an error, which keeps its level"
		: "nothing has a code that begins with `%.*s`; gainsay explain lists all codes", STR_ARG(code));
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

static void lay_levels(struct laying *x)
{
	struct level_change *v = ARENA_ARRAY(x->arena, struct level_change, x->config.levels.n + 1);

	for (size_t i = 0; i < x->config.levels.n; i++) {
		const struct level_rule *r = &x->config.levels.v[i];
		struct level_change c = {.code = r->code, .off = str_is(r->level, "off"), .severity = severity_of(r->level),
			.level = level_of(r->level)};
		bool finding = r->code.n && r->code.p[0] == 'C';

		if (!check_code(x, r->code, r->loc))
			continue;
		if (r->path.n)
			c.path = path_absolute(x->arena, in_folder(x, r->path));
		if (!c.off && (finding ? c.severity < 0 : c.level < 0))
			diag_add(&x->diags, DIAG_BAD_SETTING, r->loc, finding ? "findings are high, medium, low, info or off, not `%.*s`"
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
	return settings[s].path ? in_folder(x, word) : arena_str(x->arena, word);
}

static int add_inputs(struct laying *x, struct str pattern)
{
	glob_t found;
	int rc;

	if (str_find(pattern, '*') == pattern.n && str_find(pattern, '?') == pattern.n) {
		vec_push(&x->o->inputs, pattern.p);
		return 0;
	}
	rc = glob(pattern.p, 0, NULL, &found);
	for (size_t i = 0; rc == 0 && i < found.gl_pathc; i++)
		vec_push(&x->o->inputs, arena_str(x->arena, str_from(found.gl_pathv[i])).p);
	globfree(&found);
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

static void from_file(struct laying *x, enum setting s)
{
	const struct setting_value *value = &x->config.value[s];
	struct str *v = ARENA_ARRAY(x->arena, struct str, value->n + 1);

	for (uint32_t i = 0; i < value->n; i++) {
		v[i] = placed(x, s, value->v[i], true);
		if ((s == SET_SELECT || s == SET_IGNORE) && !check_code(x, value->v[i], value->loc))
			continue;
		if (lay_word(x, s, v[i]) < 0)
			diag_add(&x->diags, DIAG_BAD_SETTING, value->loc, "%s", x->e.text);
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
	if (value && *value)
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

/* ---- --show-config ---------------------------------------------------------------------------------------------- */

static void show_words(struct buf *b, const struct str *v, uint32_t n, bool list)
{
	buf_puts(b, list ? "[" : "");
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(b, i ? ", " : "");
		safe_add(b, v[i]);
	}
	buf_puts(b, list ? "]" : "");
}

/* What the command line gave: it is in the options themselves. */
static void show_given(struct buf *b, const struct options *o, enum setting s)
{
	switch (s) {
	case SET_FAIL_ON:
		buf_puts(b, o->fail_never ? "never" : severity_word(o->fail_on));
		break;
	case SET_MIN_SEVERITY:
		buf_puts(b, severity_word(o->min_severity));
		break;
	case SET_SELECT:
		show_words(b, o->select.v, (uint32_t)o->select.n, true);
		break;
	case SET_IGNORE:
		show_words(b, o->ignore.v, (uint32_t)o->ignore.n, true);
		break;
	case SET_BASELINE:
		safe_puts(b, o->baseline ? o->baseline : "");
		break;
	case SET_OUTPUTS:
		for (size_t i = 0; i < o->outputs.n; i++) {
			buf_printf(b, "%s%s:", i ? ", " : "[", o->outputs.v[i].renderer->name);
			safe_puts(b, o->outputs.v[i].path);
		}
		buf_puts(b, o->outputs.n ? "]" : "[]");
		break;
	case SET_STRICT:
		buf_puts(b, o->strict ? "yes" : "no");
		break;
	case SET_WITH_DRAFTS:
		buf_puts(b, o->with_drafts ? "yes" : "no");
		break;
	case SET_WHO:
		safe_puts(b, o->rule.who ? o->rule.who : "");
		break;
	case SET_INPUTS:
		buf_puts(b, "[claims.yaml]");
		break;
	default:
		break;
	}
}

static void show_setting(struct buf *b, const struct options *o, enum setting s)
{
	const struct applied *a = &o->applied[s];
	size_t line = b->n, before;

	buf_printf(b, "%s: ", settings[s].key);
	before = b->n;
	if (a->n)
		show_words(b, a->v, a->n, settings[s].list);
	else
		show_given(b, o, s);
	if (b->n == before)
		buf_puts(b, "\"\"");
	while (b->n - line < 32)
		buf_char(b, ' ');
	buf_puts(b, " # ");
	safe_add(b, a->origin.n ? a->origin : STR("built in"));
	buf_char(b, '\n');
}

static void show_levels(struct buf *b, const struct options *o)
{
	struct str path = STR("");
	bool open = false;

	for (size_t i = 0; i < o->n_config_levels; i++) {
		const struct level_rule *r = &o->config_levels[i];

		if (r->path.n == 0) {
			buf_puts(b, open ? "" : "levels:\n");
			open = true;
			buf_printf(b, "  %.*s: %.*s", STR_ARG(r->code), STR_ARG(r->level));
			buf_printf(b, "  # %s:%u\n", o->config_path, (unsigned)r->loc.line);
		}
	}
	open = false;
	for (size_t i = 0; i < o->n_config_levels; i++) {
		const struct level_rule *r = &o->config_levels[i];

		if (r->path.n == 0)
			continue;
		buf_puts(b, open ? "" : "paths:\n");
		open = true;
		if (!str_eq(path, r->path)) {
			buf_puts(b, "  ");
			safe_add(b, r->path);
			buf_puts(b, ":\n");
		}
		path = r->path;
		buf_printf(b, "    %.*s: %.*s  # %s:%u\n", STR_ARG(r->code), STR_ARG(r->level), o->config_path, (unsigned)r->loc.line);
	}
}

int settings_show(const struct options *o)
{
	struct buf b = {0};
	int rc;

	buf_puts(&b, "# What applies here, and where it comes from");
	buf_puts(&b, o->config_path ? ". File: " : " (there is no gainsay.yaml)");
	safe_puts(&b, o->config_path ? o->config_path : "");
	buf_char(&b, '\n');
	for (unsigned s = 0; s < N_SETTINGS; s++)
		show_setting(&b, o, (enum setting)s);
	show_levels(&b, o);
	if (fwrite(b.p, 1, b.n, stdout) != b.n || fflush(stdout) != 0)
		rc = complain(EXIT_WORLD, "cannot write standard output");
	else
		rc = EXIT_FINE;
	buf_free(&b);
	return rc;
}
