/* The baseline: which findings are new, which are carried on from it, which of it are gone. */
#include "base/sort.h"
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

/* The FILE that holds the answer, itself or by including the file it stands in. */
static uint32_t file_of(const struct report *r, const struct answer *a)
{
	uint32_t file = answer_loc(r->ledger, a).file;

	while (file && r->ledger->files.v[file].included)
		file--;
	return file;
}

static int by_name(const void *a, const void *b, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Standard input without a name is no ledger that could be found again. */
static void ledgers_of(const struct report *r, const struct finding *f, struct known *k)
{
	VEC(uint32_t) file = {0};
	struct str *v;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t m = 0; m < f->camps[i].n; m++) {
			uint32_t one = file_of(r, &r->comparison->answers.v.v[f->camps[i].answers[m]]);
			size_t n = file.n;

			while (n && file.v[n - 1] != one)
				n--;
			if (n == 0 && !str_is(r->ledger->files.v[one].path, "-"))
				vec_push(&file, one);
		}
	k->ledgers = v = ARENA_ARRAY(r->arena, struct str, file.n + 1);
	for (size_t i = 0; i < file.n; i++)
		v[k->n_ledgers++] = path_absolute(r->arena, r->ledger->files.v[file.v[i]].path);
	sort_by(v, k->n_ledgers, sizeof *v, by_name, NULL);
	vec_free(&file);
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

void report_known_all(const struct report *r, struct known_list *out)
{
	const struct comparison *c = r->comparison;
	bool *asked = ARENA_ARRAY(r->arena, bool, c->findings.n + 1);

	for (uint32_t i = 0; i < r->n_findings; i++)
		asked[r->findings[i]] = true;
	for (size_t i = 0; i < c->findings.n; i++) {
		struct known k;

		if (finding_is_ruled(&c->findings.v[i]))
			continue;
		k = known_of(r, &c->findings.v[i]);
		k.unasked = !asked[i];
		ledgers_of(r, &c->findings.v[i], &k);
		vec_push(&out->v, k);
	}
}

static void tell_stale(struct report *r, const struct known *k, bool ruled, struct diags *d)
{
	diag_add(d, DIAG_STALE_BASELINE, k->loc, ruled ? "the %.*s on `%.*s` has a ruling now; gainsay baseline prune%.*s%.*s takes this "
		"entry out" : "no %.*s on `%.*s` with these claims is left; gainsay baseline prune%.*s%.*s takes this entry out",
		STR_ARG(k->kind), STR_ARG(k->question), STR_ARG(r->again), STR_ARG(r->again_baseline));
	vec_push(&r->gone, *k);
}

/* A ruling that no longer holds opens its finding again, whatever was known before it was made. */
static bool is_reopened(const struct finding *f)
{
	return f->ruling_state == RULED_SUSPECT || f->ruling_state == RULED_OVERDUE;
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
		if (m.before[i] != KNOWN_NONE && !is_reopened(f))
			r->known[i] = m.changed[i] ? FINDING_CHANGED : FINDING_CARRIED;
		else if (f->severity > SEVERITY_INFO)
			r->known[i] = FINDING_NEW;
	}
	for (size_t i = 0; i < baseline->v.n && r->complete; i++) {
		uint32_t after = m.after[i];

		if (baseline->v.v[i].owner == KNOWN_OWN && (after == KNOWN_NONE || finding_is_ruled(&c->findings.v[after])))
			tell_stale(r, &baseline->v.v[i], after != KNOWN_NONE, d);
	}
	known_free(&all);
}
