/* Reading a quotation into words. Case, quotation marks, punctuation, dashes, contractions, British and American
 * spelling and the choice between "three" and "3" are folded away; brackets and ellipses are kept as marks of an open
 * change. */
#include "evidence/words.h"

#include "base/vec.h"
#include "text/utf8.h"

/* A word on its way. */
struct reader {
	struct arena *arena;
	VEC(struct quote_word) words;
	bool bracket; /* inside [ ] */
	bool gap;     /* an ellipsis came since the last word */
	bool start;   /* the next word begins a sentence */
};

static uint64_t hash_bytes(struct str s)
{
	uint64_t h = 0xcbf29ce484222325ull;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3ull;
	return h;
}

/* ---- one spelling ------------------------------------------------------------------------------------------------ */

static bool ends_with(struct str s, const char *tail)
{
	size_t n = strlen(tail);

	return s.n > n && memcmp(s.p + s.n - n, tail, n) == 0;
}

static const struct variant {
	const char *tail, *instead;
	size_t least; /* letters of the whole word */
} variants[] = {
	{"ogue", "og", 6}, {"ogues", "ogs", 7}, {"tre", "ter", 5}, {"tres", "ters", 6}, {"ence", "ense", 6},
	{"yse", "yze", 6}, {"ysed", "yzed", 7}, {"ise", "ize", 6}, {"ised", "ized", 7}, {"ises", "izes", 7},
	{"ising", "izing", 8}, {"isation", "ization", 9}, {"isations", "izations", 10}, {"lled", "led", 8},
	{"lling", "ling", 9}, {"ller", "ler", 8}, {"ramme", "ram", 9}, {"rammes", "rams", 10}, {"mongst", "mong", 7},
	{"whilst", "while", 6}, {"wards", "ward", 7},
};

static struct str replace_tail(struct arena *a, struct str s, const struct variant *v)
{
	return arena_printf(a, "%.*s%s", (int)(s.n - strlen(v->tail)), s.p, v->instead);
}

/* colour, color: "our" inside a longer word loses its u. Two words never become one by it. */
static struct str without_u(struct arena *a, struct str s)
{
	for (size_t i = 1; s.n >= 5 && i + 3 <= s.n; i++)
		if (memcmp(s.p + i, "our", 3) == 0)
			return arena_printf(a, "%.*so%s", (int)i, s.p, arena_str(a, str_skip(s, i + 2)).p);
	return s;
}

static struct str one_spelling(struct arena *a, struct str s)
{
	for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
		if (s.n >= variants[i].least && ends_with(s, variants[i].tail))
			return replace_tail(a, s, &variants[i]);
	return without_u(a, s);
}

/* U.S. and US, 1,000 and 1000: inner points between letters and commas between digits go. */
static struct str without_points(struct arena *a, struct str s)
{
	char *out;
	size_t n = 0;

	if (str_find(s, '.') == s.n && str_find(s, ',') == s.n)
		return s;
	out = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		bool digit = i > 0 && s.p[i - 1] >= '0' && s.p[i - 1] <= '9';

		if ((s.p[i] == '.' && !digit) || (s.p[i] == ',' && digit))
			continue;
		out[n++] = s.p[i];
	}
	return (struct str){out, n};
}

/* ---- one word ---------------------------------------------------------------------------------------------------- */

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* Once key and lemma stand. */
static void finish_word(struct quote_word *w)
{
	w->hash = hash_bytes(w->key);
	w->stem = (uint32_t)hash_bytes(w->lemma ? str_from(w->lemma) : str_cut(w->key, 3));
}

static struct quote_word *push_word(struct reader *r, struct str folded)
{
	const struct known_word *k = known_word(folded);
	struct quote_word w = {.bracketed = r->bracket, .gap_before = r->gap, .key = folded};

	if (k) {
		w.role = k->role;
		w.link = k->link;
		if (k->role == ROLE_NUMBER && k->lemma)
			w.key = str_from(k->lemma);
		else
			w.lemma = k->lemma;
	} else if (has_digit(folded)) {
		w.role = ROLE_NUMBER;
	} else {
		w.key = one_spelling(r->arena, folded);
	}
	finish_word(&w);
	r->gap = false;
	vec_push(&r->words, w);
	return &r->words.v[r->words.n - 1];
}

static const struct contraction {
	const char *tail, *instead;
} contractions[] = {
	{"'ll", "will"},
	{"'re", "are"},
	{"'ve", "have"},
	{"'m", "am"},
	{"n't", "not"},
};

static const struct contraction whole_words[] = {
	{"can't", "can not"},
	{"cannot", "can not"},
	{"won't", "will not"},
	{"shan't", "shall not"},
	{"it's", "it is"},
	{"that's", "that is"},
	{"there's", "there is"},
	{"he's", "he is"},
	{"she's", "she is"},
	{"let's", "let us"},
};

/* Both halves of a contraction; false if the word is none. */
static bool push_contraction(struct reader *r, struct str s)
{
	for (size_t i = 0; i < sizeof whole_words / sizeof *whole_words; i++) {
		struct str both = str_from(whole_words[i].instead);

		if (!str_is(s, whole_words[i].tail))
			continue;
		push_word(r, str_cut(both, str_find(both, ' ')));
		push_word(r, str_skip(both, str_find(both, ' ') + 1));
		return true;
	}
	for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++) {
		if (!ends_with(s, contractions[i].tail))
			continue;
		push_word(r, str_cut(s, s.n - strlen(contractions[i].tail)));
		push_word(r, str_from(contractions[i].instead));
		return true;
	}
	return false;
}

static void push_plain(struct reader *r, struct str s)
{
	struct quote_word *last = r->words.n ? &r->words.v[r->words.n - 1] : NULL;

	if (s.p[s.n - 1] == '%') {
		if (s.n > 1)
			push_word(r, str_cut(s, s.n - 1));
		push_word(r, STR("percent"));
	} else if (str_is(s, "cent") && last && str_is(last->key, "per")) { /* per cent, percent */
		last->key = STR("percent");
		finish_word(last);
		last->link = false;
	} else if (!push_contraction(r, s)) {
		push_word(r, s);
	}
}

static bool opens_quote(uint32_t c)
{
	return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || (c && c < 0x80 && strchr("\"'(`", (int)c));
}

/* The code point of S at AT, as text. */
static struct str letter_at(struct str s, size_t at)
{
	size_t end = at;

	utf8_next(s, &end);
	return (struct str){s.p + at, end - at};
}

/* A capital that does not come from the sentence: at its start, or the "I" of the speaker. */
static bool is_name(const struct reader *r, struct str chunk, struct str folded)
{
	size_t at = 0, next = 0;

	while (opens_quote(utf8_next(chunk, &next)))
		at = next;
	if (!text_has_capital(letter_at(chunk, at)))
		return false;
	if (str_is(folded, "i") || str_starts(folded, "i'") || str_is(folded, "god") || str_is(folded, "allah") || str_is(folded, "heaven"))
		return false; /* "if God wills" names nobody */
	return !r->start || text_has_capital(letter_at(chunk, next)); /* NSO is one wherever it stands */
}

static bool closes_sentence(struct str chunk)
{
	while (chunk.n && strchr("\"')", chunk.p[chunk.n - 1]))
		chunk.n--;
	return chunk.n && strchr(".!?", chunk.p[chunk.n - 1]) != NULL;
}

/* CHUNK: what stands between two blanks or dashes. */
static void take_chunk(struct reader *r, struct str chunk)
{
	struct str folded;
	size_t before = r->words.n;

	if (!chunk.n || r->words.n >= QUOTE_WORDS)
		return;
	folded = without_points(r->arena, text_fold_words(r->arena, chunk));
	if (folded.n) {
		bool name = is_name(r, chunk, folded);

		push_plain(r, folded);
		r->start = false;
		if (r->words.n > before)
			r->words.v[before].name = name && !r->words.v[before].role;
	}
	if (r->words.n && closes_sentence(chunk)) {
		r->words.v[r->words.n - 1].ends = true;
		r->start = true;
	}
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static bool splits(uint32_t c)
{
	return c <= ' ' || c == '-' || c == '/' || c == 0xA0 || (c >= 0x2000 && c <= 0x2015) || c == 0x202F ||
	       c == 0x3000;
}

/* A point followed by another point, or the one character for three. */
static size_t ellipsis_at(struct str raw, size_t at)
{
	size_t n = 0;

	if (str_starts(str_skip(raw, at), "\xE2\x80\xA6"))
		return 3;
	while (at + n < raw.n && raw.p[at + n] == '.')
		n++;
	return n >= 2 ? n : 0;
}

static void read_chunks(struct reader *r, struct str raw)
{
	size_t from = 0, at = 0;

	while (at < raw.n) {
		size_t here = at, dots = ellipsis_at(raw, at);
		uint32_t c = utf8_next(raw, &at);

		if (!dots && !splits(c) && c != '[' && c != ']')
			continue;
		take_chunk(r, (struct str){raw.p + from, here - from});
		if (dots) {
			at = here + dots;
			r->gap = true;
		} else if (c == '[' || c == ']') {
			r->bracket = c == '[';
		}
		from = at;
	}
	take_chunk(r, str_skip(raw, from));
}

/* A headline capitalizes every word: no name can be told then. */
static void forget_title_case(struct quote *q, bool first_capital)
{
	uint32_t capitals = q->n && first_capital && !q->v[0].link, content = 0;

	for (uint32_t i = 0; i < q->n; i++) {
		content += !q->v[i].link;
		capitals += q->v[i].name && !q->v[i].link && !(i == 0 && first_capital);
	}
	for (uint32_t i = 0; i < q->n && capitals >= content && content > 1; i++)
		q->v[i].name = false;
}

static void seal(struct quote *q)
{
	uint64_t h = q->n;

	for (uint32_t i = 0; i < q->n; i++)
		h = (h ^ (q->v[i].hash + q->v[i].gap_before)) * 0xff51afd7ed558ccdull;
	q->hash = (h ^ q->gap_end) * 0xc4ceb9fe1a85ec53ull;
}

struct quote quote_read(struct arena *arena, struct str raw)
{
	struct reader r = {.arena = arena, .start = true};
	struct quote q = {.raw = raw};
	size_t first = 0;

	read_chunks(&r, raw);
	q.n = (uint32_t)r.words.n;
	q.v = ARENA_COPY(arena, r.words.v, r.words.n);
	q.gap_end = r.gap;
	vec_free(&r.words);
	while (first < raw.n && strchr("\"'[ ", raw.p[first]))
		first++;
	forget_title_case(&q, raw.n > first && text_has_capital((struct str){raw.p + first, 1}));
	seal(&q);
	return q;
}

bool quote_equal(const struct quote *a, const struct quote *b)
{
	if (a->hash != b->hash || a->n != b->n || a->gap_end != b->gap_end)
		return false;
	for (uint32_t i = 0; i < a->n; i++)
		if (a->v[i].gap_before != b->v[i].gap_before || !word_same(&a->v[i], &b->v[i]))
			return false;
	return true;
}
