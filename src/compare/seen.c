/* The lines are made of what the rules looked at, in words that a person can compare: value with its doubt, how sure, the time
 * it is about or was said, whose word, whether it denies. The digest is taken over the lines, so one cannot change without
 * the other. */
#include "compare/seen.h"

#include "base/digest.h"
#include "base/sort.h"
#include "compare/context.h"
#include "normalize/normalize.h"

static void write_unit(struct buf *b, enum time_unit unit, int32_t at)
{
	if (at != INT32_MIN && at != INT32_MAX)
		time_unit_write(b, unit, at);
}

/* "2021-11", "2021-11..2022-01"; nothing if unbounded on both sides. */
static void write_stretch(struct buf *b, enum time_unit unit, int32_t lo, int32_t hi)
{
	if (lo == INT32_MIN && hi == INT32_MAX)
		return;
	buf_puts(b, " · ");
	write_unit(b, unit, lo);
	if (hi == lo)
		return;
	buf_puts(b, "..");
	write_unit(b, unit, hi);
}

static void write_time(struct buf *b, const struct ledger *l, const struct answer *a)
{
	const struct question *q = &l->questions.v[a->question];

	if (a->window.kind == WINDOW_NONE)
		write_stretch(b, UNIT_DAY, a->day_lo, a->day_hi);
	else
		write_stretch(b, window_unit(q), a->window.lo, a->window.hi);
	if (a->window.kind == WINDOW_DURING)
		buf_puts(b, " throughout");
}

static void write_name(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a, struct str name)
{
	uint32_t question = a->from != NONE ? a->from : a->question;

	buf_add(b, name);
	if (question == f->question)
		return;
	buf_char(b, '#');
	buf_add(b, symbol_id(l, l->questions.v[question].sym));
}

static bool speaks_document(const struct answer *a)
{
	for (uint8_t i = 0; i < a->n_speakers; i++)
		if (a->speakers[i].kind == SPEAKER_DOCUMENT)
			return true;
	return false;
}

/* Everything behind the claim's name. AS_BEFORE: as seals had it that did not look at origins. */
static void write_answer(struct buf *b, const struct ledger *l, const struct answer *a, bool as_before)
{
	const struct chain *chain = &l->chains.v[l->claims.v[a->claim].chain];

	buf_puts(b, a->doubtful ? " ~" : " ");
	buf_add(b, a->value->canon);
	if (a->as != AS_SAID)
		buf_printf(b, " (%s)", claim_as_word((enum claim_as)a->as));
	if (a->order != ORDER_NONE)
		buf_puts(b, a->order == ORDER_FIRST ? " first" : " later");
	write_time(b, l, a);
	if (chain->text.n && !chain->own)
		buf_printf(b, " · by %.*s", STR_ARG(chain->text));
	if (!as_before && speaks_document(a))
		buf_puts(b, " · a document");
	if (a->has_denies)
		buf_puts(b, " · denies");
}

/* NAME, `#question` where it is not the finding's, and the answer. */
static struct str line_of(struct arena *arena, const struct ledger *l, const struct finding *f, const struct answer *a, struct str name,
	bool as_before)
{
	struct buf b = {0};
	struct str out;

	write_name(&b, l, f, a, name);
	write_answer(&b, l, a, as_before);
	out = buf_keep(&b, arena);
	buf_free(&b);
	return out;
}

static uint32_t members(const struct finding *f)
{
	uint32_t n = 0, i;

	for (i = 0; i < f->n_camps; i++)
		n += f->camps[i].n;
	return n;
}

static void write_slots(struct buf *b, const struct ledger *l, const struct finding *f)
{
	const struct question *q = &l->questions.v[f->question];

	for (uint32_t i = 0; f->slots && i < q->n_slots; i++) {
		buf_char(b, ' ');
		buf_add(b, symbol_id(l, f->slots[i]));
	}
}

static struct str slots_line(struct arena *a, const struct ledger *l, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	write_slots(&b, l, f);
	out = b.n ? arena_printf(a, "slots%.*s", STR_ARG(buf_str(&b))) : STR("");
	buf_free(&b);
	return out;
}

/* Strands of each side, and whether the first two have something in common, as the tests of the finding show it. */
static struct str strands_line(struct arena *a, const struct finding *f)
{
	struct buf b = {0};
	struct str out;

	buf_puts(&b, "strands");
	for (uint32_t i = 0; i < f->n_camps; i++)
		buf_printf(&b, "%s %u", i ? " +" : "", (unsigned)f->camps[i].n_strands);
	for (uint32_t i = 0; f->n_camps > 1 && i < f->n_tests; i++)
		if (strcmp(f->tests[i].test, "origin") == 0)
			buf_puts(&b, strcmp(f->tests[i].result, "tied") == 0 ? " · not independent" : " · no common origin");
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static int by_text(const void *a, const void *b, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The answers of a side in an order that does not depend on places, a line each. */
static struct str camp_text(struct arena *a, const struct comparison *c, const struct finding *f, const struct camp *camp)
{
	struct str *lines = ARENA_ARRAY(a, struct str, camp->n + 1), out;
	struct buf b = {0};

	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *x = &c->answers.v.v[camp->answers[i]];

		lines[i] = line_of(a, c->ledger, f, x, symbol_id(c->ledger, c->ledger->sources.v[x->source].sym), false);
	}
	sort_by(lines, camp->n, sizeof *lines, by_text, NULL);
	for (uint32_t i = 0; i < camp->n; i++) {
		buf_char(&b, '\n');
		buf_add(&b, lines[i]);
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static void digest_all(struct arena *a, const struct comparison *c, const struct finding *f, char out[17])
{
	struct str *camps = ARENA_ARRAY(a, struct str, f->n_camps + 1);
	struct buf b = {0};

	buf_add(&b, symbol_id(c->ledger, c->ledger->questions.v[f->question].sym));
	buf_char(&b, '\n');
	buf_add(&b, slots_line(a, c->ledger, f));
	buf_char(&b, '\n');
	buf_add(&b, strands_line(a, f));
	for (uint32_t i = 0; i < f->n_camps; i++)
		camps[i] = camp_text(a, c, f, &f->camps[i]);
	sort_by(camps, f->n_camps, sizeof *camps, by_text, NULL);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		buf_puts(&b, "\n--");
		buf_add(&b, camps[i]);
	}
	digest_hex(buf_str(&b), out, 16);
	buf_free(&b);
}

/* All answers, in order. LINES has room for them. */
static uint32_t answer_lines(struct arena *a, const struct comparison *c, const struct finding *f, bool as_before, struct str *lines)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			const struct answer *x = &c->answers.v.v[f->camps[i].answers[k]];

			lines[n++] = line_of(a, c->ledger, f, x, c->ledger->claims.v[x->claim].at, as_before);
		}
	return n;
}

struct seen finding_seen(struct arena *a, const struct comparison *c, const struct finding *f)
{
	uint32_t all = members(f);
	struct str *lines = ARENA_ARRAY(a, struct str, 2 + (all <= SEEN_MOST ? all : 0));
	struct seen out = {.lines = lines};

	lines[0] = slots_line(a, c->ledger, f);
	out.n = lines[0].n > 0;
	lines[out.n++] = strands_line(a, f);
	if (all <= SEEN_MOST)
		out.n += answer_lines(a, c, f, false, lines + out.n);
	digest_all(a, c, f, out.digest);
	return out;
}

/* As seals were made that did not look at origins: in the order of claims, with their places. */
static bool old_seal_fits(struct arena *a, const struct comparison *c, const struct finding *f, struct str seal)
{
	struct str *lines = ARENA_ARRAY(a, struct str, members(f) + 1);
	uint32_t n = answer_lines(a, c, f, true, lines);
	struct buf b = {0};
	char digest[17];

	buf_add(&b, symbol_id(c->ledger, c->ledger->questions.v[f->question].sym));
	write_slots(&b, c->ledger, f);
	for (uint32_t i = 0; i < n; i++) {
		buf_char(&b, '\n');
		buf_add(&b, lines[i]);
	}
	digest_hex(buf_str(&b), digest, 16);
	buf_free(&b);
	return str_is(seal, digest);
}

bool seal_fits(struct arena *a, const struct comparison *c, const struct finding *f, struct str seal)
{
	char digest[17];

	digest_all(a, c, f, digest);
	return str_is(seal, digest) || old_seal_fits(a, c, f, seal);
}

/* ---- then and now ----------------------------------------------------------------------------------------------- */

static struct str name_of(struct str line)
{
	return str_cut(line, str_find(line, ' '));
}

static struct str said(struct str line)
{
	return str_skip(line, str_find(line, ' ') + 1);
}

/* The line about the same claim: one that says the same where there are several (an answer and one derived from it). */
static const struct str *same_claim(const struct str *lines, uint32_t n, struct str line)
{
	const struct str *found = NULL;
	uint32_t i;

	for (i = 0; i < n; i++) {
		if (str_eq(lines[i], line))
			return &lines[i];
		if (!found && str_eq(name_of(lines[i]), name_of(line)))
			found = &lines[i];
	}
	return found;
}

/* No answer: what the finding is about, or how independent its sides are. No place is without a dot. */
static bool is_fact(struct str line)
{
	struct str name = name_of(line);

	return str_find(name, '.') == name.n;
}

static bool tells_facts(struct strs lines)
{
	for (uint32_t i = 0; i < lines.n; i++)
		if (is_fact(lines.v[i]))
			return true;
	return false;
}

/* Only the facts where one of both does not tell the answers. */
static struct strs facts_of(struct arena *a, struct strs lines)
{
	struct str *v = ARENA_ARRAY(a, struct str, lines.n + 1);
	uint32_t n = 0;

	for (uint32_t i = 0; i < lines.n; i++)
		if (is_fact(lines.v[i]))
			v[n++] = lines.v[i];
	return (struct strs){v, n};
}

/* The lines of today, told in the way of those the ruling has. */
static struct strs lines_now(struct arena *a, const struct comparison *c, const struct finding *f, struct strs saw)
{
	struct seen now = finding_seen(a, c, f);
	struct str *lines;

	if (tells_facts(saw))
		return (struct strs){now.lines, now.n};
	if (members(f) > SEEN_MOST)
		return (struct strs){0};
	lines = ARENA_ARRAY(a, struct str, members(f) + 1);
	return (struct strs){lines, answer_lines(a, c, f, true, lines)};
}

const struct seen_change *ruling_changes(struct arena *a, const struct comparison *c, const struct finding *f, uint32_t *n)
{
	const struct ruling *r = f->ruling == NONE ? NULL : &c->ledger->rulings.v[f->ruling];
	struct strs saw, now;
	struct seen_change *out;
	uint32_t i;

	*n = 0;
	if (!r || r->saw.n == 0)
		return NULL;
	saw = r->saw;
	now = lines_now(a, c, f, saw);
	if (now.n == 0 && members(f))
		return NULL;
	if (tells_facts(saw) && (members(f) > SEEN_MOST || facts_of(a, saw).n == saw.n)) {
		saw = facts_of(a, saw);
		now = facts_of(a, now);
	}
	out = ARENA_ARRAY(a, struct seen_change, saw.n + now.n + 1);
	for (i = 0; i < saw.n; i++) {
		const struct str *is = same_claim(now.v, now.n, saw.v[i]);

		if (!is || !str_eq(*is, saw.v[i]))
			out[(*n)++] = (struct seen_change){name_of(saw.v[i]), said(saw.v[i]), is ? said(*is) : STR("")};
	}
	for (i = 0; i < now.n; i++)
		if (!same_claim(saw.v, saw.n, now.v[i]))
			out[(*n)++] = (struct seen_change){name_of(now.v[i]), STR(""), said(now.v[i])};
	return out;
}
