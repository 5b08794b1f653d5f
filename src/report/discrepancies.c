/* The frame of the discrepancy report: its verdict, and its parts in the order in which they are read. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

#define KIND(k) (1u << FIND_##k)
#define DISPUTES (KIND(DENIAL) | KIND(CONTRADICTION) | KIND(MISMATCH))

enum { PART_RULED = 10, PART_HIDDEN = 255 };

static const struct part parts[] = {
	{"problems", "Problems in the ledger", "What could not be read, or looks wrong. What follows rests on the rest.", 0,
		write_problems, count_problems, NULL},
	{"disputes", "Disputes", "A strand is one independent origin: claims that go back to one speaker, document or newsroom are one.",
		DISPUTES, write_sides, NULL, NULL},
	{"credit", "Who said it", "The answer is the same; the articles credit it to different speakers.",
		KIND(ATTRIBUTION_CONFLICT), write_sides, NULL, NULL},
	{"partial", "Different in part", "One says more than the other, or each names what the other leaves out; both may be right.", KIND(PARTIAL), write_sides, NULL, NULL},
	{"changes", "Changed, not contradicted", NULL, KIND(CHANGE), write_sides, NULL, NULL},
	{"wording", "Worded differently", NULL, KIND(QUOTE_DRIFT), write_wording, NULL, count_wordings},
	{"stands", "What stands", "Facts that two or more independent strands agree on.", KIND(AGREEMENT), write_agreements, NULL, NULL},
	{"echoes", "Repeated, not confirmed", "Several articles, but all go back to one origin.", KIND(ECHO), write_echoes, NULL, NULL},
	{"single", "Important, and resting on one strand", NULL, KIND(SINGLE_SOURCE), write_single, NULL, NULL},
	{"no-comment", "No comment", "Saying nothing is no denial.", KIND(NO_COMMENT), write_no_comment, NULL, NULL},
	[PART_RULED] = {"ruled", "Ruled by the desk", NULL, 0, write_ruled, NULL, NULL},
	{"alone", "Other questions with one strand", NULL, 0, write_alone, count_alone, NULL},
	{"counts", "Counts", NULL, 0, write_counts, count_claims, NULL},
	{"evidence", "Evidence", NULL, 0, write_evidence, count_evidence, NULL},
	{"sources", "Sources", NULL, 0, write_sources, count_sources, NULL},
};
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

/* Findings of one part; V has room for all. */
static uint32_t findings_of(const struct doc *d, uint8_t part, uint32_t *v)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		if (d->part[d->r->findings[i]] == part)
			v[n++] = d->r->findings[i];
	}
	return n;
}

/* Open findings of some kinds. */
static uint32_t count_kinds(const struct doc *d, unsigned kinds)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		const struct finding *f = &d->findings[d->r->findings[i]];

		n += !finding_is_ruled(f) && (kinds >> f->kind & 1);
	}
	return n;
}

/* ---- the verdict --------------------------------------------------------------------------------------------------- */

static void say_story(struct buf *b, const struct ledger *l)
{
	if (l->title.n)
		buf_add(b, l->title);
	else if (l->story.n)
		buf_add(b, l->story);
	else
		buf_puts(b, "Discrepancies");
}

static void say_decisions(struct buf *b, uint32_t n)
{
	if (n == 0)
		buf_puts(b, "no dispute needs a decision");
	else
		buf_printf(b, "%u dispute%s a decision", (unsigned)n, n == 1 ? " needs" : "s need");
}

static void say_reading(struct buf *b, const struct doc *d)
{
	uint32_t seen = 0, unseen = 0;
	const uint32_t *claims = claims_by_source(d);
	const struct ledger *l = d->l;

	for (size_t i = 0; i < l->sources.n; i++) {
		if (l->sources.v[i].unseen || source_unread(l, (uint32_t)i, claims))
			unseen++;
		else
			seen++;
	}
	say_count(b, seen, "source");
	buf_puts(b, " read");
	if (unseen)
		buf_printf(b, ", %u more known through them", (unsigned)unseen);
	buf_puts(b, " · ");
	say_count(b, l->claims.n, "claim");
	buf_puts(b, " on ");
	say_count(b, l->questions.n, "question");
	buf_puts(b, ". ");
}

static void say_more(struct buf *b, uint32_t n, const char *one, const char *many)
{
	if (n)
		buf_printf(b, " %u %s.", (unsigned)n, n == 1 ? one : many);
}

static void verdict(struct doc *d)
{
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_VERDICT);
	say_reading(w, d);
	page_said(&d->p);
	page_open(&d->p, PAGE_STRONG);
	say_decisions(w, count_kinds(d, DISPUTES));
	if (w->p && w->p[0] == 'n')
		w->p[0] = 'N';
	buf_char(w, '.');
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	say_more(w, count_kinds(d, KIND(ATTRIBUTION_CONFLICT)), "fact is credited to different speakers",
		"facts are credited to different speakers");
	say_more(w, count_kinds(d, KIND(CHANGE)), "answer changed", "answers changed");
	say_more(w, count_kinds(d, KIND(QUOTE_DRIFT)) + count_wordings(d), "quotation is worded differently", "quotations are worded differently");
	say_more(w, count_kinds(d, KIND(AGREEMENT)), "fact stands on two or more independent strands",
		"facts stand on two or more independent strands");
	say_more(w, count_kinds(d, KIND(SINGLE_SOURCE)), "important one rests on a single strand",
		"important ones rest on a single strand");
	say_more(w, d->r->ruled, "finding has a ruling by the desk", "findings have a ruling by the desk");
	if (d->r->ignored)
		buf_printf(w, " %u ignored by remarks in the ledger.", (unsigned)d->r->ignored);
	if (d->r->known) {
		buf_puts(w, " Against the baseline: ");
		say_carried(w, d->r);
		buf_char(w, '.');
	}
	if (d->r->as_of.n) {
		buf_puts(w, " As of ");
		say_dates(w, d->r->as_of);
		buf_puts(w, ": what came later is left out.");
	}
	page_said(&d->p);
	page_close(&d->p, PAGE_VERDICT);
}

static void head(struct doc *d)
{
	struct buf title = {0};

	if (!d->r->complete)
		buf_puts(&title, "Incomplete: ");
	say_story(&title, d->l);
	buf_puts(&title, ": ");
	say_decisions(&title, count_kinds(d, DISPUTES));
	d->p.style->begin(&d->p, buf_str(&title));
	if (!d->r->complete)
		page_put(&d->p, PAGE_ALERT, "Incomplete: part of the ledger could not be read. This report knows only the rest; "
			"the problems are listed first.");
	page_open(&d->p, PAGE_TITLE);
	page_text(&d->p, buf_str(&title));
	page_close(&d->p, PAGE_TITLE);
	verdict(d);
	buf_free(&title);
}

/* ---- parts ----------------------------------------------------------------------------------------------------------- */

static void part_title(const struct part *part, uint32_t n, struct buf *b)
{
	buf_puts(b, part->title);
	if (part->count == NULL)
		buf_printf(b, " (%u)", (unsigned)n);
	buf_char(b, '\0');
}

static void contents(struct doc *d, const uint32_t *n)
{
	struct buf title = {0};

	if (!d->p.style->contents_frame)
		return;
	d->p.style->contents_frame(&d->p, true);
	for (unsigned i = 0; i < N_PARTS; i++) {
		if (n[i] == 0)
			continue;
		title.n = 0;
		part_title(&parts[i], n[i], &title);
		d->p.style->contents(&d->p, parts[i].id, title.p);
	}
	d->p.style->contents_frame(&d->p, false);
	buf_free(&title);
}

static void write_part(struct doc *d, const struct part *part, const uint32_t *v, uint32_t n)
{
	struct buf title = {0};

	part_title(part, n + (part->more ? part->more(d) : 0), &title);
	if (d->p.style->section)
		d->p.style->section(&d->p, part->id);
	page_put(&d->p, PAGE_SECTION_TITLE, title.p);
	if (part->lead)
		page_put(&d->p, PAGE_PARAGRAPH, part->lead);
	part->write(d, v, n);
	if (d->p.style->section_end)
		d->p.style->section_end(&d->p);
	buf_free(&title);
}

static void write_parts(struct doc *d)
{
	uint32_t *v = ARENA_ARRAY(d->r->arena, uint32_t, d->r->n_findings + 1);
	uint32_t n[N_PARTS];

	for (unsigned i = 0; i < N_PARTS; i++)
		n[i] = (parts[i].count ? parts[i].count(d) : findings_of(d, i, v)) + (parts[i].more ? parts[i].more(d) : 0);
	contents(d, n);
	for (unsigned i = 0; i < N_PARTS; i++) {
		if (n[i])
			write_part(d, &parts[i], v, parts[i].count ? 0 : findings_of(d, i, v));
	}
}

/* Rows of `fragile` come by finding: where each finding's begin. */
static void index_fragile(struct doc *d)
{
	size_t n = d->r->comparison->findings.n;
	uint32_t *from = ARENA_ARRAY(d->r->arena, uint32_t, n + 1);
	uint32_t at = 0;

	if (d->r->comparison->context) /* a comparison put together by hand has none */
		d->fragile = compare_fragile(d->r->comparison, &d->n_fragile);
	for (uint32_t i = 0; i <= n; i++) {
		while (at < d->n_fragile && d->fragile[at].finding < i)
			at++;
		from[i] = at;
	}
	d->fragile_from = from;
}

void discrepancies(const struct report *r, const struct page_style *style, struct buf *out)
{
	struct doc d = {.p = page_new(style, out), .r = r, .l = r->ledger};

	d.answers = r->comparison->answers.v.v;
	d.findings = r->comparison->findings.v;
	d.part = ARENA_ARRAY(r->arena, uint8_t, r->comparison->findings.n + 1);
	for (size_t i = 0; i < r->comparison->findings.n; i++)
		d.part[i] = part_of(&d, &d.findings[i]);
	index_fragile(&d);
	head(&d);
	write_parts(&d);
	style->end(&d.p);
	page_free(&d.p);
}

void render_markdown(const struct report *r, struct buf *out)
{
	discrepancies(r, &page_markdown, out);
}

void render_html(const struct report *r, struct buf *out)
{
	discrepancies(r, &page_html, out);
}

void table_open(struct doc *d, const char *const *titles)
{
	page_open(&d->p, PAGE_TABLE);
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
