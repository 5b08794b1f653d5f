/* What the report says first: the verdict, the disputes at a glance, what became of the baseline, how to begin. */
#include "report/discrepancies.h"

#include "report/lines.h"
#include "report/phrases.h"
#include "report/words.h"

enum { MOST_GLANCED = 12, MOST_SPEAKERS = 4, MOST_GONE = 200 };

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

static void say_decisions(struct buf *b, uint32_t n, const char *none)
{
	if (n == 0)
		buf_puts(b, none);
	else
		buf_printf(b, "%u dispute%s a decision", (unsigned)n, n == 1 ? " needs" : "s need");
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
	say_decisions(w, disputes, "No dispute needs a decision");
	page_said(&d->p);
	page_close(&d->p, PAGE_STRONG);
	if (fresh)
		buf_printf(w, ", %u of them new", (unsigned)fresh);
	buf_char(w, '.');
	say_more(w, count_open(d, KIND(ATTRIBUTION_CONFLICT)), "fact is credited to different speakers",
		"facts are credited to different speakers");
	say_more(w, count_open(d, KIND(PARTIAL)), "answer says more than another", "answers say more than others");
	say_more(w, count_open(d, KIND(CHANGE)), "answer changed over time", "answers changed over time");
	say_more(w, count_open(d, KIND(QUOTE_DRIFT)) + count_wordings(d), "quotation is worded differently",
		"quotations are worded differently");
	say_more(w, count_open(d, KIND(AGREEMENT)), "fact stands on two or more independent strands",
		"facts stand on two or more independent strands");
	say_more(w, count_open(d, KIND(SINGLE_SOURCE)), "important one rests on a single strand",
		"important ones rest on a single strand");
	say_more(w, d->r->ruled, "finding has a ruling by the desk", "findings have a ruling by the desk");
	say_tail(d);
	page_close(&d->p, PAGE_VERDICT);
}

void write_alert(struct doc *d)
{
	struct buf *w = &d->p.words;
	uint32_t n = d->r->problem_counts[DIAG_ERROR];

	buf_puts(w, "Incomplete: ");
	if (n) {
		say_count(w, n, "error");
		buf_puts(w, n == 1 ? " keeps" : " keep");
		buf_puts(w, " part of the ledger from being read");
		for (uint32_t i = 0; i < d->r->n_problems; i++) {
			const struct diag *x = &d->r->diags->list.v[d->r->problems[i]];

			if (x->level != DIAG_ERROR)
				continue;
			buf_puts(w, n == 1 ? " (at " : " (the first at ");
			say_location(d, x->place[0].loc);
			buf_char(w, ')');
			break;
		}
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
	say_decisions(&title, count_open(d, DISPUTES), "no dispute needs a decision");
	d->p.style->begin(&d->p, buf_str(&title));
	if (!d->r->complete)
		write_alert(d);
	page_open(&d->p, PAGE_TITLE);
	say_story(&d->p.words, d->l);
	page_said(&d->p);
	page_close(&d->p, PAGE_TITLE);
	write_verdict(d);
	buf_free(&title);
}

/* ---- at a glance ----------------------------------------------------------------------------------------------------- */

uint32_t count_glance(const struct doc *d)
{
	return count_open(d, DISPUTES | KIND(CHANGE));
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

static void sides_cell(struct doc *d, const struct finding *f)
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
		buf_puts(&d->p.words, "): ");
		say_voices(d, &f->camps[i]);
		page_said(&d->p);
		page_close(&d->p, PAGE_ENTRY);
	}
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
	page_puts(&d->p, " — ");
	page_puts(&d->p, state_phrase(d->r, f));
	page_puts(&d->p, " · ");
	page_puts(&d->p, severity_word((enum severity)f->severity));
	if (finding_known(d->r, f) == FINDING_NEW)
		page_puts(&d->p, " · new");
	page_close(&d->p, PAGE_ROW_TITLE);
	sides_cell(d, f);
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
		buf_free(&time);
	}
	page_printf(&d->p, " — %s · %s", state_phrase(d->r, f), severity_word((enum severity)f->severity));
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

void write_glance(struct doc *d, const uint32_t *findings, uint32_t n)
{
	(void)findings;
	(void)n;
	glance_disputes(d);
	glance_changes(d);
}

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
		d->p.style->command(&d->p, str_from(steps[i].command));
		page_puts(&d->p, " ");
		page_puts(&d->p, steps[i].does);
		page_close(&d->p, PAGE_ITEM);
	}
	page_close(&d->p, PAGE_LIST);
}
