/* Strands (§4): connected components of the answers of a camp under the ties, found through their keys in one pass.
 * Joint claims come second: each counts with every strand it is tied to and ties none of them together. */
#include "compare/ties.h"
#include "base/sets.h"

#include "base/sort.h"

struct weave {
	const struct context *c;
	struct ties *t;
	const uint32_t *v;  /* answers */
	size_t n;
	bool with_desks;
	uint32_t *parent;   /* union-find over positions in V */
	uint32_t *first_key; /* position -> range in keys */
	uint8_t *joint;
	struct tie_keys *keys;
};

static bool counts(const struct weave *w, const struct tie_key *k)
{
	return w->with_desks || !k->desk;
}

/* Keys both offered and sought: all holders of one key are one. Keys offered only: one if anybody seeks them. */
static void offer(struct weave *w, uint32_t i, uint8_t joint)
{
	for (uint32_t k = w->first_key[i]; k < w->first_key[i + 1]; k++) {
		const struct tie_key *key = &w->keys->v.v[k];
		struct mark *m = &w->t->mark[key->key];

		if (w->joint[i] != joint || !(key->use & KEY_OFFERS) || !counts(w, key))
			continue;
		if (m->stamp != w->t->stamp)
			*m = (struct mark){w->t->stamp, i};
		else if (key->use == KEY_BOTH)
			set_join(w->parent, i, m->first);
	}
}

/* Who seeks a key is tied to all that offer it. For offered-only keys (what an article holds) that unites the offerers:
 * the walk over them happens once, afterwards they are one component. */
static void seek(struct weave *w, uint32_t i, uint8_t joint)
{
	for (uint32_t k = w->first_key[i]; k < w->first_key[i + 1]; k++) {
		const struct tie_key *key = &w->keys->v.v[k];
		const struct mark *m = &w->t->mark[key->key];

		if (w->joint[i] == joint && key->use == KEY_SEEKS && m->stamp == w->t->stamp && counts(w, key))
			set_join(w->parent, i, m->first);
	}
}

/* What I's word ends in relays others: I seeks what those hold, too. Where somebody has walked before, he and I end in
 * one source; each source is walked once for all. */
static void seek_upward(struct weave *w, uint32_t i, uint32_t source, uint32_t stamp)
{
	struct u32s met = {0};

	walk_relays(w->c, source, i, &met);
	for (size_t k = 0; k < met.n; k++)
		set_join(w->parent, i, w->t->walker[met.v[k]]);
	for (size_t k = 0; k < w->t->walk.n; k++)
		w->t->mark[w->t->space[KEY_HELD] + w->t->walk.v[k]] = (struct mark){stamp, i};
	vec_free(&met);
}

/* Articles whose claims are sought by somebody: their claims in the camp become one. */
static void unite_held(struct weave *w, uint8_t joint)
{
	uint32_t sought = w->t->stamp;

	w->t->walk_stamp++;
	w->t->stamp += 2; /* sought + 1: wanted by somebody; sought + 2: first holder known */
	for (uint32_t i = 0; i < w->n; i++)
		for (uint32_t k = w->first_key[i]; k < w->first_key[i + 1] && w->joint[i] == joint; k++) {
			const struct tie_key *key = &w->keys->v.v[k];

			if (key->space == KEY_HELD && key->use == KEY_SEEKS) {
				struct mark *m = &w->t->mark[key->key];

				if (m->stamp != sought + 1) /* else somebody above stands for all: I is with the first holder */
					*m = (struct mark){sought + 1, i};
			}
			else if (key->space == KEY_END && !joint)
				seek_upward(w, i, end_source(w->t, key), sought + 1);
		}
	for (uint32_t i = 0; i < w->n; i++)
		for (uint32_t k = w->first_key[i]; k < w->first_key[i + 1] && w->joint[i] == joint; k++) {
			const struct tie_key *key = &w->keys->v.v[k];
			struct mark *m = &w->t->mark[key->key];

			if (key->space != KEY_HELD || key->use != KEY_OFFERS || m->stamp != sought + 1)
				continue;
			set_join(w->parent, i, m->first);
		}
}

static void join(struct weave *w, uint8_t joint)
{
	w->t->stamp++;
	for (uint32_t i = 0; i < w->n; i++)
		offer(w, i, joint);
	for (uint32_t i = 0; i < w->n; i++)
		seek(w, i, joint);
	unite_held(w, joint);
}

static void gather_keys(struct weave *w, struct arena *scratch)
{
	w->keys = &w->t->keys;
	w->keys->v.n = 0;
	w->parent = ARENA_ARRAY(scratch, uint32_t, w->n);
	w->first_key = ARENA_ARRAY(scratch, uint32_t, w->n + 1);
	w->joint = ARENA_ARRAY(scratch, uint8_t, w->n);
	for (uint32_t i = 0; i < w->n; i++) {
		w->parent[i] = i;
		w->first_key[i] = (uint32_t)w->keys->v.n;
		w->joint[i] = w->c->a[w->v[i]].n_speakers > 1;
		if (w->joint[i])
			tie_keys_upward(w->c, w->v[i], w->keys);
		else
			tie_keys_of(w->c, w->v[i], w->keys);
	}
	w->first_key[w->n] = (uint32_t)w->keys->v.n;
}

/* ---- joint claims ------------------------------------------------------------------------------------------------- */

/* Position pairs (strand root, member): who stands where. */
struct stand {
	uint32_t root, member;
};
struct stands {
	VEC(struct stand) v;
};

/* For every key the singles offer or seek, the strands that do: sorted, each once. */
struct holder_of {
	uint32_t key, root;
	uint8_t use;
};
struct holders {
	VEC(struct holder_of) v;
};

static int holder_order(const void *x, const void *y, void *context)
{
	const struct holder_of *a = x, *b = y;

	(void)context;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->root != b->root)
		return a->root < b->root ? -1 : 1;
	return a->use - b->use;
}

static void list_keys(const struct weave *w, uint32_t i, struct tie_keys *keys, struct holders *h)
{
	keys->v.n = 0;
	tie_keys_upward(w->c, w->v[i], keys);
	for (size_t k = 0; k < keys->v.n; k++)
		if (counts(w, &keys->v.v[k]))
			vec_push(&h->v, (struct holder_of){keys->v.v[k].key, set_root(w->parent, i), keys->v.v[k].use});
}

static void list_holders(const struct weave *w, struct holders *h)
{
	struct tie_keys keys = {0};
	size_t kept = 0;

	for (uint32_t i = 0; i < w->n; i++)
		if (!w->joint[i])
			list_keys(w, i, &keys, h);
	vec_free(&keys.v);
	sort_by(h->v.v, h->v.n, sizeof *h->v.v, holder_order, NULL);
	for (size_t i = 0; i < h->v.n; i++)
		if (kept == 0 || holder_order(&h->v.v[kept - 1], &h->v.v[i], NULL) != 0)
			h->v.v[kept++] = h->v.v[i];
	h->v.n = kept;
}

/* Every strand that joint claim I is tied to gets it as a member, once. TRUE if there is one. */
static bool stand_with(struct weave *w, const struct holders *h, uint32_t i, struct stands *out, uint32_t *seen)
{
	bool any = false;

	for (uint32_t k = w->first_key[i]; k < w->first_key[i + 1]; k++) {
		const struct tie_key *key = &w->keys->v.v[k];

		for (size_t at = SORTED_FROM(&h->v, holder_of, key, key->key); at < h->v.n && h->v.v[at].key == key->key; at++) {
			uint32_t r = h->v.v[at].root;
			bool meets = ((key->use & KEY_SEEKS) && (h->v.v[at].use & KEY_OFFERS)) ||
				((key->use & KEY_OFFERS) && (h->v.v[at].use & KEY_SEEKS));

			if (!counts(w, key) || !meets || seen[r] == i + 1)
				continue;
			seen[r] = i + 1;
			vec_push(&out->v, (struct stand){r, i});
			any = true;
		}
	}
	return any;
}

static void place_joint(struct weave *w, struct arena *scratch, struct stands *out)
{
	struct holders h = {0};
	uint32_t *seen = ARENA_ARRAY(scratch, uint32_t, w->n);
	bool left_over = false;

	list_holders(w, &h);
	for (uint32_t i = 0; i < w->n; i++) {
		if (!w->joint[i])
			continue;
		if (stand_with(w, &h, i, out, seen)) {
			w->joint[i] = 2; /* stands elsewhere: opens none of its own */
		} else {
			left_over = true;
		}
	}
	vec_free(&h.v);
	if (left_over)
		join(w, 1);
}

/* ---- putting it together ------------------------------------------------------------------------------------------- */

static int stand_order(const void *x, const void *y, void *context)
{
	const struct stand *a = x, *b = y;

	(void)context;
	if (a->root != b->root)
		return a->root < b->root ? -1 : 1;
	return a->member < b->member ? -1 : a->member > b->member;
}

static const struct strand *cut(const struct weave *w, struct arena *arena, struct stands *s, uint32_t *n_out)
{
	struct strand *out;
	uint32_t n = 0, *members = ARENA_ARRAY(arena, uint32_t, s->v.n);

	sort_by(s->v.v, s->v.n, sizeof *s->v.v, stand_order, NULL);
	for (size_t i = 0; i < s->v.n; i++)
		n += i == 0 || s->v.v[i].root != s->v.v[i - 1].root;
	out = ARENA_ARRAY(arena, struct strand, n);
	n = 0;
	for (size_t i = 0; i < s->v.n; i++) {
		if (i == 0 || s->v.v[i].root != s->v.v[i - 1].root)
			out[n++].answers = members + i;
		members[i] = w->v[s->v.v[i].member];
		out[n - 1].n++;
	}
	*n_out = n;
	return out;
}

const struct strand *strands(const struct context *c, struct arena *arena, const uint32_t *v, size_t n, bool with_desks,
	uint32_t *n_out)
{
	struct weave w = {.c = c, .t = c->ties, .v = v, .n = n, .with_desks = with_desks};
	struct stands s = {0};
	const struct strand *out;
	bool any_joint = false;

	gather_keys(&w, c->scratch);
	join(&w, 0);
	for (uint32_t i = 0; i < n; i++)
		any_joint |= w.joint[i];
	if (any_joint)
		place_joint(&w, c->scratch, &s);
	for (uint32_t i = 0; i < n; i++)
		if (w.joint[i] != 2)
			vec_push(&s.v, (struct stand){set_root(w.parent, i), i});
	out = cut(&w, arena, &s, n_out);
	vec_free(&s.v);
	return out;
}
