/* The last word on an edit: both versions are read in the way ledgers are, and what they say is compared entry by entry. */
#include "yaml/edit.h"

#include "base/file.h"
#include "base/vec.h"
#include "yaml/read.h"

/* One entry of a section: what it says, digested. */
struct said {
	struct str section;
	uint32_t index;      /* in its section */
	uint64_t digest;
};

struct sayings {
	struct arena *arena, *trees;
	struct diags diags;
	VEC(struct said) v;
};

static uint64_t mix(uint64_t h, struct str s)
{
	size_t i;

	h = (h ^ s.n) * 1099511628211u;
	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
	return h;
}

/* A text in lines at the end of a file may get its line end when something follows it. */
static struct str text_of(const struct node *n)
{
	struct str s = n->text;

	while (n->style == TEXT_LINES && s.n && s.p[s.n - 1] == '\n')
		s.n--;
	return s;
}

static uint64_t digest(uint64_t h, const struct node *n)
{
	const struct node *m;

	h = mix(h ^ n->kind, n->kind == NODE_TEXT ? text_of(n) : STR(""));
	for (m = n->first; m; m = m->next) {
		if (m->key)
			h = digest(h, m->key);
		h = digest(h, m);
	}
	return (h ^ 0xff) * 1099511628211u;
}

static enum delivery how(void *user, struct str key)
{
	(void)user;
	(void)key;
	return DELIVER_MEMBERS;
}

static void entry(void *user, const struct yaml_entry *e)
{
	struct sayings *s = user;
	struct said *last = s->v.n ? &s->v.v[s->v.n - 1] : NULL;
	struct said one = {.section = e->section->text, .digest = 14695981039346656037u};

	if (!e->member && (node_empty(e->value) || (e->value->kind != NODE_TEXT && e->value->n == 0)))
		return; /* an empty section says nothing */
	if (last && str_eq(last->section, one.section)) {
		one.index = last->index + 1;
		one.section = last->section;
	} else {
		one.section = arena_str(s->arena, one.section);
	}
	if (e->member && e->value->key)
		one.digest = digest(one.digest, e->value->key);
	one.digest = digest(one.digest, e->value);
	vec_push(&s->v, one);
}

static void read_all(struct sayings *s, struct str raw)
{
	struct yaml_reading r = {.reset = true, .how = how, .entry = entry, .user = s};
	struct yaml_file f;
	size_t i;

	*s = (struct sayings){.arena = arena_new(), .trees = arena_new()};
	s->diags = diags_new(s->arena);
	yaml_file_open(&f, s->arena, raw, 0, &s->diags);
	r.file = &f;
	r.diags = &s->diags;
	r.keep = s->arena;
	r.trees = s->trees;
	for (i = 0; i < f.sections.n; i++)
		yaml_read(&r, &f.sections.v[i]);
	yaml_file_close(&f);
}

static void sayings_free(struct sayings *s)
{
	vec_free(&s->v);
	diags_free(&s->diags);
	arena_free(s->trees);
	arena_free(s->arena);
}

/* Is the entry one that was meant to change? In the version behind the edit entries have moved by what earlier changes
 * added. */
static bool meant(const struct said *one, const struct edit_change *changes, size_t n, bool behind)
{
	uint32_t moved = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct edit_change *c = &changes[i];
		uint32_t first = c->first + (behind ? moved : 0);

		if (!str_is(one->section, c->section))
			continue;
		if (one->index >= first && one->index < first + (behind ? c->now : c->was))
			return true;
		moved += c->now - c->was;
	}
	return false;
}

static const struct said *next_unmeant(const struct sayings *s, size_t *at, const struct edit_change *changes, size_t n, bool behind)
{
	while (*at < s->v.n) {
		const struct said *one = &s->v.v[(*at)++];

		if (!meant(one, changes, n, behind))
			return one;
	}
	return NULL;
}

static int compare(const struct sayings *x, const struct sayings *y, const struct edit_change *changes, size_t n, struct err *e)
{
	size_t i = 0, k = 0;

	for (;;) {
		const struct said *a = next_unmeant(x, &i, changes, n, false), *b = next_unmeant(y, &k, changes, n, true);
		const struct said *one = a ? a : b;

		if (!a && !b)
			break;
		if (!a || !b || a->digest != b->digest || !str_eq(a->section, b->section))
			return err_set(e, "entry %u of `%.*s` would read differently", one->index + 1, STR_ARG(one->section));
	}
	for (i = 0; i < DIAG_N_CODES; i++)
		if (x->diags.count[i] != y->diags.count[i])
			return err_set(e, "it would read with another number of faults (%s)", diag_codes[i].slug);
	return 0;
}

int edits_check(struct str before, struct str after, const struct edit_change *changes, size_t n, struct err *e)
{
	struct sayings x, y;
	int rc;

	read_all(&x, before);
	read_all(&y, after);
	rc = compare(&x, &y, changes, n, e);
	sayings_free(&x);
	sayings_free(&y);
	return rc;
}

int edits_write(const struct edits *e, const char *path, const struct edit_change *changes, size_t n, struct err *err)
{
	struct str after = edits_apply(e);
	struct err why;

	if (edits_check(e->raw, after, changes, n, &why) < 0) {
		err_set(err, "%s was not changed, because %s", path, why.text);
		return 1;
	}
	return file_replace(path, e->raw, after, err);
}
