/* Findings with two or more sides: what every side says, next to each other, and what speaks for looking closer. */
#include "compare/seen.h"
#include "report/discrepancies.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/words.h"

enum { MOST_SHOWN = 25, MOST_COLUMNS = 3 };

void say_location(struct doc *d, struct loc at)
{
	buf_add(&d->p.words, lines_path(d->r->lines, at.file));
	buf_printf(&d->p.words, ":%u", (unsigned)at.line);
}

/* What tells this answer from its side's: "no (considered, then dropped)". */
static void own_answer(struct doc *d, const struct finding *f, const struct camp *camp, const struct answer *a)
{
	struct buf side = {0};
	struct buf *w = &d->p.words;

	say_value(&side, d->l, f->question, camp->value);
	say_answer(w, d->l, a);
	if (str_eq(buf_str(&side), buf_str(w))) {
		w->n = 0;
	} else {
		page_puts(&d->p, " · ");
		page_said(&d->p);
	}
	buf_free(&side);
}

static void after_dot(struct doc *d)
{
	if (d->p.words.n == 0)
		return;
	page_puts(&d->p, " · ");
	page_said(&d->p);
}

static void say_denied(struct doc *d, const struct claim *claim)
{
	struct buf *b = &d->p.words;

	for (uint32_t i = 0; i < claim->n_denies; i++) {
		const struct target *t = &d->l->targets.v[claim->first_denies + i];

		buf_puts(b, i ? ", " : "denies ");
		if (t->kind == TARGET_YES)
			buf_puts(b, "what others say");
		else if (t->kind == TARGET_CLAIM)
			buf_add(b, d->l->claims.v[t->index].at);
		else
			say_name(b, d->l, t->index);
	}
}

/* One claim of a side: whose word, when, where, which words, which line. */
static void entry(struct doc *d, const struct finding *f, const struct camp *camp, const struct answer *a)
{
	const struct claim *claim = &d->l->claims.v[a->claim];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ENTRY);
	page_open(&d->p, PAGE_STRONG);
	say_speaker(w, d->l, claim);
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	say_path(w, d->l, claim);
	buf_puts(w, ", ");
	say_day(w, &d->l->sources.v[claim->source]);
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
	after_dot(d);
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, " · ");
	say_place(w, claim);
	buf_puts(w, " · ");
	finding_claim(w, d->l, f, a);
	buf_puts(w, " · ");
	say_location(d, answer_loc(d->l, a));
	page_said(&d->p);
	page_close(&d->p, PAGE_SMALL);
	page_close(&d->p, PAGE_ENTRY);
}

static void entries(struct doc *d, const struct finding *f, const struct camp *camp)
{
	for (uint32_t i = 0; i < camp->n && i < MOST_SHOWN; i++)
		entry(d, f, camp, &d->answers[camp->answers[i]]);
	if (camp->n > MOST_SHOWN) {
		page_open(&d->p, PAGE_ENTRY);
		page_printf(&d->p, "and %u more", (unsigned)(camp->n - MOST_SHOWN));
		page_close(&d->p, PAGE_ENTRY);
	}
}

static void side_title(struct doc *d, const struct finding *f, uint32_t i)
{
	say_side(&d->p.words, d->r, f, i);
	buf_puts(&d->p.words, " — ");
	say_strength(&d->p.words, &f->camps[i]);
	page_said(&d->p);
}

/* Few sides stand side by side, many one below the other. */
static void as_columns(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_TABLE);
	page_open(&d->p, PAGE_TABLE_HEAD);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_COLUMN);
		side_title(d, f, i);
		page_close(&d->p, PAGE_COLUMN);
	}
	page_close(&d->p, PAGE_TABLE_HEAD);
	page_open(&d->p, PAGE_TABLE_BODY);
	page_open(&d->p, PAGE_ROW);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_CELL);
		entries(d, f, &f->camps[i]);
		page_close(&d->p, PAGE_CELL);
	}
	page_close(&d->p, PAGE_ROW);
	table_close(d);
}

static void as_rows(struct doc *d, const struct finding *f)
{
	static const char *const titles[] = {"answer", "who says so", NULL};

	table_open(d, titles);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_ROW);
		page_open(&d->p, PAGE_ROW_TITLE);
		side_title(d, f, i);
		page_close(&d->p, PAGE_ROW_TITLE);
		page_open(&d->p, PAGE_CELL);
		entries(d, f, &f->camps[i]);
		page_close(&d->p, PAGE_CELL);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

/* "Label: words." — nothing if there are no words. */
static void note(struct doc *d, const char *label)
{
	if (d->p.words.n == 0)
		return;
	page_open(&d->p, PAGE_NOTE);
	page_put(&d->p, PAGE_STRONG, label);
	page_puts(&d->p, " ");
	page_said(&d->p);
	page_close(&d->p, PAGE_NOTE);
}

static void commands(struct doc *d, const struct finding *f)
{
	struct buf line = {0};

	page_open(&d->p, PAGE_NOTE);
	say_why_command(&line, d->r, f);
	if (line.n) {
		d->p.style->code(&d->p, buf_str(&line));
		page_puts(&d->p, " · ");
	}
	line.n = 0;
	buf_printf(&line, "gainsay show %.8s", f->fingerprint);
	d->p.style->code(&d->p, buf_str(&line));
	page_close(&d->p, PAGE_NOTE);
	buf_free(&line);
}

static void say_ruling_doubt(struct buf *b, const struct report *r, const struct finding *f)
{
	const struct ruling *x;

	if (f->ruling == NONE || f->ruling_state == RULED_NOT)
		return;
	x = &r->ledger->rulings.v[f->ruling];
	if (f->ruling_state == RULED_OVERDUE) {
		buf_puts(b, "left open until ");
		say_dates(b, x->until_text);
		buf_puts(b, ", which has passed");
	} else {
		buf_puts(b, ruling_phrase((enum ruling_as)x->as));
		buf_puts(b, f->ruling_state == RULED_SUSPECT ? "; but what it leaned on has changed" : "");
	}
	if (x->why.n) {
		buf_puts(b, ". ");
		buf_add(b, x->why);
	}
}

static void changed_cell(struct doc *d, struct str text, const char *missing)
{
	page_open(&d->p, PAGE_CELL);
	if (text.n)
		page_text(&d->p, text);
	else
		page_puts(&d->p, missing);
	page_close(&d->p, PAGE_CELL);
}

/* What a suspect ruling leaned on, then and now, side by side. */
static void ruling_changed(struct doc *d, const struct finding *f)
{
	static const char *const titles[] = {"claim", "when it was ruled", "now", NULL};
	const struct seen_change *v = NULL;
	uint32_t n = 0;

	if (f->ruling_state == RULED_SUSPECT)
		v = ruling_changes(d->r->arena, d->r->comparison, f, &n);
	if (n == 0)
		return;
	table_open(d, titles);
	for (uint32_t i = 0; i < n; i++) {
		page_open(&d->p, PAGE_ROW);
		page_open(&d->p, PAGE_ROW_TITLE);
		page_text(&d->p, v[i].claim);
		page_close(&d->p, PAGE_ROW_TITLE);
		changed_cell(d, v[i].was, "not part of it");
		changed_cell(d, v[i].is, "no longer part of it");
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
}

static void notes(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;

	say_ruling_doubt(w, d->r, f);
	note(d, "Earlier ruling:");
	say_use(w, d->r, f);
	note(d, "Used:");
	ruling_changed(d, f);
	say_cautions(w, d->r, f);
	note(d, "Caution:");
	if (!d->r->brief) {
		say_tests(w, f);
		note(d, "Checked:");
	}
	buf_add(w, f->settle);
	note(d, "Would settle it:");
	commands(d, f);
}

static void title(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;

	buf_printf(w, "%u · ", (unsigned)++d->number);
	say_question(w, d->l, f->question, f->slots);
	page_said(&d->p);
	if (f->kind != FIND_CHANGE)
		say_era(w, d->l, f);
	if (w->n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_puts(&d->p, " — ");
	page_puts(&d->p, state_phrase(d->r, f));
	page_puts(&d->p, " · ");
	page_put(&d->p, PAGE_BADGE, severity_word((enum severity)f->severity));
	if (finding_known(d->r, f) == FINDING_NEW)
		page_puts(&d->p, " · new");
}

static void write_one(struct doc *d, const struct finding *f)
{
	if (d->p.style->finding)
		d->p.style->finding(&d->p, f->fingerprint, severity_word((enum severity)f->severity));
	page_open(&d->p, PAGE_FINDING_TITLE);
	title(d, f);
	page_close(&d->p, PAGE_FINDING_TITLE);
	if (f->n_camps <= MOST_COLUMNS)
		as_columns(d, f);
	else
		as_rows(d, f);
	notes(d, f);
	if (d->p.style->finding_end)
		d->p.style->finding_end(&d->p);
}

void write_sides(struct doc *d, const uint32_t *findings, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		write_one(d, &d->findings[findings[i]]);
}
