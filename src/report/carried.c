/* The baseline: which findings are new, which are carried on from it, which of it are gone. */
#include "report/choose.h"

static struct str slots_text(struct arena *a, const struct ledger *l, const struct finding *f)
{
	const struct question *q = &l->questions.v[f->question];
	struct buf b = {0};
	struct str out;

	for (uint32_t i = 0; f->slots && i < q->n_slots; i++) {
		buf_puts(&b, i ? ", " : "");
		buf_add(&b, q->slots[i].name);
		buf_char(&b, '=');
		if (f->slots[i] != NONE)
			buf_add(&b, symbol_id(l, f->slots[i]));
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static void claims_of(const struct report *r, const struct finding *f, struct known *k)
{
	VEC(struct str) v = {0};
	struct buf name = {0};

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t m = 0; m < f->camps[i].n; m++) {
			finding_claim(&name, r->ledger, f, &r->comparison->answers.v.v[f->camps[i].answers[m]]);
			vec_push(&v, buf_keep(&name, r->arena));
		}
	known_claims(k, v.n ? ARENA_COPY(r->arena, v.v, v.n) : NULL, (uint32_t)v.n);
	vec_free(&v);
	buf_free(&name);
}

static struct known known_of(const struct report *r, const struct finding *f)
{
	const struct ledger *l = r->ledger;
	struct known k = {
		.fingerprint = str_from(f->fingerprint), .kind = str_from(finding_kinds[f->kind].word),
		.question = symbol_id(l, l->questions.v[f->question].sym), .slots = slots_text(r->arena, l, f),
		.severity = str_from(severity_word((enum severity)f->severity)), .message = f->message,
	};

	claims_of(r, f, &k);
	return k;
}

void report_known(const struct report *r, enum severity least, struct known_list *out, uint32_t *finding)
{
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->findings[i]];

		if (finding_is_ruled(f) || f->severity < least)
			continue;
		if (finding)
			finding[out->v.n] = r->findings[i];
		vec_push(&out->v, known_of(r, f));
	}
}

static void tell_stale(struct report *r, const struct known *k, bool ruled, struct diags *d)
{
	diag_add(d, DIAG_STALE_BASELINE, k->loc, ruled ? "the %.*s on `%.*s` has a ruling now; gainsay baseline prune takes this entry out"
		: "no %.*s on `%.*s` with these claims is left; gainsay baseline prune takes this entry out", STR_ARG(k->kind),
		STR_ARG(k->question));
	vec_push(&r->gone, *k);
}

void report_baseline(struct report *r, const struct known_list *baseline, struct diags *d)
{
	const struct comparison *c = r->comparison;
	struct known_list all = {0};
	struct known_match m;

	r->known = ARENA_ARRAY(r->arena, uint8_t, c->findings.n + 1);
	for (size_t i = 0; i < c->findings.n; i++)
		vec_push(&all.v, known_of(r, &c->findings.v[i]));
	m = known_compare(r->arena, baseline, &all);
	for (size_t i = 0; i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];

		if (finding_is_ruled(f))
			continue;
		if (m.before[i] != KNOWN_NONE)
			r->known[i] = m.changed[i] ? FINDING_CHANGED : FINDING_CARRIED;
		else if (f->severity > SEVERITY_INFO)
			r->known[i] = FINDING_NEW;
	}
	for (size_t i = 0; i < baseline->v.n && r->complete; i++) {
		uint32_t after = m.after[i];

		if (after == KNOWN_NONE || finding_is_ruled(&c->findings.v[after]))
			tell_stale(r, &baseline->v.v[i], after != KNOWN_NONE, d);
	}
	known_free(&all);
}
