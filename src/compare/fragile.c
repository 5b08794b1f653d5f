/* Fragility (§4): which agreements and camps of disputes fall to one strand, or to none, without one source. A source
 * can bring that about only if it carries all that some strands rest on (their single claims, else their joint ones):
 * those are found by counting, then tried. */
#include "base/sort.h"
#include "compare/context.h"

/* One source carrying one answer of one strand. */
struct carried {
	uint32_t source, strand, answer;
};

struct fragility {
	const struct context *c;
	VEC(struct carried) carried;
	VEC(struct fragile) out;
	uint32_t finding, camp;
};

static int carried_order(const void *x, const void *y, void *context)
{
	const struct carried *a = x, *b = y;

	(void)context;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->strand != b->strand)
		return a->strand < b->strand ? -1 : 1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

static void add(struct fragility *f, uint32_t source, uint32_t strand, uint32_t answer)
{
	vec_push(&f->carried, (struct carried){source, strand, answer});
}

/* The article it stands in, and whatever its chain goes through or ends in. */
static void add_carriers(struct fragility *f, uint32_t strand, uint32_t answer)
{
	const struct ledger *l = f->c->l;
	const struct answer *a = &f->c->a[answer];
	const struct chain *chain = &l->chains.v[a->chain];

	add(f, a->source, strand, answer);
	for (uint32_t i = 0; i < chain->n; i++)
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			uint32_t sym = chain->link[i].who.v[k].sym;
			const struct voice *v = voice_of(l, sym);

			if (chain->link[i].who.n > 1)
				continue; /* one of several jointly: the others still carry it */
			if (v)
				add(f, v->source, strand, answer);
			else if (l->symbols.v[sym].kind == SYM_SOURCE)
				add(f, l->symbols.v[sym].index, strand, answer);
		}
}

static bool carries(const struct carried *v, size_t n, uint32_t answer)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].answer == answer)
			return true;
	return false;
}

/* Strands of the camp without the answers that V (one source's, sorted by strand) carries. */
static uint32_t strands_without(struct fragility *f, const struct camp *camp, const struct carried *v, size_t n)
{
	uint32_t total = 0, kept = 0, *rest, left = 0;
	size_t at = 0;

	for (uint32_t i = 0; i < camp->n_strands; i++)
		total += camp->strands[i].n;
	rest = ARENA_ARRAY(f->c->scratch, uint32_t, total + 1);
	for (uint32_t i = 0; i < camp->n_strands; i++) {
		size_t end = at;

		while (end < n && v[end].strand == i)
			end++;
		for (uint32_t k = 0; k < camp->strands[i].n; k++)
			if (!carries(v + at, end - at, camp->strands[i].answers[k]))
				rest[kept++] = camp->strands[i].answers[k];
		at = end;
	}
	answers_sort(f->c, rest, kept);
	total = kept;
	kept = 0;
	for (uint32_t i = 0; i < total; i++) /* a joint claim stands in several strands */
		if (kept == 0 || rest[kept - 1] != rest[i])
			rest[kept++] = rest[i];
	if (kept)
		strands(f->c, f->c->scratch, rest, kept, true, &left);
	return left;
}

static bool is_joint(const struct context *c, uint32_t answer)
{
	return c->a[answer].n_speakers > 1;
}

/* Answers a strand rests on: its single ones; joint ones only where there is nothing else. */
static uint32_t rests_on(const struct context *c, const struct strand *s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n; i++)
		n += !is_joint(c, s->answers[i]);
	return n ? n : s->n;
}

/* How many strands may fall with V, the answers one source carries: those it carries all that they rest on. */
static uint32_t covered(const struct context *c, const struct camp *camp, const struct carried *v, size_t n)
{
	uint32_t out = 0;

	for (size_t at = 0, end; at < n; at = end) {
		uint32_t single = 0, all = 0, needed = rests_on(c, &camp->strands[v[at].strand]);

		for (end = at; end < n && v[end].strand == v[at].strand; end++) {
			all += end == at || v[end].answer != v[end - 1].answer;
			single += (end == at || v[end].answer != v[end - 1].answer) && !is_joint(c, v[end].answer);
		}
		out += single == needed || all == camp->strands[v[at].strand].n;
	}
	return out;
}

static void try_sources(struct fragility *f, const struct camp *camp)
{
	sort_by(f->carried.v, f->carried.n, sizeof *f->carried.v, carried_order, NULL);
	for (size_t at = 0, end; at < f->carried.n; at = end) {
		const struct carried *v = f->carried.v + at;
		uint32_t gone, left;

		for (end = at; end < f->carried.n && f->carried.v[end].source == v->source; end++)
			;
		gone = covered(f->c, camp, v, end - at);
		if (!gone || camp->n_strands - gone > 1)
			continue;
		left = strands_without(f, camp, v, end - at);
		if (left <= 1 && left < camp->n_strands)
			vec_push(&f->out, (struct fragile){f->finding, f->camp, v->source, left});
	}
}

/* Has SOURCE a part in the strand? */
static bool has_part(struct fragility *f, const struct strand *s, uint32_t source)
{
	size_t before = f->carried.n;
	bool found = false;

	for (uint32_t k = 0; k < s->n && !found; k++) {
		add_carriers(f, 0, s->answers[k]);
		for (size_t i = before; i < f->carried.n; i++)
			found |= f->carried.v[i].source == source;
		f->carried.n = before;
	}
	return found;
}

/* Who brings all strands down but one has a part in the first or the second: most camps are done with by looking at these. */
static bool may_fall(struct fragility *f, const struct camp *camp)
{
	size_t n;

	f->carried.n = 0;
	for (uint32_t i = 0; i < 2; i++)
		for (uint32_t k = 0; k < camp->strands[i].n; k++)
			add_carriers(f, i, camp->strands[i].answers[k]);
	n = f->carried.n;
	for (size_t i = 0; i < n; i++) {
		unsigned missed = 0;

		for (uint32_t k = 0; k < camp->n_strands && missed < 2; k++)
			missed += !has_part(f, &camp->strands[k], f->carried.v[i].source);
		if (missed < 2)
			return true;
	}
	return false;
}

static void look_at(struct fragility *f, const struct camp *camp)
{
	if (camp->n_strands > 2 && !may_fall(f, camp))
		return;
	f->carried.n = 0;
	for (uint32_t i = 0; i < camp->n_strands; i++)
		for (uint32_t k = 0; k < camp->strands[i].n; k++)
			add_carriers(f, i, camp->strands[i].answers[k]);
	try_sources(f, camp);
	arena_reset(f->c->scratch);
}

static bool looked_at(const struct finding *f)
{
	return f->kind == FIND_AGREEMENT || f->kind == FIND_DENIAL || f->kind == FIND_CONTRADICTION ||
	       f->kind == FIND_MISMATCH;
}

const struct fragile *compare_fragile(const struct comparison *c, uint32_t *n)
{
	struct fragility f = {.c = c->context};
	const struct fragile *out;

	for (f.finding = 0; f.finding < c->findings.n; f.finding++) {
		const struct finding *found = &c->findings.v[f.finding];

		for (f.camp = 0; looked_at(found) && f.camp < found->n_camps; f.camp++)
			if (!found->camps[f.camp].set_aside)
				look_at(&f, &found->camps[f.camp]);
	}
	*n = (uint32_t)f.out.n;
	out = ARENA_COPY(c->arena, f.out.v, f.out.n);
	vec_free(&f.out);
	vec_free(&f.carried);
	return out;
}
