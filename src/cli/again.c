/* What stood on the command line and has to stand there again: FILEs that a command would not find by itself, and the options that
 * change which findings there are. */
#include "cli/again.h"

#include "cli/baselines.h"
#include "cli/commands.h"
#include "config/config.h"

/* A word as a shell takes it for one. */
static void say_word(struct buf *b, const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:@%+=,";
	bool fine = *word && strspn(word, plain) == strlen(word);

	buf_puts(b, *word == '-' ? " ./" : " ");
	buf_puts(b, fine ? "" : "'");
	for (const char *p = word; *p; p++) {
		if (*p == '\'' && !fine)
			buf_puts(b, "'\\''");
		else
			buf_char(b, *p);
	}
	buf_puts(b, fine ? "" : "'");
}

/* claims.yaml of this folder is read without being named, unless settings name others. */
static bool is_default(const struct options *o, size_t skip)
{
	if (o->operands.n <= skip)
		return true;
	return o->operands.n == skip + 1 && o->inputs.n == 0 && strcmp(o->operands.v[skip], "claims.yaml") == 0;
}

static void say_files(struct buf *b, const struct options *o, size_t skip)
{
	for (size_t i = skip; i < o->operands.n && !is_default(o, skip); i++) {
		const char *path = strcmp(o->operands.v[i], "-") == 0 ? o->stdin_name : o->operands.v[i];

		if (path)
			say_word(b, path);
	}
}

/* Options bear on which findings there are, and under which fingerprint. */
static void say_options(struct buf *b, const struct options *o)
{
	if (o->config) {
		buf_puts(b, " --config");
		say_word(b, o->config);
	}
	if (o->with_drafts && o->applied[SET_WITH_DRAFTS].n == 0)
		buf_puts(b, " --with-drafts");
}

static void say_baseline(struct buf *b, struct arena *a, const struct options *o)
{
	const struct applied *from = o->applied ? &o->applied[SET_BASELINE] : NULL;
	struct str usual = arena_printf(a, "%.*s%s", STR_ARG(o->project), baseline_usual);

	if (!o->baseline || (from && from->n) || str_eq(path_absolute(a, str_from(o->baseline)), path_absolute(a, usual)))
		return;
	buf_puts(b, " --baseline");
	say_word(b, o->baseline);
}

struct str again_files(struct arena *a, const struct options *o, size_t skip)
{
	struct buf b = {0};
	struct str out;

	say_files(&b, o, skip);
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

void set_again(struct model *m, const struct options *o, size_t skip)
{
	struct buf b = {0};

	say_files(&b, o, skip);
	if (o->applied)
		say_options(&b, o);
	m->report->again = buf_keep(&b, m->arena);
	b.n = 0;
	say_baseline(&b, m->arena, o);
	m->report->again_baseline = buf_keep(&b, m->arena);
	buf_free(&b);
}
