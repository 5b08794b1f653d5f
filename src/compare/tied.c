/* Ties between two answers, and between two sides. */
#include "compare/ties.h"

/* The strongest key that ties A and B: origin before desk, then the first of A's; NULL if nothing does. The uses that B has
 * for a key stand in its mark meanwhile, so that long chains cost their length. */
static const struct tie_key *tying_key(const struct context *c, uint32_t a, uint32_t b)
{
	struct tie_keys *keys = &c->ties->keys;
	const struct tie_key *found = NULL;
	size_t split;

	keys->v.n = 0;
	tie_keys_upward(c, a, keys);
	split = keys->v.n;
	tie_keys_upward(c, b, keys);
	c->ties->stamp++;
	for (size_t k = split; k < keys->v.n; k++) {
		struct mark *m = &c->ties->mark[keys->v.v[k].key];

		*m = (struct mark){c->ties->stamp, (m->stamp == c->ties->stamp ? m->first : 0) | keys->v.v[k].use};
	}
	for (size_t i = 0; i < split; i++) {
		const struct tie_key *key = &keys->v.v[i];
		const struct mark *m = &c->ties->mark[key->key];
		bool meet = m->stamp == c->ties->stamp && (((key->use & KEY_OFFERS) && (m->first & KEY_SEEKS)) ||
			((key->use & KEY_SEEKS) && (m->first & KEY_OFFERS)));

		if (meet && (!found || (found->desk && !key->desk)))
			found = key;
	}
	return found;
}

enum tie tied(const struct context *c, uint32_t a, uint32_t b)
{
	const struct tie_key *key = tying_key(c, a, b);

	if (!key)
		return TIE_NONE;
	return key->desk ? TIE_DESK : TIE_ORIGIN;
}

static const char *const reasons[] = {
	[KEY_ENTRY] = "one entry of the ledger",
	[KEY_SPEAKER] = "the same speaker, or perhaps the same",
	[KEY_END] = "both words end in",
	[KEY_HELD] = "one retells the article of the other:",
	[KEY_OUTLET] = "the same outlet",
	[KEY_AUTHOR] = "a shared author:",
};

struct str tie_reason(const struct context *c, uint32_t a, uint32_t b)
{
	const struct tie_key *key = tying_key(c, a, b);
	uint32_t id, sym;

	if (!key)
		return STR("");
	id = key->key - c->ties->space[key->space];
	switch (key->space) {
	case KEY_ENTRY:
	case KEY_OUTLET:
		return str_from(reasons[key->space]);
	case KEY_END:
	case KEY_HELD:
		sym = c->l->sources.v[id].sym;
		break;
	default:
		sym = id;
	}
	return arena_printf(c->arena, "%s %.*s", reasons[key->space], STR_ARG(symbol_id(c->l, sym)));
}

/* One speaker, and not two who are only perhaps the same. */
static bool one_speaker(const struct answer *a, const struct answer *b)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		for (uint8_t k = 0; k < b->n_speakers; k++)
			if (a->speakers[i].kind == b->speakers[k].kind && a->speakers[i].key == b->speakers[k].key)
				return true;
	return false;
}

/* A speaker or a source as a reader knows it. */
static struct str known_as(const struct context *c, uint32_t sym)
{
	const struct source *s = source_of(c->l, sym);

	if (voice_of(c->l, sym))
		return STR("the same unnamed speakers");
	if (!s || s->has_outlet)
		return symbol_name(c->l, sym);
	if (s->title.n)
		return arena_printf(c->arena, "“%.*s”", STR_ARG(s->title));
	return s->kind.n ? arena_printf(c->arena, "the %.*s", STR_ARG(s->kind)) : STR("one document");
}

struct str tie_in_words(const struct context *c, uint32_t a, uint32_t b)
{
	static const struct {
		const char *before, *behind; /* of a name; NULL: none is named */
	} words[] = {
		[KEY_ENTRY] = {"one entry of the ledger gives both", NULL},
		[KEY_SPEAKER] = {"both are the word of ", ""},
		[KEY_END] = {"both rest on ", ""},
		[KEY_HELD] = {"one retells ", ", where the other stands"},
		[KEY_OUTLET] = {"both are the word of one newsroom", NULL},
		[KEY_AUTHOR] = {"both were written by ", ""},
	};
	const struct tie_key *key = tying_key(c, a, b);
	uint32_t id;
	struct str name;

	if (!key)
		return STR("");
	if (!words[key->space].behind)
		return str_from(words[key->space].before);
	id = key->key - c->ties->space[key->space];
	name = known_as(c, key->space == KEY_END || key->space == KEY_HELD ? c->l->sources.v[id].sym : id);
	if (key->space == KEY_SPEAKER && !one_speaker(&c->a[a], &c->a[b]))
		return STR("both are the word of one speaker, or of two who may be the same");
	return arena_printf(c->arena, "%s%.*s%s", words[key->space].before, STR_ARG(name), words[key->space].behind);
}

/* The keys of one answer, and those upward of them that no answer of the same side has given yet. */
static const struct tie_keys *keys_once(const struct context *c, uint32_t answer)
{
	struct ties *t = c->ties;
	size_t n;

	t->keys.v.n = 0;
	tie_keys_of(c, answer, &t->keys);
	n = t->keys.v.n;
	for (size_t i = 0; i < n; i++) {
		if (t->keys.v.v[i].space != KEY_END)
			continue;
		walk_relays(c, end_source(t, &t->keys.v.v[i]), 0, NULL);
		for (size_t k = 0; k < t->walk.n; k++) {
			vec_push(&t->keys.v, (struct tie_key){t->space[KEY_END] + t->walk.v[k], KEY_BOTH, KEY_END, false});
			vec_push(&t->keys.v, (struct tie_key){t->space[KEY_HELD] + t->walk.v[k], KEY_SEEKS, KEY_HELD, false});
		}
	}
	return &t->keys;
}

static void mark_side(const struct context *c, const uint32_t *v, size_t n, enum key_use use)
{
	c->ties->walk_stamp++;
	for (size_t i = 0; i < n; i++) {
		const struct tie_keys *keys = keys_once(c, v[i]);

		for (size_t k = 0; k < keys->v.n; k++)
			if (keys->v.v[k].use & use)
				c->ties->mark[keys->v.v[k].key] = (struct mark){c->ties->stamp, 0};
	}
}

static bool marked(const struct context *c, const uint32_t *v, size_t n, enum key_use use)
{
	c->ties->walk_stamp++;
	for (size_t i = 0; i < n; i++) {
		const struct tie_keys *keys = keys_once(c, v[i]);

		for (size_t k = 0; k < keys->v.n; k++)
			if ((keys->v.v[k].use & use) && c->ties->mark[keys->v.v[k].key].stamp == c->ties->stamp)
				return true;
	}
	return false;
}

bool sides_tied(const struct context *c, const uint32_t *x, size_t nx, const uint32_t *y, size_t ny)
{
	c->ties->stamp++;
	mark_side(c, x, nx, KEY_OFFERS);
	if (marked(c, y, ny, KEY_SEEKS))
		return true;
	c->ties->stamp++;
	mark_side(c, x, nx, KEY_SEEKS);
	return marked(c, y, ny, KEY_OFFERS);
}

#define SEVERAL UINT32_MAX

static void offer_camp(const struct context *c, const struct camp_draft *camp, uint32_t number)
{
	c->ties->walk_stamp++;
	for (size_t i = 0; i < camp->n; i++) {
		const struct tie_keys *keys = keys_once(c, camp->answers[i]);

		for (size_t k = 0; k < keys->v.n; k++) {
			struct mark *m = &c->ties->mark[keys->v.v[k].key];

			if (!(keys->v.v[k].use & KEY_OFFERS))
				continue;
			if (m->stamp != c->ties->stamp)
				*m = (struct mark){c->ties->stamp, number};
			else if (m->first != number)
				m->first = SEVERAL;
		}
	}
}

static bool seeks_another(const struct context *c, const struct camp_draft *camp, uint32_t number)
{
	c->ties->walk_stamp++;
	for (size_t i = 0; i < camp->n; i++) {
		const struct tie_keys *keys = keys_once(c, camp->answers[i]);

		for (size_t k = 0; k < keys->v.n; k++) {
			const struct mark *m = &c->ties->mark[keys->v.v[k].key];

			if ((keys->v.v[k].use & KEY_SEEKS) && m->stamp == c->ties->stamp && m->first != number)
				return true;
		}
	}
	return false;
}

bool camps_tied(const struct context *c, const struct camp_draft *camps, uint32_t n)
{
	c->ties->stamp++;
	for (uint32_t i = 0; i < n; i++)
		offer_camp(c, &camps[i], i);
	for (uint32_t i = 0; i < n; i++)
		if (seeks_another(c, &camps[i], i))
			return true;
	return false;
}
