/* What the articles on file add to the report: quotations that differ among them, and what could be verified. */
#include <stdio.h>

#include "report/discrepancies.h"
#include "report/lines.h"
#include "report/words.h"

/* ---- worded differently ---------------------------------------------------------------------------------------------- */

static bool is_told(const struct report *r, enum diag_code code)
{
	for (uint32_t i = 0; i < r->n_problems; i++)
		if (r->diags->list.v[r->problems[i]].code == code)
			return true;
	return false;
}

/* Those the report was asked for: --ignore and --select go by the code of the problem. */
static bool is_shown(const struct report *r, const struct wording *x)
{
	return is_told(r, x->kind == WORDING_SPEAKER ? DIAG_OTHER_SPEAKER : DIAG_REWORDED);
}

uint32_t count_wordings(const struct doc *d)
{
	const struct evidence *e = d->r->evidence;
	uint32_t n = 0;

	for (size_t i = 0; e && i < e->wordings.v.n; i++)
		n += is_shown(d->r, &e->wordings.v.v[i]);
	return n;
}

uint32_t count_credited(const struct doc *d)
{
	const struct evidence *e = d->r->evidence;
	uint32_t n = 0;

	for (size_t i = 0; e && i < e->wordings.v.n; i++)
		n += is_shown(d->r, &e->wordings.v.v[i]) && e->wordings.v.v[i].kind == WORDING_SPEAKER;
	return n;
}

static void one_place(struct doc *d, const struct wordings *w, uint32_t index)
{
	const struct saying *s = &w->sayings.v[index];
	const struct copy *c = &w->copies->v.v[s->copy];
	const struct source *source = &d->l->sources.v[c->source];
	struct buf *b = &d->p.words;

	page_open(&d->p, PAGE_ENTRY);
	page_open(&d->p, PAGE_STRONG);
	say_source(b, d->l, source);
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	buf_puts(b, ", ");
	say_day(b, source);
	page_said(&d->p);
	if (s->who) {
		buf_puts(b, " · credited to ");
		buf_add(b, s->who->first);
		buf_puts(b, s->who->first.n ? " " : "");
		buf_add(b, s->who->last);
		page_said(&d->p);
	}
	page_open(&d->p, PAGE_SMALL);
	buf_puts(b, " · ");
	say_location(d, copy_loc(w->copies, c, s->q->block, STR("")));
	page_said(&d->p);
	page_close(&d->p, PAGE_SMALL);
	page_close(&d->p, PAGE_ENTRY);
}

static void side(struct doc *d, const struct wordings *w, const uint32_t *v, uint32_t n)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < n; i++)
		one_place(d, w, v[i]);
	page_close(&d->p, PAGE_CELL);
}

static void side_title(struct doc *d, struct str text)
{
	page_open(&d->p, PAGE_COLUMN);
	if (d->r->quotes == QUOTES_NONE) {
		page_puts(&d->p, "printed in");
	} else {
		page_puts(&d->p, "“");
		page_text(&d->p, text);
		page_puts(&d->p, "”");
	}
	page_close(&d->p, PAGE_COLUMN);
}

static void one_wording(struct doc *d, const struct wordings *w, const struct wording *x)
{
	struct str loss = wording_loss(d->r->arena, x);
	char id[24];
	struct page_tag tag = {.id = id, .kind = "wording", .severity = "low", .status = "open"};

	snprintf(id, sizeof id, "wording-%u", (unsigned)++d->numbered);
	page_open_tagged(&d->p, PAGE_FINDING, &tag);
	page_open(&d->p, PAGE_FINDING_TITLE);
	page_printf(&d->p, "%u · ", (unsigned)d->numbered);
	if (x->kind == WORDING_SPEAKER)
		page_puts(&d->p, "The same words, credited to different people");
	else
		page_puts(&d->p, wording_dated(w, x) ? "Quoted one way, then another" : "Quoted in two ways");
	if (loss.n) {
		page_puts(&d->p, " — ");
		page_text(&d->p, loss);
	}
	page_puts(&d->p, x->translated ? " (one of the two is translated)" : "");
	page_close(&d->p, PAGE_FINDING_TITLE);
	page_open(&d->p, PAGE_TABLE);
	table_caption(d, "The two wordings, and who printed them");
	page_open(&d->p, PAGE_TABLE_HEAD);
	side_title(d, x->first_text);
	side_title(d, x->second_text);
	page_close(&d->p, PAGE_TABLE_HEAD);
	page_open(&d->p, PAGE_TABLE_BODY);
	page_open(&d->p, PAGE_ROW);
	side(d, w, x->first, x->n_first);
	side(d, w, x->second, x->n_second);
	page_close(&d->p, PAGE_ROW);
	table_close(d);
	page_close(&d->p, PAGE_FINDING);
}

void write_wording(struct doc *d, const uint32_t *findings, uint32_t n)
{
	const struct evidence *e = d->r->evidence;

	write_sides(d, findings, n);
	for (size_t i = 0; e && i < e->wordings.v.n; i++)
		if (is_shown(d->r, &e->wordings.v.v[i]))
			one_wording(d, &e->wordings, &e->wordings.v.v[i]);
}

/* ---- what was verified -------------------------------------------------------------------------------------------------- */

uint32_t count_evidence(const struct doc *d)
{
	return d->r->evidence && d->l->claims.n ? 1 : 0;
}

static void say_states(struct buf *b, const struct anchors *x)
{
	bool first = true;

	for (unsigned s = 0; s < ANCHOR_UNCHECKED; s++) {
		uint32_t n = x->count[s];

		if (n == 0)
			continue;
		buf_printf(b, "%s%u ", first ? ": " : ", ", (unsigned)n);
		if (first)
			buf_puts(b, n == 1 ? "place or quotation " : "places and quotations ");
		buf_puts(b, anchor_state_word((enum anchor_state)s));
		first = false;
	}
	buf_puts(b, ". ");
}

void say_evidence(struct buf *b, const struct evidence *e)
{
	uint32_t n;
	const uint32_t *v = evidence_unverified(e, &n);

	if (e->copies.v.n == 0) {
		buf_puts(b, "No article is on file, so no place, no words and no figure were checked against the print.");
		return;
	}
	buf_puts(b, "Places, words and quotations checked against ");
	say_count(b, e->copies.v.n, "article");
	buf_puts(b, " on file");
	say_states(b, &e->anchors);
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(b, i ? ", " : "Not verified, for want of a copy: ");
		buf_add(b, symbol_id(e->l, e->l->sources.v[v[i]].sym));
	}
	buf_puts(b, n ? "." : "Every source with claims has a copy.");
}

void write_evidence(struct doc *d, const uint32_t *findings, uint32_t n)
{
	(void)findings;
	(void)n;
	page_open(&d->p, PAGE_PARAGRAPH);
	say_evidence(&d->p.words, d->r->evidence);
	page_said(&d->p);
	page_close(&d->p, PAGE_PARAGRAPH);
}
