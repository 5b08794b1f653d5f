/* Every word of a reference says something that has to hold of the finding. What fits no finding is told with the nearest
 * word; what fits several, with the digits of each. */
#define _XOPEN_SOURCE 700 /* stat */
#include "cli/finding_ref.h"

#include <stdio.h>
#include <sys/stat.h>

#include "cli/lookup.h"
#include "report/safe.h"
#include "text/near.h"

enum { WORDS_MOST = 16, SHOWN_MOST = 5 };

/* ---- operands ------------------------------------------------------------------------------------------------------ */

static bool ends_with(const char *word, const char *end)
{
	size_t n = strlen(word), k = strlen(end);

	return n > k && strcmp(word + n - k, end) == 0;
}

static bool is_file(const char *word)
{
	struct stat st;

	return strcmp(word, "-") == 0 || strchr(word, '/') || ends_with(word, ".yaml") || ends_with(word, ".yml") ||
		(stat(word, &st) == 0 && S_ISREG(st.st_mode));
}

/* "mismatch", also as a report prints it: "mismatch[C503]:". */
static struct str bare(struct str word)
{
	word = str_cut(word, str_find(word, '['));
	while (word.n && (word.p[word.n - 1] == ':' || word.p[word.n - 1] == ','))
		word.n--;
	return word;
}

/* N_FINDING_KINDS: no kind. */
static unsigned kind_of(struct str word)
{
	unsigned k = 0;

	while (k < N_FINDING_KINDS && !str_is(word, finding_kinds[k].word) && !str_is(word, finding_kinds[k].code))
		k++;
	return k;
}

bool names_finding(struct str words)
{
	return str_find(words, ' ') < words.n || is_fingerprint(words) || kind_of(bare(words)) < N_FINDING_KINDS;
}

/* How many operands stand for one finding: digits say it all, and so does what was typed as one operand. */
static size_t words_of(const struct options *o, bool pair)
{
	struct str first = str_from(o->operands.v[0]);
	size_t n = 1;

	if (str_find(first, ' ') < first.n || str_find(first, ':') + 1 < first.n || is_fingerprint(first))
		return 1;
	if (pair && !names_finding(first))
		return o->operands.n > 1 && !is_file(o->operands.v[1]) ? 0 : 1;
	while (n < o->operands.n && !is_file(o->operands.v[n]))
		n++;
	return n;
}

void operands_join(struct options *o, const struct command *c)
{
	bool pair = c->least < c->most;
	size_t n = o->operands.n && c->groups & OPT_FINDING ? words_of(o, pair) : 0, heads = pair ? 2 : 1, rest;
	struct buf b = {0};

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i ? " " : "", o->operands.v[i]);
	rest = o->operands.n - n;
	vec_reserve(&o->operands, heads + rest);
	memmove(o->operands.v + heads, o->operands.v + n, rest * sizeof *o->operands.v);
	o->operands.n = heads + rest;
	o->by_finding = pair;
	for (size_t i = 0; i < heads; i++)
		o->operands.v[i] = arena_str(o->arena, buf_str(&b)).p;
	buf_free(&b);
}

/* ---- words --------------------------------------------------------------------------------------------------------- */

/* What one word asks of a finding. */
struct asked {
	struct str text;
	enum { ASK_NOTHING, ASK_DIGITS, ASK_KIND, ASK_QUESTION, ASK_CLAIM, ASK_SLOT } what;
	uint32_t index;
};

struct reference {
	const struct model *m;
	struct str words;
	struct asked v[WORDS_MOST];
	uint32_t n;
};

/* Is the question's sentence of the finding filled in with this id or name? */
static bool holds_slot(const struct model *m, const struct finding *f, struct str id)
{
	uint32_t n = m->ledger->questions.v[f->question].n_slots, i = 0;

	while (i < n && (f->slots[i] == NONE || !str_eq(symbol_id(m->ledger, f->slots[i]), id)))
		i++;
	return i < n;
}

static bool is_slot(const struct model *m, struct str id)
{
	for (uint32_t i = 0; i < m->comparison->findings.n; i++) {
		if (holds_slot(m, &m->comparison->findings.v[i], id))
			return true;
	}
	return false;
}

static struct asked ask(const struct model *m, struct str word)
{
	const struct ledger *l = m->ledger;
	struct asked a = {.text = bare(word)};
	uint32_t sym = str_map_get(&l->ids, a.text), claim = claim_lookup(l, a.text);

	a.index = kind_of(a.text);
	if (a.index < N_FINDING_KINDS) {
		a.what = ASK_KIND;
	} else if (claim != NONE) {
		a.what = ASK_CLAIM;
		a.text = l->claims.v[claim].at;
	} else if (sym != MAP_NONE && l->symbols.v[sym].kind == SYM_QUESTION) {
		a.what = ASK_QUESTION;
		a.index = sym;
	} else if (sym != MAP_NONE || is_slot(m, a.text)) {
		a.what = ASK_SLOT;
	} else if (is_fingerprint(a.text)) {
		a.what = ASK_DIGITS;
	}
	return a;
}

static bool holds_claim(const struct model *m, const struct finding *f, struct str at)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			uint32_t claim = m->comparison->answers.v.v[f->camps[i].answers[k]].claim;

			if (str_eq(m->ledger->claims.v[claim].at, at))
				return true;
		}
	}
	return false;
}

static bool fits(const struct model *m, const struct finding *f, const struct asked *a)
{
	switch (a->what) {
	case ASK_DIGITS:
		return memcmp(f->fingerprint, a->text.p, a->text.n) == 0;
	case ASK_KIND:
		return f->kind == a->index;
	case ASK_QUESTION:
		return m->ledger->questions.v[f->question].sym == a->index;
	case ASK_CLAIM:
		return holds_claim(m, f, a->text);
	case ASK_SLOT:
		return holds_slot(m, f, a->text);
	default:
		return false;
	}
}

/* Indices of the findings that all words fit; but for kinds, if ANY_KIND. */
static uint32_t find_all(const struct reference *r, bool any_kind, uint32_t *out)
{
	const struct comparison *c = r->m->comparison;
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->findings.n; i++) {
		uint32_t k = 0;

		while (k < r->n && ((any_kind && r->v[k].what == ASK_KIND) || fits(r->m, &c->findings.v[i], &r->v[k])))
			k++;
		if (k == r->n)
			out[n++] = i;
	}
	return n;
}

/* FALSE after a message: too many words, or one that names nothing. */
static bool read_words(struct reference *r)
{
	struct str rest = r->words;

	while (rest.n) {
		struct str word = str_cut(rest, str_find(rest, ' '));

		rest = str_skip(rest, word.n < rest.n ? word.n + 1 : rest.n);
		if (bare(word).n == 0)
			continue;
		if (r->n == WORDS_MOST)
			return complain(EXIT_USAGE, "“%.*s” are too many words for one finding", STR_ARG(r->words)) == EXIT_FINE;
		r->v[r->n++] = ask(r->m, word);
	}
	return r->n > 0 || complain(EXIT_USAGE, "“%.*s” names no finding", STR_ARG(r->words)) == EXIT_FINE;
}

/* ---- messages ------------------------------------------------------------------------------------------------------ */

/* A line for each: "  gainsay rule 9f3c2a71    mismatch[C503]: on-shift: 86 (1 strand), 112 (1 strand)". */
static void say_each(const struct reference *r, const uint32_t *v, uint32_t n, const char *command)
{
	struct buf b = {0};

	for (uint32_t i = 0; i < n && i < SHOWN_MOST; i++) {
		const struct finding *f = &r->m->comparison->findings.v[v[i]];

		buf_printf(&b, "  gainsay %s %.8s", command, f->fingerprint);
		safe_add(&b, r->m->report->again);
		buf_printf(&b, "    %s[%s]: ", finding_kinds[f->kind].word, finding_kinds[f->kind].code);
		safe_add(&b, f->message);
		buf_char(&b, '\n');
	}
	if (n > SHOWN_MOST)
		buf_printf(&b, "  and %u more: gainsay list findings\n", (unsigned)(n - SHOWN_MOST));
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
}

/* The nearest kind, id or claim. */
static struct str nearest(const struct model *m, struct str word)
{
	struct str words[N_FINDING_KINDS + 2];
	long best;

	for (unsigned k = 0; k < N_FINDING_KINDS; k++)
		words[k] = str_from(finding_kinds[k].word);
	words[N_FINDING_KINDS] = nearest_id(m->ledger, word);
	words[N_FINDING_KINDS + 1] = nearest_claim(m->ledger, word);
	best = near_best(word, words, N_FINDING_KINDS + 2);
	return best < 0 ? STR("") : words[best];
}

static void say_unknown(const struct reference *r, const struct asked *a)
{
	struct str near = nearest(r->m, a->text);

	if (near.n)
		complain(EXIT_USAGE, "“%.*s” is no kind of finding, no question and no claim; did you mean “%.*s”?", STR_ARG(a->text),
			STR_ARG(near));
	else
		complain(EXIT_USAGE, "“%.*s” names no finding: give its kind and its question (mismatch on-shift), or the first eight or "
			"more digits of its fingerprint, as “gainsay list findings” shows them", STR_ARG(r->words));
}

static void say_none(const struct reference *r, uint32_t *v, const char *command)
{
	uint32_t n = find_all(r, true, v);

	for (uint32_t k = 0; k < r->n; k++) {
		if (r->v[k].what == ASK_NOTHING) {
			say_unknown(r, &r->v[k]);
			return;
		}
	}
	if (r->n == 1 && r->v[0].what == ASK_DIGITS)
		complain(EXIT_USAGE, "no finding begins with %.*s; “gainsay list findings” lists them", STR_ARG(r->words));
	else if (r->n == 1 || n == 0 || n == r->m->comparison->findings.n)
		complain(EXIT_USAGE, "there is no finding “%.*s”; “gainsay list findings” lists them", STR_ARG(r->words));
	else {
		complain(EXIT_USAGE, "there is no finding “%.*s”, but of another kind:", STR_ARG(r->words));
		say_each(r, v, n, command);
	}
}

const struct finding *finding_wanted(const struct model *m, struct str words, const char *command)
{
	struct reference r = {.m = m, .words = words};
	const struct comparison *c = m->comparison;
	uint32_t *v = ARENA_ARRAY(m->arena, uint32_t, c->findings.n + 1), n;

	if (!read_words(&r))
		return NULL;
	n = find_all(&r, false, v);
	if (n == 1)
		return &c->findings.v[v[0]];
	if (n == 0) {
		say_none(&r, v, command);
		return NULL;
	}
	complain(EXIT_USAGE, "“%.*s” names %u findings; type the digits of one:", STR_ARG(words), (unsigned)n);
	say_each(&r, v, n, command);
	return NULL;
}
