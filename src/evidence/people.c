/* Finding the people of an article. */
#include "evidence/people.h"

#include "evidence/words.h"
#include "ledger/ledger.h"
#include "text/utf8.h"

/* ---- words that tell -------------------------------------------------------------------------------------------------- */

/* Nouns with one number are one role. In the order of bytes. */
static const struct {
	const char *noun;
	uint8_t role; /* below 64 */
} role_nouns[] = {
	{"admiral", 36}, {"adviser", 17}, {"advisor", 17}, {"ambassador", 18}, {"analyst", 22}, {"archbishop", 37},
	{"attorney", 15}, {"aunt", 61}, {"barrister", 15}, {"bishop", 37}, {"brother", 61}, {"capt", 32},
	{"captain", 32}, {"ceo", 12}, {"chair", 8}, {"chairman", 8}, {"chairperson", 8}, {"chairwoman", 8},
	{"chancellor", 3}, {"chief", 7}, {"coach", 58}, {"col", 31}, {"colonel", 31}, {"commander", 6},
	{"commissioner", 25}, {"congressman", 20}, {"congresswoman", 20}, {"coroner", 27}, {"correspondent", 49},
	{"councillor", 55}, {"councilor", 55}, {"daughter", 61}, {"deputy", 54}, {"diplomat", 18}, {"director", 9},
	{"doctor", 38}, {"dr", 38}, {"driver", 41}, {"economist", 23}, {"editor", 50}, {"engineer", 40},
	{"envoy", 18}, {"executive", 12}, {"farmer", 60}, {"father", 61}, {"foreman", 46}, {"founder", 48},
	{"general", 30}, {"goalkeeper", 59}, {"gov", 0}, {"governor", 0}, {"headteacher", 43}, {"historian", 24},
	{"husband", 61}, {"imam", 37}, {"inspector", 26}, {"journalist", 49}, {"judge", 16}, {"justice", 16},
	{"king", 57}, {"lawyer", 15}, {"leader", 28}, {"lieutenant", 34}, {"lt", 34}, {"machinist", 42},
	{"magistrate", 16}, {"major", 35}, {"manager", 10}, {"mayor", 1}, {"minister", 4}, {"mother", 61}, {"mp", 56},
	{"neighbor", 53}, {"neighbour", 53}, {"nurse", 39}, {"officer", 11}, {"organiser", 29}, {"organizer", 29},
	{"owner", 47}, {"pastor", 37}, {"physician", 38}, {"player", 59}, {"premier", 3}, {"president", 2},
	{"priest", 37}, {"prince", 57}, {"princess", 57}, {"prof", 21}, {"professor", 21}, {"prosecutor", 14},
	{"queen", 57}, {"rabbi", 37}, {"rep", 20}, {"reporter", 49}, {"representative", 20}, {"researcher", 51},
	{"resident", 45}, {"rev", 37}, {"reverend", 37}, {"scientist", 51}, {"secretary", 5}, {"sen", 19},
	{"senator", 19}, {"sergeant", 33}, {"sgt", 33}, {"sister", 61}, {"solicitor", 15}, {"son", 61},
	{"spokesman", 13}, {"spokesperson", 13}, {"spokeswoman", 13}, {"striker", 59}, {"student", 44},
	{"supervisor", 46}, {"surgeon", 38}, {"survivor", 52}, {"teacher", 43}, {"uncle", 61}, {"widow", 61},
	{"widower", 61}, {"wife", 61}, {"worker", 42},
};
enum { N_ROLES = sizeof role_nouns / sizeof *role_nouns };

bool word_among(const char *words, struct str s)
{
	for (const char *p = words; *p && s.n;) {
		size_t i = 0;

		while (i < s.n && p[i] == s.p[i])
			i++;
		if (i == s.n && (p[i] == ' ' || p[i] == '\0'))
			return true;
		for (p += i; *p && *p != ' '; p++)
			;
		p += *p == ' ';
	}
	return false;
}

uint64_t role_of(struct str folded)
{
	size_t lo = 0, hi = N_ROLES;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int d = str_cmp(folded, str_from(role_nouns[mid].noun));

		if (d == 0)
			return 1ull << role_nouns[mid].role;
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return 0;
}

bool is_title(struct str folded)
{
	return word_among("mr mrs ms miss mx dr prof professor sir dame lord lady gov sen rep rev hon capt col sgt lt gen maj", folded);
}

bool is_speech(struct str folded)
{
	return word_among("said says told tells added adds warned warns insisted insists replied replies wrote writes explained explains "
		     "argued argues declared declares claimed claims stated states acknowledged acknowledges admitted admits announced "
		     "announces stressed stresses noted notes recalled recalls remarked joked tweeted posted", folded);
}

static bool is_man(struct str s)
{
	return word_among("mr sir lord spokesman chairman congressman king prince uncle brother father son husband widower actor", s);
}

static bool is_woman(struct str s)
{
	return word_among("mrs ms miss dame lady spokeswoman chairwoman congresswoman queen princess aunt sister mother daughter wife "
		     "widow actress", s);
}

/* ---- words of a text --------------------------------------------------------------------------------------------------- */

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

/* Behind a title or an initial a point ends no sentence. */
static bool ends_sentence(const struct word *w)
{
	if (w->behind == '!' || w->behind == '?')
		return true;
	return w->behind == '.' && w->text.n > 1 && !is_title(w->folded);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A mark that belongs to the word if more of it follows: don't, chain-smoker, U.S., 14/11/2023. */
static bool joins(struct str text, uint32_t c, size_t at, size_t next)
{
	size_t behind = next;

	if (!text_in_word(utf8_next(text, &behind)))
		return false;
	if (c == '/')
		return at > 0 && is_digit(text.p[at - 1]) && is_digit(text.p[next]);
	return is_apostrophe(c) || c == '-' || c == '&' || c == '.' || c == 0x2010 || c == 0x2011;
}

/* The word's letters from AT on; *NEXT moves behind them and a possessive ending. */
static void take_word(struct words_list *w, struct arena *arena, struct str text, size_t at, size_t end, size_t *next)
{
	struct word one = {.at = (uint32_t)at, .starts = w->v.n == 0 || ends_sentence(&w->v.v[w->v.n - 1])};
	size_t to = at;

	while (to < end) {
		size_t here = to;
		uint32_t c = utf8_next(text, &to);

		if (!text_in_word(c) && !(to < end && joins(text, c, here, to))) {
			to = here;
			break;
		}
	}
	one.end = (uint32_t)to;
	one.text = (struct str){text.p + at, to - at};
	one.folded = text_fold(arena, one.text);
	if (one.folded.n > 2 && memcmp(one.folded.p + one.folded.n - 2, "'s", 2) == 0) {
		size_t tail = one.text.p[one.text.n - 2] == '\'' ? 2 : 4;

		one.possessive = true;
		one.folded.n -= 2;
		one.text.n -= one.text.n > tail ? tail : 0;
	}
	one.capital = text_has_capital(str_cut(one.text, str_character(one.text)));
	*next = to;
	vec_push(&w->v, one);
}

void words_split(struct words_list *w, struct arena *arena, struct str text, size_t from, size_t to)
{
	size_t at = from;

	w->v.n = 0;
	while (at < to) {
		size_t here = at;
		uint32_t c = utf8_next(text, &at);

		if (text_in_word(c))
			take_word(w, arena, text, here, to, &at);
		else if (w->v.n && !is_blank(c) && !w->v.v[w->v.n - 1].behind)
			w->v.v[w->v.n - 1].behind = c;
	}
}

/* ---- names ---------------------------------------------------------------------------------------------------------------- */

static bool is_initial(const struct word *w)
{
	return w->text.n == 1 && w->behind == '.';
}

static bool goes_on(const struct word *w)
{
	return !w->possessive && (!w->behind || is_initial(w) || (w->behind == '.' && is_title(w->folded)));
}

static bool is_particle(const struct words_list *w, uint32_t at)
{
	return at + 1 < w->v.n && w->v.v[at + 1].capital && word_among("van von de der den da di del la le al bin ibn ten ter", w->v.v[at].folded);
}

bool name_read(const struct words_list *w, uint32_t at, struct name *out)
{
	uint32_t i = at;

	*out = (struct name){.from = at, .run = at};
	if (w->v.v[i].starts && known_word(w->v.v[i].folded) && i + 1 < w->v.n && w->v.v[i + 1].capital) /* "As Kasim Dray" */
		out->from = ++i;
	for (; i < w->v.n && (w->v.v[i].capital || is_particle(w, i)); i++) {
		uint64_t role = role_of(w->v.v[i].folded);
		bool title = is_title(w->v.v[i].folded), more = goes_on(&w->v.v[i]);

		out->roles |= role;
		out->titled |= title;
		out->man |= is_man(w->v.v[i].folded);
		out->woman |= is_woman(w->v.v[i].folded);
		if (role || title)
			out->from = i + 1;
		if (!more) {
			i++;
			break;
		}
	}
	out->to = i;
	return out->from < out->to && out->to - out->from <= 4;
}

static bool is_name_of(const struct person *p, const struct words_list *w, const struct name *n)
{
	const struct word *last = &w->v.v[n->to - 1];

	if (!str_eq(p->folded, last->folded))
		return false;
	return n->to - n->from == 1 || p->first.n == 0 || str_eq(p->first, w->v.v[n->from].text);
}

uint32_t person_named(const struct people *p, const struct words_list *w, const struct name *n)
{
	uint32_t found = NONE;

	for (uint32_t i = 0; i < p->v.n; i++) {
		if (!is_name_of(&p->v.v[i], w, n))
			continue;
		if (found != NONE)
			return NONE;
		found = i;
	}
	return found;
}

/* ---- people ---------------------------------------------------------------------------------------------------------------- */

/* What stands directly before the run: "the lawyer, Rosalind Eck", "fire commander Ilse Drankov". */
static uint64_t role_before(const struct words_list *w, const struct name *n, struct name *about)
{
	const struct word *left = n->run ? &w->v.v[n->run - 1] : NULL;

	if (!left || left->capital || left->possessive || (left->behind && left->behind != ','))
		return 0;
	about->man |= is_man(left->folded);
	about->woman |= is_woman(left->folded);
	return role_of(left->folded);
}

static bool is_age(struct str s)
{
	return s.n >= 1 && s.n <= 3 && s.p[0] >= '1' && s.p[0] <= '9' && (s.n == 1 || (s.p[1] >= '0' && s.p[1] <= '9'));
}

/* What follows between commas: ", Ardane's chief operating officer,", ", 29,". */
static uint64_t role_behind(const struct words_list *w, const struct name *n, bool *age, struct name *about)
{
	uint64_t roles = 0;

	if (w->v.v[n->to - 1].behind != ',')
		return 0;
	*age = n->to < w->v.n && is_age(w->v.v[n->to].folded) && w->v.v[n->to].behind;
	for (uint32_t i = n->to; i < w->v.n && i < n->to + 9; i++) {
		if (word_among("who which whose where when said says told and but for of", w->v.v[i].folded))
			break;
		roles |= role_of(w->v.v[i].folded);
		about->man |= is_man(w->v.v[i].folded);
		about->woman |= is_woman(w->v.v[i].folded);
		if (w->v.v[i].behind)
			break;
	}
	return roles;
}

static bool is_organisation(struct str s)
{
	return word_among("group board ministry company co inc ltd plc corp corporation association council university hospital alliance office "
		     "party bank union agency department times post news court house police service services committee commission "
		     "institute centre center works industries furnishings holdings trust foundation wire radio gazette courier street "
		     "road county city province hotel school college church club league front army force forces", s);
}

static void add_person(struct people *p, const struct words_list *w, const struct name *n, uint64_t roles, const struct name *about)
{
	const struct word *last = &w->v.v[n->to - 1];
	struct person *one = NULL;

	for (uint32_t i = 0; i < p->v.n; i++)
		if (is_name_of(&p->v.v[i], w, n))
			one = &p->v.v[i];
	if (!one) {
		vec_push(&p->v, (struct person){.last = last->text, .folded = last->folded});
		one = &p->v.v[p->v.n - 1];
	}
	if (n->to - n->from > 1)
		one->first = w->v.v[n->from].text;
	one->roles |= roles;
	one->man |= about->man;
	one->woman |= about->woman;
}

static void people_of_text(struct people *p, const struct words_list *w)
{
	for (uint32_t i = 0; i < w->v.n;) {
		struct name n;
		uint64_t roles;
		bool age = false;

		if (!w->v.v[i].capital) {
			i++;
			continue;
		}
		if (name_read(w, i, &n) && !is_organisation(w->v.v[n.to - 1].folded)) {
			roles = n.roles | role_before(w, &n, &n) | role_behind(w, &n, &age, &n);
			if ((roles || age) && (n.to - n.from > 1 || n.titled || n.roles))
				add_person(p, w, &n, roles, &n);
			else if (n.titled)
				add_person(p, w, &n, roles, &n);
		}
		i = n.to > i ? n.to : i + 1;
	}
}

void people_find(struct people *p, struct arena *arena, const struct article *x)
{
	struct words_list w = {0};

	for (uint32_t i = 0; i < x->n_blocks; i++) {
		if (x->blocks[i].kind == BLOCK_HEADLINE || x->blocks[i].kind == BLOCK_CROSSHEAD || x->blocks[i].kind == BLOCK_LINE)
			continue;
		words_split(&w, arena, x->blocks[i].text, 0, x->blocks[i].text.n);
		people_of_text(p, &w);
	}
	vec_free(&w.v);
}
