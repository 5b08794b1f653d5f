/* Writing drafts: proposed questions, then claims by question, the most telling questions first. */
#include "draft/drafts.h"

#include "base/sort.h"
#include "draft/writing.h"

enum { WORDS = 8 };

/* ---- questions ---------------------------------------------------------------------------------------------- */

/* What sets articles apart comes first, then what several tell, then the rest in print order. */
static int most_telling(const void *a, const void *b, void *context)
{
	const struct draft_question *q = context, *x = &q[*(const uint32_t *)a], *y = &q[*(const uint32_t *)b];
	bool split = x->yes && x->no, other = y->yes && y->no;

	if (split != other)
		return split ? -1 : 1;
	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	if (x->statements != y->statements)
		return x->statements > y->statements ? -1 : 1;
	return x->first < y->first ? -1 : x->first > y->first;
}

static void order_questions(struct writing *w)
{
	uint32_t n = (uint32_t)w->filing->questions.n;

	w->order = ARENA_ARRAY(w->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		w->order[i] = i;
	sort_by(w->order, n, sizeof *w->order, most_telling, w->filing->questions.v);
}

static bool answered(const struct draft_question *q)
{
	return !q->declared && q->statements > 0 && q->answers > 0;
}

static void put_questions(struct writing *w)
{
	bool any = false;

	for (size_t i = 0; i < w->filing->questions.n; i++) {
		const struct draft_question *q = &w->filing->questions.v[w->order[i]];

		if (!answered(q))
			continue;
		if (!any)
			buf_puts(w->out, "questions:\n");
		any = true;
		buf_printf(w->out, "  %.*s:\n    %s: ", STR_ARG(q->id), q->type == VALUE_NUMBER ? "number" : "yes-no");
		put_text(w->out, q->text);
		buf_char(w->out, '\n');
		if (q->unit.n)
			buf_printf(w->out, "    unit: %.*s\n", STR_ARG(q->unit));
	}
}

/* ---- claims ------------------------------------------------------------------------------------------------- */

/* The first words of the matter, as an anchor; eight at most. */
static struct str first_words(struct str s)
{
	unsigned words = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' && ++words == WORDS)
			return str_cut(s, i);
	}
	return s;
}

static void put_quotes(struct buf *b, const struct statement *s)
{
	if (s->n_quotes == 1) {
		buf_puts(b, "  quote: ");
		put_text(b, s->quote[0]);
		buf_char(b, '\n');
		return;
	}
	buf_puts(b, "  quote:\n");
	for (uint32_t i = 0; i < s->n_quotes; i++) {
		buf_puts(b, "  - ");
		put_text(b, s->quote[i]);
		buf_char(b, '\n');
	}
}

static void put_why(struct buf *b, const struct statement *s)
{
	buf_printf(b, "  # found by: %s; stance: %s", s->rule, s->stance.reason);
	if (s->n_by)
		buf_printf(b, "; speaker: %s", s->by[s->n_by - 1].reason);
	if (s->reason.n)
		buf_printf(b, "; question: %.*s", STR_ARG(s->reason));
	if (s->when.n)
		buf_printf(b, "; time: told by “%.*s”", STR_ARG(s->when_words));
	buf_char(b, '\n');
}

/* Two answers at one place to one question are told apart by letters. */
static char letter_of(struct writing *w, const struct statement *s)
{
	const struct statement *first = w->list->v;
	unsigned before = 0, all = 0;

	for (const struct statement *x = s; x >= first && x->article == s->article && str_eq(x->place, s->place); x--) {
		before += x != s && x->question == s->question && x->value.n;
		all += x->question == s->question && x->value.n;
	}
	for (const struct statement *x = s + 1;
		x < first + w->list->n && x->article == s->article && str_eq(x->place, s->place); x++)
		all += x->question == s->question && x->value.n;
	return all > 1 && s->value.n && before < 26 ? (char)('a' + before) : '\0';
}

static void put_claim(struct writing *w, const struct statement *s)
{
	struct buf *b = w->out;
	struct str by = by_text(w, s);
	char letter = letter_of(w, s);

	put_comment(b, "", s->sentence);
	buf_printf(b, "- at: %.*s.%.*s", STR_ARG(w->articles[s->article].id), STR_ARG(s->place));
	if (letter)
		buf_char(b, letter);
	buf_char(b, '\n');
	if (s->value.n)
		buf_printf(b, "  %.*s: %.*s\n", STR_ARG(w->filing->questions.v[s->question].id), STR_ARG(s->value));
	for (uint32_t i = 0; s->value.n && i < s->n_slots; i++)
		buf_printf(b, "  %.*s: %.*s\n", STR_ARG(s->slot[i].name), STR_ARG(s->slot[i].id));
	if (by.n)
		buf_printf(b, "  by: %.*s\n", STR_ARG(by));
	if (s->stance.as != SAID && s->value.n && !str_is(s->value, "declined"))
		buf_printf(b, "  as: %s\n", claim_class_word(s->stance.as));
	if (s->when.n && s->value.n)
		buf_printf(b, "  when: %.*s\n", STR_ARG(s->when));
	if (s->stance.denial && s->value.n)
		buf_puts(b, "  denies: yes\n");
	if (s->n_quotes) {
		put_quotes(b, s);
	} else {
		buf_puts(b, "  words: ");
		put_text(b, first_words(s->anchor));
		buf_char(b, '\n');
	}
	buf_puts(b, "  draft: yes\n");
	if (w->o->explain)
		put_why(b, s);
}

/* What is neither an answer nor a quotation is no claim; it is shown, for a person may see more in it. */
static void put_left_open(struct writing *w, const struct statement *s)
{
	put_comment(w->out, "",
		arena_printf(w->arena, "%.*s.%.*s left open (%s): %.*s", STR_ARG(w->articles[s->article].id),
			STR_ARG(s->place), s->stance.reason, STR_ARG(s->sentence)));
}

static void put_statement(struct writing *w, const struct statement *s)
{
	if (s->value.n || s->n_quotes)
		put_claim(w, s);
	else
		put_left_open(w, s);
}

/* By question, each question's statements in print order. */
static void put_claims(struct writing *w)
{
	uint32_t n = (uint32_t)w->filing->questions.n, *first = ARENA_ARRAY(w->arena, uint32_t, n + 1);
	uint32_t *next = ARENA_ARRAY(w->arena, uint32_t, w->list->n + 1);

	buf_puts(w->out, w->list->n ? "claims:\n" : "claims: []\n");
	for (size_t i = w->list->n; i-- > 0;) {
		uint32_t q = w->list->v[i].question == UINT32_MAX ? n : w->list->v[i].question;

		next[i] = first[q];
		first[q] = (uint32_t)i + 1;
	}
	for (uint32_t k = 0; k <= n; k++) {
		for (uint32_t i = first[k < n ? w->order[k] : n]; i; i = next[i - 1])
			put_statement(w, &w->list->v[i - 1]);
	}
}

static void put_head(struct writing *w)
{
	buf_puts(w->out,
		"# Drafts that nobody has confirmed: compare each with the sentence above it, mend it, and take the "
		"line\n"
		"# `draft: yes` away. They count for nothing until then (unless gainsay check --with-drafts).\n"
		"gainsay: 1\n");
	if (w->o->ledger) {
		buf_puts(w->out, "include:\n- ");
		put_text(w->out, str_from(w->o->ledger_path));
		buf_char(w->out, '\n');
	}
}

/* One that cannot be read does not keep the others from being read. */
static void read_articles(
	struct writing *w, const struct drafter *d, const char *const *paths, uint32_t n, left_out_list *left_out)
{
	struct people people = {.arena = w->arena};
	struct left_out bad;

	for (uint32_t i = 0; i < n; i++) {
		bad.how = statements_read(
			d, paths[i], w->n_articles, &people, &w->articles[w->n_articles], w->list, &bad.e);
		if (bad.how == READ)
			w->n_articles++;
		else
			vec_push(left_out, bad);
	}
	people_free(&people);
}

/* Voices get their ids while claims are written, and stand in front of them: claims go to a buffer of their own
 * first. */
static void write_all(struct writing *w)
{
	struct buf claims = {0}, *out = w->out;

	order_questions(w);
	w->out = &claims;
	put_claims(w);
	w->out = out;
	put_head(w);
	put_sources(w);
	put_questions(w);
	buf_add(out, buf_str(&claims));
	buf_free(&claims);
}

void drafts_make(const struct drafter *d, const char *const *paths, uint32_t n, const struct drafts_options *o,
	struct buf *out, left_out_list *left_out)
{
	statement_list list = {0};
	struct writing w = {.arena = d->arena, .o = o, .list = &list, .out = out};

	w.articles = ARENA_ARRAY(d->arena, struct read_article, n);
	w.filing = filing_new(d, o->ledger);
	read_articles(&w, d, paths, n, left_out);
	if (w.n_articles) {
		name_sources(&w);
		gather_names(&w);
		filing_run(w.filing, &list);
		write_all(&w);
	}
	for (uint32_t i = 0; i < w.n_articles; i++)
		reading_free(w.articles[i].reading);
	filing_free(w.filing);
	str_map_free(&w.names);
	vec_free(&w.voices);
	vec_free(&list);
}
