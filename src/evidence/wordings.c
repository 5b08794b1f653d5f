/* Which quotations are one utterance. They stand in order of originality; each is laid beside the earlier ones it shares rare
 * words with, and taken for a rendering of the one most like it. Every pair that differs is a wording; equal pairs are one. */
#include "evidence/wordings.h"

#include "base/sets.h"
#include "base/sort.h"
#include "evidence/fragments.h"
#include "evidence/sayings.h"

enum { COMMON = 64 /* a word in more sayings than this finds nobody */, CANDIDATES_MOST = 64, RANKS_MOST = 100 };

struct posting {
	uint64_t hash;
	uint32_t saying;
};

/* A rendering and what it renders. */
struct rendering {
	uint32_t of, by;
	struct likeness like;
};

struct finder {
	struct wordings *w;
	struct arena *arena;
	struct aligner aligner;
	VEC(struct posting) postings; /* sorted; the words of saying s are found by hash */
	uint32_t *same;               /* sets of sayings that render one wording faithfully */
	uint32_t *count, *seen;       /* per saying: shared rare words with the one at hand */
	VEC(struct rendering) renderings;
};

/* ---- sayings ------------------------------------------------------------------------------------------------------------ */

static num printed_on(const struct copies *c, uint32_t copy)
{
	struct spans day = c->l->sources.v[c->v.v[copy].source].published;

	return day.n ? spans_hull(day).hi : SPAN_FOR_EVER; /* at the latest */
}

/* “This Week With …”: the title of something. */
static bool is_title_case(struct words_list *words, struct arena *scratch, struct str text)
{
	uint32_t capitals = 0, others = 0;

	words_split(words, scratch, text, 0, text.n);
	for (size_t i = 0; i < words->v.n; i++) {
		const struct known_word *k = known_word(words->v.v[i].folded);

		capitals += words->v.v[i].capital && !(k && k->link);
		others += !words->v.v[i].capital && !(k && k->link);
	}
	return capitals > others * 3;
}

static void gather(struct wordings *w, const struct heard *h, uint32_t copy, uint32_t rank)
{
	const struct copies *c = w->copies;
	struct words_list words = {0};

	for (size_t i = 0; i < h->quotations.v.n; i++) {
		const struct quotation *q = &h->quotations.v.v[i];
		struct saying s = {.copy = copy, .q = q, .words = quote_read(c->arena, q->text), .rank = rank,
			.printed = printed_on(c, copy)};
		const struct block *b = &c->v.v[copy].article.blocks[q->block];

		if (s.words.n < SAYING_WORDS || b->kind == BLOCK_LINE || b->kind == BLOCK_CROSSHEAD ||
			is_title_case(&words, c->arena, q->text))
			continue;
		s.head = !is_body(b);
		s.who = h->speakers[i] == NONE ? NULL : &h->people.v.v[h->speakers[i]];
		vec_push(&w->sayings, s);
	}
	vec_free(&words.v);
}

/* Copies that retell no other have rank 0, what retells them 1, and so on; circles were told by the reader. */
static const uint32_t *ranks(const struct copies *c)
{
	uint32_t *rank = ARENA_ARRAY(c->arena, uint32_t, c->v.n + 1);
	bool moved = true;

	for (uint32_t pass = 0; moved && pass < RANKS_MOST; pass++) {
		moved = false;
		for (size_t i = 0; i < c->v.n; i++) {
			const struct source *s = &c->l->sources.v[c->v.v[i].source];

			for (uint32_t k = 0; k < s->relays.n; k++) {
				uint32_t up = c->of[c->l->symbols.v[s->relays.v[k].sym].index];

				if (up == NONE || rank[i] > rank[up])
					continue;
				rank[i] = rank[up] + 1;
				moved = true;
			}
		}
	}
	return rank;
}

/* Earlier before later; body before headline; the source before what relays it; then as declared and printed. */
static int originality(const void *x, const void *y, void *context)
{
	const struct saying *a = x, *b = y;

	(void)context;
	if (a->printed != b->printed)
		return a->printed < b->printed ? -1 : 1;
	if (a->head != b->head)
		return a->head ? 1 : -1;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->copy != b->copy)
		return a->copy < b->copy ? -1 : 1;
	return a->q < b->q ? -1 : a->q > b->q;
}

/* ---- who shares rare words ------------------------------------------------------------------------------------------------- */

static int posting_order(const void *x, const void *y, void *context)
{
	const struct posting *a = x, *b = y;

	(void)context;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->saying < b->saying ? -1 : a->saying > b->saying;
}

/* A word twice in one saying is one posting; a common one is none. */
static void thin_out(struct finder *f)
{
	size_t kept = 0, end;

	for (size_t at = 0; at < f->postings.n; at = end) {
		size_t from = kept;

		for (end = at; end < f->postings.n && f->postings.v[end].hash == f->postings.v[at].hash; end++)
			if (kept == from || f->postings.v[kept - 1].saying != f->postings.v[end].saying)
				f->postings.v[kept++] = f->postings.v[end];
		if (kept - from > COMMON || kept - from < 2)
			kept = from;
	}
	f->postings.n = kept;
}

static void build_index(struct finder *f)
{
	for (uint32_t s = 0; s < f->w->sayings.n; s++) {
		const struct quote *q = &f->w->sayings.v[s].words;

		for (uint32_t i = 0; i < q->n; i++)
			if (!q->v[i].link)
				vec_push(&f->postings, (struct posting){q->v[i].hash, s});
	}
	sort_by(f->postings.v, f->postings.n, sizeof *f->postings.v, posting_order, NULL);
	thin_out(f);
}

/* Earlier sayings with two rare words of S (one, if it has no more); the most original first. */
static uint32_t candidates(struct finder *f, uint32_t s, uint32_t *out)
{
	const struct quote *q = &f->w->sayings.v[s].words;
	VEC(uint32_t) met = {0};
	uint32_t rare = 0, n = 0;

	for (uint32_t i = 0; i < q->n; i++) {
		size_t at = q->v[i].link ? f->postings.n : SORTED_FROM(&f->postings, posting, hash, q->v[i].hash);

		rare += at < f->postings.n && f->postings.v[at].hash == q->v[i].hash;
		for (; at < f->postings.n && f->postings.v[at].hash == q->v[i].hash && f->postings.v[at].saying < s; at++) {
			uint32_t k = f->postings.v[at].saying;

			if (f->seen[k] != s + 1)
				vec_push(&met, k);
			f->count[k] = f->seen[k] == s + 1 ? f->count[k] + 1 : 1;
			f->seen[k] = s + 1;
		}
	}
	for (size_t i = 0; i < met.n && n < CANDIDATES_MOST; i++)
		if (f->count[met.v[i]] >= (rare > 2 ? 2u : 1u))
			out[n++] = met.v[i];
	vec_free(&met);
	return n;
}

/* ---- renderings -------------------------------------------------------------------------------------------------------------- */

/* Two sentences of one article are two sentences; its headline may render one of them. */
static bool may_render(const struct saying *a, const struct saying *b)
{
	return a->copy != b->copy || a->head != b->head;
}

static bool better(const struct likeness *a, const struct likeness *b)
{
	return a->drift.shared > b->drift.shared;
}

/* Takes saying S for a rendering of the earlier one most like it: a faithful one before all others. */
static void place(struct finder *f, uint32_t s)
{
	uint32_t v[CANDIDATES_MOST], n = candidates(f, s, v), best = NONE;
	struct likeness best_like = {0};
	const struct saying *all = f->w->sayings.v;

	for (uint32_t i = 0; i < n; i++) {
		struct likeness like;

		if (!may_render(&all[v[i]], &all[s]))
			continue;
		like = sayings_compare(f->w, &f->aligner, &all[v[i]], &all[s]);
		if (like.standing == STAND_APART)
			continue;
		if (best == NONE || (like.standing == best_like.standing ? better(&like, &best_like) : like.standing == STAND_FAITHFUL)) {
			best = v[i];
			best_like = like;
		}
	}
	if (best == NONE)
		return;
	if (best_like.standing == STAND_FAITHFUL)
		set_join(f->same, best, s);
	else
		vec_push(&f->renderings, (struct rendering){best, s, best_like});
}

/* ---- findings ------------------------------------------------------------------------------------------------------------------ */

static bool is_translated(const struct wordings *w, uint32_t s)
{
	return w->copies->l->sources.v[w->copies->v.v[w->sayings.v[s].copy].source].translated;
}

/* All sayings that render the wording of S faithfully. */
static uint32_t *faithful(struct finder *f, uint32_t s, uint32_t *n)
{
	uint32_t *out = ARENA_ARRAY(f->arena, uint32_t, f->w->sayings.n + 1), root = set_root(f->same, s);

	*n = 0;
	out[(*n)++] = s;
	for (uint32_t i = 0; i < f->w->sayings.n; i++)
		if (i != s && set_root(f->same, i) == root)
			out[(*n)++] = i;
	return out;
}

static void add_reworded(struct finder *f, const struct rendering *r)
{
	struct wordings *w = f->w;
	uint32_t of = r->like.cut_first ? r->by : r->of, by = r->like.cut_first ? r->of : r->by;
	struct wording out = {.kind = WORDING_REWORDED, .grave = r->like.drift.grave, .what = r->like.drift.what, .cut = r->like.cut};

	out.translated = is_translated(w, of) || is_translated(w, by);
	out.first = faithful(f, of, &out.n_first);
	out.second = faithful(f, by, &out.n_second);
	mark_difference(f->arena, w->sayings.v[of].q->text, w->sayings.v[by].q->text, r->like.cut ? ENDS_MARKED : ENDS_LEFT_OUT,
		&out.first_text, &out.second_text);
	vec_push(&w->v, out);
}

/* Renderings of the same two wordings are one. */
static bool told_before(struct finder *f, size_t at)
{
	const struct rendering *r = f->renderings.v;

	for (size_t i = 0; i < at; i++)
		if (set_root(f->same, r[i].of) == set_root(f->same, r[at].of) && set_root(f->same, r[i].by) == set_root(f->same, r[at].by))
			return true;
	return false;
}

static void reworded(struct finder *f)
{
	const struct saying *all = f->w->sayings.v;

	for (size_t i = 0; i < f->renderings.n; i++) {
		const struct rendering *r = &f->renderings.v[i];
		const struct person *a = all[r->of].who, *b = all[r->by].who;

		if (!(a && b && other_person(a, b)) && !told_before(f, i)) /* other people's other words are two utterances */
			add_reworded(f, r);
	}
}

/* What everybody says proves nothing about who said it. */
static bool is_stock(const struct quote *q)
{
	static const char *const stock[] = {"comment", "speculation", "cooperating", "cooperate", "thoughts", "prayers", "condolences"};

	for (uint32_t i = 0; i < q->n; i++)
		for (size_t k = 0; k < sizeof stock / sizeof *stock; k++)
			if (str_is(q->v[i].key, stock[k]))
				return true;
	return false;
}

/* Five words, three that say something. */
static bool is_telling(const struct quote *q)
{
	uint32_t says = 0;

	for (uint32_t i = 0; i < q->n; i++)
		says += !q->v[i].link;
	return q->n >= 5 && says >= 3 && !is_stock(q);
}

static void add_speaker(struct finder *f, uint32_t first, uint32_t other)
{
	struct wordings *w = f->w;
	const struct saying *all = w->sayings.v;
	struct wording out = {.kind = WORDING_SPEAKER};
	uint32_t n, *v = faithful(f, first, &n);
	uint32_t *a = ARENA_ARRAY(f->arena, uint32_t, n), *b = ARENA_ARRAY(f->arena, uint32_t, n);

	for (uint32_t i = 0; i < n; i++) {
		if (all[v[i]].who && !other_person(all[v[i]].who, all[first].who))
			a[out.n_first++] = v[i];
		else if (all[v[i]].who && !other_person(all[v[i]].who, all[other].who))
			b[out.n_second++] = v[i];
	}
	out.first = a;
	out.second = b;
	out.first_text = all[first].q->text;
	out.second_text = all[other].q->text;
	vec_push(&w->v, out);
}

/* The first of each set of faithful sayings with a speaker, against whoever is surely somebody else: once a set. */
static void other_speakers(struct finder *f)
{
	const struct saying *all = f->w->sayings.v;
	uint32_t n = (uint32_t)f->w->sayings.n, *first = ARENA_ARRAY(f->arena, uint32_t, n + 1);
	bool *told = ARENA_ARRAY(f->arena, bool, n + 1);

	for (uint32_t i = 0; i < n; i++)
		first[i] = NONE;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t root = set_root(f->same, i);

		if (!all[i].who || !is_telling(&all[i].words))
			continue;
		if (first[root] == NONE)
			first[root] = i;
		if (told[root] || !other_person(all[first[root]].who, all[i].who))
			continue;
		told[root] = true;
		add_speaker(f, first[root], i);
	}
}

struct wordings wordings_find(const struct copies *c, const struct heard *h)
{
	struct wordings w = {.copies = c};
	struct finder f = {.w = &w, .arena = c->arena};
	const uint32_t *rank = ranks(c);
	uint32_t n;

	for (uint32_t i = 0; i < c->v.n; i++)
		gather(&w, &h[i], i, rank[i]);
	n = (uint32_t)w.sayings.n;
	sort_by(w.sayings.v, n, sizeof *w.sayings.v, originality, NULL);
	f.same = ARENA_ARRAY(c->arena, uint32_t, n + 1);
	f.count = ARENA_ARRAY(c->arena, uint32_t, n + 1);
	f.seen = ARENA_ARRAY(c->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		f.same[i] = i;
	build_index(&f);
	for (uint32_t i = 0; i < n; i++)
		place(&f, i);
	reworded(&f);
	other_speakers(&f);
	vec_free(&f.postings);
	vec_free(&f.renderings);
	aligner_free(&f.aligner);
	return w;
}

void wordings_free(struct wordings *w)
{
	vec_free(&w->sayings);
	vec_free(&w->v);
}
