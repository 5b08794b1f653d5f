/* Problems on the terminal: a mistake that was made several times is one message with several places. */
#include "report/text_problems.h"

#include "report/alike.h"
#include "report/lines.h"
#include "report/terminal.h"
#include "report/told.h"
#include "report/words.h"

enum { MOST_PLACES = 6, MOST_REMEDIES = 12 };

struct text {
	const struct report *r;
	struct buf *out;
	struct buf words;
};

static unsigned problem_width(const struct text *t, const struct alike *x)
{
	unsigned width = 1;

	for (size_t k = 0; k < x->v.n; k++) {
		const struct diag *d = &t->r->diags->list.v[x->v.v[k]];

		for (unsigned i = 0; i < d->n_places; i++) {
			unsigned n = number_width(d->place[i].loc.line);

			width = n > width ? n : width;
		}
	}
	return width;
}

/* "claims.yaml:26, 28, more.yaml:3", from the K-th on. */
static void say_more_places(struct text *t, const struct alike *x, size_t k)
{
	uint32_t file = UINT32_MAX;

	for (; k < x->v.n; k++) {
		const struct loc *at = &t->r->diags->list.v[x->v.v[k]].place[0].loc;

		buf_puts(&t->words, t->words.n ? ", " : "");
		if (at->file != file)
			buf_printf(&t->words, "%.*s:", STR_ARG(lines_path(t->r->lines, at->file)));
		buf_printf(&t->words, "%u", (unsigned)at->line);
		file = at->file;
	}
}

/* What they all say; where they differ, in what to write instead, that stands below. */
static void problem_title(struct text *t, const struct alike *x)
{
	const struct diag *all = t->r->diags->list.v, *d = &all[x->v.v[0]];
	struct buf message = {0};
	bool equal = true;

	for (size_t k = 1; k < x->v.n; k++)
		equal &= str_eq(all[x->v.v[k]].message, d->message);
	buf_add(&message, equal ? d->message : alike_message(d));
	if (x->v.n > 1 && t->r->brief) {
		buf_puts(&message, " (likewise at ");
		say_more_places(t, x, 1);
		buf_add(&message, buf_str(&t->words));
		buf_char(&message, ')');
		t->words.n = 0;
	} else if (x->v.n > 1) {
		buf_printf(&message, " (likewise at %zu more place%s)", x->v.n - 1, x->v.n == 2 ? "" : "s");
	}
	if (t->r->brief)
		terminal_place(t->out, t->r, d->place[0].loc);
	terminal_title(t->out, t->r, level_word(d->level), diag_codes[d->code].id, buf_str(&message), paint_of_level(d->level));
	buf_free(&message);
}

/* All places of one mistake: the first ones with their lines, of the rest the numbers. */
static void problem_places(struct text *t, const struct alike *x, unsigned width)
{
	size_t k;

	for (k = 0; k < x->v.n && k < MOST_PLACES; k++) {
		const struct diag *d = &t->r->diags->list.v[x->v.v[k]];

		for (unsigned i = 0; i < d->n_places; i++) {
			struct excerpt e = {.at = d->place[i].loc, .width = width, .first = k == 0 && i == 0, .mark = i ? '-' : '^',
				.color = paint_of_level(d->level)};

			if (i)
				e.label = str_from(d->place[i].role);
			if (e.at.line)
				excerpt(t->out, t->r, &e);
		}
	}
	say_more_places(t, x, k);
	terminal_note(t->out, &t->words, width, "and at ");
}

/* "in line 12: sites: []", what follows below it; the same for all once. */
static void remedy(struct buf *b, const struct diag *d, bool one)
{
	size_t before;
	struct str rest = one ? d->paste : str_trim(d->paste);

	if (b->n)
		buf_char(b, '\n');
	before = b->n;
	if (!one)
		buf_printf(b, "in line %u: ", (unsigned)d->place[0].loc.line);
	for (size_t indent = b->n - before; rest.n; rest = str_skip(rest, str_find(rest, '\n') + 1)) {
		buf_add(b, str_cut(rest, str_find(rest, '\n')));
		if (str_find(rest, '\n') < rest.n)
			buf_printf(b, "\n%*s", (int)indent, "");
	}
}

static void problem_remedies(struct text *t, const struct alike *x, unsigned width)
{
	const struct diag *all = t->r->diags->list.v, *first = &all[x->v.v[0]];
	bool one = true;
	size_t n = 0;

	for (size_t k = 1; k < x->v.n; k++)
		one &= str_eq(all[x->v.v[k]].paste, first->paste);
	for (size_t k = 0; k < (one ? 1 : x->v.n) && n < MOST_REMEDIES; k++) {
		if (all[x->v.v[k]].paste.n) {
			remedy(&t->words, &all[x->v.v[k]], one);
			n++;
		}
	}
	if (n == MOST_REMEDIES)
		buf_puts(&t->words, "\nand so on");
	terminal_note(t->out, &t->words, width, "write: ");
}

static void problem(struct text *t, const struct alike *x)
{
	const struct diag *first = &t->r->diags->list.v[x->v.v[0]];
	unsigned width = problem_width(t, x);

	problem_title(t, x);
	if (!t->r->brief)
		problem_places(t, x, width);
	problem_remedies(t, x, width);
	if (t->r->explain) {
		buf_printf(&t->words, "gainsay explain %s", diag_codes[first->code].id);
		terminal_note(t->out, &t->words, width, "more:  ");
	}
	if (!t->r->brief)
		buf_char(t->out, '\n');
}

/* What asks for more claims is no mistake: it stands behind what the claims there come to. */
static bool is_late(const struct diag *d)
{
	return d->code == DIAG_OPENING_UNREAD;
}

static void mistakes(struct text *t, bool late)
{
	struct alikes all = alikes_of(t->r);

	for (int level = DIAG_ERROR; level >= DIAG_INFO; level--) /* what must be mended stands first */
		for (size_t i = 0; i < all.v.n; i++)
			if ((int)t->r->diags->list.v[all.v.v[i].v.v[0]].level == level &&
				is_late(&t->r->diags->list.v[all.v.v[i].v.v[0]]) == late)
				problem(t, &all.v.v[i]);
	alikes_free(&all);
}

static void left_out(struct text *t)
{
	uint32_t kept[DIAG_N_CODES] = {0};
	const struct diags *d = t->r->diags;

	for (size_t i = 0; i < d->list.n; i++)
		kept[d->list.v[i].code]++;
	for (unsigned code = 0; code < DIAG_N_CODES; code++) {
		if (d->count[code] > kept[code])
			buf_printf(t->out, "%u more of %s (%s) are not shown.\n\n", (unsigned)(d->count[code] - kept[code]),
				diag_codes[code].id, diag_codes[code].summary);
	}
}

void text_problems(const struct report *r, struct buf *out)
{
	struct text t = {.r = r, .out = out};

	mistakes(&t, false);
	left_out(&t);
	buf_free(&t.words);
}

void text_ignored(const struct report *r, struct buf *out)
{
	for (size_t i = 0; i < r->ignored_by.n; i++) {
		const struct ignored *x = &r->ignored_by.v[i];
		const struct ignore *g = &r->ledger->ignores.v[x->remark];
		const struct finding *f = x->problem ? NULL : &r->comparison->findings.v[x->finding];

		terminal_place(out, r, g->loc);
		buf_puts(out, "ignored: ");
		if (f)
			buf_printf(out, "%s %s[%s] %.*s: ", severity_word((enum severity)f->severity), finding_kinds[f->kind].word,
				finding_kinds[f->kind].code, STR_ARG(told_short(r, f)));
		else
			buf_printf(out, "%s[%s]: ", level_word(x->problem->level), diag_codes[x->problem->code].id);
		terminal_add(out, f ? f->message : x->problem->message);
		buf_puts(out, g->reason.n ? " · reason: " : " · no reason is given");
		terminal_add(out, g->reason);
		buf_char(out, '\n');
	}
}

void text_late_problems(const struct report *r, struct buf *out)
{
	struct text t = {.r = r, .out = out};

	mistakes(&t, true);
	buf_free(&t.words);
}
