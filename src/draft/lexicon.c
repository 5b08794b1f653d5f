/* Reading the lexicon: one word a line; the forms of regular verbs and nouns by rule. */
#include "draft/lexicon.h"

#include "draft/builtin.h"

static const struct {
	const char *name;
	uint32_t bit;
} frames[] = {
	{"that", FRAME_THAT},
	{"wh", FRAME_WH},
	{"to", FRAME_TO},
	{"ing", FRAME_ING},
	{"obj", FRAME_OBJ},
	{"quote", FRAME_QUOTE},
	{"for", FRAME_FOR},
	{"about", FRAME_ABOUT},
	{"of", FRAME_OF},
	{"on", FRAME_ON},
	{"against", FRAME_AGAINST},
	{"with", FRAME_WITH},
	{"in", FRAME_IN},
	{"at", FRAME_AT},
	{"over", FRAME_OVER},
	{"by", FRAME_BY},
	{"unto", FRAME_UNTO},
	{"out", FRAME_OUT},
	{"back", FRAME_BACK},
	{"if", FRAME_IF},
	{"self", FRAME_SELF},
	{"up", FRAME_UP},
	{"under", FRAME_UNDER},
	{"from", FRAME_FROM},
	{"tail", FRAME_TAIL},
};
static const char *const kinds[N_KINDS] = {"speech", "belief", "wish", "plan", "attitude", "finding", "decree"};
static const char *const stances[N_STANCES] = {"affirm", "deny", "doubt", "decline", "ask", "neutral"};

static uint32_t frame_named(struct str name)
{
	for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++) {
		if (str_is(name, frames[i].name))
			return frames[i].bit;
	}
	return 0;
}

uint32_t frame_of(struct str preposition)
{
	uint32_t bit = str_is(preposition, "to") ? FRAME_UNTO : frame_named(preposition);

	return str_is(preposition, "upon") ? FRAME_ON : bit >= FRAME_FOR ? bit : 0;
}

static uint8_t number_of(struct str name, const char *const *names, unsigned n)
{
	unsigned i = 0;

	while (i + 1 < n && !str_is(name, names[i]))
		i++;
	return (uint8_t)i;
}

static struct str next_word(struct str *line)
{
	struct str w, rest = str_trim(*line);
	size_t n = 0;

	while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '\t')
		n++;
	w = str_cut(rest, n);
	*line = str_skip(rest, n);
	return w;
}

/* ---- forms -------------------------------------------------------------------------------------------------- */

static bool vowel(char c)
{
	return c && strchr("aeiou", c);
}

/* plan, slam, quip: one vowel between consonants, one syllable; the last letter doubles. */
static bool doubles(struct str w)
{
	unsigned vowels = 0;

	if (w.n < 3 || vowel(w.p[w.n - 1]) || !vowel(w.p[w.n - 2]) || strchr("wxy", w.p[w.n - 1]))
		return false;
	for (size_t i = 0; i < w.n; i++)
		vowels += vowel(w.p[i]) && !(i && w.p[i] == 'u' && w.p[i - 1] == 'q');
	return vowels == 1;
}

static struct str joined(struct arena *a, struct str stem, const char *tail)
{
	return arena_printf(a, "%.*s%s", STR_ARG(stem), tail);
}

static struct str third_person(struct arena *a, struct str w)
{
	char last = w.p[w.n - 1], before = w.n > 1 ? w.p[w.n - 2] : ' ';

	if (last == 'y' && !vowel(before))
		return joined(a, str_cut(w, w.n - 1), "ies");
	if (strchr("sxzo", last) || (last == 'h' && strchr("sc", before)))
		return joined(a, w, "es");
	return joined(a, w, "s");
}

static struct str past(struct arena *a, struct str w)
{
	char last = w.p[w.n - 1];

	if (last == 'e')
		return joined(a, w, "d");
	if (last == 'y' && !vowel(w.p[w.n - 2]))
		return joined(a, str_cut(w, w.n - 1), "ied");
	return doubles(w) ? arena_printf(a, "%.*s%ced", STR_ARG(w), last) : joined(a, w, "ed");
}

static struct str gerund(struct arena *a, struct str w, struct str past_form)
{
	char last = w.p[w.n - 1];
	bool twice = doubles(w) || (past_form.n == w.n + 3 && past_form.p[w.n] == last);

	if (last == 'e' && w.n > 2 && w.p[w.n - 2] != 'e')
		return joined(a, str_cut(w, w.n - 1), "ing");
	return twice ? arena_printf(a, "%.*s%cing", STR_ARG(w), last) : joined(a, w, "ing");
}

static void put(struct lexicon *x, enum word_class c, struct str word, uint32_t entry, enum form form)
{
	uint32_t *v = str_map_put(&x->forms[c], word, entry << FORM_BITS | form);

	if (*v >> FORM_BITS == entry)
		*v |= form;
}

static void add_verb(struct arena *a, struct lexicon *x, struct str forms, uint32_t entry)
{
	struct str lemma = str_cut(forms, str_find(forms, '/')), rest = str_skip(forms, lemma.n + 1);
	struct str second = str_cut(rest, str_find(rest, '/')), third = str_skip(rest, second.n + 1);

	if (!second.n)
		second = past(a, lemma);
	put(x, CLASS_VERB, lemma, entry, FORM_BASE);
	put(x, CLASS_VERB, third_person(a, lemma), entry, FORM_THIRD);
	put(x, CLASS_VERB, second, entry, FORM_PAST);
	put(x, CLASS_VERB, third.n ? third : second, entry, FORM_PARTICIPLE);
	put(x, CLASS_VERB, gerund(a, lemma, second), entry, FORM_GERUND);
	x->entries[CLASS_VERB][entry].word = lemma;
}

/* ---- lists -------------------------------------------------------------------------------------------------- */

static void add_line(struct arena *a, struct lexicon *x, enum word_class c, struct str line)
{
	struct entry *e = &x->entries[c][x->n[c]];
	struct str w;

	e->word = next_word(&line);
	e->kind = number_of(next_word(&line), kinds, N_KINDS);
	e->stance = number_of(next_word(&line), stances, N_STANCES);
	while ((w = next_word(&line)).n)
		e->frames |= frame_named(w);
	if (c == CLASS_VERB) {
		add_verb(a, x, e->word, x->n[c]);
	} else {
		put(x, c, e->word, x->n[c], FORM_BASE);
		if (c != CLASS_ADJECTIVE)
			put(x, c, third_person(a, e->word), x->n[c], FORM_THIRD);
	}
	x->n[c]++;
}

static void read_list(struct arena *a, struct lexicon *x, enum word_class c, struct str text)
{
	uint32_t lines = 1;

	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	x->entries[c] = ARENA_ARRAY(a, struct entry, lines);
	while (text.n) {
		struct str line = str_cut(text, str_find(text, '\n'));

		text = str_skip(text, line.n + 1);
		line = str_trim(line);
		if (line.n && line.p[0] != '#')
			add_line(a, x, c, line);
	}
}

/* Lines of words that tell the same matter; the first of each stands for all. */
static void read_alike(struct lexicon *x, struct str text)
{
	while (text.n) {
		struct str line = str_cut(text, str_find(text, '\n')), w, first = STR("");

		text = str_skip(text, line.n + 1);
		while (line.n && line.p[0] != '#' && (w = next_word(&line)).n) {
			first = first.n ? first : w;
			str_map_put(&x->alike, w, str_hash(first, 0));
		}
	}
}

struct lexicon *lexicon_new(struct arena *a)
{
	struct lexicon *x = ARENA_NEW(a, struct lexicon);

	read_list(a, x, CLASS_VERB, builtin_verbs());
	read_list(a, x, CLASS_NOUN, builtin_nouns());
	read_list(a, x, CLASS_ADJECTIVE, builtin_adjectives());
	read_list(a, x, CLASS_GROUND, builtin_grounds());
	read_alike(x, builtin_alike());
	return x;
}

void lexicon_free(struct lexicon *x)
{
	for (unsigned c = 0; c < N_WORD_CLASSES; c++)
		str_map_free(&x->forms[c]);
	str_map_free(&x->alike);
}

const struct entry *lexicon_find(const struct lexicon *x, enum word_class c, struct str form)
{
	uint32_t i = str_map_get(&x->forms[c], form);

	return i == MAP_NONE ? NULL : &x->entries[c][i >> FORM_BITS];
}

unsigned lexicon_forms(const struct lexicon *x, struct str word)
{
	uint32_t i = str_map_get(&x->forms[CLASS_VERB], word);

	return i == MAP_NONE ? 0 : i & ((1u << FORM_BITS) - 1);
}
