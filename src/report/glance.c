/* At a glance: every dispute in three cells, every change in a line. */
#include "report/discrepancies.h"

#include "report/phrases.h"
#include "report/words.h"

enum { MOST_GLANCED = 12, MOST_SPEAKERS = 4, MOST_PRINTED = 6 };

uint32_t count_glance(const struct doc *d)
{
	return count_open(d, DISPUTES | KIND(CHANGE) | KIND(AGREEMENT) | KIND(SINGLE_SOURCE));
}

void say_voices(struct doc *d, const struct camp *camp)
{
	bool quoted = false;

	for (uint32_t i = 0; i < camp->n && !quoted; i++)
		quoted = !speaks_itself(d->l, &d->l->claims.v[d->answers[camp->answers[i]].claim]);
	if (quoted) {
		say_speakers(d, camp, MOST_SPEAKERS);
		buf_puts(&d->p.words, " — in ");
	}
	say_outlets(d, camp, MOST_SPEAKERS);
}

void put_sides(struct doc *d, const struct finding *f)
{
	page_open(&d->p, PAGE_CELL);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		page_open(&d->p, PAGE_ENTRY);
		page_open(&d->p, PAGE_STRONG);
		say_side(&d->p.words, d->r, f, i);
		page_said(&d->p);
		page_close(&d->p, PAGE_STRONG);
		buf_puts(&d->p.words, " (");
		say_strength(&d->p.words, &f->camps[i]);
		if (f->camps[i].n_strands == 1 && f->camps[i].n > 1)
			buf_printf(&d->p.words, ", told %u times", (unsigned)f->camps[i].n);
		buf_puts(&d->p.words, "): ");
		say_voices(d, &f->camps[i]);
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
	say_shared_origin(d, f);
	page_put_said(&d->p, PAGE_ENTRY);
	page_close(&d->p, PAGE_CELL);
}

static void glance_row(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];

	page_open(&d->p, PAGE_ROW);
	page_open(&d->p, PAGE_ROW_TITLE);
	refer(d, finding);
	page_puts(&d->p, ". ");
	page_open(&d->p, PAGE_QUESTION);
	say_question(&d->p.words, d->l, f->question, f->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_QUESTION);
	say_era(&d->p.words, d->l, f);
	if (d->p.words.n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_printf(&d->p, " — %s — weight: %s", state_phrase(d->r, f), severity_word((enum severity)f->severity));
	write_same(d, finding, DISPUTES, " — same question as ");
	if (finding_known(d->r, f) == FINDING_NEW)
		page_puts(&d->p, " · new");
	page_close(&d->p, PAGE_ROW_TITLE);
	put_sides(d, f);
	say_first_todo(d, f);
	put_cell(d, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

static void glance_disputes(struct doc *d)
{
	static const char *const titles[] = {"disputed", "who says what, on how many independent strands", "first step", NULL};
	uint32_t n;
	const uint32_t *v = open_findings(d, DISPUTES, &n);

	if (n == 0)
		return;
	table_open(d, "Disputes at a glance", titles);
	for (uint32_t i = 0; i < n && i < MOST_GLANCED; i++)
		glance_row(d, v[i]);
	table_close(d);
	if (n > MOST_GLANCED) {
		buf_printf(&d->p.words, "The %u heaviest of %u; all of them follow under Disputes.", (unsigned)MOST_GLANCED, (unsigned)n);
		page_put_said(&d->p, PAGE_NOTE);
	}
}

/* "9. Does Israel press …? no (Nov 2021) → yes (Mar 2022 to Jul 2022) · changed" */
static void glance_change(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ITEM);
	refer(d, finding);
	page_puts(&d->p, ". ");
	page_open(&d->p, PAGE_QUESTION);
	say_question(w, d->l, f->question, f->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_QUESTION);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		struct buf time = {0};

		page_puts(&d->p, i ? " → " : " ");
		say_value(w, d->l, f->question, f->camps[i].value);
		page_put_said(&d->p, PAGE_STRONG);
		say_half_time(d, f, &f->camps[i], &time);
		if (time.n) {
			page_puts(&d->p, " (");
			page_text(&d->p, buf_str(&time));
			page_puts(&d->p, ")");
		}
		write_but_see(d, finding, &f->camps[i], DISPUTES, " (itself disputed: ", ")");
		buf_free(&time);
	}
	page_printf(&d->p, " — %s — weight: %s", state_phrase(d->r, f), severity_word((enum severity)f->severity));
	page_close(&d->p, PAGE_ITEM);
}

static void glance_changes(struct doc *d)
{
	uint32_t n;
	const uint32_t *v = open_findings(d, KIND(CHANGE), &n);

	if (n == 0)
		return;
	page_put(&d->p, PAGE_SUBTITLE, "Changed, not contradicted");
	page_open(&d->p, PAGE_LIST);
	for (uint32_t i = 0; i < n && i < MOST_GLANCED; i++)
		glance_change(d, v[i]);
	if (n > MOST_GLANCED)
		buf_printf(&d->p.words, "and %u more, below", (unsigned)n - MOST_GLANCED);
	page_put_said(&d->p, PAGE_ITEM);
	page_close(&d->p, PAGE_LIST);
}

/* "Who was behind …? Israel's government (1 strand): Times of Israel (9 Nov 2021)" */
static void glance_fact(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];
	struct buf *w = &d->p.words;

	page_open(&d->p, PAGE_ITEM);
	page_open(&d->p, PAGE_QUESTION);
	say_question(w, d->l, f->question, f->slots);
	page_said(&d->p);
	page_close(&d->p, PAGE_QUESTION);
	say_era(w, d->l, f);
	if (w->n) {
		page_puts(&d->p, " (");
		page_said(&d->p);
		page_puts(&d->p, ")");
	}
	page_puts(&d->p, " ");
	say_side(w, d->r, f, 0);
	page_put_said(&d->p, PAGE_STRONG);
	buf_puts(w, " (");
	say_strength(w, &f->camps[0]);
	buf_puts(w, "): ");
	say_voices(d, &f->camps[0]);
	if (f->kind != FIND_AGREEMENT)
		buf_printf(w, " — weight: %s", severity_word((enum severity)f->severity));
	else if (f->cautions)
		buf_puts(w, " — with a caution, see below");
	page_said(&d->p);
	if (f->kind == FIND_AGREEMENT)
		write_but_see(d, finding, &f->camps[0], DISPUTES | KIND(PARTIAL), " — but see ", "");
	page_close(&d->p, PAGE_ITEM);
}

/* An agreement against which something stands, or with a caution. */
static bool is_doubtful(const struct doc *d, uint32_t finding)
{
	return d->findings[finding].kind == FIND_AGREEMENT && (is_crossed(d, finding) || d->findings[finding].cautions);
}

/* What is doubtful comes last. */
static void glance_facts(struct doc *d, unsigned kind, const char *title)
{
	uint32_t n, shown = 0;
	const uint32_t *v = open_findings(d, kind, &n);

	if (n == 0)
		return;
	page_put(&d->p, PAGE_SUBTITLE, title);
	page_open(&d->p, PAGE_LIST);
	for (unsigned pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < n && shown < MOST_PRINTED; i++)
			if (is_doubtful(d, v[i]) == (pass == 1)) {
				glance_fact(d, v[i]);
				shown++;
			}
	if (n > shown)
		buf_printf(&d->p.words, "and %u more, below", (unsigned)(n - shown));
	page_put_said(&d->p, PAGE_ITEM);
	page_close(&d->p, PAGE_LIST);
}

void write_glance(struct doc *d, const uint32_t *findings, uint32_t n)
{
	(void)findings;
	(void)n;
	glance_disputes(d);
	glance_changes(d);
	glance_facts(d, KIND(SINGLE_SOURCE), "Important, and resting on one strand");
	glance_facts(d, KIND(AGREEMENT), "Stands: two or more strands agree");
}
