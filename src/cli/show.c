/* show ID: one object of the ledger with all its links. */
#include "cli/show.h"

#include "cli/commands.h"
#include "cli/finding_ref.h"
#include "cli/lookup.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/report.h"
#include "report/safe.h"
#include "report/words.h"

enum { MOST_LINES = 200 };

/* ---- lines --------------------------------------------------------------------------------------------------------- */

void show_line(struct show *s)
{
	safe_add(s->out, buf_str(&s->words));
	buf_char(s->out, '\n');
	s->words.n = 0;
}

void show_field(struct show *s, const char *label)
{
	if (s->words.n == 0)
		return;
	buf_printf(s->out, "  %-12s ", label);
	show_line(s);
}

void show_str(struct show *s, const char *label, struct str value)
{
	buf_add(&s->words, value);
	show_field(s, label);
}

void show_at(struct show *s, struct loc at)
{
	if (at.line == 0)
		return;
	buf_add(&s->words, lines_path(s->m->report->lines, at.file));
	buf_printf(&s->words, ":%u", (unsigned)at.line);
	show_field(s, "stands in");
}

void show_refs(struct show *s, const char *label, struct refs refs)
{
	for (uint32_t i = 0; i < refs.n; i++) {
		buf_puts(&s->words, i ? ", " : "");
		buf_puts(&s->words, refs.v[i].perhaps ? "perhaps " : "");
		buf_add(&s->words, symbol_id(s->l, refs.v[i].sym));
	}
	show_field(s, label);
}

void show_claim_line(struct show *s, uint32_t claim)
{
	const struct claim *c = &s->l->claims.v[claim];

	buf_puts(&s->words, "  ");
	buf_add(&s->words, c->at);
	for (uint32_t i = 0; i < c->n_typed; i++) {
		const struct typed *t = &s->l->typed.v[c->first_typed + i];

		buf_puts(&s->words, i ? "; " : "  ");
		buf_add(&s->words, symbol_id(s->l, s->l->questions.v[t->question].sym));
		buf_puts(&s->words, ": ");
		buf_add(&s->words, t->text);
	}
	buf_puts(&s->words, "  · ");
	say_who(&s->words, s->l, c);
	show_line(s);
}

void show_finding_line(struct show *s, const struct finding *f)
{
	buf_printf(&s->words, "  %.8s %s %s[%s]: ", f->fingerprint,
		finding_is_ruled(f) ? "ruled" : severity_word((enum severity)f->severity), finding_kinds[f->kind].word,
		finding_kinds[f->kind].code);
	buf_add(&s->words, f->message);
	show_line(s);
}

/* ---- a finding ------------------------------------------------------------------------------------------------------ */

/* The terminal's own words for it, with every claim of every side. */
static void show_finding(struct show *s, uint32_t index)
{
	struct report one = *s->m->report;

	one.findings = one.reading = &index;
	one.n_findings = 1;
	one.n_problems = 0;
	one.verbose = true;
	render_finding(&one, &s->m->comparison->findings.v[index], s->out);
	buf_puts(s->out, "fingerprint ");
	buf_puts(s->out, s->m->comparison->findings.v[index].fingerprint);
	buf_char(s->out, '\n');
}

/* ---- claims ----------------------------------------------------------------------------------------------------------- */

static bool holds_claim(const struct show *s, const struct finding *f, uint32_t claim)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			if (s->m->comparison->answers.v.v[f->camps[i].answers[k]].claim == claim)
				return true;
		}
	}
	return false;
}

static void findings_of_claim(struct show *s, uint32_t claim)
{
	const struct comparison *c = s->m->comparison;
	uint32_t n = 0;

	for (size_t i = 0; i < c->findings.n; i++) {
		if (!holds_claim(s, &c->findings.v[i], claim))
			continue;
		if (n++ == 0)
			buf_puts(s->out, "It stands in these findings:\n");
		show_finding_line(s, &c->findings.v[i]);
	}
	if (n == 0)
		buf_puts(s->out, "It stands in no finding.\n");
}

/* One answer, and what else was answered to the same question with the same slots. */
static void show_answer(struct show *s, const struct answer *a, uint32_t claim)
{
	const struct comparison *c = s->m->comparison;
	const struct group *g = &c->groups.v.v[a->group];
	uint32_t shown = 0;

	say_question(&s->words, s->l, a->question, a->slots);
	buf_puts(&s->words, " ");
	say_answer(&s->words, s->l, a);
	if (a->from != NONE)
		buf_puts(&s->words, " (this follows from its answer to another question)");
	show_line(s);
	say_when(&s->words, s->l, a);
	show_field(s, "of");
	for (uint32_t i = 0; i < g->n && shown < MOST_LINES; i++) {
		const struct answer *other = &c->answers.v.v[g->first + i];

		if (other->claim == claim)
			continue;
		if (shown++ == 0)
			buf_puts(s->out, "  others on the same:\n");
		buf_puts(&s->words, "    ");
		buf_add(&s->words, s->l->claims.v[other->claim].at);
		buf_puts(&s->words, "  ");
		say_answer(&s->words, s->l, other);
		buf_puts(&s->words, " · ");
		say_who(&s->words, s->l, &s->l->claims.v[other->claim]);
		show_line(s);
	}
	if (shown == 0)
		buf_puts(s->out, "  nobody else answers it\n");
}

static void claim_fields(struct show *s, uint32_t index)
{
	const struct claim *claim = &s->l->claims.v[index];
	const struct claim_extra *x = claim_extra(s->l, index);

	buf_puts(&s->words, "claim ");
	buf_add(&s->words, claim->at);
	show_line(s);
	say_who(&s->words, s->l, claim);
	show_field(s, "whose word");
	say_source(&s->words, s->l, &s->l->sources.v[claim->source]);
	buf_puts(&s->words, ", ");
	say_day(&s->words, &s->l->sources.v[claim->source]);
	buf_puts(&s->words, ", ");
	say_place(&s->words, claim);
	show_field(s, "printed in");
	say_fragment(&s->words, s->l, index);
	show_field(s, "words");
	show_at(s, claim->loc);
	if (claim->draft)
		show_str(s, "draft", STR("not confirmed yet; not compared"));
	if (!x)
		return;
	show_str(s, "status", x->status);
	show_str(s, "checked by", x->checked_by);
	show_str(s, "proof", x->proof);
	show_str(s, "note", x->note);
}

static void show_claim(struct show *s, uint32_t index)
{
	const struct answers *all = &s->m->comparison->answers;

	claim_fields(s, index);
	for (size_t i = 0; i < all->v.n; i++) {
		if (all->v.v[i].claim != index)
			continue;
		buf_char(s->out, '\n');
		show_answer(s, &all->v.v[i], index);
	}
	buf_char(s->out, '\n');
	findings_of_claim(s, index);
}

/* ---- the command ------------------------------------------------------------------------------------------------------ */

static int unknown(const struct show *s, struct str word)
{
	struct str id = nearest_id(s->l, word), claim = nearest_claim(s->l, word);
	struct str near = str_find(word, '.') < word.n && claim.n ? claim : id.n ? id : claim;

	if (near.n)
		return complain(EXIT_USAGE, "there is nothing called “%.*s”; did you mean “%.*s”?", STR_ARG(word), STR_ARG(near));
	return complain(EXIT_USAGE, "there is nothing called “%.*s” in this ledger", STR_ARG(word));
}

static int show_found(struct show *s, struct str words)
{
	const struct finding *f = finding_wanted(s->m, words, "show");

	if (!f)
		return EXIT_USAGE;
	show_finding(s, (uint32_t)(f - s->m->comparison->findings.v));
	return EXIT_FINE;
}

/* All entries that stand at one place. */
static void show_claims(struct show *s, uint32_t first)
{
	struct str at = s->l->claims.v[first].at;

	for (uint32_t i = first; i < s->l->claims.n; i++) {
		if (!str_eq(s->l->claims.v[i].at, at))
			continue;
		if (i != first)
			buf_char(s->out, '\n');
		show_claim(s, i);
	}
}

/* What is declared by an id, or as a voice of a source ("ax22.il2"). */
static uint32_t symbol_lookup(const struct ledger *l, struct str id)
{
	uint32_t sym = str_map_get(&l->ids, id);

	for (uint32_t i = 0; sym == MAP_NONE && i < l->symbols.n; i++) {
		if (l->symbols.v[i].kind == SYM_VOICE && str_eq(l->symbols.v[i].id, id))
			sym = i;
	}
	return sym;
}

static int show_one(struct show *s, struct str id)
{
	uint32_t claim = claim_lookup(s->l, id), sym = symbol_lookup(s->l, id);

	if (claim != MAP_NONE)
		show_claims(s, claim);
	else if (sym != MAP_NONE)
		show_symbol(s, sym);
	else if (names_finding(id))
		return show_found(s, id);
	else
		return unknown(s, id);
	return EXIT_FINE;
}

static int answer(struct model *m, const struct options *o, struct buf *out)
{
	struct show s = {.m = m, .l = m->ledger, .out = out};
	int rc = show_one(&s, str_from(o->operands.v[0]));

	buf_free(&s.words);
	return rc;
}

int show_command(const struct options *o)
{
	return model_ask(o, 1, answer);
}
