/* The facts of one report: what is asked for, what is counted, what makes the run fail. */
#include "report/report.h"

#include "base/sort.h"
#include "report/lines.h"
#include "report/told.h"

bool finding_is_ruled(const struct finding *f)
{
	return f->ruling_state == RULED_SETTLED || f->ruling_state == RULED_UNSEALED;
}

/* What decides the exit status is never hidden, whatever is asked for. */
bool finding_is_shown(const struct report *r, const struct finding *f)
{
	return f->severity >= r->min_severity || finding_fails(r, f);
}

enum finding_known finding_known(const struct report *r, const struct finding *f)
{
	return r->known ? (enum finding_known)r->known[f - r->comparison->findings.v] : FINDING_UNCOMPARED;
}

const char *known_state_word(enum finding_known k)
{
	static const char *const words[] = {"", "new", "carried", "changed"};

	return words[k];
}

bool finding_is_carried(const struct report *r, const struct finding *f)
{
	return finding_known(r, f) >= FINDING_CARRIED;
}

void say_carried(struct buf *b, const struct report *r)
{
	if (r->known)
		buf_printf(b, "%u new, %u gone, %u carried", (unsigned)r->n_new, (unsigned)r->gone.n, (unsigned)r->n_carried);
}

/* Agreements, lists of silence and settled findings are no alarm: they are counted, and printed when asked for. */
bool finding_is_alarm(const struct report *r, const struct finding *f)
{
	if (!finding_is_shown(r, f))
		return false;
	if (r->verbose)
		return true;
	if (f->ruling_state == RULED_SUSPECT || f->ruling_state == RULED_OVERDUE)
		return true;
	return !finding_is_ruled(f) && !finding_is_carried(r, f) && (f->severity > SEVERITY_INFO || r->min_given);
}

bool finding_fails(const struct report *r, const struct finding *f)
{
	return !r->fail_never && !finding_is_ruled(f) && !finding_is_carried(r, f) && f->severity >= r->fail_on;
}

uint32_t report_failing(const struct report *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->n_findings; i++)
		n += finding_fails(r, &r->comparison->findings.v[r->findings[i]]);
	return n;
}

void report_free(struct report *r)
{
	told_free(r->told);
	vec_free(&r->gone);
	vec_free(&r->ignored_by);
}

static bool any_prefix(const char *code, const struct str *prefix, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (prefix[i].n <= strlen(code) && memcmp(code, prefix[i].p, prefix[i].n) == 0)
			return true;
	}
	return false;
}

static bool wanted(const char *code, const struct report_codes *codes)
{
	if (codes->n_select && !any_prefix(code, codes->select, codes->n_select))
		return false;
	return !any_prefix(code, codes->ignore, codes->n_ignore);
}

/* The order of the comparison, but for findings whose weight was set otherwise. */
static int by_weight(const void *left, const void *right, void *context)
{
	const struct report *r = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	int x = r->comparison->findings.v[a].severity, y = r->comparison->findings.v[b].severity;

	return x != y ? y - x : a < b ? -1 : a > b;
}

static bool is_important(const struct report *r, uint32_t finding)
{
	return r->ledger->questions.v[r->comparison->findings.v[finding].question].important;
}

static int by_weight_and_question(const void *left, const void *right, void *context)
{
	const struct report *r = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	int x = r->comparison->findings.v[a].severity, y = r->comparison->findings.v[b].severity;

	if (x == y && is_important(r, a) != is_important(r, b))
		return is_important(r, a) ? -1 : 1;
	return by_weight(left, right, context);
}

static void filter_findings(struct report *r, const struct report_codes *codes)
{
	const struct comparison *c = r->comparison;
	uint32_t *kept = ARENA_ARRAY(r->arena, uint32_t, c->findings.n + 1), *reading;

	r->n_findings = r->ruled = r->n_new = r->n_carried = 0;
	memset(r->by_severity, 0, sizeof r->by_severity);
	r->kinds_asked = false;
	for (unsigned kind = 0; kind < N_FINDING_KINDS; kind++)
		r->kinds_asked |= wanted(finding_kinds[kind].code, codes);
	for (uint32_t i = 0; i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];

		if (r->hidden[i] || !wanted(finding_kinds[f->kind].code, codes))
			continue;
		kept[r->n_findings++] = i;
		if (finding_is_ruled(f))
			r->ruled++;
		else
			r->by_severity[f->severity]++;
		r->n_new += finding_known(r, f) == FINDING_NEW;
		r->n_carried += finding_is_carried(r, f);
	}
	sort_by(kept, r->n_findings, sizeof *kept, by_weight, r);
	r->findings = kept;
	reading = ARENA_COPY(r->arena, kept, r->n_findings);
	sort_by(reading, r->n_findings, sizeof *reading, by_weight_and_question, r);
	r->reading = reading;
}

/* Nobody can look away from an error: part of the ledger went unread. */
static bool problem_wanted(enum diag_code code, enum diag_level level, const struct report_codes *codes)
{
	return level == DIAG_ERROR || wanted(diag_codes[code].id, codes);
}

/* Past the limit of one kind only their number is known: they count as what the code's row says. */
static void count_unkept(struct report *r, const struct report_codes *codes, const uint32_t *kept)
{
	for (unsigned code = 0; code < DIAG_N_CODES; code++) {
		enum diag_level level = diag_codes[code].level;

		if (r->diags->count[code] > kept[code] && problem_wanted((enum diag_code)code, level, codes))
			r->unlisted[level] += r->diags->count[code] - kept[code];
	}
}

void say_unlisted(struct buf *b, const struct report *r)
{
	uint32_t n = r->unlisted[DIAG_ERROR] + r->unlisted[DIAG_WARNING] + r->unlisted[DIAG_INFO];

	if (n)
		buf_printf(b, "%u problem%s counted and not listed: of one kind no more than %u are", (unsigned)n,
			n == 1 ? " is" : "s are", (unsigned)r->diags->limit);
}

static void filter_problems(struct report *r, const struct report_codes *codes)
{
	const struct diags *d = r->diags;
	uint32_t *chosen = ARENA_ARRAY(r->arena, uint32_t, d->list.n + 1);
	uint32_t kept[DIAG_N_CODES] = {0};

	r->n_problems = 0;
	memset(r->problem_counts, 0, sizeof r->problem_counts);
	memset(r->unlisted, 0, sizeof r->unlisted);
	for (uint32_t i = 0; i < d->list.n; i++) {
		const struct diag *one = &d->list.v[i];

		kept[one->code]++;
		if (one->hidden || !problem_wanted(one->code, one->level, codes))
			continue;
		chosen[r->n_problems++] = i;
		r->problem_counts[one->level]++;
	}
	r->problems = chosen;
	count_unkept(r, codes, kept);
	for (unsigned level = 0; level < 3; level++)
		r->problem_counts[level] += r->unlisted[level];
}

void report_filter(struct report *r, const struct report_codes *codes)
{
	filter_findings(r, codes);
	filter_problems(r, codes);
}

struct report *report_new(struct arena *a, const struct ledger *l, const struct comparison *c)
{
	struct report *r = ARENA_NEW(a, struct report);
	struct report_codes all = {NULL, NULL, 0, 0};

	r->arena = a;
	r->ledger = l;
	r->comparison = c;
	r->diags = l->diags;
	r->hidden = ARENA_ARRAY(a, bool, c->findings.n + 1);
	r->lines = lines_new(a, l);
	r->told = told_new(r);
	r->complete = l->complete;
	r->fail_on = SEVERITY_HIGH;
	r->min_severity = SEVERITY_INFO;
	r->quotes = QUOTES_FRAGMENT;
	report_filter(r, &all);
	return r;
}

void finding_claim(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a)
{
	uint32_t question = a->from != NONE ? a->from : a->question;

	buf_add(b, l->claims.v[a->claim].at);
	if (question != f->question) {
		buf_char(b, '#');
		buf_add(b, symbol_id(l, l->questions.v[question].sym));
	}
}

struct loc answer_loc(const struct ledger *l, const struct answer *a)
{
	const struct claim *claim = &l->claims.v[a->claim];

	return a->typed < l->typed.n ? l->typed.v[a->typed].loc : claim->loc;
}
