/* What stands where a speaker is expected and is not one: two speakers in one text, and an unnamed speaker who gets a
 * name by a capital letter. */
#include "text/utf8.h"
#include "ledger/reader.h"

static bool is_one_of(struct str word, const char *const *list)
{
	for (; *list; list++)
		if (str_is(word, *list))
			return true;
	return false;
}

/* Next word of *REST, which moves on; empty at its end. */
static struct str next_word(struct str *rest)
{
	struct str s = str_trim(*rest), word = str_cut(s, str_find(s, ' '));

	*rest = str_skip(s, word.n);
	return word;
}

/* Does the text begin with a letter that has a lower case form? */
static bool begins_capital(struct str s)
{
	size_t at = 0;

	utf8_next(s, &at);
	return text_has_capital(str_cut(s, at));
}

/* Two or more words, each with a capital: what a person's name looks like. */
static bool like_person(struct str text)
{
	struct str rest = text, word;
	int n = 0;

	for (word = next_word(&rest); word.n; word = next_word(&rest), n++)
		if (!begins_capital(word))
			return false;
	return n >= 2;
}

static bool is_speaker(struct reader *r, uint32_t source, struct str text)
{
	return text.n && (voice_find(r, source, text) != NONE || name_known(r, text) != NONE || like_person(text));
}

/* Length of the part of S up to the next "," or " and " or " & ", and of that mark; S.n and 0 at the end. */
static size_t next_mark(struct str s, size_t *mark)
{
	static const char *const marks[] = {", and ", ", ", ",", " and ", " & "};
	size_t i, k;

	for (i = 0; i < s.n; i++)
		for (k = 0; k < sizeof marks / sizeof *marks; k++)
			if (str_starts(str_skip(s, i), marks[k])) {
				*mark = strlen(marks[k]);
				return i;
			}
	*mark = 0;
	return s.n;
}

bool several_speakers(struct reader *r, uint32_t source, struct str text, struct buf *joint)
{
	struct str rest = text;
	size_t mark = 0, n;

	if (next_mark(text, &mark) == text.n || name_known(r, text) != NONE)
		return false;
	do {
		n = next_mark(rest, &mark);
		if (!is_speaker(r, source, str_trim(str_cut(rest, n))))
			return false;
		buf_printf(joint, "%s%.*s", joint->n ? "+" : "", STR_ARG(str_trim(str_cut(rest, n))));
		rest = str_skip(rest, n + mark);
	} while (mark);
	return true;
}

bool unnamed_with_capital(struct str text)
{
	/* Small words within names: "van der Berg", "Bank of the North". */
	static const char *const particles[] = {"van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le",
		"el", "al", "bin", "ibn", "ben", "bint", "ten", "ter", "te", "zu", "zum", "y", "e", "i", "af", "av", "of", "the", "and",
		"for", "in", "on", "at", "to", "with", "und", "et", NULL};
	static const char *const unnamed[] = {"A", "An", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
		"Several", "Some", "Many", "Various", "Unnamed", "Anonymous", NULL};
	struct str rest = text, word = next_word(&rest);
	bool small = !begins_capital(word), common = false;

	if (!small && !is_one_of(word, unnamed))
		return false;
	for (; word.n; word = next_word(&rest))
		common |= !text_has_capital(word) && !text_is_caseless(word) && !is_one_of(word, particles) && (word.p[0] < '0' || word.p[0] > '9');
	return common;
}
