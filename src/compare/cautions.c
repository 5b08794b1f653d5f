/* Cautions of agreements and disputes, all camps together (§4): one side only, voices that may be one. */
#include "compare/context.h"

/* Entities with a stake that all of a speaker's word belongs to: itself and what it is part of. */
static void parties_of(const struct context *c, const struct answer *a, uint32_t sym, struct u32s *out)
{
	uint32_t n;
	const struct ancestor *up = lattice_ancestors(c->l->lattice, sym, &n);

	if (is_party(c, a, sym))
		vec_push(out, sym);
	for (uint32_t i = 0; i < n; i++)
		if (is_party(c, a, up[i].sym))
			vec_push(out, up[i].sym);
}

static void speaker_parties(const struct context *c, const struct answer *a, const struct speaker *s, struct u32s *out)
{
	const struct source *d;

	out->n = 0;
	if (s->kind == SPEAKER_NAMED) {
		parties_of(c, a, s->key, out);
		if (s->sym != s->key)
			parties_of(c, a, s->sym, out);
	} else if (s->kind == SPEAKER_VOICE && voice_of(c->l, s->sym)->side.sym != NONE) {
		parties_of(c, a, voice_of(c->l, s->sym)->side.sym, out);
	} else if (s->kind == SPEAKER_DOCUMENT) {
		d = source_of(c->l, s->sym);
		for (uint32_t i = 0; d->statement && i < d->issued_by.n; i++)
			parties_of(c, a, d->issued_by.v[i].sym, out);
	}
}

static void keep_common(struct u32s *common, const struct u32s *other)
{
	size_t kept = 0;

	for (size_t i = 0; i < common->n; i++) {
		bool found = false;

		for (size_t k = 0; k < other->n; k++)
			found |= other->v[k] == common->v[i];
		if (found)
			common->v[kept++] = common->v[i];
	}
	common->n = kept;
}

/* One party that every speaker of every strand belongs to. */
static bool one_side(const struct context *c, const struct finding *f)
{
	struct u32s common = {0}, mine = {0};
	bool first = true, found;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n && !f->camps[i].set_aside && (first || common.n); k++) {
			const struct answer *a = &c->a[f->camps[i].answers[k]];

			for (uint8_t s = 0; s < a->n_speakers && (first || common.n); s++) {
				speaker_parties(c, a, &a->speakers[s], first ? &common : &mine);
				if (!first)
					keep_common(&common, &mine);
				first = false;
			}
		}
	found = common.n > 0;
	vec_free(&common);
	vec_free(&mine);
	return found;
}

/* Has the strand unnamed voices, and one of unknown side? */
struct strand_voices {
	bool any, unknown;
};

static struct strand_voices voices_in(const struct context *c, const struct strand *s)
{
	struct strand_voices out = {0};

	for (uint32_t i = 0; i < s->n; i++) {
		const struct answer *a = &c->a[s->answers[i]];

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			const struct voice *v = a->speakers[k].kind == SPEAKER_VOICE ? voice_of(c->l, a->speakers[k].sym) : NULL;

			if (!v)
				continue;
			out.any = true;
			out.unknown |= v->side.sym == NONE;
		}
	}
	return out;
}

static bool strand_has_side(const struct context *c, const struct strand *s, const struct u64_map *sides, uint32_t strand)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct answer *a = &c->a[s->answers[i]];

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			const struct voice *v = a->speakers[k].kind == SPEAKER_VOICE ? voice_of(c->l, a->speakers[k].sym) : NULL;
			uint32_t seen = v && v->side.sym != NONE ? u64_map_get(sides, v->side.sym) : MAP_NONE;

			if (seen != MAP_NONE && seen != strand)
				return true;
		}
	}
	return false;
}

static void note_sides(const struct context *c, const struct strand *s, struct u64_map *sides, uint32_t strand)
{
	for (uint32_t i = 0; i < s->n; i++) {
		const struct answer *a = &c->a[s->answers[i]];

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			const struct voice *v = a->speakers[k].kind == SPEAKER_VOICE ? voice_of(c->l, a->speakers[k].sym) : NULL;

			if (v && v->side.sym != NONE)
				u64_map_put(sides, v->side.sym, strand);
		}
	}
}

/* Voices of one side, or of unknown side beside any, in several strands. */
static bool overlapping(const struct context *c, const struct finding *f)
{
	struct u64_map sides = {0};
	uint32_t with_voices = 0, n = 0;
	bool unknown = false, found = false;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n_strands && !f->camps[i].set_aside && !found; k++, n++) {
			struct strand_voices v = voices_in(c, &f->camps[i].strands[k]);

			if (!v.any)
				continue;
			with_voices++;
			unknown |= v.unknown;
			found = strand_has_side(c, &f->camps[i].strands[k], &sides, n) || (unknown && with_voices > 1);
			note_sides(c, &f->camps[i].strands[k], &sides, n);
		}
	u64_map_free(&sides);
	return found;
}

unsigned cautions_of(struct context *c, const struct finding *f)
{
	if (f->kind != FIND_AGREEMENT && f->kind > FIND_MISMATCH)
		return 0;
	return (one_side(c, f) ? CAUTION_ONE_SIDE : 0u) | (overlapping(c, f) ? CAUTION_OVERLAP : 0u);
}
