/* attribution-conflict: a voice that is likely the same as one elsewhere, described with another number, rank or side.
 * Found camp by camp, reported at the end: one finding a question and pair of sources. */
#include "compare/attribution.h"

#include "base/map.h"
#include "base/sort.h"
#include "compare/rules.h"
#include "compare/ties.h"
#include "text/utf8.h"

/* Answers of one source by one voice, and of another source by a voice likely the same. */
struct voice_note {
	struct voice_note *next;
	uint32_t question;
	uint32_t source[2]; /* in the order of their ids */
	const uint32_t *answers[2];
	uint32_t n[2];
};

/* One speaker of one answer of the camp. */
struct said_by {
	uint32_t voice, source, answer;
};

struct voiced {
	VEC(struct said_by) v; /* by voice, source, answer */
	struct u64_map first;  /* voice -> position */
};

static int voiced_order(const void *x, const void *y, void *context)
{
	const struct said_by *a = x, *b = y;

	(void)context;
	if (a->voice != b->voice)
		return a->voice < b->voice ? -1 : 1;
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->answer < b->answer ? -1 : a->answer > b->answer;
}

/* ---- descriptions ------------------------------------------------------------------------------------------------ */

static bool count_given(const struct voice *v)
{
	return v->count.spans.n > 0;
}

static bool same_count(const struct voice *a, const struct voice *b)
{
	if (!count_given(a) || !count_given(b))
		return count_given(a) == count_given(b);
	return spans_meet(a->count.spans, b->count.spans);
}

static bool same_rank(const struct context *c, const struct voice *a, const struct voice *b)
{
	return str_eq(text_fold_words(c->scratch, a->rank), text_fold_words(c->scratch, b->rank));
}

static bool described_otherwise(const struct context *c, uint32_t x, uint32_t y)
{
	const struct voice *a = voice_of(c->l, x), *b = voice_of(c->l, y);

	return !same_count(a, b) || !same_rank(c, a, b) || a->side.sym != b->side.sym;
}

/* ---- noting ------------------------------------------------------------------------------------------------------ */

static void gather_voices(const struct camp_view *camp, struct voiced *out)
{
	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &camp->c->a[camp->v[i]];

		for (uint8_t k = 0; k < a->n_speakers; k++)
			if (a->speakers[k].kind == SPEAKER_VOICE)
				vec_push(&out->v, (struct said_by){a->speakers[k].sym, a->source, camp->v[i]});
	}
	sort_by(out->v.v, out->v.n, sizeof *out->v.v, voiced_order, NULL);
	for (uint32_t i = 0; i < out->v.n; i++)
		u64_map_put(&out->first, out->v.v[i].voice, i);
}

/* End of the run of one voice in one source that begins at AT. */
static uint32_t run_end(const struct voiced *all, uint32_t at)
{
	uint32_t end = at + 1;

	while (end < all->v.n && all->v.v[end].voice == all->v.v[at].voice &&
		all->v.v[end].source == all->v.v[at].source)
		end++;
	return end;
}

static const uint32_t *run_answers(struct context *c, const struct voiced *all, uint32_t at, uint32_t end)
{
	uint32_t *out = ARENA_ARRAY(c->arena, uint32_t, end - at);

	for (uint32_t i = at; i < end; i++)
		out[i - at] = all->v.v[i].answer;
	return out;
}

static struct str source_id(const struct context *c, uint32_t source)
{
	return symbol_id(c->l, c->l->sources.v[source].sym);
}

static void note(struct context *c, const struct voiced *all, uint32_t x, uint32_t x_end, uint32_t y, uint32_t y_end)
{
	struct voice_note *out = ARENA_NEW(c->arena, struct voice_note);
	bool turn = str_cmp(source_id(c, all->v.v[x].source), source_id(c, all->v.v[y].source)) > 0;

	out->question = c->a[all->v.v[x].answer].question;
	out->source[turn] = all->v.v[x].source;
	out->source[!turn] = all->v.v[y].source;
	out->answers[turn] = run_answers(c, all, x, x_end);
	out->answers[!turn] = run_answers(c, all, y, y_end);
	out->n[turn] = x_end - x;
	out->n[!turn] = y_end - y;
	out->next = c->voice_notes;
	c->voice_notes = out;
}

/* All pairs of sources that carry the two voices: a voice is carried by few. */
#define MOST_SOURCES 64

static void note_pair(struct context *c, const struct voiced *all, uint32_t x, uint32_t y)
{
	uint32_t voice_x = all->v.v[x].voice, voice_y = all->v.v[y].voice, x_end, y_end, nx = 0;

	for (; x < all->v.n && all->v.v[x].voice == voice_x && nx++ < MOST_SOURCES; x = x_end) {
		uint32_t ny = 0;

		x_end = run_end(all, x);
		for (uint32_t k = y; k < all->v.n && all->v.v[k].voice == voice_y && ny++ < MOST_SOURCES; k = y_end) {
			y_end = run_end(all, k);
			if (all->v.v[x].source != all->v.v[k].source)
				note(c, all, x, x_end, k, y_end);
		}
	}
}

void note_voices(const struct camp_view *camp)
{
	struct context *c = camp->c;
	struct voiced all = {0};

	gather_voices(camp, &all);
	for (uint32_t i = 0; i < all.v.n; i++) {
		uint32_t voice = all.v.v[i].voice;

		if (u64_map_get(&all.first, voice) != i)
			continue;
		for (uint32_t same = c->ties->next_same[voice]; same != NONE; same = c->ties->next_same[same]) {
			uint32_t other = u64_map_get(&all.first, same); /* also over voices that say nothing here */

			if (other != MAP_NONE && described_otherwise(c, voice, same))
				note_pair(c, &all, i, other);
		}
	}
	vec_free(&all.v);
	u64_map_free(&all.first);
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

struct noted {
	VEC(const struct voice_note *) v;
};

struct answer_list {
	VEC(uint32_t) v;
};

static int note_order(const void *x, const void *y, void *context)
{
	const struct voice_note *a = *(const struct voice_note *const *)x, *b = *(const struct voice_note *const *)y;

	(void)context;
	if (a->question != b->question)
		return a->question < b->question ? -1 : 1;
	for (int i = 0; i < 2; i++)
		if (a->source[i] != b->source[i])
			return a->source[i] < b->source[i] ? -1 : 1;
	for (int i = 0; i < 2; i++)
		if (a->answers[i][0] != b->answers[i][0])
			return a->answers[i][0] < b->answers[i][0] ? -1 : 1;
	return 0;
}

static bool same_finding(const struct voice_note *a, const struct voice_note *b)
{
	return a->question == b->question && a->source[0] == b->source[0] && a->source[1] == b->source[1];
}

static int by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return a < b ? -1 : a > b;
}

static void gather_side(const struct noted *n, size_t at, size_t end, int side, struct answer_list *out)
{
	size_t kept = 0;

	for (size_t i = at; i < end; i++)
		for (uint32_t k = 0; k < n->v.v[i]->n[side]; k++)
			vec_push(&out->v, n->v.v[i]->answers[side][k]);
	if (out->v.n)
		qsort(out->v.v, out->v.n, sizeof *out->v.v, by_number);
	for (size_t i = 0; i < out->v.n; i++)
		if (i == 0 || out->v.v[i] != out->v.v[i - 1])
			out->v.v[kept++] = out->v.v[i];
	out->v.n = kept;
}

/* Slots of the answers beside those of the first: of several groups the first stands for the question. */
static void other_slots(const struct context *c, struct finding_draft *f, const struct answer_list *sides)
{
	struct u64_map seen = {0};
	const uint32_t **out = ARENA_ARRAY(c->arena, const uint32_t *, sides[0].v.n + sides[1].v.n);

	u64_map_put(&seen, c->a[sides[0].v.v[0]].group, 0);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides[side].v.n; i++) {
			const struct answer *a = &c->a[sides[side].v.v[i]];

			if (u64_map_get(&seen, a->group) != MAP_NONE)
				continue;
			u64_map_put(&seen, a->group, 0);
			out[f->n_slots_other++] = a->slots;
		}
	u64_map_free(&seen);
	f->slots_other = f->n_slots_other ? out : NULL;
}

static void add_voices(struct context *c, const struct answer_list *sides)
{
	struct finding_draft f = {.kind = FIND_ATTRIBUTION_CONFLICT, .base = 1, .no_bonus = true, .n_camps = 2};
	const struct answer *a = &c->a[sides[0].v.v[0]];
	struct str said[2];

	for (int i = 0; i < 2; i++) {
		f.camps[i] = (struct camp_draft){.answers = sides[i].v.v,
			.n = sides[i].v.n,
			.value = values_text(c, sides[i].v.v, sides[i].v.n)};
		said[i] = speakers_text(c, sides[i].v.v, sides[i].v.n);
	}
	f.question = a->question;
	f.slots = a->slots;
	other_slots(c, &f, sides);
	f.era_text = arena_printf(c->arena, "%.*s | %.*s", STR_ARG(said[0]), STR_ARG(said[1]));
	finding_add(c, &f);
}

void attribution_voices(struct context *c)
{
	struct noted all = {0};
	size_t end;

	for (const struct voice_note *n = c->voice_notes; n; n = n->next)
		vec_push(&all.v, n);
	sort_by(all.v.v, all.v.n, sizeof *all.v.v, note_order, NULL);
	for (size_t at = 0; at < all.v.n; at = end) {
		struct answer_list sides[2] = {0};

		for (end = at; end < all.v.n && same_finding(all.v.v[at], all.v.v[end]); end++)
			;
		for (int i = 0; i < 2; i++)
			gather_side(&all, at, end, i, &sides[i]);
		add_voices(c, sides);
		vec_free(&sides[0].v);
		vec_free(&sides[1].v);
	}
	vec_free(&all.v);
	c->voice_notes = NULL;
}
