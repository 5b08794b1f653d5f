/* why A B: every test between two claims, in order, with what it saw. */
#include "cli/commands.h"
#include "cli/finding_ref.h"
#include "cli/lookup.h"
#include "json/writer.h"
#include "report/phrases.h"
#include "report/report.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/words.h"

struct pair {
	const struct model *m;
	uint32_t claim[2];
	const struct why *v;
	uint32_t n;
};

/* ---- text ---------------------------------------------------------------------------------------------------------- */

static void line(struct buf *b, struct buf *words)
{
	safe_add(b, buf_str(words));
	buf_char(b, '\n');
	words->n = 0;
}

/* "A  ax21.p13b  no (…) · three senior officials, reported by Axios, 11 Nov 2021" */
static void claim_line(struct buf *b, const struct pair *p, unsigned which)
{
	const struct ledger *l = p->m->ledger;
	const struct claim *claim = &l->claims.v[p->claim[which]];
	struct buf w = {0};

	buf_printf(&w, "%c  ", "AB"[which]);
	buf_add(&w, claim->at);
	buf_puts(&w, " · ");
	say_who(&w, l, claim);
	buf_puts(&w, ", ");
	say_day(&w, &l->sources.v[claim->source]);
	buf_puts(&w, ", ");
	say_place(&w, claim);
	line(b, &w);
	buf_free(&w);
}

static void answer_line(struct buf *b, const struct pair *p, const struct why *x)
{
	const struct ledger *l = p->m->ledger;
	const uint32_t pair[2] = {x->answer_a, x->answer_b};
	struct buf w = {0};

	for (unsigned i = 0; i < 2; i++) {
		const struct answer *a = &p->m->comparison->answers.v.v[pair[i]];

		buf_printf(&w, "   %c answers: ", "AB"[i]);
		say_question(&w, l, a->question, a->slots);
		buf_puts(&w, " ");
		say_answer(&w, l, a);
		line(b, &w);
	}
	buf_free(&w);
}

static void steps(struct buf *b, const struct pair *p, const struct why *x)
{
	struct columns t = {.arena = p->m->arena, .n = 3};
	struct buf w = {0};

	for (uint32_t i = 0; i < x->n_steps; i++) {
		w.n = 0;
		buf_printf(&w, "   %u. %.*s", (unsigned)i + 1, STR_ARG(x->steps[i].test));
		columns_cell(&t, buf_str(&w));
		columns_cell(&t, x->steps[i].result);
		columns_cell(&t, x->steps[i].saw);
	}
	columns_write(b, &t);
	columns_free(&t);
	buf_free(&w);
}

static void verdict(struct buf *b, const struct pair *p, const struct why *x)
{
	buf_puts(b, "   = ");
	safe_add(b, x->verdict);
	buf_char(b, '\n');
	for (uint32_t i = 0; i < x->n_findings; i++) {
		const struct finding *f = &p->m->comparison->findings.v[x->findings[i]];

		buf_printf(b, "   both stand in %s[%s] %.8s: ", finding_kinds[f->kind].word, finding_kinds[f->kind].code, f->fingerprint);
		safe_add(b, f->message);
		buf_char(b, '\n');
	}
}

static void as_text(struct buf *b, const struct pair *p)
{
	claim_line(b, p, 0);
	claim_line(b, p, 1);
	for (uint32_t i = 0; i < p->n; i++) {
		const struct why *x = &p->v[i];

		buf_char(b, '\n');
		if (x->question != NONE)
			answer_line(b, p, x);
		steps(b, p, x);
		verdict(b, p, x);
	}
}

/* ---- JSON ------------------------------------------------------------------------------------------------------------ */

static void step_json(struct json *j, const struct why_step *s)
{
	json_object(j);
	json_key(j, "test");
	json_str(j, s->test);
	json_key(j, "result");
	json_str(j, s->result);
	json_key(j, "saw");
	json_str(j, s->saw);
	json_object_end(j);
}

static void pair_json(struct json *j, const struct pair *p, const struct why *x)
{
	const struct ledger *l = p->m->ledger;

	json_object(j);
	json_key(j, "question");
	if (x->question == NONE)
		json_null(j);
	else
		json_str(j, symbol_id(l, l->questions.v[x->question].sym));
	json_key(j, "steps");
	json_array(j);
	for (uint32_t i = 0; i < x->n_steps; i++)
		step_json(j, &x->steps[i]);
	json_array_end(j);
	json_key(j, "verdict");
	json_str(j, x->verdict);
	json_key(j, "findings");
	json_array_flat(j);
	for (uint32_t i = 0; i < x->n_findings; i++)
		json_text(j, p->m->comparison->findings.v[x->findings[i]].fingerprint);
	json_array_end(j);
	json_object_end(j);
}

static void as_json(struct buf *b, const struct pair *p)
{
	struct json j = json_begin(b);

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, "a");
	json_str(&j, p->m->ledger->claims.v[p->claim[0]].at);
	json_key(&j, "b");
	json_str(&j, p->m->ledger->claims.v[p->claim[1]].at);
	json_key(&j, "pairs");
	json_array(&j);
	for (uint32_t i = 0; i < p->n; i++)
		pair_json(&j, p, &p->v[i]);
	json_array_end(&j);
	json_object_end(&j);
	buf_char(b, '\n');
}

/* ---- the command ------------------------------------------------------------------------------------------------------- */

/* --as-of: a claim of a source that came later takes no part in anything. */
static bool is_known(const struct pair *p, const struct options *o, uint32_t claim)
{
	const struct claim *c = &p->m->ledger->claims.v[claim];

	if (!p->m->comparison->later || !p->m->comparison->later[c->source])
		return true;
	complain(EXIT_USAGE, "%.*s is not known yet on %s: its source came out, or was seen, after that day", STR_ARG(c->at), o->as_of);
	return false;
}

static bool typed(struct pair *p, const struct options *o)
{
	for (unsigned i = 0; i < 2; i++) {
		p->claim[i] = claim_wanted(p->m->ledger, str_from(o->operands.v[i]));
		if (p->claim[i] == NONE || !is_known(p, o, p->claim[i]))
			return false;
	}
	if (p->claim[0] == p->claim[1])
		complain(EXIT_USAGE, "A and B are one claim; name two");
	return p->claim[0] != p->claim[1];
}

/* The claims of its first two sides that every report names: "gainsay why A B". */
static bool sides(struct pair *p, const struct finding *f)
{
	struct buf b = {0};
	struct str rest;

	say_why_command(&b, p->m->report, f);
	rest = str_skip(buf_str(&b), b.n ? strlen("gainsay why ") : 0);
	p->claim[0] = claim_lookup(p->m->ledger, str_cut(rest, str_find(rest, ' ')));
	p->claim[1] = claim_lookup(p->m->ledger, str_skip(rest, str_find(rest, ' ') + 1));
	buf_free(&b);
	return rest.n > 0 && p->claim[0] != p->claim[1];
}

/* The claims that reports name for a finding with sides; else the first two of its only side. */
static bool of_finding(struct pair *p, struct str words)
{
	const struct finding *f = finding_wanted(p->m, words, "why");
	const struct answer *all = p->m->comparison->answers.v.v;

	if (!f)
		return false;
	if (sides(p, f))
		return true;
	for (uint32_t i = 1; f->n_camps && i < f->camps[0].n; i++) {
		p->claim[0] = all[f->camps[0].answers[0]].claim;
		p->claim[1] = all[f->camps[0].answers[i]].claim;
		if (p->claim[0] != p->claim[1])
			return true;
	}
	complain(EXIT_USAGE, "the %s %.8s has one claim only; name two claims, A and B, as in gainsay why post.p3 dispatch.p5",
		finding_kinds[f->kind].word, f->fingerprint);
	return false;
}

static int answer(struct model *m, const struct options *o, struct buf *out)
{
	struct pair p = {.m = m};

	if (o->by_finding ? !of_finding(&p, str_from(o->operands.v[0])) : !typed(&p, o))
		return EXIT_USAGE;
	p.v = compare_why(m->comparison, p.claim[0], p.claim[1], &p.n);
	if (strcmp(o->format, "json") == 0)
		as_json(out, &p);
	else
		as_text(out, &p);
	return EXIT_FINE;
}

int why_command(const struct options *o)
{
	return model_ask(o, 2, answer);
}
