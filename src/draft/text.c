/* Lines, sentences, words of an article. */
#include "draft/text.h"

#include <ctype.h>
#include <stdlib.h>

#include "draft/syntax.h"

const struct quotation *quotation_at(const struct reading *r, uint32_t at)
{
	size_t lo = 0, hi = r->quotations.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (r->quotations.v[mid].end <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->quotations.n && r->quotations.v[lo].at <= at ? &r->quotations.v[lo] : NULL;
}

const struct sentence *sentence_at(const struct reading *r, uint32_t at)
{
	size_t lo = 0, hi = r->sentences.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (r->sentences.v[mid].end <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < r->sentences.n && r->sentences.v[lo].at <= at ? &r->sentences.v[lo] : NULL;
}

/* ---- sentences ---------------------------------------------------------------------------------------------- */

static struct str word_before(struct str text, size_t from, size_t dot)
{
	size_t i = dot;

	while (i > from &&
		(isalnum((unsigned char)text.p[i - 1]) || text.p[i - 1] == '.' || (unsigned char)text.p[i - 1] >= 0x80))
		i--;
	return (struct str){text.p + i, dot - i};
}

/* Is the full stop at DOT part of an abbreviation? "U.S. " and "p.m. " may end a sentence; a word like "The" tells. */
static bool abbreviation(struct str text, size_t from, size_t dot, struct str next)
{
	struct str w = word_before(text, from, dot);
	static const char *const starters[] = {"The ", "He ", "She ", "It ", "They ", "But ", "In ", "A ", "That ",
		"This ", "And ", "On ", "We ", "I ", "His ", "Her ", "At ", "After ", "For ", "As ", "When ", "If ",
		"There ", "Those ", "While "};
	bool dotted = w.n >= 3 && w.p[w.n - 2] == '.';

	if (w.n == 0)
		return false;
	if (token_abbreviated(w))
		return !(w.n > 2 && str_is(w, "Inc")) || !isupper((unsigned char)next.p[0]);
	if (!dotted && !(w.n == 1 && isupper((unsigned char)w.p[0])))
		return false;
	if (w.n == 1)
		return !str_is(w, "I");
	for (size_t i = 0; i < sizeof starters / sizeof starters[0]; i++) {
		if (str_starts(next, starters[i]))
			return false;
	}
	return !quote_mark(next);
}

/* "Why?" Orr said. — does a reporting verb follow within a few words, before any mark? */
static bool reports(const struct lexicon *x, struct str next)
{
	size_t at = 0;

	for (unsigned words = 0; words < 6 && at < next.n; words++) {
		size_t n = 0;
		const struct entry *e;
		char low[24];

		while (at + n < next.n && (isalnum((unsigned char)next.p[at + n]) || strchr("-'", next.p[at + n]) ||
						  (unsigned char)next.p[at + n] >= 0x80))
			n++;
		if (n == 0 || quote_mark(str_skip(next, at)))
			return false;
		for (size_t i = 0; i < n && i < sizeof low; i++)
			low[i] = (char)tolower((unsigned char)next.p[at + i]);
		e = n < sizeof low ? lexicon_find(x, CLASS_VERB, (struct str){low, n}) : NULL;
		if (e && e->frames & FRAME_QUOTE && words > 0)
			return true;
		at += n;
		if (at < next.n && next.p[at] == '.' && n <= 4)
			at++;
		if (at >= next.n || next.p[at] != ' ')
			return false;
		at++;
	}
	return false;
}

/* Where the sentence that holds the mark at I ends, closing quotation marks and brackets included; 0 if it goes on. */
static size_t end_at(const struct reading *r, size_t from, size_t i, size_t end)
{
	size_t j = i + 1;
	struct str next, text = r->text;

	while (j < end && strchr(".!?", text.p[j]))
		j++;
	for (;;) {
		unsigned q = j < end ? quote_mark(str_skip(text, j)) : 0;

		if (q)
			j += q;
		else if (j < end && (text.p[j] == ')' || text.p[j] == ']'))
			j++;
		else
			break;
	}
	if (j < end && !isspace((unsigned char)text.p[j]) && (unsigned char)text.p[j] != 0xc2)
		return 0;
	next = str_trim(str_skip(str_cut(text, end), j));
	if (next.n == 0)
		return j;
	if (text.p[i] == '.' && j == i + 1 && abbreviation(text, from, i, next))
		return 0;
	if (text.p[i] != '.' && j > i + 1 && quotation_at(r, (uint32_t)i) && r->lexicon && reports(r->lexicon, next))
		return 0;
	if (quote_mark(next) || next.p[0] == '(' || next.p[0] == '[')
		return j;
	return islower((unsigned char)next.p[0]) ? 0 : j;
}

static void add_sentence(struct reading *r, uint32_t line, size_t at, size_t end)
{
	struct sentence s = {.line = line, .first = (uint32_t)r->tokens.n};
	size_t done;

	tokens_cut(r->arena, r->text, (uint32_t)at, (uint32_t)end, &r->tokens);
	for (done = s.first; done < r->tokens.n; done += s.n) { /* cut what is too long to be a sentence */
		s.first = (uint32_t)done;
		s.n = (uint32_t)(r->tokens.n - done < SENTENCE_TOKENS ? r->tokens.n - done : SENTENCE_TOKENS);
		s.at = r->tokens.v[done].at;
		s.end = r->tokens.v[done + s.n - 1].end;
		s.quoted = quotation_at(r, s.at) && quotation_at(r, s.at)->at < s.at;
		vec_push(&r->sentences, s);
	}
}

static void cut_line(struct reading *r, uint32_t number)
{
	struct line *l = &r->lines.v[number];
	size_t from = l->at;

	l->first = (uint32_t)r->sentences.n;
	line_quotations(r, l);
	for (size_t i = l->at; i < l->end; i++) {
		size_t end = strchr(".!?", r->text.p[i]) && r->text.p[i] ? end_at(r, from, i, l->end) : 0;

		if (!end)
			continue;
		add_sentence(r, number, from, end);
		from = end;
		i = end - 1;
	}
	add_sentence(r, number, from, l->end);
	l->n = (uint32_t)r->sentences.n - l->first;
}

static void cut_lines(struct reading *r)
{
	size_t at = 0;

	while (at < r->text.n) {
		struct str line = str_cut(str_skip(r->text, at), str_find(str_skip(r->text, at), '\n'));
		struct str inner = str_trim(line);
		struct line l = {.at = (uint32_t)(inner.p - r->text.p), .headline = r->lines.n == 0};

		l.end = l.at + (uint32_t)inner.n;
		at += line.n + 1;
		if (inner.n)
			vec_push(&r->lines, l);
	}
	for (uint32_t i = 0; i < r->lines.n; i++)
		cut_line(r, i);
}

struct reading *reading_new(struct arena *a, struct str text, const struct lexicon *x, const struct weights *m)
{
	struct reading *r = ARENA_NEW(a, struct reading);

	r->arena = a;
	r->text = text;
	r->lexicon = x;
	r->weights = m;
	cut_lines(r);
	capitals_weigh(r);
	for (size_t i = 0; m && i < r->sentences.n; i++)
		parse_sentence(m, x, r->tokens.v + r->sentences.v[i].first, (int)r->sentences.v[i].n);
	return r;
}

void reading_free(struct reading *r)
{
	vec_free(&r->lines);
	vec_free(&r->sentences);
	vec_free(&r->quotations);
	vec_free(&r->tokens);
}
