/* Findings: made from a rule's draft, completed with strands, severity (§5), tests and identity. */
#include "compare/context.h"
#include "compare/message.h"

#include "base/digest.h"
#include "normalize/normalize.h"

const struct finding_kind_info finding_kinds[N_FINDING_KINDS] = {
	[FIND_DENIAL] = {"denial", "C501", 3},
	[FIND_CONTRADICTION] = {"contradiction", "C502", 3},
	[FIND_MISMATCH] = {"mismatch", "C503", 2},
	[FIND_CHANGE] = {"change", "C504", 2},
	[FIND_PARTIAL] = {"partial", "C505", 1},
	[FIND_QUOTE_DRIFT] = {"quote-drift", "C506", 1},
	[FIND_ATTRIBUTION_CONFLICT] = {"attribution-conflict", "C507", 2},
	[FIND_ECHO] = {"echo", "C508", 1},
	[FIND_AGREEMENT] = {"agreement", "C509", 0},
	[FIND_SINGLE_SOURCE] = {"single-source", "C510", 1},
	[FIND_NO_COMMENT] = {"no-comment", "C511", 0},
};

static const char *const severities[] = {"info", "low", "medium", "high"};
static const char *const flags[] = {"self-contradiction", "incoherent", "retraction", "correction", "outcome", "headline",
	"fits-both"};
static const char *const cautions[] = {"one-side", "overlap"};
static const char *const ruling_states[] = {"", "settled", "suspect", "overdue", "unsealed"};

const char *severity_word(enum severity s)
{
	return severities[s];
}

static unsigned bit_number(unsigned bit)
{
	unsigned n = 0;

	while (bit > 1) {
		bit >>= 1;
		n++;
	}
	return n;
}

const char *flag_word(unsigned one_flag)
{
	return flags[bit_number(one_flag)];
}

const char *caution_word(unsigned one_caution)
{
	return cautions[bit_number(one_caution)];
}

const char *ruling_state_word(enum ruling_state s)
{
	return ruling_states[s];
}

/* ---- camps ------------------------------------------------------------------------------------------------------------- */

static void complete_camp(struct context *c, struct camp *camp, const struct camp_draft *d)
{
	uint32_t *v = ARENA_COPY(c->arena, d->answers, d->n), *counted = v;
	size_t n = d->n;

	answers_sort(c, v, n);
	*camp = (struct camp){.value = d->value, .answers = v, .n = (uint32_t)d->n, .set_aside = d->set_aside, .doubtful = true};
	for (size_t i = 0; i < d->n; i++)
		camp->doubtful &= c->a[v[i]].doubtful;
	if (d->counted) {
		n = d->n_counted;
		counted = ARENA_COPY(c->scratch, d->counted, n);
		answers_sort(c, counted, n);
	}
	camp->strands = strands(c, c->arena, counted, n, true, &camp->n_strands);
}

/* ---- severity (§5) ------------------------------------------------------------------------------------------------------- */

static bool earns_bonus(const struct context *c, const struct finding *f)
{
	return c->l->questions.v[f->question].important && !f->no_bonus && f->kind != FIND_AGREEMENT && f->kind != FIND_ECHO &&
		f->kind != FIND_NO_COMMENT;
}

static bool side_in_doubt(const struct finding *f)
{
	uint32_t sides = 0;
	bool doubt = false;

	for (uint32_t i = 0; i < f->n_camps; i++) {
		if (f->camps[i].set_aside)
			continue;
		sides++;
		doubt |= f->camps[i].doubtful;
	}
	return sides > 1 && doubt;
}

static enum severity severity_of(const struct context *c, const struct finding *f)
{
	int s = f->base < 0 ? finding_kinds[f->kind].base : (int)f->base;

	s += f->steps + earns_bonus(c, f) - side_in_doubt(f);
	if (s < f->floor)
		s = f->floor;
	return s < SEVERITY_INFO ? SEVERITY_INFO : s > SEVERITY_HIGH ? SEVERITY_HIGH : (enum severity)s;
}

/* ---- identity (§5) --------------------------------------------------------------------------------------------------------- */

static void write_slots(const struct context *c, struct buf *b, const struct finding *f, const uint32_t *slots)
{
	const struct question *q = &c->l->questions.v[f->question];

	for (uint32_t i = 0; slots && i < q->n_slots; i++) {
		buf_puts(b, i ? "," : "(");
		buf_add(b, q->slots[i].name);
		buf_char(b, '=');
		buf_add(b, symbol_id(c->l, slots[i]));
	}
	if (slots && q->n_slots)
		buf_char(b, ')');
}

void finding_era(const struct context *c, struct buf *b, const struct finding *f, int32_t at)
{
	if (f->timed && at != INT32_MIN && at != INT32_MAX)
		time_unit_write(b, window_unit(&c->l->questions.v[f->question]), at);
}

/* Some answer follows by `{other: no}`: its no is a yes to the question that the finding bears. */
static bool turned_round(const struct context *c, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *a = &c->a[f->camps[i].answers[k]];

			if (a->from != NONE && a->value->type == VALUE_YESNO && !a->value->yes)
				return true;
		}
	return false;
}

/* Kind, question, slots, camp values, start of the era: no claims, members, lines, titles. */
static void identify(struct context *c, struct finding *f)
{
	struct buf b = {0};

	buf_printf(&b, "%s\n%.*s", finding_kinds[f->kind].word, STR_ARG(symbol_id(c->l, c->l->questions.v[f->question].sym)));
	write_slots(c, &b, f, f->slots);
	for (uint32_t i = 0; i < f->n_slots_other; i++)
		write_slots(c, &b, f, f->slots_other[i]);
	if (f->class != CLASS_REAL || f->class_only)
		buf_printf(&b, "\n%s", f->class_only ? "class" : class_word((enum answer_class)f->class));
	if (f->flags & ~(unsigned)(FLAG_SELF_CONTRADICTION | FLAG_FITS_BOTH)) /* headline, outcome, … are rules of their own */
		buf_printf(&b, "\n%s", flag_word(f->flags & ~(unsigned)(FLAG_SELF_CONTRADICTION | FLAG_FITS_BOTH)));
	if (turned_round(c, f))
		buf_puts(&b, "\nby no");
	for (uint32_t i = 0; i < f->n_camps; i++)
		if (!f->camps[i].set_aside)
			buf_printf(&b, "\n| %.*s", STR_ARG(f->camps[i].value));
	buf_char(&b, '\n');
	finding_era(c, &b, f, f->era_lo);
	buf_printf(&b, "\n%.*s", STR_ARG(f->extra));
	f->basis = buf_keep(&b, c->arena);
	buf_free(&b);
	digest_hex(f->basis, f->fingerprint, 16);
}

/* ---- tests that led here -------------------------------------------------------------------------------------------------------- */

static struct str joined_values(struct context *c, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = 0; i < f->n_camps; i++) {
		buf_puts(&b, i ? " / " : "");
		buf_add(&b, f->camps[i].value);
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

static struct str slots_seen(struct context *c, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	write_slots(c, &b, f, f->slots);
	for (uint32_t i = 0; i < f->n_slots_other; i++) {
		buf_puts(&b, " / ");
		write_slots(c, &b, f, f->slots_other[i]);
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

static struct str time_seen(struct context *c, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = 0; i < f->n_camps; i++) {
		int32_t lo = INT32_MAX, hi = INT32_MIN;

		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct window *w = &c->a[f->camps[i].answers[k]].window;

			lo = w->lo < lo ? w->lo : lo;
			hi = w->hi > hi ? w->hi : hi;
		}
		buf_puts(&b, i ? " / " : "");
		finding_era(c, &b, f, lo);
		if (hi != lo) {
			buf_puts(&b, "..");
			finding_era(c, &b, f, hi);
		}
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

enum { PAIRS_LOOKED_AT = 12 }; /* of each side, for a pair that shows how they are tied */

/* What ties the sides; of many answers the first ones tell. */
static struct str tied_by(struct context *c, const struct camp *a, const struct camp *b)
{
	for (uint32_t i = 0; i < a->n && i < PAIRS_LOOKED_AT; i++)
		for (uint32_t k = 0; k < b->n && k < PAIRS_LOOKED_AT; k++) {
			struct str words = tie_in_words(c, a->answers[i], b->answers[k]);

			if (words.n)
				return arena_printf(c->arena, "not independent (%.*s)", STR_ARG(words));
		}
	return STR("not independent (they share a speaker, a document or a newsroom)");
}

static struct test origin_test(struct context *c, const struct finding *f)
{
	const struct camp *a = &f->camps[0], *b = &f->camps[1];

	if (f->n_camps < 2)
		return (struct test){"origin", a->n_strands > 1 ? "pass" : "fail",
			arena_printf(c->arena, a->n_strands > 1 ? "%u independent strands" : "%u strand", a->n_strands)};
	if (sides_tied(c, a->answers, a->n, b->answers, b->n))
		return (struct test){"origin", "tied", tied_by(c, a, b)};
	return (struct test){"origin", "pass", STR("no common origin")};
}

static void write_tests(struct context *c, struct finding *f)
{
	struct test *t = ARENA_ARRAY(c->arena, struct test, 6);
	uint32_t n = 0;

	t[n++] = (struct test){"question", "pass", symbol_id(c->l, c->l->questions.v[f->question].sym)};
	if (f->slots)
		t[n++] = (struct test){"slots", f->n_slots_other ? "part" : "pass", slots_seen(c, f)};
	if (f->timed)
		t[n++] = (struct test){"time", f->kind == FIND_CHANGE ? "fail" : f->possible ? "possible" : "pass", time_seen(c, f)};
	if (f->kind == FIND_QUOTE_DRIFT)
		t[n++] = (struct test){"words", "differ", joined_values(c, f)};
	else
		t[n++] = (struct test){"value", f->opposition || f->kind == FIND_CHANGE ? "opposite" : "pass", joined_values(c, f)};
	if (f->kind == FIND_ATTRIBUTION_CONFLICT)
		t[n++] = (struct test){"speaker", "differ", f->extra};
	t[n++] = origin_test(c, f);
	f->tests = t;
	f->n_tests = n;
}

/* ---- putting it together ----------------------------------------------------------------------------------------------------------- */

void finding_settle(struct context *c, struct finding *f)
{
	struct buf b = {0};

	f->cautions = cautions_of(c, f);
	f->severity = (uint8_t)severity_of(c, f);
	write_tests(c, f);
	finding_message(c, &b, f);
	f->message = buf_keep(&b, c->arena);
	buf_free(&b);
	identify(c, f);
}

static void take_draft(struct finding *f, const struct finding_draft *d)
{
	*f = (struct finding){.kind = (uint8_t)d->kind, .question = d->question, .slots = d->slots,
		.slots_other = d->slots_other, .n_slots_other = d->n_slots_other, .flags = d->flags,
		.opposition = (uint8_t)d->opposition, .timed = d->timed, .era_lo = d->era_lo, .era_hi = d->era_hi,
		.base = (int8_t)d->base, .steps = (int8_t)d->steps, .floor = (int8_t)d->floor, .no_bonus = d->no_bonus,
		.possible = d->possible, .class_only = d->class_only, .class = (uint8_t)d->class, .extra = d->era_text,
		.ruling = NONE};
}

uint32_t finding_add(struct context *c, const struct finding_draft *d)
{
	const struct camp_draft *drafts = d->more ? d->more : d->camps;
	struct camp *camps = ARENA_ARRAY(c->arena, struct camp, d->n_camps);
	struct finding f;

	take_draft(&f, d);
	for (size_t i = 0; i < d->n_camps; i++)
		complete_camp(c, &camps[i], &drafts[i]);
	f.camps = camps;
	f.n_camps = (uint32_t)d->n_camps;
	if (d->n_between) {
		uint32_t *between = ARENA_COPY(c->arena, d->between, d->n_between);

		answers_sort(c, between, d->n_between);
		f.between = between;
		f.n_between = (uint32_t)d->n_between;
	}
	finding_settle(c, &f);
	vec_push(&c->out->findings, f);
	return (uint32_t)c->out->findings.n - 1;
}

void finding_set_aside(struct context *c, struct finding *f, const uint32_t *answers, size_t n)
{
	struct camp *camps = ARENA_ARRAY(c->arena, struct camp, f->n_camps + 1);
	struct camp_draft d = {.answers = answers, .n = n, .value = values_text(c, answers, n), .set_aside = true};

	memcpy(camps, f->camps, f->n_camps * sizeof *camps);
	complete_camp(c, &camps[f->n_camps], &d);
	f->camps = camps;
	f->n_camps++;
	finding_settle(c, f);
}

void finding_take_back(struct context *c, uint32_t finding, uint32_t camp)
{
	struct finding *f = &c->out->findings.v[finding];
	struct camp *camps = ARENA_COPY(c->arena, f->camps, f->n_camps);

	camps[camp].set_aside = false;
	f->camps = camps;
	finding_settle(c, f);
}
