/* Who answers what: questions that two or more sources speak about, by source. Sign and word in every cell. */
#include "report/discrepancies.h"

#include "base/sort.h"
#include "report/words.h"

enum { MOST_ROWS = 40, MOST_COLUMNS = 14, MOST_IN_CELL = 3, MOST_LOOKED_AT = 4000 };

struct row {
	uint32_t group, sources; /* how many speak */
	uint32_t finding;        /* an open one about it, or NONE */
	bool important;
};

struct matrix {
	struct row *v;
	uint32_t n, all;         /* shown, and how many there are */
	uint32_t *source;        /* of every column */
	uint32_t columns, all_columns;
};

static bool counts(const struct answer *a)
{
	return a->from == NONE && !a->draft;
}

static uint32_t sources_of(struct doc *d, const struct group *g)
{
	uint32_t n = 0;

	names_begin(d);
	for (uint32_t i = 0; i < g->n; i++) {
		const struct answer *a = &d->answers[g->first + i];

		if (!counts(a) || d->met_source[a->source] == d->met)
			continue;
		d->met_source[a->source] = d->met;
		n++;
	}
	return n;
}

/* By group: the heaviest open dispute or change about it. In the arena. */
static const uint32_t *finding_by_group(const struct doc *d)
{
	uint32_t *of = ARENA_ARRAY(d->r->arena, uint32_t, d->r->comparison->groups.v.n + 1), n;
	const uint32_t *v = open_findings(d, DISPUTES | KIND(CHANGE) | KIND(PARTIAL) | KIND(ATTRIBUTION_CONFLICT), &n);

	memset(of, 0xFF, sizeof *of * (d->r->comparison->groups.v.n + 1));
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < d->findings[v[i]].n_camps; k++) {
			const struct camp *camp = &d->findings[v[i]].camps[k];
			uint32_t group = camp->n ? d->answers[camp->answers[0]].group : NONE;

			if (group != NONE && of[group] == NONE)
				of[group] = v[i];
		}
	return of;
}

/* What is disputed first, then what is important, then what most sources speak about. */
static int by_interest(const void *left, const void *right, void *context)
{
	const struct row *a = left, *b = right;
	const struct doc *d = context;
	uint32_t x = a->finding == NONE || !(DISPUTES >> d->findings[a->finding].kind & 1);
	uint32_t y = b->finding == NONE || !(DISPUTES >> d->findings[b->finding].kind & 1);

	if (x != y)
		return x < y ? -1 : 1;
	if (a->important != b->important)
		return b->important - a->important;
	if (a->sources != b->sources)
		return a->sources > b->sources ? -1 : 1;
	return a->group < b->group ? -1 : a->group > b->group;
}

static void rows(struct doc *d, struct matrix *m)
{
	const struct groups *g = &d->r->comparison->groups;
	const uint32_t *finding = finding_by_group(d);

	m->v = ARENA_ARRAY(d->r->arena, struct row, g->v.n + 1);
	for (uint32_t i = 0; i < g->v.n; i++) {
		uint32_t sources = g->v.v[i].n < 2 ? 0 : sources_of(d, &g->v.v[i]);

		if (sources >= 2)
			m->v[m->all++] = (struct row){i, sources, finding[i], d->l->questions.v[g->v.v[i].question].important};
	}
	sort_by(m->v, m->all, sizeof *m->v, by_interest, d);
	m->n = m->all < MOST_ROWS ? m->all : MOST_ROWS;
}

struct speaking {
	uint32_t source, cells;
};

static int by_cells(const void *left, const void *right, void *context)
{
	const struct speaking *a = left, *b = right;

	(void)context;
	if (a->cells != b->cells)
		return a->cells > b->cells ? -1 : 1;
	return a->source < b->source ? -1 : a->source > b->source;
}

static int by_number(const void *left, const void *right, void *context)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	(void)context;
	return a < b ? -1 : a > b;
}

/* The sources that fill most cells of the rows shown, in the order of the ledger. */
static void columns(struct doc *d, struct matrix *m)
{
	struct speaking *v = ARENA_ARRAY(d->r->arena, struct speaking, d->l->sources.n + 1);

	for (uint32_t i = 0; i < d->l->sources.n; i++)
		v[i].source = i;
	for (uint32_t i = 0; i < m->n; i++) {
		const struct group *g = &d->r->comparison->groups.v.v[m->v[i].group];

		for (uint32_t k = 0; k < g->n; k++)
			v[d->answers[g->first + k].source].cells += counts(&d->answers[g->first + k]);
	}
	sort_by(v, d->l->sources.n, sizeof *v, by_cells, NULL);
	while (m->all_columns < d->l->sources.n && v[m->all_columns].cells)
		m->all_columns++;
	m->columns = m->all_columns < MOST_COLUMNS ? m->all_columns : MOST_COLUMNS;
	m->source = ARENA_ARRAY(d->r->arena, uint32_t, m->columns + 1);
	for (uint32_t i = 0; i < m->columns; i++)
		m->source[i] = v[i].source;
	sort_by(m->source, m->columns, sizeof *m->source, by_number, NULL);
}

static const char *sign_of(const struct answer *a)
{
	if (a->value->non_answer)
		return "○ ";
	if (a->value->type != VALUE_YESNO)
		return "";
	if (a->value->doubt)
		return "? ";
	return a->value->yes ? "✓ " : "✗ ";
}

static bool same_said(const struct answer *a, const struct answer *b)
{
	return a->as == b->as && a->order == b->order && a->window.lo == b->window.lo && a->window.hi == b->window.hi &&
		a->value->doubt == b->value->doubt && a->value->non_answer == b->value->non_answer && str_eq(a->value->canon, b->value->canon);
}

static bool said_before(const struct doc *d, const struct group *g, uint32_t k)
{
	const struct answer *a = &d->answers[g->first + k];

	for (uint32_t i = k; i-- > 0 && k - i < 32;) {
		const struct answer *b = &d->answers[g->first + i];

		if (b->source == a->source && counts(b) && same_said(a, b))
			return true;
	}
	return false;
}

static void cell(struct doc *d, const struct group *g, uint32_t source)
{
	uint32_t said = 0, left = 0;

	page_open(&d->p, PAGE_CELL);
	for (uint32_t k = 0; k < g->n && k < MOST_LOOKED_AT; k++) {
		const struct answer *a = &d->answers[g->first + k];

		if (a->source != source || !counts(a) || said_before(d, g, k))
			continue;
		if (said == MOST_IN_CELL) {
			left++;
			continue;
		}
		said++;
		page_open(&d->p, PAGE_ENTRY);
		buf_puts(&d->p.words, sign_of(a));
		say_answer(&d->p.words, d->l, a);
		page_said(&d->p);
		say_when(&d->p.words, d->l, a);
		if (d->p.words.n) {
			page_puts(&d->p, ", ");
			page_said(&d->p);
		}
		page_close(&d->p, PAGE_ENTRY);
	}
	if (left)
		page_printf(&d->p, " and %u more", (unsigned)left);
	page_close(&d->p, PAGE_CELL);
}

static void write_row(struct doc *d, const struct matrix *m, const struct row *row)
{
	const struct group *g = &d->r->comparison->groups.v.v[row->group];

	page_open(&d->p, PAGE_ROW);
	page_open(&d->p, PAGE_ROW_TITLE);
	say_question(&d->p.words, d->l, g->question, g->slots);
	page_said(&d->p);
	if (row->finding != NONE && d->number[row->finding]) {
		page_puts(&d->p, " — finding ");
		refer(d, row->finding);
	}
	page_close(&d->p, PAGE_ROW_TITLE);
	for (uint32_t i = 0; i < m->columns; i++)
		cell(d, g, m->source[i]);
	page_close(&d->p, PAGE_ROW);
}

static void heads(struct doc *d, const struct matrix *m)
{
	page_open(&d->p, PAGE_MATRIX);
	table_caption(d, "Who answers what");
	page_open(&d->p, PAGE_TABLE_HEAD);
	page_put(&d->p, PAGE_COLUMN, "question");
	for (uint32_t i = 0; i < m->columns; i++) {
		const struct source *s = &d->l->sources.v[m->source[i]];

		page_open(&d->p, PAGE_COLUMN);
		say_source(&d->p.words, d->l, s);
		buf_puts(&d->p.words, ", ");
		say_day(&d->p.words, s);
		page_said(&d->p);
		page_close(&d->p, PAGE_COLUMN);
	}
	page_close(&d->p, PAGE_TABLE_HEAD);
	page_open(&d->p, PAGE_TABLE_BODY);
}

static void left_out(struct doc *d, const struct matrix *m)
{
	if (m->all > m->n)
		buf_printf(&d->p.words, "%u of %u questions, ", (unsigned)(m->all - m->n), (unsigned)m->all);
	if (m->all_columns > m->columns)
		buf_printf(&d->p.words, "%u of %u sources, ", (unsigned)(m->all_columns - m->columns), (unsigned)m->all_columns);
	if (d->p.words.n)
		buf_puts(&d->p.words, "those that are least disputed and say least; the database that `gainsay db` writes has all of them");
	write_note(d, "Left out:");
}

uint32_t count_matrix(const struct doc *d)
{
	const struct groups *g = &d->r->comparison->groups;

	for (uint32_t i = 0; i < g->v.n; i++) {
		const struct answer *first = NULL;

		for (uint32_t k = 0; k < g->v.v[i].n; k++) {
			const struct answer *a = &d->answers[g->v.v[i].first + k];

			if (!counts(a))
				continue;
			if (first && first->source != a->source)
				return 1;
			first = a;
		}
	}
	return 0;
}

void write_matrix(struct doc *d, const uint32_t *findings, uint32_t n)
{
	struct matrix m = {0};

	(void)findings;
	(void)n;
	rows(d, &m);
	columns(d, &m);
	page_put(&d->p, PAGE_LEAD, "Questions that two or more sources speak about. ✓ yes, ✗ no, ? perhaps, ○ no answer given; an empty "
		"cell: the source says nothing about it.");
	heads(d, &m);
	for (uint32_t i = 0; i < m.n; i++)
		write_row(d, &m, &m.v[i]);
	table_close(d);
	left_out(d, &m);
}
