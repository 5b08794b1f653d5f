/* Looking up every claim's place, words and quotations in the copy of its article. */
#include "evidence/anchors.h"

#include "base/buf.h"

enum { SHOWN_PLACES = 4 };

struct checker {
	struct arena *arena, *scratch;
	const struct ledger *l;
	const struct copies *copies;
	const struct heard *heard;
	struct spoken *spoken; /* per copy, made when first asked for */
	struct fragment fragment;
	struct anchors *out;
};

const char *anchor_state_word(enum anchor_state s)
{
	static const char *const words[] = {"found", "moved", "changed", "ambiguous", "missing", "unchecked"};

	return words[s];
}

const char *anchor_key_word(enum anchor_key k)
{
	static const char *const words[] = {"place", "words", "quote"};

	return words[k];
}

/* ---- what was said aloud ------------------------------------------------------------------------------------------------ */

static bool within(const struct quotation *q, uint32_t block, const struct token *t)
{
	if (block < q->block || block > q->last)
		return false;
	return (block > q->block || t->at >= q->from) && (block < q->last || t->at + t->n <= q->to);
}

static struct spoken spoken_read(struct arena *a, const struct copy *c, const struct heard *h)
{
	uint32_t *first = ARENA_ARRAY(a, uint32_t, c->article.n_blocks + 1);
	struct tokens said = {0};
	struct spoken out;
	size_t q = 0;

	for (uint32_t b = 0; b < c->article.n_blocks; b++) {
		first[b] = (uint32_t)said.v.n;
		for (uint32_t i = c->first[b]; i < c->first[b + 1]; i++) {
			while (q < h->quotations.v.n && (h->quotations.v.v[q].last < b || (h->quotations.v.v[q].last == b &&
										h->quotations.v.v[q].to <= c->token[i].at)))
				q++;
			if (q < h->quotations.v.n && within(&h->quotations.v.v[q], b, &c->token[i]))
				vec_push(&said.v, c->token[i]);
		}
	}
	first[c->article.n_blocks] = (uint32_t)said.v.n;
	out = (struct spoken){ARENA_COPY(a, said.v.v, said.v.n), first, (uint32_t)said.v.n};
	vec_free(&said.v);
	return out;
}

static const struct spoken *spoken_of(struct checker *k, uint32_t copy)
{
	if (!k->spoken[copy].first)
		k->spoken[copy] = spoken_read(k->arena, &k->copies->v.v[copy], &k->heard[copy]);
	return &k->spoken[copy];
}

/* ---- a fragment -------------------------------------------------------------------------------------------------------------- */

static bool same_text(const struct copy *c, uint32_t a, uint32_t b)
{
	return str_eq(c->article.blocks[a].text, c->article.blocks[b].text);
}

/* Other blocks that hold the fragment: fills state, block and places. A paragraph printed twice is one. */
static void look_elsewhere(struct checker *k, const struct copy *c, const struct spoken *s, uint32_t here, struct anchor *a)
{
	struct buf places = {0};
	uint32_t n = 0;

	a->block = NONE;
	for (uint32_t b = 0; b < c->article.n_blocks; b++) {
		if (b == here || c->article.blocks[b].place.n == 0 || !fragment_in(&k->fragment, c, s, b))
			continue;
		if (a->block != NONE && same_text(c, a->block, b))
			continue;
		if (a->block == NONE)
			a->block = b;
		if (n < SHOWN_PLACES) {
			buf_puts(&places, n ? ", " : "");
			buf_add(&places, c->article.blocks[b].place);
		}
		n++;
	}
	if (n > SHOWN_PLACES)
		buf_puts(&places, " …");
	a->state = n == 1 ? ANCHOR_MOVED : n ? ANCHOR_AMBIGUOUS : ANCHOR_MISSING;
	if (n > 1) {
		a->block = NONE;
		a->places = buf_keep(&places, k->arena);
	}
	buf_free(&places);
}

static void look_nearby(struct checker *k, const struct copy *c, uint32_t here, struct anchor *a)
{
	struct passage p;
	struct str text;

	if (!fragment_nearest(&k->fragment, c, here, &p))
		return;
	text = c->article.blocks[p.block].text;
	a->state = ANCHOR_CHANGED;
	a->block = p.block;
	mark_difference(k->arena, (struct str){text.p + p.at, p.end - p.at}, a->text, ENDS_OF_X_LEFT_OUT, &a->printed, &a->typed);
}

static bool is_wrong(uint8_t state)
{
	return state != ANCHOR_FOUND && state != ANCHOR_UNCHECKED;
}

static void keep(struct checker *k, const struct anchor *a)
{
	vec_push(&k->out->v, *a);
	k->out->count[a->state]++;
	k->out->off[a->claim] |= is_wrong(a->state);
}

static void check_fragment(struct checker *k, uint32_t claim, enum anchor_key key, struct str text, uint32_t block)
{
	struct anchor a = {.claim = claim, .key = (uint8_t)key, .text = text, .block = NONE, .state = ANCHOR_UNCHECKED};
	uint32_t copy = k->copies->of[k->l->claims.v[claim].source];
	const struct spoken *s;
	const struct copy *c;

	if (copy != NONE && (block != NONE || k->l->claims.v[claim].place_kind != 'g')) {
		c = &k->copies->v.v[copy];
		s = key == ANCHOR_QUOTE ? spoken_of(k, copy) : NULL;
		fragment_read(&k->fragment, k->scratch, text);
		if (block != NONE && fragment_in(&k->fragment, c, s, block)) {
			a.state = ANCHOR_FOUND;
			a.block = block;
		} else {
			look_elsewhere(k, c, s, block, &a);
		}
		if (a.state == ANCHOR_MISSING)
			look_nearby(k, c, block, &a);
	}
	keep(k, &a);
}

/* ---- a place --------------------------------------------------------------------------------------------------------------------- */

static uint32_t number_of(struct str place)
{
	uint32_t n = 0;

	for (size_t i = 1; i < place.n; i++)
		n = n * 10 + (uint32_t)(place.p[i] - '0');
	return n;
}

/* The places of the same kind that are nearest, or what places there are: "p15 (the last paragraph)". */
static struct str nearest_places(struct checker *k, const struct copy *c, const struct claim *claim)
{
	struct str best = STR(""), h = STR("");

	for (uint32_t i = 0; i < c->article.n_blocks; i++) {
		struct str place = c->article.blocks[i].place;

		if (place.n == 0)
			continue;
		if (h.n == 0)
			h = place;
		if (place.p[0] == (char)claim->place_kind && number_of(place) <= claim->place_number)
			best = place;
	}
	if (best.n)
		return arena_printf(k->arena, "%.*s is the last of its kind", STR_ARG(best));
	return h.n ? arena_printf(k->arena, "there is none of this kind; its first place is %.*s", STR_ARG(h)) : STR("it has no places");
}

/* The block, or NONE. Pages and times of a recording are not looked up. */
static uint32_t check_place(struct checker *k, uint32_t index)
{
	const struct claim *claim = &k->l->claims.v[index];
	const struct copy *c = copy_of_source(k->copies, claim->source);
	struct anchor a = {.claim = index, .key = ANCHOR_PLACE, .block = NONE, .state = ANCHOR_UNCHECKED};

	a.text = claim_place(k->arena, claim);
	if (c && a.text.n) {
		a.block = copy_block(c, claim);
		a.state = a.block == NONE ? ANCHOR_MISSING : ANCHOR_FOUND;
		if (a.block == NONE)
			a.places = nearest_places(k, c, claim);
	}
	keep(k, &a);
	return a.block;
}

static void check_claim(struct checker *k, uint32_t index, size_t *note)
{
	const struct claim *claim = &k->l->claims.v[index];
	uint32_t block = check_place(k, index);

	for (; *note < k->l->notes.n && k->l->notes.v[*note].claim <= index; (*note)++)
		if (k->l->notes.v[*note].key == NOTE_WORDS && k->l->notes.v[*note].claim == index)
			check_fragment(k, index, ANCHOR_WORDS, note_text(&k->l->notes.v[*note]), block);
	for (uint32_t i = 0; i < claim->quotes.n; i++)
		check_fragment(k, index, ANCHOR_QUOTE, claim->quotes.v[i], block);
	arena_reset(k->scratch);
}

struct anchors anchors_check(struct arena *a, const struct ledger *l, const struct copies *c, const struct heard *h)
{
	struct anchors out = {.off = ARENA_ARRAY(a, bool, l->claims.n + 1)};
	struct checker k = {.arena = a, .scratch = arena_new(), .l = l, .copies = c, .heard = h, .out = &out};
	size_t note = 0;

	if (c->v.n == 0) {
		arena_free(k.scratch);
		return out;
	}
	k.spoken = ARENA_ARRAY(a, struct spoken, c->v.n + 1);
	for (uint32_t i = 0; i < l->claims.n; i++)
		check_claim(&k, i, &note);
	fragment_free(&k.fragment);
	arena_free(k.scratch);
	return out;
}

void anchors_free(struct anchors *x)
{
	vec_free(&x->v);
}
