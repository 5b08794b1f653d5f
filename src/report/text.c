/* The terminal report: every problem and finding with the lines of the ledger it is about, then the sum. */
#include <stdio.h>

#include "compare/seen.h"
#include "report/alike.h"
#include "report/explain.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/report.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/text_problems.h"
#include "report/told.h"
#include "report/words.h"

enum { MOST_OF_A_SIDE = 2 };

struct text {
	const struct report *r;
	struct buf *out;
	struct buf words;
	bool explained[N_FINDING_KINDS];
};

static void note(struct text *t, unsigned width, const char *label)
{
	terminal_note(t->out, &t->words, width, label);
}

/* ---- findings -------------------------------------------------------------------------------------------------------------- */

/* "ax21.p13b · three senior officials (Israel), reported by Axios, 11 Nov 2021" */
static void say_claim(struct buf *b, const struct report *r, const struct finding *f, const struct answer *a)
{
	size_t before;

	finding_claim(b, r->ledger, f, a);
	buf_puts(b, " · ");
	told_who(b, r, a);
	before = b->n;
	buf_puts(b, " · ");
	say_difference(b, r->ledger, f, a);
	if (b->n == before + strlen(" · "))
		b->n = before;
	if (f->kind == FIND_QUOTE_DRIFT && r->quotes != QUOTES_NONE) {
		buf_puts(b, " · ");
		say_printed(b, r, a->claim);
	}
}

static unsigned finding_width(const struct report *r, const struct finding *f)
{
	const struct told_answer *told = told_answers(r);
	uint32_t last = 1;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (told[f->camps[i].answers[k]].loc.line > last)
				last = told[f->camps[i].answers[k]].loc.line;
	return number_width(last);
}

static void camp(struct text *t, const struct finding *f, uint32_t i, unsigned width, bool *first)
{
	const struct camp *c = &f->camps[i];
	enum paint color = i == 0 ? paint_of_severity((enum severity)f->severity) : PAINT_LOW;
	uint32_t most = t->r->verbose ? c->n : MOST_OF_A_SIDE, k;
	struct buf label = {0};

	for (k = 0; k < c->n && k < most; k++) {
		const struct answer *a = &t->r->comparison->answers.v.v[c->answers[k]];
		struct excerpt e = {.at = answer_loc(t->r->ledger, a), .width = width, .first = *first, .mark = i == 0 ? '^' : '-',
			.to_line_end = true, .color = color};

		if (a->typed < t->r->ledger->typed.n)
			e.until = t->r->ledger->typed.v[a->typed].text;
		label.n = 0;
		say_claim(&label, t->r, f, a);
		if (c->set_aside)
			buf_puts(&label, " (set aside)");
		e.label = buf_str(&label);
		excerpt(t->out, t->r, &e);
		*first = false;
	}
	if (k < c->n) {
		buf_printf(&t->words, "%u more on this side:", (unsigned)(c->n - k));
		for (; k < c->n && t->words.n < 100; k++) {
			buf_char(&t->words, ' ');
			finding_claim(&t->words, t->r->ledger, f, &t->r->comparison->answers.v.v[c->answers[k]]);
		}
		buf_puts(&t->words, k < c->n ? " …" : "");
		note(t, width, "and ");
	}
	buf_free(&label);
}

/* What a suspect ruling leaned on, then and now. */
static void ruling_changed(struct text *t, const struct finding *f, unsigned width)
{
	const struct seen_change *v;
	uint32_t n;

	if (f->ruling_state != RULED_SUSPECT)
		return;
	v = ruling_changes(t->r->arena, t->r->comparison, f, &n);
	for (uint32_t i = 0; i < n; i++) {
		buf_add(&t->words, v[i].claim);
		buf_puts(&t->words, v[i].was.n ? ", then: " : ", then: not part of it");
		buf_add(&t->words, v[i].was);
		buf_puts(&t->words, v[i].is.n ? " | now: " : " | now: no longer part of it");
		buf_add(&t->words, v[i].is);
		note(t, width, "since: ");
	}
	if (n == 0) {
		buf_puts(&t->words, "what it leaned on has changed (the ruling does not say what it was)");
		note(t, width, "since: ");
	}
}

static void ruling_note(struct text *t, const struct finding *f, unsigned width)
{
	const struct ruling *x;

	if (f->ruling == NONE || f->ruling_state == RULED_NOT)
		return;
	x = &t->r->ledger->rulings.v[f->ruling];
	buf_printf(&t->words, "%s (%s)", ruling_phrase((enum ruling_as)x->as), ruling_state_word((enum ruling_state)f->ruling_state));
	if (x->why.n) {
		buf_puts(&t->words, ": ");
		buf_add(&t->words, x->why);
	}
	note(t, width, "ruled: ");
	say_use(&t->words, t->r, f);
	note(t, width, "uses:  ");
	ruling_changed(t, f, width);
}

static void explain_note(struct text *t, const struct finding *f, unsigned width)
{
	const struct explanation *x = explanation_find(finding_kinds[f->kind].code);

	if (!t->r->explain || t->explained[f->kind] || !x)
		return;
	t->explained[f->kind] = true;
	buf_puts(&t->words, x->rule);
	note(t, width, "rule:  ");
}

/* "gainsay why A B · rule it: gainsay rule 9f3c2a71 --as … --why "…"" */
static void say_next(struct buf *b, const struct report *r, const struct finding *f)
{
	struct str name = told_short(r, f);

	say_why_command(b, r, f);
	if (b->n == 0)
		buf_printf(b, "gainsay show %.*s%.*s", STR_ARG(name), STR_ARG(r->again));
	if (!finding_is_ruled(f) && f->severity > SEVERITY_INFO)
		buf_printf(b, " · rule it: gainsay rule %.*s%.*s --as … --why \"…\"", STR_ARG(name), STR_ARG(r->again));
}

static void notes(struct text *t, const struct finding *f, unsigned width)
{
	struct buf *w = &t->words;

	say_question(w, t->r->ledger, f->question, f->slots);
	note(t, width, "asks:  ");
	ruling_note(t, f, width);
	say_cautions(w, t->r, f);
	note(t, width, f->kind == FIND_CHANGE && f->cautions == 0 ? "how:   " : "caution: ");
	if (f->n_camps > 1)
		say_tests(w, f);
	note(t, width, "tests: ");
	say_others(w, t->r, f);
	note(t, width, "others: ");
	say_later(w, t->r, f);
	note(t, width, "later: ");
	buf_add(w, f->settle);
	note(t, width, "would settle it: ");
	explain_note(t, f, width);
	say_next(w, t->r, f);
	note(t, width, "next:  ");
}

/* Its first answer. */
static struct loc finding_place(const struct report *r, const struct finding *f)
{
	if (f->n_camps && f->camps[0].n)
		return answer_loc(r->ledger, &r->comparison->answers.v.v[f->camps[0].answers[0]]);
	return (struct loc){0};
}

static void finding(struct text *t, const struct finding *f)
{
	unsigned width = finding_width(t->r, f);
	bool first = true;
	struct buf message = {0};

	buf_add(&message, f->message);
	buf_printf(&message, " (%s", finding_is_ruled(f) ? "ruled" : severity_word((enum severity)f->severity));
	if (finding_known(t->r, f))
		buf_printf(&message, ", %s", known_state_word(finding_known(t->r, f)));
	buf_char(&message, ')');
	if (t->r->brief) {
		say_reopened(&message, f);
		buf_printf(&message, " %.*s", STR_ARG(told_short(t->r, f)));
		terminal_place(t->out, t->r, finding_place(t->r, f));
	}
	terminal_title(t->out, t->r, finding_kinds[f->kind].word, finding_kinds[f->kind].code, buf_str(&message),
		paint_of_severity((enum severity)f->severity));
	for (uint32_t i = 0; i < f->n_camps && !t->r->brief; i++)
		camp(t, f, i, width, &first);
	if (!t->r->brief) {
		notes(t, f, width);
		buf_char(t->out, '\n');
	}
	buf_free(&message);
}

void render_finding(const struct report *r, const struct finding *f, struct buf *out)
{
	struct text t = {.r = r, .out = out};

	finding(&t, f);
	buf_free(&t.words);
}

/* ---- the sum --------------------------------------------------------------------------------------------------------------- */

/* FOLDED: messages of each level, where one may have several places; or NULL. */
static void say_levels(struct buf *b, const struct report *r, const uint32_t *folded)
{
	const char *lead = "";

	for (int s = SEVERITY_HIGH; s >= SEVERITY_INFO; s--) {
		if (r->by_severity[s] == 0)
			continue;
		buf_printf(b, "%s%u %s", lead, (unsigned)r->by_severity[s], severity_word((enum severity)s));
		lead = ", ";
	}
	if (lead[0] == '\0')
		buf_puts(b, "no findings");
	if (r->ruled)
		buf_printf(b, "; %u with a ruling", (unsigned)r->ruled);
	if (r->ignored)
		buf_printf(b, "; %u ignored", (unsigned)r->ignored);
	if (r->known) {
		buf_puts(b, "; ");
		say_carried(b, r);
	}
	for (int level = DIAG_ERROR; level >= DIAG_INFO; level--) {
		uint32_t told = folded ? folded[level] : 0;

		if (r->problem_counts[level] == 0)
			continue;
		buf_puts(b, "; ");
		say_count(b, told ? told : r->problem_counts[level], level == DIAG_INFO ? "hint" : level_word((enum diag_level)level));
		if (told && told < r->problem_counts[level])
			buf_printf(b, " at %u places", (unsigned)r->problem_counts[level]);
	}
}

/* A setting that nobody remembers lets everything pass. */
static void say_never(struct buf *b, const struct report *r)
{
	buf_puts(b, "passes: no finding fails a run, for “fail-on” is “never” (");
	safe_add(b, r->never_by);
	buf_puts(b, ")");
}

static void say_verdict(struct buf *b, const struct report *r)
{
	uint32_t failing = report_failing(r);

	if (r->problem_counts[DIAG_ERROR])
		buf_puts(b, "fails: the ledger has errors");
	else if (!r->complete)
		buf_puts(b, "fails: part of the ledger could not be read");
	else if (r->fail_never && r->never_by.n == 0)
		return; /* it was typed */
	else if (r->fail_never)
		say_never(b, r);
	else if (failing)
		buf_printf(b, "to decide: %u %s%s at or above “%s” (exit status 1 until then)", (unsigned)failing, r->known ? "new " : "",
			failing == 1 ? "finding" : "findings", severity_word(r->fail_on));
	else
		buf_printf(b, "passes: nothing %s at or above “%s”", r->known ? "new" : "open", severity_word(r->fail_on));
	buf_char(b, '\n');
}

static void sum(struct text *t, uint32_t unprinted, const uint32_t *folded)
{
	const struct ledger *l = t->r->ledger;

	if (t->r->as_of.n) {
		buf_puts(t->out, "as of ");
		safe_add(t->out, t->r->as_of);
		buf_puts(t->out, ": ");
	}
	say_count(t->out, t->r->comparison->n_claims, "claim");
	buf_puts(t->out, ", ");
	say_count(t->out, l->questions.n, "question");
	buf_puts(t->out, ": ");
	say_levels(t->out, t->r, folded);
	buf_char(t->out, '\n');
	if (t->r->evidence && t->r->evidence->anchors.v.n) {
		say_evidence(t->out, t->r->evidence);
		buf_char(t->out, '\n');
	}
	if (unprinted) {
		say_count(t->out, unprinted, "finding");
		buf_printf(t->out, " that %s no alarm%s %s not printed here: see “gainsay report", unprinted == 1 ? "is" : "are",
			t->r->known ? ", or known," : "", unprinted == 1 ? "is" : "are");
		terminal_add(t->out, t->r->again);
		buf_puts(t->out, "”, or use -v\n");
	}
	say_verdict(t->out, t->r);
}

static void incomplete(const struct report *r, struct buf *out)
{
	if (r->complete)
		return;
	paint(out, r->color, PAINT_HIGH);
	buf_puts(out, "incomplete: part of the ledger could not be read; what follows is about the rest");
	paint_end(out, r->color, PAINT_HIGH);
	buf_puts(out, "\n\n");
}

/* A mistake at several places is one message. */
static void count_messages(const struct report *r, uint32_t *folded)
{
	struct alikes all = alikes_of(r);

	for (size_t i = 0; i < all.v.n; i++)
		folded[r->diags->list.v[all.v.v[i].v.v[0]].level]++;
	alikes_free(&all);
}

void text_write(const struct report *r, struct buf *out)
{
	struct text t = {.r = r, .out = out};
	uint32_t unprinted = 0, folded[DIAG_ERROR + 1] = {0};

	incomplete(r, out);
	text_problems(r, out);
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->reading[i]];

		if (finding_is_alarm(r, f))
			finding(&t, f);
		else
			unprinted += finding_is_shown(r, f);
	}
	text_late_problems(r, out);
	if (r->verbose && r->ignored_by.n) {
		text_ignored(r, out);
		buf_char(out, '\n');
	}
	count_messages(r, folded);
	sum(&t, unprinted, folded);
	buf_free(&t.words);
}

void render_text(const struct report *r, struct buf *out)
{
	if (r->color)
		text_write(r, out);
	else
		buf_add(out, told_text(r));
}

/* ---- concise ----------------------------------------------------------------------------------------------------------------- */

static void concise_finding(struct buf *out, const struct report *r, const struct finding *f)
{
	struct buf mark = {0};

	terminal_place(out, r, finding_place(r, f));
	buf_printf(out, "%s %s[%s] %.*s: ", finding_is_ruled(f) ? "ruled" : severity_word((enum severity)f->severity),
		finding_kinds[f->kind].word, finding_kinds[f->kind].code, STR_ARG(told_short(r, f)));
	terminal_add(out, f->message);
	say_reopened(&mark, f);
	buf_add(out, buf_str(&mark));
	buf_char(out, '\n');
	buf_free(&mark);
}

void render_concise(const struct report *r, struct buf *out)
{
	struct text t = {.r = r, .out = out};
	uint32_t unprinted = 0;

	incomplete(r, out);
	for (uint32_t i = 0; i < r->n_problems; i++) {
		const struct diag *d = &r->diags->list.v[r->problems[i]];

		terminal_place(out, r, d->place[0].loc);
		buf_printf(out, "%s[%s]: ", level_word(d->level), diag_codes[d->code].id);
		terminal_add(out, d->message);
		buf_char(out, '\n');
	}
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->reading[i]];

		if (finding_is_alarm(r, f))
			concise_finding(out, r, f);
		else
			unprinted += finding_is_shown(r, f);
	}
	if (r->verbose)
		text_ignored(r, out);
	sum(&t, unprinted, NULL);
}
