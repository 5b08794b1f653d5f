/* The keys of gainsay.yaml are a table; `levels` and `paths` are the two that hold keys of their own. */
#include "config/config.h"

#include "text/near.h"
#include "yaml/read.h"

const struct setting_info settings[N_SETTINGS] = {
	[SET_INPUTS] = {"inputs", true, true, NULL},
	[SET_ARTICLES] = {"articles", false, true, NULL},
	[SET_FAIL_ON] = {"fail-on", false, false, "high medium low never"},
	[SET_MIN_SEVERITY] = {"min-severity", false, false, "high medium low info"},
	[SET_SELECT] = {"select", true, false, NULL},
	[SET_IGNORE] = {"ignore", true, false, NULL},
	[SET_BASELINE] = {"baseline", false, true, NULL},
	[SET_OUTPUTS] = {"outputs", true, false, NULL},
	[SET_STRICT] = {"strict", false, false, "yes no"},
	[SET_WITH_DRAFTS] = {"with-drafts", false, false, "yes no"},
	[SET_WHO] = {"who", false, false, NULL},
};

const char level_words[] = "high medium low info error warning off";

enum { N_KEYS = N_SETTINGS + 3 };
static const char *const more_keys[] = {"levels", "paths", "$schema"};

struct reading {
	struct arena *arena;
	struct diags *d;
	struct config *out;
};

static bool among(const char *words, struct str word)
{
	struct str rest = str_from(words);

	while (rest.n) {
		struct str one = str_cut(rest, str_find(rest, ' '));

		if (str_eq(one, word))
			return true;
		rest = str_skip(rest, one.n + 1);
	}
	return false;
}

bool setting_takes(enum setting s, struct str word)
{
	return !settings[s].words || among(settings[s].words, word);
}

const char *setting_variable(struct arena *a, enum setting s)
{
	struct str name = arena_printf(a, "GAINSAY_%s", settings[s].key);
	char *p = arena_dup(a, name.p, name.n + 1);
	size_t i;

	for (i = 0; i < name.n; i++)
		p[i] = (char)(p[i] == '-' ? '_' : p[i] >= 'a' && p[i] <= 'z' ? p[i] - 'a' + 'A' : p[i]);
	return p;
}

static void unknown_key(struct reading *r, const struct node *key)
{
	struct str words[N_KEYS];
	long near;
	size_t i;

	for (i = 0; i < N_KEYS; i++)
		words[i] = str_from(i < N_SETTINGS ? settings[i].key : more_keys[i - N_SETTINGS]);
	near = near_best(key->text, words, N_KEYS);
	if (near >= 0)
		diag_paste(r->d, diag_add(r->d, DIAG_UNKNOWN_SETTING, key->loc, "gainsay.yaml has no key `%.*s`; did you mean `%.*s`?",
			STR_ARG(key->text), STR_ARG(words[near])), "%.*s:", STR_ARG(words[near]));
	else
		diag_add(r->d, DIAG_UNKNOWN_SETTING, key->loc, "gainsay.yaml has no key `%.*s`; there are inputs, articles, fail-on, "
			"min-severity, select, ignore, levels, paths, baseline, outputs, strict, with-drafts and who", STR_ARG(key->text));
}

static void bad_value(struct reading *r, const struct node *n, const char *wanted)
{
	if (!n->broken)
		diag_add(r->d, DIAG_BAD_SETTING, node_empty(n) && n->key ? n->key->loc : n->loc, "%s is expected here, not %s", wanted,
			node_what(n));
}

static void bad_word(struct reading *r, const struct node *n, const char *words)
{
	diag_add(r->d, DIAG_BAD_SETTING, n->loc, "`%.*s` means nothing here; write one of: %s", STR_ARG(n->text), words);
}

/* The texts of a list, or the one text. */
static void read_setting(struct reading *r, enum setting s, const struct node *value)
{
	struct setting_value *out = &r->out->value[s];
	struct str *v = ARENA_ARRAY(r->arena, struct str, value->n + 1);
	struct loc *at = ARENA_ARRAY(r->arena, struct loc, value->n + 1);
	const struct node *m;

	*out = (struct setting_value){.set = true, .v = v, .at = at, .loc = value->key ? value->key->loc : value->loc};
	if (value->kind == NODE_KEYS || (value->kind == NODE_LIST && !settings[s].list) || node_empty(value)) {
		bad_value(r, value, settings[s].list ? "a text or a list of texts" : "one text");
		out->set = false;
		return;
	}
	for (m = node_members(value); m; m = node_next(value, m)) {
		if (m->kind != NODE_TEXT || m->text.n == 0)
			bad_value(r, m, "a text");
		else if (!setting_takes(s, m->text))
			bad_word(r, m, settings[s].words);
		else {
			at[out->n] = m->loc;
			v[out->n++] = m->text;
		}
	}
}

static void read_levels(struct reading *r, const struct node *keys, struct str path)
{
	const struct node *v;

	if (keys->kind != NODE_KEYS) {
		bad_value(r, keys, "codes with levels, such as {L304: error, C5: low},");
		return;
	}
	for (v = keys->first; v; v = v->next) {
		if (v->kind != NODE_TEXT)
			bad_value(r, v, "a level");
		else if (!among(level_words, v->text))
			bad_word(r, v, level_words);
		else
			vec_push(&r->out->levels, (struct level_rule){path, v->key->text, v->text, v->key->loc, v->loc});
	}
}

static void read_paths(struct reading *r, const struct node *keys)
{
	const struct node *v;

	if (keys->kind != NODE_KEYS) {
		bad_value(r, keys, "paths with levels, such as archive/: {C5: off},");
		return;
	}
	for (v = keys->first; v; v = v->next)
		read_levels(r, v, v->key->text);
}

static enum delivery how(void *user, struct str key)
{
	(void)user;
	(void)key;
	return DELIVER_WHOLE;
}

static void on_entry(void *user, const struct yaml_entry *e)
{
	struct reading *r = user;
	struct str key = e->section->text;
	unsigned i;

	if (e->value->broken)
		return;
	for (i = 0; i < N_SETTINGS && !str_is(key, settings[i].key); i++)
		continue;
	if (i < N_SETTINGS)
		read_setting(r, (enum setting)i, e->value);
	else if (str_is(key, "levels"))
		read_levels(r, e->value, STR(""));
	else if (str_is(key, "paths"))
		read_paths(r, e->value);
	else if (!str_is(key, "$schema"))
		unknown_key(r, e->section);
}

static void check_repeated(struct reading *r, const struct yaml_file *f)
{
	struct str_map seen = {0};
	size_t i;

	for (i = 0; i < f->sections.n; i++) {
		const struct section *s = &f->sections.v[i];
		uint32_t first = *str_map_put(&seen, s->key, (uint32_t)i);

		if (s->key.n && first != i)
			diag_second(diag_add(r->d, DIAG_REPEATED_KEY, s->loc, "`%.*s` stands here a second time; keep one of the two",
				STR_ARG(s->key)), f->sections.v[first].loc, "first");
	}
	str_map_free(&seen);
}

void config_read(struct arena *a, struct str bytes, uint32_t file, struct diags *d, struct config *out)
{
	struct reading r = {.arena = a, .d = d, .out = out};
	struct yaml_reading y = {.diags = d, .keep = a, .trees = a, .how = how, .entry = on_entry, .user = &r};
	struct yaml_file f;
	size_t i;

	yaml_file_open(&f, a, bytes, file, d);
	y.file = &f;
	check_repeated(&r, &f);
	for (i = 0; i < f.sections.n; i++)
		yaml_read(&y, &f.sections.v[i]);
	yaml_file_close(&f);
}

void config_free(struct config *c)
{
	vec_free(&c->levels);
}
