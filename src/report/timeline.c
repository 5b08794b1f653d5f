/* Over time: the dated answers of questions that can change, oldest first. */
#include "report/timeline.h"

#include "base/sort.h"
#include "report/words.h"

enum { MOST_QUESTIONS = 10, MOST_ANSWERS = 24, MOST_LOOKED_AT = 4000 };

struct candidate {
	uint32_t group, finding; /* finding: an open change or dispute, or NONE */
	bool changed, important;
	uint32_t answers;
};

static bool counts(const struct answer *a)
{
	return a->from == NONE && !a->draft && !a->value->non_answer && a->window.kind != WINDOW_NONE;
}

static bool endless(int32_t at)
{
	return at == INT32_MIN || at == INT32_MAX;
}

/* Answers about two different times, at least. */
static uint32_t dated(const struct doc *d, const struct group *g)
{
	const struct answer *first = NULL;
	uint32_t n = 0;
	bool differ = false;

	if (question_unit(&d->l->questions.v[g->question]) == UNIT_NONE)
		return 0;
	for (uint32_t i = 0; i < g->n && i < MOST_LOOKED_AT; i++) {
		const struct answer *a = &d->answers[g->first + i];

		if (!counts(a))
			continue;
		n++;
		differ |= first && (first->window.lo != a->window.lo || first->window.hi != a->window.hi);
		first = first ? first : a;
	}
	return differ ? n : 0;
}

static int by_interest(const void *left, const void *right, void *context)
{
	const struct candidate *a = left, *b = right;

	(void)context;
	if (a->changed != b->changed)
		return b->changed - a->changed;
	if ((a->finding != NONE) != (b->finding != NONE))
		return a->finding != NONE ? -1 : 1;
	if (a->important != b->important)
		return b->important - a->important;
	if (a->answers != b->answers)
		return a->answers > b->answers ? -1 : 1;
	return a->group < b->group ? -1 : a->group > b->group;
}

static void note_findings(const struct doc *d, struct candidate *of)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, DISPUTES | KIND(CHANGE), &n);

	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < d->findings[v[i]].n_camps; k++) {
			const struct camp *camp = &d->findings[v[i]].camps[k];
			struct candidate *c = camp->n ? &of[d->answers[camp->answers[0]].group] : NULL;

			if (!c)
				continue;
			c->changed |= d->findings[v[i]].kind == FIND_CHANGE;
			c->finding = c->finding == NONE ? v[i] : c->finding;
		}
}

/* Questions worth a strip, the most telling first. In the arena. */
static struct candidate *candidates(const struct doc *d, uint32_t *n)
{
	const struct groups *g = &d->r->comparison->groups;
	struct candidate *v = ARENA_ARRAY(d->r->arena, struct candidate, g->v.n + 1);

	for (uint32_t i = 0; i < g->v.n; i++)
		v[i] = (struct candidate){.group = i, .finding = NONE};
	note_findings(d, v);
	*n = 0;
	for (uint32_t i = 0; i < g->v.n; i++) {
		uint32_t answers = dated(d, &g->v.v[i]);

		if (answers < 2 || (!v[i].changed && answers < 3))
			continue;
		v[*n] = v[i];
		v[*n].important = d->l->questions.v[g->v.v[i].question].important;
		v[(*n)++].answers = answers;
	}
	sort_by(v, *n, sizeof *v, by_interest, NULL);
	return v;
}

/* ---- one question ------------------------------------------------------------------------------------------------------ */

static int by_time(const void *left, const void *right, void *context)
{
	const struct doc *d = context;
	uint32_t i = *(const uint32_t *)left, k = *(const uint32_t *)right;
	const struct answer *a = &d->answers[i], *b = &d->answers[k];

	if (a->window.lo != b->window.lo)
		return a->window.lo < b->window.lo ? -1 : 1;
	if (a->window.hi != b->window.hi)
		return a->window.hi < b->window.hi ? -1 : 1;
	if (a->day_lo != b->day_lo)
		return a->day_lo < b->day_lo ? -1 : 1;
	return i < k ? -1 : i > k;
}

static void bounds(const struct doc *d, struct moments *m)
{
	m->lo = INT32_MAX;
	m->hi = INT32_MIN;
	for (uint32_t i = 0; i < m->n; i++) {
		const struct window *w = &d->answers[m->answers[i]].window;

		if (!endless(w->lo) && w->lo < m->lo)
			m->lo = w->lo;
		if (!endless(w->hi) && w->hi > m->hi)
			m->hi = w->hi;
		if (!endless(w->lo) && w->lo > m->hi)
			m->hi = w->lo;
		if (!endless(w->hi) && w->hi < m->lo)
			m->lo = w->hi;
	}
	if (m->lo > m->hi)
		m->lo = m->hi = 0;
}

static struct moments moments_of(struct doc *d, const struct candidate *c)
{
	const struct group *g = &d->r->comparison->groups.v.v[c->group];
	struct moments m = {.group = c->group, .unit = question_unit(&d->l->questions.v[g->question])};

	m.answers = ARENA_ARRAY(d->r->arena, uint32_t, g->n + 1);
	for (uint32_t i = 0; i < g->n; i++)
		if (counts(&d->answers[g->first + i]))
			m.answers[m.all++] = g->first + i;
	sort_by(m.answers, m.all, sizeof *m.answers, by_time, d);
	m.n = m.all < MOST_ANSWERS ? m.all : MOST_ANSWERS;
	bounds(d, &m);
	if (c->finding != NONE)
		group_disputes(d, c->group, &m.disputes);
	return m;
}

/* "disputed: 2 and 5": findings in which the answer is part of a side. */
static void write_disputed(struct doc *d, const struct moments *m, uint32_t answer)
{
	struct found of = {0};

	for (size_t i = 0; i < m->disputes.n; i++)
		if (is_part(&d->findings[m->disputes.v[i]], answer))
			vec_push(&of, m->disputes.v[i]);
	if (of.n) {
		page_open(&d->p, PAGE_SMALL);
		page_puts(&d->p, " · disputed: ");
		refer_all(d, of.v, (uint32_t)of.n);
		page_close(&d->p, PAGE_SMALL);
	}
	vec_free(&of);
}

static void line(struct doc *d, const struct moments *m, uint32_t answer)
{
	const struct answer *a = &d->answers[answer];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ROW);
	page_open(&d->p, PAGE_ROW_TITLE);
	say_stretch(w, m->unit, a->window.lo, a->window.hi);
	page_said(&d->p);
	page_close(&d->p, PAGE_ROW_TITLE);
	if (a->value->type == VALUE_YESNO)
		buf_puts(w, a->value->doubt ? "? " : a->value->yes ? "✓ " : "✗ ");
	say_answer(w, d->l, a);
	put_cell(d, PAGE_CELL);
	page_open(&d->p, PAGE_CELL);
	say_said(d, a);
	write_small_place(d, a);
	write_disputed(d, m, answer);
	page_close(&d->p, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

static void one_question(struct doc *d, const struct candidate *c, unsigned number)
{
	static const char *const titles[] = {"about the time", "answer", "who says so, printed when", NULL};
	struct moments m = moments_of(d, c);
	const struct group *g = &d->r->comparison->groups.v.v[c->group];

	page_open(&d->p, PAGE_SUBTITLE);
	page_open(&d->p, PAGE_QUESTION);
	say_question(&d->p.words, d->l, g->question, g->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_QUESTION);
	if (c->finding != NONE && d->number[c->finding]) {
		page_puts(&d->p, " — findings: ");
		refer(d, c->finding);
		write_same(d, c->finding, DISPUTES | KIND(CHANGE), ", ");
	}
	page_close(&d->p, PAGE_SUBTITLE);
	timeline_draw(d, &m, number);
	table_open(d, "Answers in order of the time they are about", titles);
	for (uint32_t i = 0; i < m.n; i++)
		line(d, &m, m.answers[i]);
	table_close(d);
	if (m.all > m.n) {
		buf_printf(&d->p.words, "%u later answers", (unsigned)(m.all - m.n));
		write_note(d, "Left out:");
	}
	vec_free(&m.disputes);
}

uint32_t count_timeline(const struct doc *d)
{
	uint32_t n;

	candidates(d, &n);
	return n;
}

void write_timeline(struct doc *d, const uint32_t *findings, uint32_t n)
{
	const struct candidate *v = candidates(d, &n);

	(void)findings;
	page_put(&d->p, PAGE_LEAD, "Questions whose answers may change: what each answer says of which time, oldest first. Where the strip is shaded, "
		"answers about that time collide.");
	for (uint32_t i = 0; i < n && i < MOST_QUESTIONS; i++)
		one_question(d, &v[i], i + 1);
	if (n > MOST_QUESTIONS) {
		buf_printf(&d->p.words, "%u more questions with dated answers, none of them more disputed than these", (unsigned)n - MOST_QUESTIONS);
		write_note(d, "Left out:");
	}
}
