/* The sides of a finding next to each other: whose word, when, where, which words, which line. */
#include "report/discrepancies.h"

#include "report/lines.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"

/* Claims of a side; fewer where very many findings are told whole: a page has to open. */
enum { MANY_FINDINGS = 150, MOST_SHOWN = 25, MOST_SHOWN_OF_MANY = 4 };

static uint32_t most_shown(const struct doc *d, const struct finding *f)
{
	return d->number[f - d->findings] > MANY_FINDINGS ? MOST_SHOWN_OF_MANY : MOST_SHOWN;
}

void say_location(struct doc *d, struct loc at)
{
	buf_add(&d->p.words, lines_path(d->r->lines, at.file));
	buf_char(&d->p.words, ':');
	buf_number(&d->p.words, at.line);
}

/* ---- one claim ------------------------------------------------------------------------------------------------------- */

static void after_dot(struct doc *d)
{
	if (d->p.words.n == 0)
		return;
	page_puts(&d->p, " · ");
	page_said(&d->p);
}

/* What tells this answer from its side's: "no (considered, then dropped)". */
static void own_answer(struct doc *d, const struct finding *f, const struct camp *camp, const struct answer *a)
{
	struct buf side = {0};
	struct buf *w = &d->p.words;

	say_value(&side, d->l, f->question, camp->value);
	say_answer(w, d->l, a);
	if (str_eq(buf_str(&side), buf_str(w)) || (f->flags & FLAG_INCOHERENT && !camp->set_aside && a->order != ORDER_NONE && !a->as))
		w->n = 0;
	else
		after_dot(d);
	buf_free(&side);
}

static void say_denied(struct doc *d, const struct claim *claim)
{
	struct buf *b = &d->p.words;

	for (uint32_t i = 0; i < claim->n_denies; i++) {
		const struct target *t = &d->l->targets.v[claim->first_denies + i];

		buf_puts(b, i ? ", " : "denies ");
		if (t->kind == TARGET_YES) {
			buf_puts(b, "what others say");
		} else if (t->kind == TARGET_CLAIM) {
			buf_puts(b, "the word of ");
			say_speaker(b, d->l, &d->l->claims.v[t->index]);
		} else {
			say_name(b, d->l, t->index);
		}
	}
}

static void claim_words(struct doc *d, const struct finding *f, const struct camp *camp, const struct answer *a)
{
	const struct claim *claim = &d->l->claims.v[a->claim];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_STRONG);
	page_text(&d->p, told_speaker(d->r, a));
	page_close(&d->p, PAGE_STRONG);
	say_path(w, d->l, claim);
	buf_puts(w, ", ");
	buf_add(w, told_day(d->r, claim->source));
	page_said(&d->p);
	own_answer(d, f, camp, a);
	say_difference(w, d->l, f, a);
	after_dot(d);
	say_when(w, d->l, a);
	if (w->n) {
		page_puts(&d->p, " · for ");
		page_said(&d->p);
	}
	say_denied(d, claim);
	after_dot(d);
	say_printed(w, d->r, a->claim);
	if (w->n) {
		page_puts(&d->p, " · ");
		page_put_said(&d->p, PAGE_QUOTE);
	}
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, " · ");
	write_place(d, a);
	page_close(&d->p, PAGE_SMALL);
}

static void entries(struct doc *d, const struct finding *f, const struct camp *camp, enum page_part part)
{
	uint32_t most = most_shown(d, f);

	for (uint32_t i = 0; i < camp->n && i < most; i++) {
		page_open(&d->p, part);
		claim_words(d, f, camp, &d->answers[camp->answers[i]]);
		page_close(&d->p, part);
	}
	if (camp->n > most) {
		page_open(&d->p, part);
		page_printf(&d->p, "and %u more (gainsay show %.8s", (unsigned)(camp->n - most), f->fingerprint);
		page_text(&d->p, d->r->again);
		page_puts(&d->p, ")");
		page_close(&d->p, part);
	}
}

/* ---- sides ----------------------------------------------------------------------------------------------------------- */

static void side_title(struct doc *d, const struct finding *f, uint32_t i)
{
	say_side(&d->p.words, d->r, f, i);
	buf_puts(&d->p.words, " — ");
	say_strength(&d->p.words, &f->camps[i]);
	page_said(&d->p);
}

/* Which claims of a side are one strand. */
static void strands(struct doc *d, const struct finding *f, const struct camp *camp)
{
	if (camp->n_strands < 2 || camp->n_strands == camp->n || camp->n > most_shown(d, f)) {
		if (camp->n_strands == 1 && camp->n > 1)
			page_put(&d->p, PAGE_NOTE, "These count as one strand: they share, or may share, an origin.");
		page_open(&d->p, PAGE_CLAIMS);
		entries(d, f, camp, PAGE_CLAIM);
		page_close(&d->p, PAGE_CLAIMS);
		return;
	}
	for (uint32_t i = 0; i < camp->n_strands; i++) {
		struct camp one = *camp;

		one.answers = camp->strands[i].answers;
		one.n = camp->strands[i].n;
		buf_printf(&d->p.words, "Strand %u", (unsigned)i + 1);
		page_put_said(&d->p, PAGE_NOTE);
		page_open(&d->p, PAGE_CLAIMS);
		entries(d, f, &one, PAGE_CLAIM);
		page_close(&d->p, PAGE_CLAIMS);
	}
}

void write_camps(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_CAMPS);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_CAMP);
		page_open(&d->p, PAGE_CAMP_TITLE);
		side_title(d, f, i);
		page_close(&d->p, PAGE_CAMP_TITLE);
		strands(d, f, &f->camps[i]);
		page_close(&d->p, PAGE_CAMP);
	}
	page_close(&d->p, PAGE_CAMPS);
}

/* Every side in a cell, the first by itself, all others in the second. */
static void in_cells(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		if (i == 1) {
			page_close(&d->p, PAGE_CELL);
			page_open(&d->p, PAGE_CELL);
		}
		page_open(&d->p, PAGE_ENTRY);
		page_open(&d->p, PAGE_STRONG);
		side_title(d, f, i);
		page_close(&d->p, PAGE_STRONG);
		page_close(&d->p, PAGE_ENTRY);
		entries(d, f, &f->camps[i], PAGE_ENTRY);
	}
	page_close(&d->p, PAGE_CELL);
}

void write_partial(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"question", "one answer", "the other", NULL};

	table_open(d, "Where one says more than another", titles);
	for (uint32_t i = 0; i < n; i++) {
		const struct finding *f = &d->findings[findings[i]];
		struct page_tag tag = finding_tag(d, f);
		struct buf line = {0};

		page_open_tagged(&d->p, PAGE_ROW, &tag);
		page_open(&d->p, PAGE_ROW_TITLE);
		page_printf(&d->p, "%u · ", (unsigned)d->number[findings[i]]);
		say_question(&d->p.words, d->l, f->question, f->slots);
		page_said(&d->p);
		page_open(&d->p, PAGE_SMALL);
		page_printf(&d->p, " · %s · %s ", state_phrase(d->r, f), tag.severity);
		page_close(&d->p, PAGE_SMALL);
		say_why_command(&line, d->r, f);
		if (line.n)
			page_command(&d->p, buf_str(&line));
		page_close(&d->p, PAGE_ROW_TITLE);
		in_cells(d, f);
		page_close(&d->p, PAGE_ROW);
		buf_free(&line);
	}
	table_close(d);
}
