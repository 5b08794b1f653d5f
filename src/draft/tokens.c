/* Cutting text into words the way the English Web Treebank does: punctuation apart, clitics apart ("do n't", "Orr 's"), hyphened words in pieces; numbers, abbreviations, addresses of web and mail whole. */
#include "draft/tokens.h"

#include <ctype.h>

uint32_t text_hash(struct str s, uint32_t seed)
{
	uint32_t h = 2166136261u ^ seed;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool letter(unsigned char c)
{
	return isalnum(c) || c >= 0x80;
}

/* Typographic punctuation in UTF-8 (U+2010..U+203A, U+00AB, U+00BB, U+00A0): its length, 0 for anything else. */
static unsigned odd_mark(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;

	if (s.n == 0 || p[0] < 0xc2)
		return 0;
	if (s.n >= 3 && p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xba)
		return 3;
	if (s.n >= 2 && p[0] == 0xc2 && (p[1] == 0xab || p[1] == 0xbb || p[1] == 0xa0))
		return 2;
	return 0;
}

static unsigned apostrophe(struct str s)
{
	if (s.n && s.p[0] == '\'')
		return 1;
	return s.n >= 3 && memcmp(s.p, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* A dot inside a word or after an abbreviation of one letter belongs to it: U.S., p.m., 3.5, nytimes.com. */
static bool inner_dot(struct str word, struct str rest)
{
	unsigned char before = (unsigned char)word.p[word.n - 1];

	if (rest.n > 1 && letter((unsigned char)rest.p[1]) && !odd_mark(str_skip(rest, 1)))
		return word.n < 4 || isdigit(before) || islower((unsigned char)rest.p[1]);
	if (word.n >= 3 && word.p[word.n - 2] == '.')
		return true;
	return word.n == 1 && isupper(before);
}

/* Abbreviations that keep their dot, in lower case; a blank on both sides. */
static const char abbreviations[] =
	" mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm cmdr rev hon pres supt insp det jr sr st mt no vs "
	"etc "
	"inc ltd corp co bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun ave blvd rd "
	"approx dept est fig cf al messrs mme ";

bool token_abbreviated(struct str word)
{
	char key[12];
	size_t n = word.n;

	if (n == 0 || n > 7)
		return false;
	key[0] = ' ';
	for (size_t i = 0; i < n; i++)
		key[i + 1] = (char)tolower((unsigned char)word.p[i]);
	key[n + 1] = ' ';
	key[n + 2] = '\0';
	return strstr(abbreviations, key) != NULL;
}

static bool address(struct str s)
{
	return str_starts(s, "http://") || str_starts(s, "https://") || str_starts(s, "www.");
}

static size_t to_blank(struct str s)
{
	size_t i = 0;

	while (i < s.n && !isspace((unsigned char)s.p[i]))
		i++;
	while (i > 1 && strchr(".,;:!?)'\"", s.p[i - 1]))
		i--;
	return i;
}

/* Bytes of the word that S begins with (S begins with a letter, a digit, @ or #). */
static size_t word_length(struct str s)
{
	size_t i = 1;

	if (address(s))
		return to_blank(s);
	while (i < s.n) {
		struct str rest = str_skip(s, i);
		unsigned char c = (unsigned char)s.p[i];

		if (odd_mark(rest) && !apostrophe(rest))
			break;
		if (apostrophe(rest)) {
			unsigned n = apostrophe(rest);

			if (i + n >= s.n || !letter((unsigned char)s.p[i + n]) || odd_mark(str_skip(s, i + n)))
				break;
			i += n;
		} else if (letter(c) || c == '_' || c == '&' || c == '@') {
			i++;
		} else if (c == '.' && inner_dot(str_cut(s, i), rest)) {
			i++;
		} else if (c == '.' && token_abbreviated(str_cut(s, i))) {
			return i + 1;
		} else if ((c == ',' || c == ':') && isdigit((unsigned char)s.p[i - 1]) && rest.n > 1 &&
			   isdigit((unsigned char)rest.p[1])) {
			i++;
		} else {
			break;
		}
	}
	while (i > 1 && (s.p[i - 1] == '&' || s.p[i - 1] == '@'))
		i--;
	return i;
}

static size_t mark_length(struct str s)
{
	unsigned odd = odd_mark(s);
	size_t n = 1;

	if (odd)
		return odd;
	while (strchr(".-!?*_=", s.p[0]) && n < s.n && s.p[n] == s.p[0])
		n++;
	return n;
}

/* Where the clitic of a word begins: "n't", "'s", "'re" …; the length of the word if it has none. */
static size_t clitic(struct str word)
{
	static const char *const tails[] = {"s", "re", "ve", "ll", "d", "m"};

	for (size_t i = word.n; i-- > 1;) {
		unsigned n = apostrophe(str_skip(word, i));
		struct str tail;

		if (!n)
			continue;
		tail = str_skip(word, i + n);
		if (tail.n == 1 && (tail.p[0] | 32) == 't' && (word.p[i - 1] | 32) == 'n')
			return i - 1 ? i - 1 : word.n;
		for (unsigned k = 0; k < 6; k++) {
			if (tail.n == strlen(tails[k]) && (tail.p[0] | 32) == tails[k][0])
				return i;
		}
		return word.n;
	}
	if (word.n == 6 && (str_is(word, "cannot") || str_is(word, "Cannot")))
		return 3;
	return word.n;
}

static void lower(struct arena *a, struct token *t)
{
	char *p = arena_alloc(a, t->form.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < t->form.n; i++) {
		unsigned apo = t->form.p[i] == '\xe2' ? apostrophe(str_skip(t->form, i)) : 0;

		p[n++] = apo ? '\'' : (char)tolower((unsigned char)t->form.p[i]);
		i += apo ? apo - 1 : 0;
	}
	t->low = (struct str){p, n};
}

static uint8_t token_shape(struct str form)
{
	unsigned up = 0, low = 0, digit = 0;

	for (size_t i = 0; i < form.n; i++) {
		unsigned char c = (unsigned char)form.p[i];

		up += isupper(c) != 0;
		low += islower(c) || c >= 0x80;
		digit += isdigit(c) != 0;
	}
	if (digit)
		return up + low ? SHAPE_MIXED : SHAPE_DIGITS;
	if (up && !low)
		return form.n > 1 ? SHAPE_CAPITALS : SHAPE_CAPITAL;
	if (up)
		return isupper((unsigned char)form.p[0]) ? SHAPE_CAPITAL : SHAPE_MIXED;
	return low ? SHAPE_LOWER : SHAPE_OTHER;
}

static void hash_ends(struct token *t)
{
	size_t n = t->low.n;

	t->ends[0] = text_hash(str_skip(t->low, n > 2 ? n - 2 : 0), t->shape + 100u);
	t->ends[1] = text_hash(str_skip(t->low, n > 3 ? n - 3 : 0), t->shape + 200u);
}

void token_finish(struct arena *a, struct token *t)
{
	size_t n;

	lower(a, t);
	n = t->low.n;
	t->shape = token_shape(t->form);
	t->word = t->shape == SHAPE_DIGITS ? 77u + (uint32_t)(n > 4 ? 4 : n) : text_hash(t->low, 0);
	hash_ends(t);
}

void token_without_capital(struct token *t)
{
	t->shape = SHAPE_LOWER;
	hash_ends(t);
}

static void add(struct arena *a, struct str text, size_t at, size_t end, token_list *out)
{
	struct token t = {.at = (uint32_t)at, .end = (uint32_t)end, .form = {text.p + at, end - at}, .head = -1};

	t.space = at == 0 || isspace((unsigned char)text.p[at - 1]) ||
		  (text.p[at - 1] == '\xa0' && at > 1 && text.p[at - 2] == '\xc2');
	token_finish(a, &t);
	vec_push(out, t);
}

void tokens_cut(struct arena *a, struct str text, uint32_t at, uint32_t end, token_list *out)
{
	size_t i = at;
	struct str whole = str_cut(text, end);

	while (i < end) {
		struct str rest = str_skip(whole, i);
		unsigned char c = (unsigned char)rest.p[0];
		size_t n;

		if (isspace(c) || iscntrl(c) || (rest.n > 1 && memcmp(rest.p, "\xc2\xa0", 2) == 0)) {
			i += c == 0xc2 ? 2 : 1;
			continue;
		}
		if ((letter(c) && !odd_mark(rest)) ||
			((c == '@' || c == '#') && rest.n > 1 && isalpha((unsigned char)rest.p[1]))) {
			size_t cut;

			n = word_length(rest);
			cut = clitic(str_cut(rest, n));
			add(a, whole, i, i + cut, out);
			if (cut < n)
				add(a, whole, i + cut, i + n, out);
		} else {
			n = mark_length(rest);
			if (apostrophe(rest) && i > at && rest.n > n && (rest.p[n] | 32) == 's' &&
				(rest.n == n + 1 || !letter((unsigned char)rest.p[n + 1])))
				n++; /* the 's of a word that ended in a mark */
			add(a, whole, i, i + n, out);
		}
		i += n;
	}
}
