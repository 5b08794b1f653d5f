/* The lines are made of what the rules looked at, in words that a person can compare: value with its doubt, how sure, the time
 * it is about or was said, whose word, whether it denies. The digest is taken over the lines, so one cannot change without
 * the other. */
#include "compare/seen.h"

#include "base/digest.h"
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

static void write_name(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a)
{
	uint32_t question = a->from != NONE ? a->from : a->question;

	buf_add(b, l->claims.v[a->claim].at);
	if (question == f->question)
		return;
	buf_char(b, '#');
	buf_add(b, symbol_id(l, l->questions.v[question].sym));
}

static struct str line_of(struct arena *arena, const struct ledger *l, const struct finding *f, const struct answer *a)
{
	const struct chain *chain = &l->chains.v[l->claims.v[a->claim].chain];
	struct buf b = {0};
	struct str out;

	write_name(&b, l, f, a);
	buf_puts(&b, a->doubtful ? " ~" : " ");
	buf_add(&b, a->value->canon);
	if (a->as != AS_SAID)
		buf_printf(&b, " (%s)", claim_as_word((enum claim_as)a->as));
	if (a->order != ORDER_NONE)
		buf_puts(&b, a->order == ORDER_FIRST ? " first" : " later");
	write_time(&b, l, a);
	if (chain->text.n && !chain->own)
		buf_printf(&b, " · by %.*s", STR_ARG(chain->text));
	if (a->has_denies)
		buf_puts(&b, " · denies");
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

/* Slots as well: neighbours of the question may come or go. */
static void write_head(struct buf *b, const struct ledger *l, const struct finding *f)
{
	const struct question *q = &l->questions.v[f->question];
	uint32_t i;

	buf_add(b, symbol_id(l, q->sym));
	for (i = 0; f->slots && i < q->n_slots; i++) {
		buf_char(b, ' ');
		buf_add(b, symbol_id(l, f->slots[i]));
	}
}

struct seen finding_seen(struct arena *a, const struct comparison *c, const struct finding *f)
{
	uint32_t all = members(f), i, k;
	struct str *lines = ARENA_ARRAY(a, struct str, all <= SEEN_MOST ? all : 1);
	struct seen out = {.lines = lines};
	struct buf b = {0};

	write_head(&b, c->ledger, f);
	for (i = 0; i < f->n_camps; i++)
		for (k = 0; k < f->camps[i].n; k++) {
			struct str line = line_of(a, c->ledger, f, &c->answers.v.v[f->camps[i].answers[k]]);

			buf_char(&b, '\n');
			buf_add(&b, line);
			if (all <= SEEN_MOST)
				lines[out.n++] = line;
		}
	digest_hex(buf_str(&b), out.digest, 16);
	buf_free(&b);
	return out;
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

const struct seen_change *ruling_changes(struct arena *a, const struct comparison *c, const struct finding *f, uint32_t *n)
{
	const struct ruling *r = f->ruling == NONE ? NULL : &c->ledger->rulings.v[f->ruling];
	struct seen now = finding_seen(a, c, f);
	struct seen_change *out;
	uint32_t i;

	*n = 0;
	if (!r || r->saw.n == 0 || (now.n == 0 && members(f)))
		return NULL;
	out = ARENA_ARRAY(a, struct seen_change, r->saw.n + now.n);
	for (i = 0; i < r->saw.n; i++) {
		const struct str *is = same_claim(now.lines, now.n, r->saw.v[i]);

		if (!is || !str_eq(*is, r->saw.v[i]))
			out[(*n)++] = (struct seen_change){name_of(r->saw.v[i]), said(r->saw.v[i]), is ? said(*is) : STR("")};
	}
	for (i = 0; i < now.n; i++)
		if (!same_claim(r->saw.v, r->saw.n, now.lines[i]))
			out[(*n)++] = (struct seen_change){name_of(now.lines[i]), STR(""), said(now.lines[i])};
	return out;
}
