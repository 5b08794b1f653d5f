/* What a line is, by its words alone: a photo credit, a caption, an editor's note, a line that leads elsewhere. The tables
 * hold beginnings, endings and inner words as English-language papers print them. */
#include "article/parts.h"
#include "text/utf8.h"

static bool word_char(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool same(const char *p, const char *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (lower(p[i]) != word[i])
			return false;
	}
	return true;
}

bool begins_with(struct str s, const char *word)
{
	size_t n;

	if (s.n == 0 || lower(s.p[0]) != word[0]) /* nearly always */
		return false;
	n = strlen(word);
	return s.n >= n && same(s.p, word, n) && (s.n == n || !word_char(word[n - 1]) || !word_char(s.p[n]));
}

bool ends_with(struct str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && same(s.p + s.n - n, word, n) &&
	       (s.n == n || !word_char(word[0]) || !word_char(s.p[s.n - n - 1]));
}

size_t word_find(struct str s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.n; i++) {
		if (lower(s.p[i]) == word[0] && (i == 0 || !word_char(s.p[i - 1]) || !word_char(word[0])) &&
			begins_with(str_skip(s, i), word))
			return i;
	}
	return s.n;
}

size_t word_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += word_char(s.p[i]) && (i == 0 || s.p[i - 1] == ' ' || !word_char(s.p[i - 1])) &&
		     !(i > 1 && s.p[i - 1] != ' ' && word_char(s.p[i - 2]));
	return n;
}

/* Without closing quotes and brackets at the end. */
static struct str unclosed(struct str s)
{
	for (;;) {
		if (s.n && (s.p[s.n - 1] == '"' || s.p[s.n - 1] == '\'' || s.p[s.n - 1] == ')' || s.p[s.n - 1] == ']' ||
				   s.p[s.n - 1] == ' '))
			s.n--;
		else if (s.n >= 3 && (memcmp(s.p + s.n - 3, "\xE2\x80\x9D", 3) == 0 ||
					     memcmp(s.p + s.n - 3, "\xE2\x80\x99", 3) == 0))
			s.n -= 3;
		else
			return s;
	}
}

bool ends_sentence(struct str s)
{
	s = unclosed(s);
	return s.n && (strchr(".!?", s.p[s.n - 1]) || (s.n >= 3 && memcmp(s.p + s.n - 3, "\xE2\x80\xA6", 3) == 0));
}

/* A full stop at the very end; a bracket behind it makes a note of it, no sentence. */
static bool ends_in_stop(struct str s)
{
	return s.n && s.p[s.n - 1] == '.';
}

bool begins_lower(struct str s)
{
	size_t at = 0, next;
	uint32_t c = utf8_next(s, &at);

	next = at;
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return next && !text_has_capital(str_cut(s, next)) && (c < 0x2000 && c >= 0xDF);
}

static bool any_begin(struct str s, const char *const *words)
{
	for (; *words; words++) {
		if (begins_with(s, *words))
			return true;
	}
	return false;
}

static bool any_inside(struct str s, const char *const *words)
{
	for (; *words; words++) {
		if (word_find(s, *words) < s.n)
			return true;
	}
	return false;
}

/* ---- photo credits --------------------------------------------------------------------------------------------------- */

static const char *const credit_words[] = {"photo", "photos", "photograph", "photographs", "photography", "picture",
	"pictures", "image", "images", "illustration", "credit", "pictured", "courtesy", NULL};
static const char *const agencies[] = {"ap", "afp", "reuters", "getty", "epa", "bloomberg", "shutterstock", "alamy",
	"handout", "ap photo", "pool", "rex", "xinhua", "unsplash", "istock", NULL};

/* "Photo: X", "Photograph by X", "Credit: X" */
static size_t credit_head(struct str s)
{
	for (const char *const *w = credit_words; *w; w++) {
		size_t n = strlen(*w);
		struct str rest = str_skip(s, n);

		if (!begins_with(s, *w))
			continue;
		if (begins_with(rest, " credit"))
			rest = str_skip(rest, 7);
		if (str_starts(rest, ":") || str_starts(rest, " by ") || str_starts(rest, " courtesy") ||
			str_starts(rest, "/"))
			return s.n - rest.n + 1;
	}
	return 0;
}

bool is_credit(struct str s)
{
	if (s.n > 2 && s.p[0] == '(' && s.p[s.n - 1] == ')')
		s = (struct str){s.p + 1, s.n - 2};
	return credit_head(s) && word_count(s) <= 12 && !ends_sentence(str_skip(s, credit_head(s))) &&
	       !begins_with(s, "pictured");
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* "(Evening Post/ L. Marek)" */
static bool names_both(struct str s)
{
	size_t slash = str_find(s, '/'), next = slash + 1;

	while (next < s.n && s.p[next] == ' ')
		next++;
	return next < s.n && word_count(s) <= 8 && s.n > 2 && is_upper(s.p[1]) && is_upper(s.p[next]);
}

/* "(AP Photo/M. Smith)" or "Photo: M. Smith" at the end. */
static bool ends_in_credit(struct str s)
{
	for (size_t i = s.n > 120 ? s.n - 120 : 1; i < s.n; i++) {
		struct str rest = str_skip(s, i);

		if (s.p[i] == '(' && s.p[s.n - 1] == ')' && word_count(rest) <= 12 &&
			(any_inside(rest, credit_words) || names_both(rest) ||
				(any_inside(rest, agencies) && word_count(s) <= 45)))
			return true;
		if (s.p[i - 1] == ' ' && credit_head(rest) && word_count(rest) <= 12 && !begins_with(rest, "pictured"))
			return true;
	}
	return false;
}

/* "… in Herzliya, July 25. REUTERS" */
static bool ends_in_agency(struct str s)
{
	size_t n = s.n;

	while (n && !(s.p[n - 1] == ' ' && n > 1 && s.p[n - 2] == '.'))
		n--;
	s = str_skip(s, n);
	return n && word_count(s) <= 3 && any_begin(s, agencies) && !ends_in_stop(s);
}

bool is_caption(struct str s)
{
	static const char *const heads[] = {"photo:", "pictured:", "picture:", "image:", "caption:", "photo caption:",
		"file photo:", "file picture:", NULL};

	return any_begin(s, heads) || ends_in_credit(s) || ends_in_agency(s);
}

/* ---- notes and lines that lead elsewhere -------------------------------------------------------------------------------- */

bool is_note(struct str s)
{
	static const char *const heads[] = {"editor's note", "editor\xE2\x80\x99s note", "editors' note",
		"editors\xE2\x80\x99 note", "editorial note", "correction:", "corrections:", "correction (",
		"correction,", "clarification:", "clarification (", "clarification,", "update:", "author's note",
		"an earlier version of this", "a previous version of this", "this article was amended",
		"this article has been amended", "this article was updated", "this article has been updated",
		"this article was corrected", "this article has been corrected", "this story was updated",
		"this story has been updated", "this story was corrected", "this story has been corrected",
		"this post was updated", "this post has been updated", "this report was updated",
		"this report has been updated", "this article was originally published",
		"this story was originally published", NULL};

	while (s.n && strchr("*([_-", *s.p))
		s = str_trim(str_skip(s, 1));
	return any_begin(s, heads);
}

bool is_lead_in(struct str s)
{
	static const char *const heads[] = {"more great", "more from", "more stories", "more on", "more news",
		"related", "recommended", "most read", "most popular", "trending", "read next", "read more",
		"also read", "don't miss", "don\xE2\x80\x99t miss", "you may also", "you might also", "see also",
		"up next", "latest news", "latest stories", "top stories", "popular stories", "what to read next",
		"further reading", "keep reading", "our best", "editor's picks", "editors' picks",
		"editor\xE2\x80\x99s picks", "in case you missed", NULL};

	return word_count(s) < 10 && !ends_sentence(s) && any_begin(s, heads);
}

/* Never the beginning of a sentence of the story. */
static const char *const leads[] = {"read more", "read also", "read next",
	"also read:", "see also:", "related:", "related stories", "related articles", "related coverage",
	"related content", "more on this", "additional reporting", "with reporting by", "with additional reporting",
	"with inputs from", "with files from", "additional reporting by", "sign up", "follow us", "follow @",
	"click here", "download our app", "download the app", "get the app", "watch more", "do you work for",
	"were you there", "have a tip", "got a tip", "do you have a tip", "to read the full", "story continues below",
	"article continues below", "skip advertisement", "join the conversation", "all rights reserved",
	"copyright \xC2\xA9", "\xC2\xA9", "you may also like", "support our journalism", "this is a summary of",
	"don't miss", "don\xE2\x80\x99t miss", "get the latest", "email:", "e-mail:", "this is a breaking",
	"this is a developing", NULL};

/* Labels: a line that is no sentence, and begins so. */
static const char *const labels[] = {"more:", "go deeper", "reporting by", "editing by", "writing by", "compiled by",
	"edited by", "advertisement", "sponsored by", "sponsored content", "most popular", "most read", "most viewed",
	"trending", "comments", "post a comment", "leave a comment", "share this", "subscribe", "newsletter",
	"watch:", "listen:", "opinion:", "contact us", "in pictures:", "continue reading", "more from", "more stories",
	"recommended", "see more", "see also", "also read", "just in:", "contact:", "breaking:", "follow the", NULL};

/* An order to the reader, wherever it stands. */
static const char *const orders[] = {"Sign up for", "Sign up to", "Subscribe to", "Follow us on", "Join us on",
	"Click here", "Text the newsdesk", "Contact our newsdesk", "Read our Privacy", "Read the full story here",
	NULL};

static bool holds_order(struct str s)
{
	for (const char *const *w = orders; *w; w++) {
		size_t n = strlen(*w);

		for (size_t i = 0; i + n <= s.n; i++) {
			if (s.p[i] == **w && memcmp(s.p + i, *w, n) == 0)
				return true;
		}
	}
	return false;
}

/* Headlines of other pieces, which may be long. */
static const char *const teasers[] = {"opinion:", "watch:", "listen:", "in pictures:", NULL};

bool is_furniture(struct str s)
{
	static const char *const inside[] = {"contributed to this report", "contributed to this story",
		"contributed to this article", "contributed reporting", "contributed additional reporting",
		"and our privacy policy", "sign up for our", "sign up to our", "subscribe to our", "bookmark our",
		NULL};
	size_t words;

	if (s.n > 400) /* more than forty words */
		return false;
	words = word_count(s);
	while (s.n && (strchr("*([_-<>", *s.p) || str_starts(s, "\xE2\x80\x94") || str_starts(s, "\xE2\x80\xA2")))
		s = str_trim(str_skip(s, (unsigned char)*s.p < 0x80 ? 1 : 3));
	if (words > 40)
		return false;
	if (words <= 25 && (any_begin(s, leads) || ends_with(s, "click here.") || ends_with(s, "click here")))
		return true;
	if (words <= 25 && any_begin(s, teasers) && !ends_in_stop(s))
		return true;
	return (words <= 15 && any_begin(s, labels) && !ends_in_stop(s)) || holds_order(s) || any_inside(s, inside);
}
