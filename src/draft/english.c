/* English by its commonest little words: they make up a third of any English prose, and next to nothing of other
 * languages. Counted on the first thousands of words; markup, handles and tags of social media are no prose. */
#include "draft/english.h"

#include <ctype.h>

enum { SAMPLE = 4000, LEAST_WORDS = 40, LEAST_PERCENT = 10 };

static const char little[] =
	" the of and to in that is was for on with he she it as his her be at by this had not are but from or have an "
	"they which one you were all their there been has when who will would more if no out so said what up its about "
	"than into them can "
	"only other we my i ";

static bool little_word(struct str w)
{
	char key[8] = " ";

	if (w.n > 5)
		return false;
	for (size_t i = 0; i < w.n; i++)
		key[i + 1] = (char)tolower((unsigned char)w.p[i]);
	key[w.n + 1] = ' ';
	key[w.n + 2] = '\0';
	return strstr(little, key) != NULL;
}

static bool letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0xc3;
}

/* The bytes of markup ("<tweet id=1>"), a handle, a tag or an address at the start of S; 0: none. */
static size_t no_prose(struct str s)
{
	size_t n = 1;

	if (!strchr("<@#", s.p[0]) && !str_starts(s, "http") && !str_starts(s, "www."))
		return 0;
	if (s.p[0] != '<') {
		while (n < s.n && (unsigned char)s.p[n] > ' ')
			n++;
		return n;
	}
	if (s.n < 2 || !(isalpha((unsigned char)s.p[1]) || s.p[1] == '/'))
		return 1;
	while (n < s.n && n < 400 && s.p[n] != '>')
		n++;
	return n;
}

/* A character of three or four bytes is counted as a word for every six bytes: scripts without blanks have no words. */
static void count(struct str text, unsigned *words, unsigned *known)
{
	size_t at = 0;

	while (at < text.n && *words < SAMPLE) {
		size_t n = 0, skip = text.p[at] ? no_prose(str_skip(text, at)) : 1;
		unsigned far = 0;

		at += skip;
		while (!skip && at + n < text.n && (letter(text.p[at + n]) || (unsigned char)text.p[at + n] >= 0x80) &&
			n < 60) {
			far += (unsigned char)text.p[at + n] >= 0xe3 ||
			       ((unsigned char)text.p[at + n] >= 0xce && (unsigned char)text.p[at + n] < 0xe0);
			n++;
		}
		if (n && letter(text.p[at])) {
			*words += 1 + far / 2;
			*known += little_word((struct str){text.p + at, n});
		}
		at += n || skip ? n : 1;
	}
}

int english_check(struct str text, const char *name, struct err *e)
{
	unsigned words = 0, known = 0;

	if (text.n > ARTICLE_BYTES)
		return err_set(e, "%s has more than %d million bytes: that is no article; give the text of one article",
			name, ARTICLE_BYTES / 1000000);
	count(text, &words, &known);
	if (words < LEAST_WORDS || known * 100 >= words * LEAST_PERCENT)
		return 0;
	return err_set(e,
		"%s does not seem to be in English (%u of its first %u words are common English words): "
		"gainsay draft reads English only",
		name, known, words);
}
