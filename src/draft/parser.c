/* Arc-hybrid parsing: which word hangs on which; then what each arc is called. */
#include "draft/syntax.h"

static uint32_t mix(uint32_t kind, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t h = (kind + 1) * 0x9e3779b1u;

	h = (h ^ a) * 0x85ebca6bu;
	h ^= h >> 13;
	h = (h ^ b) * 0xc2b2ae35u;
	h ^= h >> 15;
	h = (h ^ c) * 0x27d4eb2fu;
	return h ^ h >> 16;
}

/* ---- states ------------------------------------------------------------------------------------------------- */

void state_begin(struct state *s, const struct token *t, int n)
{
	s->t = t;
	s->n = n;
	s->next = s->depth = 0;
	for (int i = 0; i <= n; i++) {
		s->head[i] = -1;
		s->n_left[i] = s->n_right[i] = 0;
		for (int k = 0; k < CHILDREN; k++)
			s->left[i][k] = s->right[i][k] = -1;
	}
}

static void arc(struct state *s, int head, int child)
{
	int *outer = child < head ? s->left[head] : s->right[head];

	s->head[child] = head;
	outer[1] = outer[0]; /* NOLINT(clang-analyzer-core.uninitialized.Assign): state_begin filled all up to n */
	outer[0] = child;
	if (child < head)
		s->n_left[head]++;
	else
		s->n_right[head]++;
}

void state_move(struct state *s, enum move m)
{
	int top;

	if (m == MOVE_SHIFT) {
		s->stack[s->depth++] = s->next++;
		return;
	}
	top = s->stack[--s->depth];
	arc(s, m == MOVE_LEFT ? s->next : s->stack[s->depth - 1], top);
}

/* The root (place n) is never shifted: what remains on the stack hangs on it or on each other. */
bool state_may(const struct state *s, enum move m)
{
	switch (m) {
	case MOVE_SHIFT: return s->next < s->n;
	case MOVE_RIGHT: return s->depth >= 2;
	default: return s->depth >= 1 && (s->next < s->n || s->depth == 1);
	}
}

bool state_done(const struct state *s)
{
	return s->next == s->n && s->depth == 0;
}

/* ---- features ----------------------------------------------------------------------------------------------- */

/* Word and tag at a place; places outside and the root have numbers of their own. */
struct view {
	uint32_t w, t;
};

static struct view at(const struct state *s, int i)
{
	if (i < 0)
		return (struct view){3, N_TAGS};
	if (i >= s->n)
		return (struct view){4, N_TAGS + 1u};
	return (struct view){s->t[i].word, s->t[i].tag};
}

static int stack_at(const struct state *s, int k)
{
	return s->depth > k ? s->stack[s->depth - 1 - k] : -1;
}

static int next_at(const struct state *s, int k)
{
	return s->next + k <= s->n ? s->next + k : -1;
}

static int child(const struct state *s, int i, bool right, int k)
{
	return i < 0 ? -1 : right ? s->right[i][k] : s->left[i][k];
}

static uint32_t few(int n)
{
	return n > 5 ? (n > 10 ? 7u : 6u) : (uint32_t)n;
}

static uint32_t counts(const struct state *s, int i)
{
	return i < 0 ? 99u : few(s->n_left[i]) * 8u + few(s->n_right[i]);
}

unsigned move_features(const struct state *s, uint32_t *out)
{
	int i0 = stack_at(s, 0), i1 = stack_at(s, 1), j0 = next_at(s, 0);
	struct view s0 = at(s, i0), s1 = at(s, i1), s2 = at(s, stack_at(s, 2));
	struct view b0 = at(s, j0), b1 = at(s, next_at(s, 1)), b2 = at(s, next_at(s, 2)), b3 = at(s, next_at(s, 3));
	struct view s0l = at(s, child(s, i0, false, 0)), s0l2 = at(s, child(s, i0, false, 1));
	struct view s0r = at(s, child(s, i0, true, 0)), s0r2 = at(s, child(s, i0, true, 1));
	struct view s1l = at(s, child(s, i1, false, 0)), s1r = at(s, child(s, i1, true, 0));
	struct view b0l = at(s, child(s, j0, false, 0)), b0l2 = at(s, child(s, j0, false, 1));
	uint32_t far = i0 < 0 || j0 < 0 ? 9u : few(j0 - i0), far1 = i1 < 0 || i0 < 0 ? 9u : few(i0 - i1);
	uint32_t c0 = counts(s, i0), c1 = counts(s, i1), cb = counts(s, j0);
	unsigned k = 0;

#define F1(a) (out[k] = mix(k, a, 0, 0), k++)
#define F2(a, b) (out[k] = mix(k, a, b, 0), k++)
#define F3(a, b, c) (out[k] = mix(k, a, b, c), k++)
	/* clang-format off */
	F1(0); F1(s0.w); F1(s0.t); F2(s0.w, s0.t); F1(s1.w); F1(s1.t); F2(s1.w, s1.t); F1(b0.w); F1(b0.t);
	F2(b0.w, b0.t); F2(b1.w, b1.t); F1(b1.t); F2(b2.w, b2.t); F1(b2.t); F2(b3.t, b2.t); F1(s2.t); F1(s2.w);
	F3(s0.w, s0.t, b0.t); F3(s0.t, b0.w, b0.t); F2(s0.w, b0.w); F2(s0.t, b0.t); F3(s1.w, s1.t, s0.t);
	F3(s1.t, s0.w, s0.t); F2(s1.w, s0.w); F2(s1.t, s0.t); F2(s1.w, b0.w); F2(s1.t, b0.t); F3(s1.t, s0.t, b0.t);
	F3(s0.t, b0.t, b1.t); F3(s2.t, s1.t, s0.t); F3(b0.t, b1.t, b2.t); F3(s0.w, b0.t, b1.t); F3(s0.t, b0.w, b1.t);
	F3(s1.w, s0.t, b0.t); F3(s1.t, s0.w, b0.t); F3(s1.t, s0.t, b0.w); F3(s1.t, b0.t, b1.t); F3(s0.t, s0l.t, b0.t);
	F3(s0.t, s0r.t, b0.t); F3(s0.t, b0l.t, b0.t); F3(s1.t, s1r.t, s0.t); F3(s1.t, s1l.t, s0.t);
	F3(s1.t, s0l.t, s0.t); F3(s1.t, s0r.t, s0.t); F3(s0.t, s0l.t, s0l2.t); F3(s0.t, s0r.t, s0r2.t);
	F3(b0.t, b0l.t, b0l2.t); F2(s0l.w, s0l.t); F2(s0r.w, s0r.t); F2(b0l.w, b0l.t); F2(s1l.w, s1l.t);
	F2(s1r.w, s1r.t); F2(s0l2.w, s0l2.t); F2(s0r2.w, s0r2.t); F2(b0l2.w, b0l2.t); F3(s0.w, far, 1);
	F3(s0.t, far, 2); F3(b0.w, far, 3); F3(b0.t, far, 4); F3(s0.t, b0.t, far); F3(s0.w, b0.w, far);
	F3(s1.t, s0.t, far1); F3(s0.w, c0, 1); F3(s0.t, c0, 2); F3(s1.t, c1, 3); F3(b0.w, cb, 4); F3(b0.t, cb, 5);
	F3(s1.w, c1, 6); F3(s0.t, b0.t, c0); F3(s1.t, s0.t, c1); F3(s0.w, s0r.w, b0.t); F3(s0.w, s0l.w, b0.t);
	F3(s0.w, s0l.t, s1.t); F3(b0.w, b0l.w, s0.t); F3(s0.w, s0.t, b1.w); F3(s1.w, s0l.w, s0.t);
	F3(s0l.w, s0.t, s1.t); F3(s0l.w, s0.t, b0.t);
	/* clang-format on */
	return k;
}

/* The first child of I on its left that is tagged as a preposition, "to" or a verb's helper: what introduces a
 * phrase. */
static int introducer(const struct state *s, int i)
{
	for (int j = i - 1; j >= 0 && j > i - 12; j--) {
		if (s->head[j] != i)
			continue;
		if (s->t[j].tag == TAG_IN || s->t[j].tag == TAG_TO || s->t[j].tag == TAG_WRB ||
			s->t[j].tag == TAG_WDT || s->t[j].tag == TAG_WP)
			return j;
	}
	return -1;
}

static int helper(const struct state *s, int i)
{
	for (int j = i - 1; j >= 0 && j > i - 8; j--) {
		if (s->head[j] == i &&
			(s->t[j].tag == TAG_MD || s->t[j].tag == TAG_VBZ || s->t[j].tag == TAG_VBP ||
				s->t[j].tag == TAG_VBD || s->t[j].tag == TAG_VB || s->t[j].tag == TAG_VBN))
			return j;
	}
	return -1;
}

unsigned label_features(const struct state *s, int i, uint32_t *out)
{
	int h = s->head[i], g = h >= 0 && h < s->n ? s->head[h] : -1;
	struct view c = at(s, i), p = at(s, h), up = at(s, g), in = at(s, introducer(s, i)), help = at(s, helper(s, i));
	struct view l = at(s, child(s, i, false, 0)), r = at(s, child(s, i, true, 0)),
		    l2 = at(s, child(s, i, false, 1));
	struct view pl = at(s, child(s, h, false, 0)), pr = at(s, child(s, h, true, 0)),
		    phelp = at(s, h < s->n ? helper(s, h) : -1);
	struct view before = at(s, i - 1), after = at(s, i + 1), pin = at(s, h < s->n ? introducer(s, h) : -1);
	uint32_t side = i < h, far = few(i < h ? h - i : i - h) * 2 + side, cc = counts(s, i), pc = counts(s, h);
	uint32_t end = s->t[i].ends[1], rank = 0;
	unsigned k = 0;

	for (int j = i + (side ? 1 : -1); j != h && j >= 0 && j < s->n && rank < 3; j += side ? 1 : -1)
		rank += s->head[j] == h;
	/* clang-format off */
	F1(side); F2(c.t, side); F2(c.w, side); F2(p.t, side); F2(p.w, side); F3(c.t, p.t, side); F3(c.w, p.t, side);
	F3(c.t, p.w, side); F3(c.w, p.w, side); F3(c.t, p.t, far); F3(c.t, in.w, p.t); F3(c.t, in.w, side);
	F3(in.w, p.w, side); F3(c.t, help.w, side); F3(c.t, l.t, r.t); F3(c.t, l.w, p.t); F3(c.t, r.w, p.t);
	F3(c.t, l2.w, p.t); F3(c.t, p.t, up.t); F3(c.t, pl.t, pr.t); F3(c.t, p.t, phelp.w); F3(c.t, p.t, phelp.t);
	F3(c.t, before.t, side); F3(c.t, after.t, side); F3(c.w, before.t, after.t); F3(c.t, cc, p.t);
	F3(c.t, pc, p.t); F3(c.t, p.t, rank * 2 + side); F3(end, p.t, side); F3(c.t, before.w, p.t);
	F3(c.w, in.w, p.t); F3(c.t, in.t, help.t); F3(c.t, in.t, p.w); F3(c.t, pin.w, p.t); F3(help.t, in.w, p.w);
	F3(c.t, rank * 2 + side, p.w); F3(c.t, p.t, pr.w); F3(c.w, p.w, up.t);
	/* clang-format on */
	return k;
}

/* ---- the sentence ------------------------------------------------------------------------------------------- */

static enum move best_move(const struct weights *m, const struct state *s)
{
	uint32_t features[WEIGHTS_FEATURES];
	int32_t scores[N_MOVES];
	int best = -1;

	weights_score(m, TASK_MOVE, features, move_features(s, features), N_MOVES, scores);
	for (int c = 0; c < N_MOVES; c++) {
		if (state_may(s, (enum move)c) && (best < 0 || scores[c] > scores[best]))
			best = c;
	}
	return (enum move)best;
}

static enum arc best_label(const struct weights *m, const struct state *s, int i)
{
	uint32_t features[WEIGHTS_FEATURES];
	int32_t scores[WEIGHTS_CLASSES];
	unsigned best = 1;

	if (s->head[i] == s->n)
		return ARC_ROOT;
	weights_score(m, TASK_LABEL, features, label_features(s, i, features), N_ARCS, scores);
	for (unsigned c = 2; c < N_ARCS; c++) {
		if (scores[c] > scores[best])
			best = c;
	}
	return (enum arc)best;
}

void parse_tagged(const struct weights *m, struct token *t, int n)
{
	struct state s;

	if (n == 0)
		return;
	state_begin(&s, t, n);
	while (!state_done(&s))
		state_move(&s, best_move(m, &s));
	for (int i = 0; i < n; i++) {
		t[i].head = s.head[i] == n ? -1 : s.head[i];
		t[i].rel = (uint8_t)best_label(m, &s, i);
	}
}
