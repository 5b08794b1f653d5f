/* attribution-conflict (§3.9): one answer, credited to those who cannot both be meant. Each kind of conflict is a
 * small function that picks its members out of a camp and says which side each is on. */
#include "compare/attribution.h"

#include "base/map.h"
#include "base/sort.h"
#include "compare/rules.h"
#include "normalize/normalize.h"

/* ---- the finding ------------------------------------------------------------------------------------------------- */

struct member_of {
	uint32_t answer;
	uint32_t rank;  /* in the order of claims */
	uint32_t first; /* least rank of the side: sides stand in that order, whatever their numbers */
};

static int by_first(const void *x, const void *y, void *context)
{
	const struct member_of *a = x, *b = y;

	(void)context;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Members by side, in the order of claims. Returns the number of sides. */
static uint32_t part(
	const struct camp_view *camp, const uint32_t *members, const uint32_t *of, uint32_t n, struct member_of *out)
{
	struct u64_map rank = {0}, first = {0};
	uint32_t sides = 0, *sorted = ARENA_ARRAY(camp->c->scratch, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		sorted[i] = camp->v[members[i]];
	answers_sort(camp->c, sorted, n);
	for (uint32_t i = 0; i < n; i++)
		u64_map_put(&rank, sorted[i], i);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t here = u64_map_get(&rank, camp->v[members[i]]), *least = u64_map_put(&first, of[i], here);

		*least = here < *least ? here : *least;
	}
	for (uint32_t i = 0; i < n; i++)
		out[i] = (struct member_of){
			camp->v[members[i]], u64_map_get(&rank, camp->v[members[i]]), u64_map_get(&first, of[i])};
	u64_map_free(&rank);
	u64_map_free(&first);
	sort_by(out, n, sizeof *out, by_first, NULL);
	for (uint32_t i = 0; i < n; i++)
		sides += i == 0 || out[i].first != out[i - 1].first;
	return sides;
}

/* Start and end of the time the members speak of: what is told exactly, else the wide windows. */
static void set_era(const struct context *c, struct finding_draft *f, const uint32_t *v, uint32_t n)
{
	bool exact = false;

	f->timed = window_unit(question_of(c, &c->a[v[0]])) != UNIT_NONE;
	for (uint32_t i = 0; i < n && f->timed; i++) {
		const struct window *w = &c->a[v[i]].window;
		bool wide = w->kind == WINDOW_SOME;

		if (exact && wide)
			continue;
		if (i == 0 || (!exact && !wide)) {
			f->era_lo = w->lo;
			f->era_hi = w->hi;
		}
		exact |= !wide;
		f->era_lo = w->lo < f->era_lo ? w->lo : f->era_lo;
		f->era_hi = w->hi > f->era_hi ? w->hi : f->era_hi;
	}
}

static int text_order(const void *x, const void *y, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

/* The speakers of each side, in the order of text: the same in whatever order the claims stand. */
static struct str all_speakers(const struct context *c, const struct camp_draft *camps, uint32_t n)
{
	struct str *sides = ARENA_ARRAY(c->scratch, struct str, n), out;
	struct buf b = {0};

	for (uint32_t i = 0; i < n; i++)
		sides[i] = speakers_text(c, camps[i].answers, camps[i].n);
	sort_by(sides, n, sizeof *sides, text_order, NULL);
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			buf_puts(&b, " | ");
		buf_add(&b, sides[i]);
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

bool conflict_add(const struct camp_view *camp, const uint32_t *members, const uint32_t *of, uint32_t n)
{
	struct context *c = camp->c;
	struct member_of *parted = ARENA_ARRAY(c->scratch, struct member_of, n + 1);
	uint32_t sides = part(camp, members, of, n, parted), *answers = ARENA_ARRAY(c->scratch, uint32_t, n + 1),
		 at = 0;
	struct camp_draft *camps = ARENA_ARRAY(c->scratch, struct camp_draft, sides + 1);
	struct finding_draft f = {.kind = FIND_ATTRIBUTION_CONFLICT, .base = -1, .n_camps = sides, .more = camps};
	const struct answer *a;

	if (sides < 2)
		return false;
	for (uint32_t i = 0; i < n; i++) {
		if (i == 0 || parted[i].first != parted[i - 1].first)
			camps[at++] = (struct camp_draft){.answers = answers + i, .value = camp->value};
		answers[i] = parted[i].answer;
		camps[at - 1].n++;
	}
	a = &c->a[answers[0]];
	f.question = a->question;
	f.slots = a->slots;
	f.class = a->class;
	for (uint32_t i = 1; i < n; i++) /* whoever stands first */
		f.class = c->a[answers[i]].class < f.class ? c->a[answers[i]].class : f.class;
	f.camps[0] = camps[0];
	f.camps[1] = camps[1];
	set_era(c, &f, answers, n);
	f.era_text = all_speakers(c, camps, sides);
	finding_add(c, &f);
	return true;
}

/* ---- own voice against a party's word ---------------------------------------------------------------------------- */

struct desks {
	struct u64_map at;
	VEC(uint32_t) parent;
};

static uint32_t desk_root(struct desks *d, uint32_t i)
{
	while (d->parent.v[i] != i)
		i = d->parent.v[i];
	return i;
}

static uint32_t desk_node(struct desks *d, uint64_t key)
{
	uint32_t node = *u64_map_put(&d->at, key, (uint32_t)d->parent.n);

	if (node == d->parent.n)
		vec_push(&d->parent, node);
	return desk_root(d, node);
}

/* Same outlet or a shared author make one desk. */
static uint32_t enter_desk(struct desks *d, const struct source *s)
{
	uint32_t node = desk_node(d, s->outlet_key);

	for (uint32_t i = 0; i < s->authors.n; i++)
		d->parent.v[desk_node(d, (UINT64_C(1) << 32) | s->authors.v[i].sym)] = node;
	return node;
}

static bool one_desk(const struct camp_view *camp)
{
	struct desks d = {0};
	uint32_t first = MAP_NONE;
	bool one = true;

	for (uint32_t i = 0; i < camp->n; i++) { /* every desk with its authors first */
		const struct answer *a = &camp->c->a[camp->v[i]];

		if (own_voice(a))
			enter_desk(&d, &camp->c->l->sources.v[speaker_desk(camp->c, a, &a->speakers[0])]);
	}
	for (uint32_t i = 0; i < camp->n && one; i++) {
		const struct answer *a = &camp->c->a[camp->v[i]];
		uint32_t here;

		if (!own_voice(a))
			continue;
		here = desk_node(&d, camp->c->l->sources.v[speaker_desk(camp->c, a, &a->speakers[0])].outlet_key);
		one = first == MAP_NONE || first == here;
		first = here;
	}
	u64_map_free(&d.at);
	vec_free(&d.parent);
	return one;
}

/* Every claim of the answer is one or the other; "as alleged" is nobody's own word. */
static bool own_or_party(const struct camp_view *camp, uint32_t *owns, uint32_t *parties)
{
	*owns = *parties = 0;
	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &camp->c->a[camp->v[i]];

		if (own_voice(a) && a->class != CLASS_ALLEGED)
			++*owns;
		else if (!own_voice(a) && is_interested(camp->c, a))
			++*parties;
		else
			return false;
	}
	return *owns && *parties;
}

/* An outlet that names the party once may say it plainly elsewhere in the same article. */
static unsigned own_voice_conflict(const struct camp_view *camp)
{
	uint32_t *members = ARENA_ARRAY(camp->c->scratch, uint32_t, camp->n), *of, n = 0, owns, parties;
	struct u64_map naming = {0};

	if (!own_or_party(camp, &owns, &parties) || !one_desk(camp))
		return 0;
	of = ARENA_ARRAY(camp->c->scratch, uint32_t, camp->n);
	for (uint32_t i = 0; i < camp->n; i++)
		if (!own_voice(&camp->c->a[camp->v[i]]))
			u64_map_put(&naming, camp->c->a[camp->v[i]].source, 1);
	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &camp->c->a[camp->v[i]];

		if (own_voice(a) && u64_map_get(&naming, a->source) != MAP_NONE)
			continue;
		members[n] = i;
		of[n++] = own_voice(a) ? 0 : 1;
	}
	u64_map_free(&naming);
	return conflict_add(camp, members, of, n);
}

/* ---- perhaps-same documents -------------------------------------------------------------------------------------- */

static bool below_any(const struct lattice *l, uint32_t a, struct refs r)
{
	for (uint32_t i = 0; i < r.n; i++)
		if (lattice_below(l, a, r.v[i].sym) != BELOW_NO || lattice_below(l, r.v[i].sym, a) != BELOW_NO)
			return true;
	return false;
}

static bool other_makers(const struct context *c, const struct source *a, const struct source *b)
{
	for (uint32_t i = 0; i < a->issued_by.n; i++)
		if (below_any(c->l->lattice, a->issued_by.v[i].sym, b->issued_by))
			return false;
	return a->issued_by.n && b->issued_by.n;
}

/* WANTED gets every document of the camp that is perhaps the same as another one of it, by another maker. */
static void mark_documents(const struct context *c, const struct u64_map *present, uint32_t sym, struct u64_map *wanted)
{
	const struct source *s = source_of(c->l, sym);

	for (uint32_t i = 0; i < s->maybe.n; i++) {
		uint32_t other = s->maybe.v[i].sym;

		if (u64_map_get(present, other) == MAP_NONE || !other_makers(c, s, source_of(c->l, other)))
			continue;
		u64_map_put(wanted, sym, 1);
		u64_map_put(wanted, other, 1);
	}
}

static uint32_t document_of(const struct answer *a)
{
	return a->n_speakers == 1 && a->speakers[0].kind == SPEAKER_DOCUMENT ? a->speakers[0].sym : NONE;
}

static unsigned document_conflict(const struct camp_view *camp)
{
	struct context *c = camp->c;
	struct u64_map present = {0}, wanted = {0};
	uint32_t *members = ARENA_ARRAY(c->scratch, uint32_t, camp->n), *of, n = 0;

	for (uint32_t i = 0; i < camp->n; i++)
		if (document_of(&c->a[camp->v[i]]) != NONE)
			u64_map_put(&present, document_of(&c->a[camp->v[i]]), i);
	for (uint32_t i = 0; i < camp->n; i++) {
		uint32_t sym = document_of(&c->a[camp->v[i]]);

		if (sym != NONE && u64_map_get(&present, sym) == i)
			mark_documents(c, &present, sym, &wanted);
	}
	of = ARENA_ARRAY(c->scratch, uint32_t, camp->n);
	for (uint32_t i = 0; i < camp->n; i++) {
		uint32_t sym = document_of(&c->a[camp->v[i]]);

		if (sym == NONE || u64_map_get(&wanted, sym) == MAP_NONE)
			continue;
		members[n] = i;
		of[n++] = sym;
	}
	u64_map_free(&present);
	u64_map_free(&wanted);
	return conflict_add(camp, members, of, n);
}

/* ---- headline and body ------------------------------------------------------------------------------------------- */

struct placed {
	uint32_t source, at; /* position in the camp */
	bool head;
};

static int by_source(const void *x, const void *y, void *context)
{
	const struct placed *a = x, *b = y;

	(void)context;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* V: the credited answers of one source. Headline answers whose side no body answer shares stand against the body. */
static unsigned head_against_body(const struct camp_view *camp, const struct placed *v, uint32_t n)
{
	struct context *c = camp->c;
	uint32_t *members = ARENA_ARRAY(c->scratch, uint32_t, n), *answers = ARENA_ARRAY(c->scratch, uint32_t, n);
	uint32_t *of = ARENA_ARRAY(c->scratch, uint32_t, n), kept = 0;
	struct u64_map body = {0};
	struct sides s;

	for (uint32_t i = 0; i < n; i++)
		answers[i] = camp->v[v[i].at];
	s = sides_of(c, answers, n);
	for (uint32_t i = 0; i < n; i++)
		if (!v[i].head)
			u64_map_put(&body, s.of[i], 1);
	for (uint32_t i = 0; i < n; i++) {
		if (v[i].head && u64_map_get(&body, s.of[i]) != MAP_NONE)
			continue;
		members[kept] = v[i].at;
		of[kept++] = v[i].head ? s.of[i] : UINT32_MAX; /* the body is one side, whomever it names besides */
	}
	kept = body.n ? kept : 0;
	u64_map_free(&body);
	return conflict_add(camp, members, of, kept);
}

static unsigned headline_conflict(const struct camp_view *camp)
{
	struct placed *v = ARENA_ARRAY(camp->c->scratch, struct placed, camp->n);
	uint32_t n = 0, end;
	unsigned found = 0;

	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &camp->c->a[camp->v[i]];

		if (credits(a) && (a->on_top || a->in_body))
			v[n++] = (struct placed){a->source, i, a->on_top};
	}
	sort_by(v, n, sizeof *v, by_source, NULL);
	for (uint32_t at = 0; at < n; at = end) {
		bool head = false;

		for (end = at; end < n && v[end].source == v[at].source; end++)
			head |= v[end].head;
		if (head && end - at > 1)
			found += head_against_body(camp, v + at, end - at);
	}
	return found;
}

/* ---- a camp ------------------------------------------------------------------------------------------------------ */

static unsigned (*const kinds[])(const struct camp_view *camp) = {
	same_words_conflict,
	own_voice_conflict,
	document_conflict,
	headline_conflict,
};

unsigned attribution_in_camp(struct context *c, const uint32_t *answers, size_t n, struct str value, bool in_dispute)
{
	struct camp_view camp = {c, answers, (uint32_t)n, value};
	unsigned found = 0;

	(void)in_dispute; /* looked for in every camp alike; what a conflict replaces is the caller's matter */
	if (n < 2)
		return 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		found += kinds[i](&camp);
	note_voices(&camp);
	return found;
}
