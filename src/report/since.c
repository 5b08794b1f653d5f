/* What is new and gone since the baseline; and a ledger that is only beginning. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

enum { MOST_GONE = 200 };

/* ---- the baseline ---------------------------------------------------------------------------------------------------- */

uint32_t count_baseline(const struct doc *d)
{
	return d->r->known ? 1 : 0;
}

static void write_new(struct doc *d)
{
	struct page_tag tag;
	bool any = false;

	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		uint32_t x = d->r->findings[i];

		if (finding_known(d->r, &d->findings[x]) != FINDING_NEW || d->part[x] == UINT8_MAX)
			continue;
		if (!any) {
			page_put(&d->p, PAGE_SUBTITLE, "New");
			page_open(&d->p, PAGE_LIST);
		}
		any = true;
		tag = finding_tag(d, &d->findings[x]);
		page_open(&d->p, PAGE_ITEM);
		page_puts(&d->p, tag.severity);
		page_puts(&d->p, " · ");
		if (d->number[x]) {
			say_question(&d->p.words, d->l, d->findings[x].question, d->findings[x].slots);
			page_said(&d->p);
			page_puts(&d->p, " — ");
			page_puts(&d->p, state_phrase(d->r, &d->findings[x]));
			page_puts(&d->p, ", finding ");
		}
		refer(d, x);
		page_close(&d->p, PAGE_ITEM);
	}
	if (any)
		page_close(&d->p, PAGE_LIST);
}

static void write_gone(struct doc *d)
{
	const struct known *k = d->r->gone.v;

	if (d->r->gone.n == 0)
		return;
	page_put(&d->p, PAGE_SUBTITLE, "Gone");
	page_open(&d->p, PAGE_LIST);
	for (size_t i = 0; i < d->r->gone.n && i < MOST_GONE; i++) {
		uint32_t sym = str_map_get(&d->l->ids, k[i].question);
		bool known = sym != MAP_NONE && d->l->symbols.v[sym].kind == SYM_QUESTION;

		page_open(&d->p, PAGE_ITEM);
		page_text(&d->p, k[i].kind);
		page_puts(&d->p, " · ");
		if (known)
			say_question(&d->p.words, d->l, d->l->symbols.v[sym].index, NULL);
		else
			buf_add(&d->p.words, k[i].question);
		page_said(&d->p);
		if (k[i].slots.n)
			buf_printf(&d->p.words, " (%.*s)", STR_ARG(k[i].slots));
		if (k[i].note.n)
			buf_printf(&d->p.words, " · %.*s", STR_ARG(k[i].note));
		page_said(&d->p);
		page_close(&d->p, PAGE_ITEM);
	}
	page_close(&d->p, PAGE_LIST);
	if (d->r->gone.n > MOST_GONE)
		buf_printf(&d->p.words, "and %zu more.", d->r->gone.n - MOST_GONE);
	page_put_said(&d->p, PAGE_NOTE);
}

void write_baseline(struct doc *d, const uint32_t *findings, uint32_t n)
{
	(void)findings;
	(void)n;
	page_open(&d->p, PAGE_PARAGRAPH);
	say_carried(&d->p.words, d->r);
	buf_puts(&d->p.words, ". Carried findings stand below among the others.");
	page_said(&d->p);
	page_close(&d->p, PAGE_PARAGRAPH);
	write_new(d);
	write_gone(d);
}

/* ---- an empty ledger --------------------------------------------------------------------------------------------------- */

uint32_t count_empty(const struct doc *d)
{
	return d->l->claims.n == 0 && d->r->complete;
}

void write_empty(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const struct {
		const char *command, *does;
	} steps[] = {
		{"gainsay add ARTICLE.html --source ID", "takes an article in and prints the lines that declare it as a source"},
		{"gainsay draft articles/ID.md", "proposes claims from it, each with its place, for you to look over"},
		{"gainsay init", "writes a small example of a ledger, with remarks on how a claim is written by hand"},
		{"gainsay report", "makes this page anew"},
	};

	(void)findings;
	(void)n;
	page_put(&d->p, PAGE_PARAGRAPH, d->l->sources.n ? "The ledger names sources, but no claim of theirs yet. These are the next steps:" :
		"The ledger holds no source and no claim yet. These are the next steps:");
	page_open(&d->p, PAGE_LIST);
	for (size_t i = d->l->sources.n ? 1 : 0; i < sizeof steps / sizeof steps[0]; i++) {
		page_open(&d->p, PAGE_ITEM);
		page_command(&d->p, str_from(steps[i].command));
		page_puts(&d->p, " ");
		page_puts(&d->p, steps[i].does);
		page_close(&d->p, PAGE_ITEM);
	}
	page_close(&d->p, PAGE_LIST);
}
