/* anchors --update: `at` of what has moved, and every `denies`, `corrects` and ruling that names it. Each file is put in its
 * place in one step, after both versions were read and compared; nothing but the places differs. */
#include "cli/anchors.h"
#include "cli/commands.h"
#include "compare/seen.h"
#include "report/safe.h"
#include "yaml/edit.h"

/* An `at` that becomes another. */
struct move {
	uint32_t claim;     /* first that bears it */
	struct str from, to;
	const char *why;    /* it is left alone; NULL: it moves */
};

struct updater {
	struct model *m;
	struct buf *out;
	VEC(struct move) moves;
	struct str_map by_place; /* old `at` -> move */
	uint32_t *to;            /* per claim: block its words stand in; NONE: they stay; NONE - 1: they disagree */
	VEC(struct edit_change) changes;
};
#define DISAGREE (NONE - 1)

/* ---- what moves ------------------------------------------------------------------------------------------------------------ */

/* Of every claim with words: where all of them stand. */
static void find_targets(struct updater *u)
{
	const struct anchors *x = &u->m->evidence->anchors;
	size_t n = u->m->ledger->claims.n;
	bool *any = ARENA_ARRAY(u->m->arena, bool, n + 1);

	u->to = ARENA_ARRAY(u->m->arena, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++)
		u->to[i] = NONE;
	for (size_t i = 0; i < x->v.n; i++) {
		const struct anchor *a = &x->v.v[i];
		uint32_t to = a->state == ANCHOR_MOVED ? a->block : NONE;

		if (a->key == ANCHOR_PLACE)
			continue;
		u->to[a->claim] = !any[a->claim] || u->to[a->claim] == to ? to : DISAGREE;
		any[a->claim] = true;
	}
}

static bool is_taken(struct updater *u, struct str at)
{
	if (claim_at(u->m->ledger, at) != NONE)
		return true;
	for (size_t i = 0; i < u->moves.n; i++)
		if (str_eq(u->moves.v[i].to, at))
			return true;
	return false;
}

/* The new `at`: with the letter it had, or a free one where another entry stands there already. */
static struct str new_place(struct updater *u, const struct claim *claim, uint32_t block)
{
	const struct copy *c = copy_of_source(&u->m->evidence->copies, claim->source);
	struct str id = symbol_id(u->m->ledger, u->m->ledger->sources.v[claim->source].sym), place = c->article.blocks[block].place;
	char first[2] = {(char)claim->letter, '\0'};
	struct str at = arena_printf(u->m->arena, "%.*s.%.*s%s", STR_ARG(id), STR_ARG(place), first);

	for (char letter = 'b'; is_taken(u, at) && letter <= 'z'; letter++)
		at = arena_printf(u->m->arena, "%.*s.%.*s%c", STR_ARG(id), STR_ARG(place), letter);
	return at;
}

static void add_move(struct updater *u, uint32_t index)
{
	const struct claim *claim = &u->m->ledger->claims.v[index];
	struct move v = {.claim = index, .from = claim->at};

	if (u->to[index] == DISAGREE)
		v.why = "its words stand in different places";
	else
		v.to = new_place(u, claim, u->to[index]);
	str_map_put(&u->by_place, claim->at, (uint32_t)u->moves.n);
	vec_push(&u->moves, v);
}

/* Entries at one place move together or not at all: what points at the place could not be told apart otherwise. */
static void plan(struct updater *u)
{
	const struct ledger *l = u->m->ledger;

	for (uint32_t i = 0; i < l->claims.n; i++)
		if (u->to[i] != NONE && str_map_get(&u->by_place, l->claims.v[i].at) == MAP_NONE)
			add_move(u, i);
	for (uint32_t i = 0; u->moves.n && i < l->claims.n; i++) {
		uint32_t k = str_map_get(&u->by_place, l->claims.v[i].at);

		if (k != MAP_NONE && !u->moves.v[k].why && u->to[i] != u->to[u->moves.v[k].claim])
			u->moves.v[k].why = "another entry stands at the same place";
	}
}

/* ---- the edits of one file -------------------------------------------------------------------------------------------------- */

/* A place, a question's mark behind it and, in a seal, what was answered there. */
static bool edit_text(struct updater *u, struct edits *e, const struct outline *o, bool brackets)
{
	size_t n = 0;
	uint32_t k;
	struct str to;

	while (n < o->text.n && o->text.p[n] != '#' && o->text.p[n] != ' ')
		n++;
	k = o->kind == NODE_TEXT ? str_map_get(&u->by_place, str_cut(o->text, n)) : MAP_NONE;
	if (k == MAP_NONE || u->moves.v[k].why)
		return false;
	to = arena_printf(u->m->arena, "%.*s%.*s", STR_ARG(u->moves.v[k].to), STR_ARG(str_skip(o->text, n)));
	edit_value(e, o, yaml_typed(u->m->arena, to, brackets));
	return true;
}

static bool edit_value_of(struct updater *u, struct edits *e, const struct outline *entry, const char *key)
{
	const struct outline *o = outline_get(entry, key);
	bool any = false;

	if (!o)
		return false;
	if (o->kind == NODE_TEXT)
		return edit_text(u, e, o, false);
	for (const struct outline *v = o->first; v; v = v->next)
		any |= edit_text(u, e, v, o->bracketed);
	return any;
}

/* The finding of the ruling, if it holds there. */
static const struct finding *settled_finding(const struct updater *u, uint32_t file, uint32_t entry)
{
	const struct comparison *c = u->m->comparison;

	for (size_t i = 0; i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];
		const struct ruling *r = f->ruling == NONE ? NULL : &u->m->ledger->rulings.v[f->ruling];

		if (r && r->loc.file == file && r->entry == entry)
			return r->seen.n && f->ruling_state != RULED_SUSPECT ? f : NULL;
	}
	return NULL;
}

static bool moves_member(const struct updater *u, const struct finding *f)
{
	const struct comparison *c = u->m->comparison;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			uint32_t move = str_map_get(&u->by_place, c->ledger->claims.v[c->answers.v.v[f->camps[i].answers[k]].claim].at);

			if (move != MAP_NONE && !u->moves.v[move].why)
				return true;
		}
	return false;
}

/* Nothing that was answered has changed: a seal of an older version, which has the places in it, is made anew. */
static bool edit_seal(struct updater *u, struct edits *e, const struct outline *entry, uint32_t file, uint32_t i)
{
	const struct outline *o = outline_get(entry, "seen");
	const struct finding *f = o ? settled_finding(u, file, i) : NULL;
	const struct outline *digest = o && o->kind == NODE_LIST ? o->first : o;
	struct seen now;

	if (!f || !digest || digest->kind != NODE_TEXT || !moves_member(u, f))
		return false;
	now = finding_seen(u->m->arena, u->m->comparison, f);
	if (str_is(digest->text, now.digest))
		return false;
	edit_value(e, digest, arena_str(u->m->arena, str_from(now.digest)));
	return true;
}

static int edit_section(struct updater *u, struct edits *e, uint32_t file, const char *section, const char *const *keys, struct err *err)
{
	bool rulings = strcmp(section, "rulings") == 0;
	const struct outline *list, *entry;
	uint32_t i = 0;
	int rc = outline_read(u->m->arena, e->raw, section, &list, err);

	if (rc <= 0)
		return rc;
	for (entry = list->first; entry; entry = entry->next, i++) {
		bool any = false;

		for (const char *const *key = keys; *key; key++)
			any |= edit_value_of(u, e, entry, *key);
		if (rulings)
			any |= edit_seal(u, e, entry, file, i);
		if (any)
			vec_push(&u->changes, (struct edit_change){section, i, 1, 1});
	}
	return 0;
}

/* Lines that differ; both texts have equally many. */
static void say_lines(struct updater *u, struct str path, struct str before, struct str after)
{
	for (uint32_t line = 1; before.n && after.n; line++) {
		struct str x = str_cut(before, str_find(before, '\n')), y = str_cut(after, str_find(after, '\n'));

		before = str_skip(before, x.n + 1);
		after = str_skip(after, y.n + 1);
		if (str_eq(x, y))
			continue;
		safe_add(u->out, path);
		buf_printf(u->out, ":%u\n- ", (unsigned)line);
		safe_add(u->out, x);
		buf_puts(u->out, "\n+ ");
		safe_add(u->out, y);
		buf_char(u->out, '\n');
	}
}

static int update_file(struct updater *u, uint32_t file)
{
	const struct input_file *f = &u->m->ledger->files.v[file];
	static const char *const claims[] = {"at", "denies", "corrects", NULL}, *const rulings[] = {"claims", "use", "drop", "seen", NULL};
	struct edits e = edits_new(u->m->arena, f->bytes);
	struct err err;
	int rc;

	u->changes.n = 0;
	rc = edit_section(u, &e, file, "claims", claims, &err);
	if (rc == 0)
		rc = edit_section(u, &e, file, "rulings", rulings, &err);
	if (rc == 0 && e.v.n) {
		say_lines(u, f->path, f->bytes, edits_apply(&e));
		if (print_out(u->out) != EXIT_FINE) {
			edits_free(&e);
			return EXIT_WORLD;
		}
		u->out->n = 0;
		rc = edits_write(&e, arena_str(u->m->arena, f->path).p, u->changes.v, u->changes.n, &err);
	}
	edits_free(&e);
	return rc ? complain(rc > 0 ? EXIT_FOUND : EXIT_WORLD, "%s", err.text) : EXIT_FINE;
}

static uint32_t say_left(struct updater *u)
{
	uint32_t moved = 0;

	for (size_t i = 0; i < u->moves.n; i++) {
		const struct move *v = &u->moves.v[i];

		moved += !v->why;
		if (!v->why)
			continue;
		safe_add(u->out, v->from);
		buf_printf(u->out, " is left as it is: %s\n", v->why);
	}
	return moved;
}

int anchors_update(struct model *m, struct buf *b)
{
	struct updater u = {.m = m, .out = b};
	uint32_t moved;
	int rc = EXIT_FINE;

	if (m->ledger->files.n && str_is(m->ledger->files.v[0].path, "-"))
		return complain(EXIT_USAGE, "--update corrects files; standard input is none");
	find_targets(&u);
	plan(&u);
	for (size_t i = 0; rc == EXIT_FINE && u.moves.n && i < m->ledger->files.n; i++)
		if (!m->evidence->copies.v.n || i < m->evidence->copies.v.v[0].file)
			rc = update_file(&u, (uint32_t)i);
	moved = say_left(&u);
	if (rc == EXIT_FINE)
		buf_printf(b, "%u place%s corrected\n", (unsigned)moved, moved == 1 ? "" : "s");
	vec_free(&u.moves);
	vec_free(&u.changes);
	str_map_free(&u.by_place);
	return rc;
}
