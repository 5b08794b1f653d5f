/* A finding with two or more sides as an article of its own: title, sides, what speaks for looking closer, what to do. */
#include "report/discrepancies.h"

#include "compare/seen.h"
#include "report/phrases.h"
#include "report/words.h"

void write_note(struct doc *d, const char *label)
{
	if (d->p.words.n == 0)
		return;
	if (!strchr(".?!", d->p.words.p[d->p.words.n - 1]))
		buf_char(&d->p.words, '.');
	page_open(&d->p, PAGE_NOTE);
	page_put(&d->p, PAGE_STRONG, label);
	page_puts(&d->p, " ");
	page_said(&d->p);
	page_close(&d->p, PAGE_NOTE);
}

void write_commands(struct doc *d, const struct finding *f)
{
	struct buf line = {0};

	page_open(&d->p, PAGE_NOTE);
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, "For the keeper of the ledger: ");
	say_why_command(&line, d->r, f);
	if (line.n) {
		page_command(&d->p, buf_str(&line));
		page_puts(&d->p, " · ");
	}
	line.n = 0;
	buf_printf(&line, "gainsay rule %.8s%.*s --as … --why \"…\"", f->fingerprint, STR_ARG(d->r->again));
	page_command(&d->p, buf_str(&line));
	page_close(&d->p, PAGE_SMALL);
	page_close(&d->p, PAGE_NOTE);
	buf_free(&line);
}

/* ---- a ruling that no longer holds ------------------------------------------------------------------------------------- */

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
	table_open(d, "What the ruling leaned on, then and now", titles);
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

void write_ruling_doubt(struct doc *d, const struct finding *f)
{
	say_ruling_doubt(&d->p.words, d->r, f);
	write_note(d, "Earlier ruling:");
	say_use(&d->p.words, d->r, f);
	write_note(d, "Used:");
	ruling_changed(d, f);
}

/* ---- tests and cautions ------------------------------------------------------------------------------------------------- */

/* Every test with a sign: passed, passed in part, not passed. */
static void ladder(struct doc *d, const struct finding *f, bool origin_told)
{
	static const char *const signs[] = {"✓ ", "≈ ", "– "};
	struct buf *w = &d->p.words;

	if (f->n_tests == 0)
		return;
	page_open(&d->p, PAGE_LADDER);
	for (uint32_t i = 0; i < f->n_tests; i++) {
		bool told = origin_told && strcmp(f->tests[i].test, "origin") == 0;
		enum test_mark mark = told ? TEST_FAILED : say_test(w, f, &f->tests[i]);
		struct str said;

		if (w->n == 0)
			continue;
		said = buf_keep(w, d->r->arena);
		buf_puts(w, signs[mark]);
		buf_add(w, said);
		page_open(&d->p, PAGE_RUNG);
		page_said(&d->p);
		page_close(&d->p, PAGE_RUNG);
	}
	page_close(&d->p, PAGE_LADDER);
}

/* Claims that were taken out of a side, or never let in, and why. */
static void set_aside(struct doc *d, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		if (!f->camps[i].set_aside || f->flags & FLAG_INCOHERENT)
			continue;
		buf_puts(&d->p.words, d->p.words.n ? "; " : "");
		say_speakers(d, &f->camps[i], 3);
		buf_puts(&d->p.words, " was dropped by a ruling, and supports nobody");
	}
	write_note(d, "Set aside:");
}

/* "Post (paragraph 9) tells of a change, and has “yes” both at first and later." */
static void incoherence(struct doc *d, const struct finding *f)
{
	struct buf *w = &d->p.words;
	const struct answer *a = f->camps[0].n ? &d->answers[f->camps[0].answers[0]] : NULL;
	const struct claim *claim = a ? &d->l->claims.v[a->claim] : NULL;

	if (!claim || !(f->flags & FLAG_INCOHERENT))
		return;
	say_source(w, d->l, &d->l->sources.v[claim->source]);
	buf_puts(w, " (");
	say_place(w, claim);
	buf_puts(w, ") tells that something changed, and yet has “");
	say_value(w, d->l, f->question, f->camps[0].value);
	buf_puts(w, "” for what was so at first and again for what was so later: one of the two must be wrong. Until somebody rules, "
		"its word on what was so at first supports nobody");
	if (f->n_camps > 2)
		buf_puts(w, "; beside it stands what other articles say of that time");
	write_note(d, "What is wrong:");
}

static void notes(struct doc *d, const struct finding *f)
{
	struct finding rest = *f;
	bool told;

	write_ruling_doubt(d, f);
	incoherence(d, f);
	say_shared_origin(d, f);
	told = d->p.words.n || f->flags & FLAG_INCOHERENT;
	write_note(d, "Strands:");
	ladder(d, f, told);
	rest.flags &= ~FLAG_INCOHERENT; /* told already */
	say_cautions(&d->p.words, d->r, &rest);
	write_note(d, "Caution:");
	say_later(&d->p.words, d->r, f);
	write_note(d, "Later:");
	set_aside(d, f);
	write_todo(d, f);
	write_commands(d, f);
}

/* ---- the article -------------------------------------------------------------------------------------------------------- */

static void state(struct doc *d, const struct finding *f)
{
	const char *status = finding_status(d->r, f);

	page_open(&d->p, PAGE_STATE);
	page_open(&d->p, PAGE_BADGE);
	page_printf(&d->p, "weight: %s", severity_word((enum severity)f->severity));
	page_close(&d->p, PAGE_BADGE);
	page_puts(&d->p, " · ");
	page_put(&d->p, PAGE_STRONG, state_phrase(d->r, f));
	if (d->l->questions.v[f->question].important)
		page_puts(&d->p, " · important");
	if (strcmp(status, "open") != 0) {
		page_puts(&d->p, " · ");
		page_puts(&d->p, strcmp(status, "suspect") == 0 ? "its ruling no longer holds" : status);
	}
	write_same(d, (uint32_t)(f - d->findings), ~0u, " · see also ");
	page_close(&d->p, PAGE_STATE);
}

void finding_open(struct doc *d, const struct finding *f)
{
	struct page_tag tag = finding_tag(d, f);

	page_open_tagged(&d->p, PAGE_FINDING, &tag);
	page_open(&d->p, PAGE_FINDING_TITLE);
	page_printf(&d->p, "%u · ", (unsigned)d->number[f - d->findings]);
	page_open(&d->p, PAGE_QUESTION);
	say_question(&d->p.words, d->l, f->question, f->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_QUESTION);
	if (f->kind != FIND_CHANGE)
		say_era(&d->p.words, d->l, f);
	if (d->p.words.n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_close(&d->p, PAGE_FINDING_TITLE);
	state(d, f);
}

void write_sides(struct doc *d, const uint32_t *findings, uint32_t n)
{
	uint32_t whole = take_articles(d, n);

	for (uint32_t i = 0; i < whole; i++) {
		const struct finding *f = &d->findings[findings[i]];

		finding_open(d, f);
		write_camps(d, f);
		notes(d, f);
		page_close(&d->p, PAGE_FINDING);
	}
	write_rest(d, findings + whole, n - whole);
}
