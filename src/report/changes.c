/* Changes and retractions: the question, then one dated line for each half. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

enum { MOST_SHOWN = 8 };

/* ---- when ------------------------------------------------------------------------------------------------------------ */

static void widen(int32_t *lo, int32_t *hi, int32_t a, int32_t b)
{
	*lo = a < *lo ? a : *lo;
	*hi = b > *hi ? b : *hi;
}

void say_half_time(const struct doc *d, const struct finding *f, const struct camp *camp, struct buf *b)
{
	enum time_unit unit = question_unit(&d->l->questions.v[f->question]);
	int32_t lo = INT32_MAX, hi = INT32_MIN;

	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &d->answers[camp->answers[i]];

		if (unit != UNIT_NONE && a->window.kind != WINDOW_NONE)
			widen(&lo, &hi, a->window.lo, a->window.hi);
		else if (unit == UNIT_NONE && a->day_lo != INT32_MIN)
			widen(&lo, &hi, a->day_lo, a->day_hi);
	}
	if (lo > hi)
		return;
	say_stretch(b, unit == UNIT_NONE ? UNIT_DAY : unit, lo, hi);
}

/* ---- lines ----------------------------------------------------------------------------------------------------------- */

static void said_so(struct doc *d, const struct answer *a, bool with_place)
{
	say_said(d, a);
	page_said(&d->p);
	if (with_place) {
		say_fragment(&d->p.words, d->l, a->claim);
		if (d->p.words.n && d->r->quotes != QUOTES_NONE) {
			page_puts(&d->p, " ");
			page_put_said(&d->p, PAGE_QUOTE);
		}
		d->p.words.n = 0;
		page_open(&d->p, PAGE_SMALL);
		page_puts(&d->p, " · ");
		write_place(d, a);
		page_close(&d->p, PAGE_SMALL);
	}
}

static void half(struct doc *d, const struct finding *f, uint32_t i)
{
	const struct camp *camp = &f->camps[i];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ITEM);
	page_open(&d->p, PAGE_STRONG);
	say_half_time(d, f, camp, w);
	if (w->n)
		buf_puts(w, ": ");
	say_value(w, d->l, f->question, camp->value);
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	buf_puts(w, " (");
	say_strength(w, camp);
	page_said(&d->p);
	write_but_see(d, (uint32_t)(f - d->findings), camp, DISPUTES, "; this is itself disputed: ", "");
	page_puts(&d->p, ") — ");
	for (uint32_t k = 0; k < camp->n && k < MOST_SHOWN; k++) {
		page_puts(&d->p, k ? "; " : "");
		said_so(d, &d->answers[camp->answers[k]], true);
	}
	if (camp->n > MOST_SHOWN) {
		page_printf(&d->p, "; and %u more (gainsay show %.8s", (unsigned)(camp->n - MOST_SHOWN), f->fingerprint);
		page_text(&d->p, d->r->again);
		page_puts(&d->p, ")");
	}
	page_close(&d->p, PAGE_ITEM);
}

/* ---- the article -------------------------------------------------------------------------------------------------------- */

static void article(struct doc *d, const struct finding *f)
{
	finding_open(d, f);
	page_open(&d->p, PAGE_LIST);
	for (uint32_t k = 0; k < f->n_camps; k++)
		half(d, f, k);
	page_close(&d->p, PAGE_LIST);
	say_cautions(&d->p.words, d->r, f);
	write_note(d, f->cautions ? "Caution:" : "How:");
	say_others(&d->p.words, d->r, f);
	write_note(d, "Others:");
	write_ruling_doubt(d, f);
	write_todo(d, f);
	write_commands(d, f);
	page_close(&d->p, PAGE_FINDING);
}

void write_changes(struct doc *d, const uint32_t *findings, uint32_t n)
{
	uint32_t whole = take_articles(d, n);

	for (uint32_t i = 0; i < whole; i++)
		article(d, &d->findings[findings[i]]);
	write_rest(d, findings + whole, n - whole);
}
