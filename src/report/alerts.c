/* Problems and findings in one row, heaviest first. */
#include "report/alerts.h"

#include "base/digest.h"
#include "base/map.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/safe.h"
#include "report/told.h"
#include "report/words.h"

/* ---- the row ------------------------------------------------------------------------------------------------------------ */

static uint8_t problem_rank(enum diag_level level)
{
	static const uint8_t ranks[] = {[DIAG_ERROR] = 0, [DIAG_WARNING] = 3, [DIAG_INFO] = 5};

	return ranks[level];
}

static uint8_t finding_rank(const struct finding *f)
{
	static const uint8_t ranks[] = {[SEVERITY_HIGH] = 1, [SEVERITY_MEDIUM] = 2, [SEVERITY_LOW] = 4, [SEVERITY_INFO] = 6};

	return finding_is_ruled(f) ? 7 : ranks[f->severity];
}

static enum alert_level level_of(uint8_t rank)
{
	return rank <= 1 ? ALERT_ERROR : rank <= 3 ? ALERT_WARNING : ALERT_NOTE;
}

/* Problems have no fingerprint of their own: file, code and words name one; of several that are alike which it is. */
static void name_problem(struct alert *a, const struct report *r, struct str_map *seen)
{
	struct buf b = {0};
	uint32_t *times;

	repository_path(&b, r, a->at.file);
	buf_printf(&b, "\n%s\n", a->code);
	buf_add(&b, a->message);
	times = str_map_put(seen, arena_str(r->arena, buf_str(&b)), 0);
	buf_printf(&b, "\n%u", (unsigned)(*times)++);
	digest_hex(buf_str(&b), a->id, 16);
	buf_free(&b);
}

static struct alert of_problem(const struct report *r, const struct diag *d, struct str_map *seen)
{
	struct alert a = {.problem = d, .rank = problem_rank(d->level), .code = diag_codes[d->code].id,
		.word = diag_codes[d->code].slug, .message = d->message, .at = d->place[0].loc};

	a.level = level_of(a.rank);
	name_problem(&a, r, seen);
	return a;
}

static struct alert of_finding(const struct report *r, const struct finding *f)
{
	struct alert a = {.finding = f, .rank = finding_rank(f), .ruled = finding_is_ruled(f), .code = finding_kinds[f->kind].code,
		.word = finding_kinds[f->kind].word, .message = f->message};

	a.level = level_of(a.rank);
	if (f->n_camps && f->camps[0].n)
		a.at = answer_loc(r->ledger, &r->comparison->answers.v.v[f->camps[0].answers[0]]);
	memcpy(a.id, f->fingerprint, sizeof a.id);
	return a;
}

/* Each rank in the order it came in: a pass a rank, for there are few. */
static struct alerts by_rank(struct arena *arena, const struct alert *v, uint32_t n)
{
	struct alerts out = {ARENA_ARRAY(arena, struct alert, n + 1), 0};

	for (uint8_t rank = 0; rank <= 7; rank++) {
		for (uint32_t i = 0; i < n; i++) {
			if (v[i].rank == rank)
				out.v[out.n++] = v[i];
		}
	}
	return out;
}

struct alerts alerts_make(const struct report *r)
{
	struct alert *v = ARENA_ARRAY(r->arena, struct alert, r->n_problems + r->n_findings + 1);
	struct str_map seen = {0};
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->n_problems; i++)
		v[n++] = of_problem(r, &r->diags->list.v[r->problems[i]], &seen);
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->findings[i]];

		if (finding_is_alarm(r, f))
			v[n++] = of_finding(r, f);
	}
	str_map_free(&seen);
	return by_rank(r->arena, v, n);
}

/* ---- words -------------------------------------------------------------------------------------------------------------- */

uint32_t alert_claims(const struct report *r, const struct alert *a, struct alert_claim *out)
{
	const struct finding *f = a->finding;
	uint32_t n = 0;

	for (uint32_t i = 0; f && i < f->n_camps && i < ALERT_SIDES; i++) {
		for (uint32_t k = 0; k < f->camps[i].n && k < ALERT_CLAIMS_OF_A_SIDE; k++) {
			out[n] = (struct alert_claim){&r->comparison->answers.v.v[f->camps[i].answers[k]], i, n};
			n++;
		}
	}
	return n;
}

/* "- ax21.p13b · three senior officials (Israel), reported by Axios, 11 Nov 2021 (claims.yaml:214)" */
static void claim_line(struct buf *raw, const struct report *r, const struct finding *f, const struct answer *answer)
{
	struct loc at = answer_loc(r->ledger, answer);

	finding_claim(raw, r->ledger, f, answer);
	buf_puts(raw, " · ");
	told_who(raw, r, answer);
	buf_puts(raw, " (");
	repository_path(raw, r, at.file);
	buf_printf(raw, ":%u)", (unsigned)at.line);
}

static void line(struct buf *b, struct buf *raw, const char *lead)
{
	if (raw->n == 0)
		return;
	buf_char(b, '\n');
	buf_puts(b, lead);
	safe_add(b, buf_str(raw));
	raw->n = 0;
}

static void sides(struct buf *b, const struct report *r, const struct alert *a)
{
	struct alert_claim claims[ALERT_CLAIMS_OF_A_SIDE * ALERT_SIDES];
	const struct finding *f = a->finding;
	uint32_t n = alert_claims(r, a, claims);
	struct buf raw = {0};

	for (uint32_t i = 0; i < n; i++) {
		const struct camp *camp = &f->camps[claims[i].camp];

		if (i == 0 || claims[i].camp != claims[i - 1].camp) {
			say_side(&raw, r, f, claims[i].camp);
			buf_puts(&raw, camp->set_aside ? " (set aside):" : ":");
			if (camp->n > ALERT_CLAIMS_OF_A_SIDE)
				buf_printf(&raw, " %u claims, as", (unsigned)camp->n);
			line(b, &raw, "");
		}
		claim_line(&raw, r, f, claims[i].answer);
		line(b, &raw, "- ");
	}
	if (f->n_camps > ALERT_SIDES)
		buf_printf(&raw, "and %u more sides", (unsigned)(f->n_camps - ALERT_SIDES));
	line(b, &raw, "");
	buf_free(&raw);
}

static void ruling_line(struct buf *raw, const struct report *r, const struct finding *f)
{
	const struct ruling *x;

	if (f->ruling == NONE || f->ruling_state == RULED_NOT)
		return;
	x = &r->ledger->rulings.v[f->ruling];
	buf_printf(raw, "%s (%s): ", ruling_phrase((enum ruling_as)x->as), ruling_state_word((enum ruling_state)f->ruling_state));
	buf_add(raw, x->why);
}

static void finding_text(struct buf *b, const struct report *r, const struct alert *a)
{
	const struct finding *f = a->finding;
	struct buf raw = {0};

	say_question(&raw, r->ledger, f->question, f->slots);
	line(b, &raw, "");
	sides(b, r, a);
	ruling_line(&raw, r, f);
	line(b, &raw, "Ruled: ");
	say_cautions(&raw, r, f);
	line(b, &raw, "Caution: ");
	buf_add(&raw, f->settle);
	line(b, &raw, "Would settle it: ");
	say_why_command(&raw, r, f);
	line(b, &raw, "Next: ");
	buf_free(&raw);
}

static void write_text(struct buf *b, const struct report *r, const struct alert *a)
{
	struct buf raw = {0};

	safe_add(b, a->message);
	if (a->finding)
		finding_text(b, r, a);
	if (a->problem) {
		buf_add(&raw, a->problem->paste);
		line(b, &raw, "Write: ");
	}
	buf_free(&raw);
}

struct str alert_text(const struct report *r, const struct alert *a)
{
	struct str once = {0}, *room = a->finding ? told_room(r, TOLD_ALERT, a->finding) : &once;
	struct buf b = {0};

	if (!room->p) {
		write_text(&b, r, a);
		*room = buf_keep(&b, r->arena);
		buf_free(&b);
	}
	return *room;
}
