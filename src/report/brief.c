/* The report for a pull request's comment: the verdict, what is new, the disputes and whatever else makes a run fail, in a few lines
 * each. About 4,000 bytes, and
 * never more than the 65,536 that a comment on GitHub may have, whatever the ledger holds. */
#include "report/discrepancies.h"

#include <limits.h>

#include "report/phrases.h"
#include "report/svg.h"
#include "report/words.h"

enum { USUAL = 4000, LONGEST = 6000, TITLE_COLUMNS = 200 };

/* A title of any length would leave no room. */
static void title(struct doc *d)
{
	struct buf story = {0};
	size_t n;

	say_story(&story, d->l);
	n = svg_line(buf_str(&story), TITLE_COLUMNS);
	page_open(&d->p, PAGE_TITLE);
	page_text(&d->p, str_cut(buf_str(&story), n));
	page_puts(&d->p, n < story.n ? "…" : "");
	page_close(&d->p, PAGE_TITLE);
	buf_free(&story);
}

static void heading(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;
	const char *status = finding_status(d->r, f);

	page_open(&d->p, PAGE_ITEM);
	page_open(&d->p, PAGE_STRONG);
	say_question(w, d->l, f->question, f->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	if (f->kind != FIND_CHANGE)
		say_era(w, d->l, f);
	if (w->n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_printf(&d->p, " — %s · %s", state_phrase(d->r, f), severity_word((enum severity)f->severity));
	if (strcmp(status, "open") != 0)
		page_printf(&d->p, " · %s", strcmp(status, "suspect") == 0 ? "its ruling no longer holds" : status);
	page_close(&d->p, PAGE_ITEM);
}

static void item(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;

	heading(d, f);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_SUBITEM);
		say_side(w, d->r, f, i);
		buf_puts(w, " (");
		say_strength(w, &f->camps[i]);
		buf_puts(w, "): ");
		say_voices(d, &f->camps[i]);
		page_said(&d->p);
		page_close(&d->p, PAGE_SUBITEM);
	}
	page_open(&d->p, PAGE_SUBITEM);
	say_first_todo(d, f);
	page_said(&d->p);
	page_puts(&d->p, " · ");
	buf_printf(w, "gainsay show %.8s%.*s", f->fingerprint, STR_ARG(d->r->again));
	page_code(&d->p, buf_str(w));
	w->n = 0;
	page_close(&d->p, PAGE_SUBITEM);
}

/* Where even one finding is too long for a comment. */
static void too_long(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_ITEM);
	page_printf(&d->p, "%s · %s: too long for here · ", finding_kinds[f->kind].word, severity_word((enum severity)f->severity));
	buf_printf(&d->p.words, "gainsay show %.8s%.*s", f->fingerprint, STR_ARG(d->r->again));
	page_code(&d->p, buf_str(&d->p.words));
	d->p.words.n = 0;
	page_close(&d->p, PAGE_ITEM);
}

/* How long that is which stands on the page from a place of its tape on. */
static size_t length_from(const struct doc *d, size_t from)
{
	struct buf out = {0};
	size_t n;

	page_play(str_skip(buf_str(&d->p.tape), from), &page_markdown, STR(""), &out);
	n = out.n;
	buf_free(&out);
	return n;
}

/* New ones of every kind that asks for something; of the others disputes, and what makes a check fail. */
static bool is_listed(const struct doc *d, const struct finding *f, bool fresh)
{
	unsigned news = DISPUTES | KIND(ATTRIBUTION_CONFLICT) | KIND(PARTIAL) | KIND(QUOTE_DRIFT) | KIND(SINGLE_SOURCE) | KIND(CHANGE);
	bool fails = !finding_is_carried(d->r, f) && f->severity >= d->r->fail_on;

	return (finding_known(d->r, f) == FINDING_NEW) == fresh && (fails || ((fresh ? news : DISPUTES) >> f->kind & 1));
}

/* Adds findings as long as there is room, at least one; how many it added. */
static uint32_t items(struct doc *d, const uint32_t *v, uint32_t n, bool fresh)
{
	size_t all = length_from(d, 0);
	uint32_t added = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[v[i]];
		size_t from = d->p.tape.n, length;

		if (!is_listed(d, f, fresh))
			continue;
		item(d, f);
		length = length_from(d, from);
		if (length > LONGEST) {
			d->p.tape.n = from;
			too_long(d, f);
			length = length_from(d, from);
		}
		all += length;
		if (added && all > USUAL) {
			d->p.tape.n = from;
			break;
		}
		added++;
	}
	return added;
}

void brief(struct doc *d)
{
	uint32_t n, added, rest = 0;
	const uint32_t *v = open_findings(d, UINT_MAX, &n);

	page_open(&d->p, PAGE_DOCUMENT);
	if (!d->r->complete || d->r->problem_counts[DIAG_ERROR])
		write_alert(d);
	title(d);
	write_verdict(d);
	added = items(d, v, n, true);
	added += items(d, v, n, false);
	for (uint32_t i = 0; i < n; i++)
		rest += is_listed(d, &d->findings[v[i]], true) || is_listed(d, &d->findings[v[i]], false);
	if (added)
		page_close(&d->p, PAGE_LIST);
	if (rest > added) {
		page_open(&d->p, PAGE_PARAGRAPH);
		page_printf(&d->p, "%u more in the whole report: ", (unsigned)(rest - added));
		buf_printf(&d->p.words, "gainsay report%.*s", STR_ARG(d->r->again));
		page_code(&d->p, buf_str(&d->p.words));
		d->p.words.n = 0;
		page_puts(&d->p, ".");
		page_close(&d->p, PAGE_PARAGRAPH);
	}
	page_close(&d->p, PAGE_DOCUMENT);
}
