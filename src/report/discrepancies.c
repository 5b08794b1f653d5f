/* The frame of the discrepancy report: its parts in the order in which they are read, and which finding stands in which. */
#include "report/discrepancies.h"

#include "base/sort.h"
#include "report/replies.h"
#include "report/told.h"
#include "report/words.h"

#define PART_HIDDEN 255

static const struct part parts[] = {
	{"missing", "What could not be read", "The report below is made of what could be read. Mend these first.", 0, write_problems,
		count_problems_first, NULL, true},
	{"start", "Nothing to compare yet", NULL, 0, write_empty, count_empty, NULL, false},
	{"glance", "At a glance", "A strand is one independent origin: claims that go back to one speaker, document or newsroom count once, "
		"in however many articles they stand. Weight (high, medium, low) says how much hangs on a finding: how squarely the "
		"answers collide, and whether the desk calls the question important.", 0,
		write_glance, count_glance, NULL, false},
	{"next", "What to do next", NULL, 0, write_next, count_next, NULL, false},
	{"baseline", "Since the baseline", NULL, 0, write_baseline, count_baseline, NULL, false},
	{"disputes", "Disputes", "Answers to one question that cannot both hold, heaviest first.", DISPUTES, write_sides, NULL, NULL, true},
	{"changes", "Changed, not contradicted", "Answers about different times, or taken back by those who gave them: no dispute.",
		KIND(CHANGE), write_changes, NULL, NULL, true},
	{"credit", "Who said it", "The answer is the same; the articles credit it to different speakers.",
		KIND(ATTRIBUTION_CONFLICT), write_sides, NULL, NULL, true},
	{"wording", "Quoted differently", NULL, KIND(QUOTE_DRIFT), write_wording, NULL, count_wordings, true},
	{"stands", "What stands", "What two or more independent strands agree on. “But see”: some of it is disputed, or told otherwise, "
		"there.", KIND(AGREEMENT),
		write_agreements, NULL, NULL, true},
	{"single", "Important, and resting on one strand", "One origin only: worth a second one before it is printed.",
		KIND(SINGLE_SOURCE), write_single, NULL, NULL, true},
	{"partial", "Different in part", "One says more than the other, or each names what the other leaves out; both may be right.",
		KIND(PARTIAL), write_partial, NULL, NULL, true},
	{"echoes", "One origin, not confirmed", "Several articles, but one origin: one speaker, one document, one newsroom, or one article that "
		"others retell.", KIND(ECHO), write_echoes, NULL, NULL, true},
	{"matrix", "Who answers what", NULL, 0, write_matrix, count_matrix, NULL, false},
	{"timeline", "Over time", NULL, 0, write_timeline, count_timeline, NULL, false},
	{"lineage", "Where the sources come from", NULL, 0, write_lineage, count_lineage, NULL, false},
	{"reply", "Right of reply: whom to ask", "Saying nothing is no denial. Print this list and tick off who was asked.",
		KIND(NO_COMMENT), write_replies, NULL, count_replies, false},
	{"to-check", "To check", NULL, 0, write_checks, count_checks, NULL, true},
#define PART_RULED 18
	[PART_RULED] = {"rulings", "Rulings by the desk", NULL, 0, write_ruled, NULL, count_doubted, true},
	{"alone", "Answers that stand alone", "Nothing in the ledger stands beside or against them.", 0, write_alone, count_alone, NULL, true},
	{"sources", "Sources", NULL, 0, write_sources, count_sources, NULL, true},
	{"evidence", "Evidence", NULL, 0, write_evidence, count_evidence, NULL, false},
	{"problems", "Problems in the ledger", NULL, 0, write_problems, count_problems_last, NULL, true},
	{"counts", "Counts", NULL, 0, write_counts, count_claims, NULL, false},
};
enum { MOST_LOOKED_AT = 50 }; /* claims of a side, to tell what matters more */
enum { N_PARTS = sizeof parts / sizeof parts[0] };

static uint8_t part_of(const struct doc *d, const struct finding *f)
{
	if (!finding_is_shown(d->r, f))
		return PART_HIDDEN;
	if (finding_is_ruled(f))
		return PART_RULED;
	for (unsigned i = 0; i < N_PARTS; i++) {
		if (parts[i].kinds >> f->kind & 1)
			return (uint8_t)i;
	}
	return PART_HIDDEN;
}

/* ---- order ----------------------------------------------------------------------------------------------------------- */

static uint32_t sources_in(const struct doc *d, const struct finding *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n && k < MOST_LOOKED_AT; k++)
			n += k == 0 || d->answers[f->camps[i].answers[k]].source != d->answers[f->camps[i].answers[k - 1]].source;
	return n;
}

/* Heaviest first; among equals what the ledger calls important, then a denial, then what more sources speak about. */
static int by_importance(const void *left, const void *right, void *context)
{
	const struct doc *d = *(const struct doc *const *)context;
	uint32_t i = *(const uint32_t *)left, k = *(const uint32_t *)right;
	const struct finding *a = &d->findings[i], *b = &d->findings[k];
	bool x = d->l->questions.v[a->question].important, y = d->l->questions.v[b->question].important;
	uint32_t n, m;

	if (a->severity != b->severity)
		return b->severity - a->severity;
	if (x != y)
		return y - x;
	if ((a->kind == FIND_DENIAL) != (b->kind == FIND_DENIAL))
		return a->kind == FIND_DENIAL ? -1 : 1;
	n = d->n_sources[i];
	m = d->n_sources[k];
	if (n != m)
		return n > m ? -1 : 1;
	return i < k ? -1 : i > k;
}

/* Findings of one part, or (PART_HIDDEN) open ones of KINDS; V has room for all. */
static uint32_t pick(const struct doc *d, uint8_t part, unsigned kinds, uint32_t *v)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		uint32_t x = d->r->findings[i];
		bool open = d->part[x] != PART_HIDDEN && d->part[x] != PART_RULED;

		if (part == PART_HIDDEN ? open && (kinds >> d->findings[x].kind & 1) : d->part[x] == part)
			v[n++] = x;
	}
	sort_by(v, n, sizeof *v, by_importance, &d);
	return n;
}

const uint32_t *open_findings(const struct doc *d, unsigned kinds, uint32_t *n)
{
	uint32_t *v = ARENA_ARRAY(d->r->arena, uint32_t, d->r->n_findings + 1);

	*n = pick(d, PART_HIDDEN, kinds, v);
	return v;
}

uint32_t count_open(const struct doc *d, unsigned kinds)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		const struct finding *f = &d->findings[d->r->findings[i]];

		n += !finding_is_ruled(f) && (kinds >> f->kind & 1);
	}
	return n;
}

/* ---- parts ----------------------------------------------------------------------------------------------------------- */

struct section {
	uint32_t *findings, n; /* of the part */
	uint32_t all;          /* with what stands beside them */
};

static void part_title(const struct part *part, uint32_t n, struct buf *b)
{
	buf_puts(b, part->title);
	if (part->counted)
		buf_printf(b, " (%u)", (unsigned)n);
	buf_char(b, '\0');
}

static void contents(struct doc *d, const struct section *s)
{
	struct buf title = {0};

	page_only(&d->p, PAGE_IN_HTML);
	page_open(&d->p, PAGE_CONTENTS);
	for (unsigned i = 0; i < N_PARTS; i++) {
		if (s[i].all == 0)
			continue;
		title.n = 0;
		part_title(&parts[i], s[i].all, &title);
		page_open_named(&d->p, PAGE_CONTENTS_LINE, str_from(parts[i].id));
		page_puts(&d->p, title.p);
		page_close(&d->p, PAGE_CONTENTS_LINE);
	}
	page_close(&d->p, PAGE_CONTENTS);
	page_only(&d->p, PAGE_EVERYWHERE);
	buf_free(&title);
}

static void write_part(struct doc *d, const struct part *part, const struct section *s)
{
	struct buf title = {0};

	part_title(part, s->all, &title);
	page_open_named(&d->p, PAGE_SECTION, str_from(part->id));
	page_put(&d->p, PAGE_SECTION_TITLE, title.p);
	if (part->lead)
		page_put(&d->p, PAGE_LEAD, part->lead);
	part->write(d, s->findings, s->n);
	page_close(&d->p, PAGE_SECTION);
	buf_free(&title);
}

/* The findings of every part, and the numbers of those that get an article of their own. */
static void arrange(struct doc *d, struct section *s)
{
	for (unsigned i = 0; i < N_PARTS; i++) {
		bool articles = parts[i].write == write_sides || parts[i].write == write_changes || parts[i].write == write_wording ||
			parts[i].write == write_partial;

		if (parts[i].count)
			continue;
		s[i].findings = ARENA_ARRAY(d->r->arena, uint32_t, d->r->n_findings + 1);
		s[i].n = pick(d, (uint8_t)i, 0, s[i].findings);
		for (uint32_t k = 0; k < s[i].n && articles; k++)
			d->number[s[i].findings[k]] = ++d->numbered;
	}
	for (unsigned i = 0; i < N_PARTS; i++)
		s[i].all = (parts[i].count ? parts[i].count(d) : s[i].n) + (parts[i].more ? parts[i].more(d) : 0);
}

/* Rows of `fragile` come by finding: where each finding's begin. */
static void index_fragile(struct doc *d)
{
	size_t n = d->r->comparison->findings.n;
	uint32_t *from = ARENA_ARRAY(d->r->arena, uint32_t, n + 1);
	uint32_t at = 0;

	if (d->r->comparison->context) /* a comparison put together by hand has none */
		d->fragile = told_fragile(d->r, &d->n_fragile);
	for (uint32_t i = 0; i <= n; i++) {
		while (at < d->n_fragile && d->fragile[at].finding < i)
			at++;
		from[i] = at;
	}
	d->fragile_from = from;
}

/* Counted before they are sorted by it. */
static const uint32_t *sources_of_findings(const struct doc *d)
{
	uint32_t *n = ARENA_ARRAY(d->r->arena, uint32_t, d->r->comparison->findings.n + 1);

	for (uint32_t i = 0; i < d->r->n_findings; i++)
		n[d->r->findings[i]] = sources_in(d, &d->findings[d->r->findings[i]]);
	return n;
}

static const uint32_t *claims_by_source(const struct report *r)
{
	uint32_t *claims = ARENA_ARRAY(r->arena, uint32_t, r->ledger->sources.n + 1);

	for (size_t i = 0; i < r->ledger->claims.n; i++)
		claims[r->ledger->claims.v[i].source]++;
	return claims;
}

static struct doc doc_new(const struct report *r)
{
	struct doc d = {.r = r, .l = r->ledger};

	d.answers = r->comparison->answers.v.v;
	d.findings = r->comparison->findings.v;
	d.claims = claims_by_source(r);
	d.n_sources = sources_of_findings(&d);
	d.met_source = ARENA_ARRAY(r->arena, uint32_t, r->ledger->sources.n + 1);
	d.met_symbol = ARENA_ARRAY(r->arena, uint32_t, r->ledger->symbols.n + 1);
	d.tagged = ARENA_ARRAY(r->arena, uint8_t, r->ledger->symbols.n + 1);
	d.number = ARENA_ARRAY(r->arena, uint32_t, r->comparison->findings.n + 1);
	d.part = ARENA_ARRAY(r->arena, uint8_t, r->comparison->findings.n + 1);
	for (size_t i = 0; i < r->comparison->findings.n; i++)
		d.part[i] = part_of(&d, &d.findings[i]);
	index_matters(&d);
	return d;
}

static void doc_free(struct doc *d)
{
	page_free(&d->p);
	buf_free(&d->tag_sources);
	buf_free(&d->tag_speakers);
	buf_free(&d->raw);
}

void discrepancies(const struct report *r, struct page *p)
{
	struct doc d = doc_new(r);
	struct section s[N_PARTS] = {0};
	struct replies replies = {0};

	replies_gather(&d, &replies);
	d.replies = &replies;
	index_fragile(&d);
	arrange(&d, s);
	write_head(&d);
	contents(&d, s);
	for (unsigned i = 0; i < N_PARTS; i++) {
		if (s[i].all)
			write_part(&d, &parts[i], &s[i]);
	}
	write_names(&d);
	page_close(&d.p, PAGE_DOCUMENT);
	*p = d.p;
	d.p = (struct page){0};
	replies_free(&replies);
	doc_free(&d);
}

static void render_brief(const struct report *r, struct buf *out)
{
	struct doc d = doc_new(r);

	brief(&d);
	page_play(buf_str(&d.p.tape), &page_markdown, STR(""), out);
	doc_free(&d);
}

void render_markdown(const struct report *r, struct buf *out)
{
	if (r->brief)
		render_brief(r, out);
	else
		page_play(told_page(r), &page_markdown, STR(""), out);
}

void render_html(const struct report *r, struct buf *out)
{
	page_play(told_page(r), &page_html, r->page.n ? path_absolute(r->arena, r->page) : r->page, out);
}

/* ---- tables ---------------------------------------------------------------------------------------------------------- */

void put_raw(struct doc *d)
{
	page_only(&d->p, PAGE_IN_HTML);
	page_raw(&d->p, buf_str(&d->raw));
	page_only(&d->p, PAGE_EVERYWHERE);
	d->raw.n = 0;
}

void table_caption(struct doc *d, const char *caption)
{
	page_only(&d->p, PAGE_IN_HTML);
	page_put(&d->p, PAGE_CAPTION, caption);
	page_only(&d->p, PAGE_EVERYWHERE);
}

void table_open(struct doc *d, const char *caption, const char *const *titles)
{
	page_open(&d->p, PAGE_TABLE);
	table_caption(d, caption);
	page_open(&d->p, PAGE_TABLE_HEAD);
	for (; *titles; titles++)
		page_put(&d->p, PAGE_COLUMN, *titles);
	page_close(&d->p, PAGE_TABLE_HEAD);
	page_open(&d->p, PAGE_TABLE_BODY);
}

void table_close(struct doc *d)
{
	page_close(&d->p, PAGE_TABLE_BODY);
	page_close(&d->p, PAGE_TABLE);
}

void put_cell(struct doc *d, enum page_part part)
{
	page_open(&d->p, part);
	page_said(&d->p);
	page_close(&d->p, part);
}

void put_question(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;
	size_t before;

	say_question(w, d->l, f->question, f->slots);
	before = w->n;
	buf_puts(w, " (");
	say_era(w, d->l, f);
	if (w->n == before + 2)
		w->n = before;
	else
		buf_char(w, ')');
	put_cell(d, PAGE_ROW_TITLE);
}
