/* What the report says first: what is missing, what was read, what was found. */
#include "report/discrepancies.h"

#include "report/lines.h"
#include "report/words.h"

/* ---- the verdict --------------------------------------------------------------------------------------------------- */

void say_story(struct buf *b, const struct ledger *l)
{
	if (l->title.n)
		buf_add(b, l->title);
	else if (l->story.n)
		buf_add(b, l->story);
	else
		buf_puts(b, "Discrepancies");
}

/* MATTERS: about how many; fewer than disputes where one matter is disputed in several ways. */
static void say_decisions(struct buf *b, uint32_t n, uint32_t matters, const char *none)
{
	if (n == 0)
		buf_puts(b, none);
	else if (matters == n)
		buf_printf(b, "%u dispute%s a decision", (unsigned)n, n == 1 ? " needs" : "s need");
	else
		buf_printf(b, "%u disputes about %u question%s need a decision", (unsigned)n, (unsigned)matters, matters == 1 ? "" : "s");
}

static void say_reading(struct buf *b, const struct doc *d)
{
	uint32_t seen = 0, unseen = 0;
	const struct ledger *l = d->l;

	for (size_t i = 0; i < l->sources.n; i++) {
		if (l->sources.v[i].unseen || source_unread(l, (uint32_t)i, d->claims))
			unseen++;
		else
			seen++;
	}
	say_count(b, seen, "source");
	buf_puts(b, " read");
	if (unseen)
		buf_printf(b, ", %u more known only through them", (unsigned)unseen);
	if (d->r->evidence && d->r->evidence->copies.v.n == 0 && l->claims.n)
		buf_puts(b, "; no article is on file, so no place, words or figure were checked against the print");
	buf_puts(b, " · ");
	say_count(b, d->r->comparison->n_claims, "claim");
	buf_puts(b, " on ");
	say_count(b, l->questions.n, "question");
	buf_puts(b, ". ");
}

static void say_more(struct buf *b, uint32_t n, const char *one, const char *many)
{
	if (n)
		buf_printf(b, " %u %s.", (unsigned)n, n == 1 ? one : many);
}

static uint32_t count_new(const struct doc *d, unsigned kinds)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		const struct finding *f = &d->findings[d->r->findings[i]];

		n += (kinds >> f->kind & 1) && finding_known(d->r, f) == FINDING_NEW;
	}
	return n;
}

static void say_tail(struct doc *d)
{
	struct buf *w = &d->p.words;

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
	say_more(w, d->r->problem_counts[DIAG_WARNING], "warning about the ledger stands at the end",
		"warnings about the ledger stand at the end");
	page_said(&d->p);
}

void write_verdict(struct doc *d)
{
	struct buf *w = &d->p.words;
	uint32_t disputes = count_open(d, DISPUTES), fresh = count_new(d, DISPUTES);

	page_open(&d->p, PAGE_VERDICT);
	say_reading(w, d);
	page_said(&d->p);
	page_open(&d->p, PAGE_STRONG);
	say_decisions(w, disputes, count_matters(d, DISPUTES), "No dispute needs a decision");
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	if (fresh)
		buf_printf(w, ", %u of them new", (unsigned)fresh);
	buf_char(w, '.');
	say_more(w, count_open(d, KIND(ATTRIBUTION_CONFLICT)), "fact is credited to different speakers",
		"facts are credited to different speakers");
	say_more(w, count_open(d, KIND(CHANGE)), "answer changed over time", "answers changed over time");
	say_more(w, count_open(d, KIND(QUOTE_DRIFT)) + count_wordings(d) - count_credited(d), "quotation is worded differently",
		"quotations are worded differently");
	say_more(w, count_credited(d), "quotation is credited to different people", "quotations are credited to different people");
	say_more(w, count_open(d, KIND(AGREEMENT)), "fact stands on two or more independent strands",
		"facts stand on two or more independent strands");
	say_more(w, count_open(d, KIND(SINGLE_SOURCE)), "important one rests on a single strand",
		"important ones rest on a single strand");
	say_more(w, d->r->ruled, "finding has a ruling by the desk", "findings have a ruling by the desk");
	say_tail(d);
	page_close(&d->p, PAGE_VERDICT);
}

static void say_first_error(struct doc *d, uint32_t n)
{
	struct buf *w = &d->p.words;

	for (uint32_t i = 0; i < d->r->n_problems; i++) {
		const struct diag *x = &d->r->diags->list.v[d->r->problems[i]];

		if (x->level != DIAG_ERROR)
			continue;
		buf_puts(w, n == 1 ? " (at " : " (the first at ");
		say_location(d, x->place[0].loc);
		buf_char(w, ')');
		return;
	}
}

void write_alert(struct doc *d)
{
	struct buf *w = &d->p.words;
	uint32_t n = d->r->problem_counts[DIAG_ERROR];

	if (d->r->complete) {
		buf_puts(w, "The ledger has ");
		say_count(w, n, "error");
		say_first_error(d, n);
		buf_char(w, '.');
		page_put_said(&d->p, PAGE_ALERT);
		return;
	}
	buf_puts(w, "Incomplete: ");
	if (n) {
		say_count(w, n, "error");
		buf_puts(w, n == 1 ? " keeps" : " keep");
		buf_puts(w, " part of the ledger from being read");
		say_first_error(d, n);
	} else {
		buf_puts(w, "part of the ledger could not be read");
	}
	buf_puts(w, ". This report knows only the rest.");
	page_put_said(&d->p, PAGE_ALERT);
}

void write_head(struct doc *d)
{
	struct buf title = {0};

	if (!d->r->complete)
		buf_puts(&title, "Incomplete: ");
	say_story(&title, d->l);
	buf_puts(&title, ": ");
	say_decisions(&title, count_open(d, DISPUTES), count_matters(d, DISPUTES), "no dispute needs a decision");
	page_open_named(&d->p, PAGE_DOCUMENT, buf_str(&title));
	if (!d->r->complete)
		write_alert(d);
	page_open(&d->p, PAGE_TITLE);
	say_story(&d->p.words, d->l);
	page_said(&d->p);
	page_close(&d->p, PAGE_TITLE);
	write_verdict(d);
	buf_free(&title);
}
