/* The head of an article in plain words: who wrote it, for whom, when. A line is cut at its separators, and every part is
 * a date, names behind "By", an outlet, or nothing we know. What cannot be told stays empty. */
#include "article/parts.h"
#include "text/utf8.h"

static const char *const by_words[] = {"by", "reported by", "analysis by", "staff report by", "report by", "words by",
	"story by", "written by", "opinion by", "review by", "interview by",
	"correspondent:", "author:", "authors:", "reporter:", "from", NULL};

static const char *const outlet_words[] = {"post", "times", "news", "daily", "herald", "tribune", "gazette", "wire",
	"radio", "journal", "observer", "courier", "dispatch", "chronicle", "guardian", "telegraph", "mail", "press",
	"today", "weekly", "review", "standard", "star", "sun", "mirror", "express", "globe", "record", "argus",
	"examiner", "inquirer", "sentinel", "bulletin", "echo", "television", "tv", "magazine", "ledger", "monitor",
	"agency", "broadcasting", "media", "network", "advertiser", "reporter", "mercury", "register", "independent",
	"continental", "argonaut", "beacon", "banner", "leader", "voice", NULL};

/* What stands behind a name in a byline and is no name: an office or a desk. */
static const char *const jobs[] = {"editor", "correspondent", "reporter", "staff", "writer", "columnist", "contributor",
	"producer", "analyst", "chief", "bureau", "political", "desk", "special", "senior", "agencies", "associate",
	"photographer", "fellow", "intern", NULL};

static bool holds(struct str s, const char *const *words)
{
	for (; *words; words++) {
		if (word_find(s, *words) < s.n)
			return true;
	}
	return false;
}

static bool capital_word(struct str w)
{
	size_t at = 0;

	if (w.n == 0)
		return false;
	while (at < w.n && ((unsigned char)w.p[at] < 0x80 && !((w.p[at] | 0x20) >= 'a' && (w.p[at] | 0x20) <= 'z')))
		at++;
	w = str_skip(w, at);
	at = 0;
	utf8_next(w, &at);
	return at && (text_has_capital(str_cut(w, at)) || text_is_caseless(str_cut(w, at)));
}

/* Words of S: how many, how many of them begin with a capital; lower ones that names have ("van", "de") do not count. */
static size_t capitals(struct str s, size_t *words)
{
	static const char *const small[] = {"de", "van", "von", "der", "den", "la", "le", "di", "da", "del", "al", "el",
		"bin", "ibn", "of", "the", "and", "dos", "du", "ter", "st", "y", NULL};
	size_t n = 0;

	*words = 0;
	while (s.n) {
		struct str w = str_cut(s, str_find(s, ' '));

		s = str_trim(str_skip(s, w.n));
		if (w.n && ((begins_lower(w) && holds(w, small)) || word_count(w) == 0))
			continue;
		*words += 1;
		n += capital_word(w);
	}
	return n;
}

bool looks_like_person(struct str s)
{
	size_t words, up;

	s = str_trim(s);
	up = capitals(s, &words);
	if (s.n > 60 || words < 2 || words > 5 || up != words || holds(s, outlet_words) || holds(s, jobs) ||
		begins_with(s, "the"))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (strchr("0123456789@:/|&!?()\"", s.p[i]))
			return false;
	}
	return true;
}

bool looks_like_outlet(struct str s)
{
	size_t words, up;

	s = str_trim(s);
	up = capitals(s, &words);
	return s.n && s.n <= 60 && words >= 1 && words <= 6 && up == words && !ends_sentence(s) &&
	       (holds(s, outlet_words) || begins_with(s, "the") || words == 1 || str_find(s, '&') < s.n || words <= 4);
}

/* ---- names -------------------------------------------------------------------------------------------------------------- */

static size_t by_head(struct str s)
{
	for (const char *const *w = by_words; *w; w++) {
		if (begins_with(s, *w))
			return strlen(*w);
	}
	return 0;
}

/* Position and length of what parts two names: "," ";" "|" "&" "and". */
static size_t split(struct str s, size_t *n)
{
	for (size_t i = 0; i < s.n; i++) {
		*n = 1;
		if (strchr(",;|&", s.p[i]))
			return i;
		*n = 5;
		if (s.p[i] == ' ' && begins_with(str_skip(s, i), " and "))
			return i;
	}
	*n = 0;
	return s.n;
}

size_t byline_names(struct build *b, struct str s)
{
	size_t found = 0;

	s = str_trim(s);
	s = str_trim(str_skip(s, by_head(s)));
	while (s.n) {
		size_t n, at = split(s, &n), in;
		struct str one = str_trim(str_cut(s, at));

		s = str_trim(str_skip(s, at + n));
		if (str_starts(s, "and "))
			s = str_skip(s, 4);
		in = word_find(one, "in");
		if (in < one.n && in > 0)
			one = str_trim(str_cut(one, in));
		if (!looks_like_person(one))
			break;
		build_author(b, one);
		found++;
	}
	return found;
}

/* ---- lines ---------------------------------------------------------------------------------------------------------------- */

/* Departments of a paper, which stand where its name might. */
static const char *const sections[] = {"world", "politics", "business", "sport", "sports", "opinion", "culture", "news",
	"national", "local", "international", "science", "health", "technology", "tech", "economy", "markets",
	"mergers", "analysis", "exclusive", "u.s.", "us", "uk", "europe", "africa", "asia", "middle east",
	"environment", "climate", "education", "lifestyle", "travel", "crime", "home", NULL};

static bool is_section(struct str s)
{
	for (const char *const *w = sections; *w; w++) {
		if (s.n == strlen(*w) && begins_with(s, *w))
			return true;
	}
	return false;
}

static void take_outlet(struct build *b, struct str s)
{
	if (b->outlet.n == 0 && !is_section(str_trim(s)))
		b->outlet = str_trim(s);
}

/* "Calvarra Wire staff" */
static bool staff_byline(struct build *b, struct str s)
{
	if (!ends_with(s, " staff") && !ends_with(s, " reporters") && !ends_with(s, " correspondents"))
		return false;
	while (s.n && s.p[s.n - 1] != ' ')
		s.n--;
	s = str_trim(s);
	if (!looks_like_outlet(s) || word_count(s) > 4)
		return false;
	take_outlet(b, s);
	return true;
}

/* "By A. Smith and B. Jones, City Editor, The Evening Post" */
static bool by_part(struct build *b, struct str s)
{
	size_t head = by_head(s), comma, n;

	if (head == 0)
		return false;
	s = str_trim(str_skip(s, head));
	if (staff_byline(b, s))
		return true;
	n = byline_names(b, s);
	while ((comma = str_find(s, ',')) < s.n) {
		s = str_trim(str_skip(s, comma + 1));
		struct str one = str_trim(str_cut(s, str_find(s, ',')));

		if (!looks_like_person(one) && !holds(one, jobs) && looks_like_outlet(one))
			take_outlet(b, one);
	}
	return n > 0;
}

/* Takes the date out of S; what stands before it is left, what stands behind is the hour or an update. */
static bool date_part(struct build *b, struct str *s)
{
	static const char *const before[] = {"published", "updated", "posted", "last updated", "first published", "on",
		"at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
		"tues", "wed", "thu", "thurs", "fri", "sat", "sun", "date", NULL};
	struct day d;
	struct str head;
	bool cut = true;

	if (!day_find(*s, &d))
		return false;
	head = str_trim(str_cut(*s, d.from));
	if (b->published.n == 0 && word_find(head, "updated") == head.n)
		b->published = day_write(b->arena, &d);
	while (cut && head.n) {
		cut = false;
		while (head.n && strchr(" ,.:", head.p[head.n - 1]))
			head.n--, cut = true;
		for (const char *const *w = before; *w && !cut; w++) {
			if (ends_with(head, *w)) {
				head.n -= strlen(*w);
				cut = true;
			}
		}
	}
	*s = str_trim(head);
	return true;
}

/* One part of a line between separators; true if it is known. */
static bool part(struct build *b, struct str s)
{
	bool dated;
	size_t comma;

	s = str_trim(s);
	if (s.n == 0)
		return true;
	dated = date_part(b, &s);
	if (s.n == 0)
		return true;
	if (by_part(b, s))
		return true;
	comma = str_find(s, ',');
	if (dated && (looks_like_outlet(str_cut(s, comma)) || str_find(s, ',') < s.n)) {
		struct str name = str_trim(str_cut(s, comma));

		if (looks_like_outlet(name) && !(comma < s.n && !text_has_capital(str_skip(s, 1))))
			take_outlet(b, name);
	}
	return dated;
}

/* Next separator between parts: "|", "·", "•", or a dash with blanks. */
static size_t separator(struct str s, size_t *n)
{
	static const char *const marks[] = {"|", "\xC2\xB7", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", "\xE2\x80\xA2"};

	for (size_t i = 0; i < s.n; i++) {
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
			if (str_starts(str_skip(s, i), marks[k])) {
				*n = strlen(marks[k]);
				return i;
			}
		}
	}
	*n = 0;
	return s.n;
}

static bool read_parts(struct build *b, struct str line)
{
	struct str s = str_trim(line), first = {0};
	bool known = false;
	size_t parts = 0;

	if (word_count(s) > 30 || s.n > 250)
		return false;
	while (s.n) {
		size_t n, at = separator(s, &n);
		struct str one = str_trim(str_cut(s, at));
		bool is;

		if (parts && at == s.n && ends_sentence(one) && word_count(one) >= 3)
			return false; /* the first sentence, behind its dateline */
		is = part(b, one);
		known = is || known;
		if (!is && first.n == 0)
			first = one;
		s = str_skip(s, at + n);
		parts++;
	}
	if (known && parts > 1 && first.n && looks_like_outlet(first) && !looks_like_person(first))
		take_outlet(b, first);
	else if (known && parts > 1 && first.n && b->authors.n && looks_like_outlet(first))
		take_outlet(b, first);
	return known;
}

bool byline_read(struct build *b, struct str line)
{
	struct str outlet = b->outlet, published = b->published;
	size_t authors = b->authors.n;

	if (read_parts(b, line))
		return true;
	b->outlet = outlet;
	b->published = published;
	b->authors.n = authors;
	return false;
}

void dateline_read(struct build *b, struct str paragraph)
{
	struct str head = str_cut(paragraph, 120);
	size_t open, close;
	struct day d;

	for (open = 0; open < head.n && !strchr(" ,:", head.p[open]); open++) {
		if (head.p[open] >= 'a' && head.p[open] <= 'z')
			return;
	}
	if (open < 3 || word_count(str_cut(head, str_find(head, ','))) > 4)
		return;
	if (b->published.n == 0 && day_find(head, &d) && d.from < 40)
		b->published = day_write(b->arena, &d);
	open = str_find(head, '(');
	close = str_find(head, ')');
	if (open < close && close < 80 && b->outlet.n == 0 &&
		looks_like_outlet(str_cut(str_skip(head, open + 1), close - open - 1)))
		b->outlet = str_cut(str_skip(head, open + 1), close - open - 1);
}
