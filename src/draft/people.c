/* Names, pronouns, descriptions. */
#include "draft/people.h"

#include <ctype.h>

#include "draft/stance.h"
#include "draft/tree.h"

static const char titles[] =
	" mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. gen gen. president senator representative governor "
	"minister secretary judge prof professor mayor chief commander capt captain sgt lt col mp deputy prime foreign "
	"vice lord sir lady dame "
	"chairman chairwoman chancellor ambassador attorney general inspector superintendent king queen prince "
	"princess the a an provincial "
	"adviser advisor former then acting senior spokesman spokeswoman spokesperson director manager lawyer officer ";
static const char womens[] = " she her mrs mrs. ms ms. spokeswoman chairwoman congresswoman businesswoman policewoman "
			     "woman mother daughter wife sister "
			     "aunt queen princess lady dame actress widow councilwoman ";
static const char mens[] = " he his him mr mr. spokesman chairman congressman businessman policeman man father son "
			   "husband brother uncle king prince "
			   "lord sir actor widower councilman ";
static const char roles[] = " spokesman spokeswoman spokesperson minister president director manager chairman "
			    "chairwoman chair chief commander "
			    "inspector governor mayor secretary lawyer attorney officer official adviser analyst "
			    "organiser organizer leader supervisor engineer "
			    "professor doctor judge prosecutor senator ambassador mp lawmaker deputy candidate "
			    "executive founder editor journalist reporter "
			    "author researcher scientist economist witness survivor resident driver nurse teacher "
			    "student worker farmer owner neighbour neighbor ";

/* Last words of names that are no person's. */
static const char bodies[] = " group board terminals bank court party office ministry agency company corporation "
			     "university council union league committee department press times post service authority "
			     "house senate congress parliament police federation association institute foundation "
			     "fund trust works commission bureau directorate inspectorate secretariat movement front "
			     "alliance coalition inc ltd plc corp co airlines motors systems industries holdings "
			     "partners hospital school college church museum port news gazette courier ";
/* Through them a body speaks: "a spokesman for Harbour Trust". Of others with "for", "of", "from" it is a voice. */
static const char mouthpieces[] = " spokesman spokeswoman spokesperson statement lawyer lawyers attorney attorneys ";

enum { RECENT = 500 }; /* names looked through: time stays linear in an article that names thousands */

/* ---- the register ------------------------------------------------------------------------------------------- */

static const char calendar[] =
	" monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
	"september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. ";

static bool name_word(const struct token *t)
{
	return !token_among(t, calendar) &&
	       (t->tag == TAG_NNP || t->tag == TAG_NNPS || ((t->name || t->inner) && tag_noun(t->tag))) &&
	       t->form.n > 1 && t->form.p[0] >= 'A' && t->form.p[0] <= 'Z';
}

bool role_word(const struct token *t)
{
	return token_among(t, roles);
}

static char sex_of(const struct token *t)
{
	return token_among(t, womens) ? 'f' : token_among(t, mens) ? 'm' : '\0';
}

static struct str text_of(const struct reading *r, uint32_t from, uint32_t to)
{
	const struct token *a = &r->tokens.v[from], *b = &r->tokens.v[to];

	return (struct str){r->text.p + a->at, b->end - a->at};
}

/* The person of a last name or whole name, in this article first; NULL if unknown. */
static struct person *known(struct people *p, struct str last, struct str whole)
{
	struct person *found = NULL;

	for (size_t i = p->list.n > RECENT ? p->list.n - RECENT : 0; i < p->list.n; i++) {
		struct person *x = &p->list.v[i];

		if (str_eq(x->name, whole))
			return x;
		if (str_eq(x->last, last) && !x->body && (!found || x->article == p->article))
			found = x;
	}
	return found;
}

static struct person *note(struct people *p, struct str name, struct str last, bool body)
{
	struct person *x = known(p, last, name);

	if (!x || (!str_eq(x->name, name) && str_find(name, ' ') < name.n && str_find(x->name, ' ') < x->name.n)) {
		vec_push(&p->list, (struct person){.name = name, .last = last, .article = p->article, .body = body});
		x = &p->list.v[p->list.n - 1];
	} else if (name.n > x->name.n && str_find(name, ' ') < name.n) {
		x->name = name;
	}
	return x;
}

struct named {
	uint32_t from, to; /* words of the name, titles left out */
	char sex;
	bool any, titled;
};

static bool joins(const struct token *t, uint32_t left)
{
	return left > 1 && token_among(t, " of and for & de van von al bin ") && name_word(t + 1) &&
	       !token_among(t + 1, titles);
}

/* The first run of name words among N words that is not the beginning of a title or of a common noun: of "Fire
 * commander Ida Orr, head of the harbour service" it is "Ida Orr". */
static struct named name_in(const struct reading *r, uint32_t first, uint32_t n)
{
	struct named x = {0};

	for (uint32_t i = first; i < first + n; i++) {
		const struct token *t = &r->tokens.v[i];

		if (!x.sex)
			x.sex = sex_of(t);
		if (token_among(t, titles) && (!x.any || t->form.n > 3)) {
			x.titled |= t->form.p[0] < 'a';
			x.any = false;
		} else if (name_word(t) || (x.any && x.to == i - 1 && t->form.n == 2 && t->form.p[1] == '.')) {
			x.from = x.any ? x.from : i;
			x.any = true;
			x.to = i;
		} else if (x.any && joins(t, first + n - i)) {
			x.to = i;
		} else if (x.any &&
			   (tag_noun(t->tag) || (t->tag == TAG_POS && i + 1 < first + n) || token_among(t, roles)) &&
			   !token_among(t, calendar)) {
			x.any = false; /* "Harbour officials", "Harbour spokesman Ben Arrow", "Orr's lawyer" */
		} else if (x.any) {
			break;
		}
	}
	return x;
}

/* Persons before word UPTO who are known already: the first one named is the one a pronoun will mean. */
static void mention(struct people *p, const struct reading *r, uint32_t first, uint32_t upto)
{
	for (uint32_t i = upto; i-- > first;) {
		const struct token *t = &r->tokens.v[i];

		for (size_t k = p->list.n > RECENT ? p->list.n - RECENT : 0; name_word(t) && k < p->list.n; k++) {
			struct person *x = &p->list.v[k];

			if (!x->body && str_eq(x->last, t->form) && !x->voice.unnamed &&
				(x->article == p->article || str_find(x->name, ' ') < x->name.n)) {
				x->article = p->article;
				x->seen = ++p->clock;
			}
		}
	}
}

static struct person *last_of(struct people *p, char sex, struct str role);

/* "The governor" was spoken of: the last one of that office. */
static void mention_office(struct people *p, const struct reading *r, uint32_t first, uint32_t upto)
{
	for (uint32_t i = first + 1; i < upto; i++) {
		const struct token *t = &r->tokens.v[i];
		struct person *x = token_among(t, roles) && token_is(t - 1, "the") && t->shape == SHAPE_LOWER &&
						   (i + 1 == upto || (!tag_noun(t[1].tag) && !token_is(t + 1, "of")))
					   ? last_of(p, 0, t->low)
					   : NULL;

		if (x)
			x->seen = ++p->clock;
	}
}

void people_begin(struct people *p, uint32_t article)
{
	p->article = article;
	p->clock++;
}

void people_free(struct people *p)
{
	vec_free(&p->list);
}

/* "The foreign minister, Ben Arrow, would not say": persons who are introduced without being quoted. */
static void introduce(struct people *p, const struct reading *r, uint32_t first, uint32_t upto)
{
	for (uint32_t i = first; i + 2 < upto; i++) {
		const struct token *t = &r->tokens.v[i];
		uint32_t at = t[1].tag == TAG_COMMA ? i + 2 : i + 1, end = at;
		struct str role = token_among(t, roles) ? t->low : STR("");
		struct person *x;

		if (!role.n && !token_among(t, " mr mr. mrs mrs. ms ms. "))
			continue;
		while (end < upto && name_word(&r->tokens.v[end]) && !token_among(&r->tokens.v[end], titles))
			end++;
		if (end == at || end - at > 4 || (at == i + 2 && end - at < 2))
			continue;
		x = note(p, arena_str(p->arena, text_of(r, at, end - 1)),
			arena_str(p->arena, r->tokens.v[end - 1].form), false);
		x->role = role.n ? arena_str(p->arena, role) : x->role;
		x->sex = x->sex ? x->sex : sex_of(t);
		x->article = p->article;
	}
}

void people_named(struct people *p, const struct reading *r, uint32_t from, uint32_t upto)
{
	introduce(p, r, from, upto);
	mention_office(p, r, from, upto);
	mention(p, r, from, upto);
}

/* ---- one source --------------------------------------------------------------------------------------------- */

static char sex_in(const struct reading *r, uint32_t first, uint32_t n)
{
	char sex = 0;

	for (uint32_t i = first; i < first + n && !sex; i++)
		sex = sex_of(&r->tokens.v[i]);
	return sex;
}

static struct str role_in(const struct reading *r, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n; i++) {
		if (token_among(&r->tokens.v[i], roles))
			return r->tokens.v[i].low;
	}
	return STR("");
}

static struct person *last_of(struct people *p, char sex, struct str role)
{
	struct person *best = NULL;

	for (size_t i = p->list.n > RECENT ? p->list.n - RECENT : 0; i < p->list.n; i++) {
		struct person *x = &p->list.v[i];

		if (x->article != p->article || !x->seen || (sex && x->sex && x->sex != sex) ||
			(role.n && !str_eq(role, x->role)))
			continue;
		if (sex && x->body)
			continue;
		if (!best || x->seen > best->seen)
			best = x;
	}
	return best;
}

static uint32_t counted(const struct token *t)
{
	static const char *const words[] = {
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
	uint32_t n = 0;

	for (uint32_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (token_is(t, words[i]))
			return i + 1;
	}
	for (size_t i = 0; i < t->low.n && n < 100000; i++) {
		if (t->low.p[i] < '0' || t->low.p[i] > '9')
			return 0;
		n = n * 10 + (uint32_t)(t->low.p[i] - '0');
	}
	return n;
}

static struct speaker unnamed(const struct reading *r, uint32_t first, uint32_t n)
{
	struct speaker s = {.unnamed = true, .reason = "nobody is named: a voice of this article"};
	uint32_t from = first;

	while (from < first + n && token_among(&r->tokens.v[from], " the a an another some other more "))
		from++;
	if (from < first + n && (s.count = counted(&r->tokens.v[from])) > 0)
		from++;
	if (!s.count && token_among(&r->tokens.v[first], " a an another "))
		s.count = 1;
	if (from >= first + n)
		from = first;
	s.job = text_of(r, from, first + n - 1);
	s.name = text_of(r, first, first + n - 1);
	return s;
}

static struct speaker of_person(struct people *p, struct person *x, const char *reason)
{
	x->seen = ++p->clock;
	x->article = p->article;
	if (x->voice.unnamed) {
		struct speaker s = x->voice;

		s.reason = reason;
		return s;
	}
	return (struct speaker){.name = x->name, .reason = reason};
}

static bool vowel_in(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strchr("AEIOUY", p[i]))
			return true;
	}
	return false;
}

/* "ORLA TELLIS" of a transcript is Orla Tellis, and TELLIS too once she is known; "BBC NEWS" is the BBC News. */
static struct str without_capitals(struct people *p, struct str name)
{
	char *out = arena_alloc(p->arena, name.n + 1);
	size_t from = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (islower((unsigned char)name.p[i]) || (unsigned char)name.p[i] >= 0x80)
			return name;
	}
	memcpy(out, name.p, name.n);
	for (size_t i = 0; i <= name.n; i++) {
		if (i < name.n && isalpha((unsigned char)out[i]))
			continue;
		if (vowel_in(out + from, i - from) && i - from > 2)
			for (size_t k = from + 1; k < i; k++)
				out[k] = (char)tolower((unsigned char)out[k]);
		from = i + 1;
	}
	return (struct str){out, name.n};
}

static struct speaker of_name(struct people *p, const struct reading *r, struct named who, uint32_t first, uint32_t n)
{
	struct str name = text_of(r, who.from, who.to), last = r->tokens.v[who.to].form, role = role_in(r, first, n);
	struct str plain = without_capitals(p, name), plain_last = without_capitals(p, last);
	bool article = first < who.from && token_is(&r->tokens.v[who.from - 1], "the"), body;
	struct person *x;

	if (who.to > who.from || known(p, plain_last, plain)) {
		name = plain;
		last = plain_last;
	}
	body = article || token_among(&r->tokens.v[who.to], bodies) ||
	       (who.from == who.to && !who.titled && !known(p, last, name));
	x = note(p, arena_str(p->arena, name), arena_str(p->arena, last), body);
	if (who.sex && !x->sex)
		x->sex = who.sex;
	if (role.n)
		x->role = arena_str(p->arena, role);
	return of_person(p, x, str_eq(x->name, name) ? "named" : "named in full elsewhere");
}

/* A lower-case description that ends in a name's role: "the spokeswoman", "the governor". */
static struct speaker of_description(struct people *p, const struct reading *r, uint32_t first, uint32_t n)
{
	struct str role = role_in(r, first, n);
	struct person *x = n <= 3 && role.n && token_among(&r->tokens.v[first], " the ") ? last_of(p, 0, role) : NULL;
	struct speaker s;

	if (x)
		return of_person(p, x, "the last one of that office");
	s = unnamed(r, first, n);
	s.name = arena_str(p->arena, s.name);
	x = note(p, s.name, arena_str(p->arena, r->tokens.v[first + n - 1].form), !role.n);
	x->voice = s;
	x->role = role.n ? arena_str(p->arena, role) : x->role;
	x->sex = sex_in(r, first, n);
	x->seen = ++p->clock;
	x->article = p->article;
	return s;
}

/* "The chair of the Harbour Board, Ben Arrow": where the name behind the comma begins, 0 if there is none. */
static uint32_t after_office(const struct reading *r, uint32_t first, uint32_t n)
{
	bool office = false;

	for (uint32_t i = first; i + 2 < first + n; i++) {
		const struct token *t = &r->tokens.v[i];
		struct named who;

		office |= token_among(t, roles) && t->shape == SHAPE_LOWER;
		if (t->tag != TAG_COMMA)
			continue;
		who = name_in(r, i + 1, first + n - i - 1);
		return office && who.any && (who.titled || who.to > who.from) && who.from - i < 4 ? i + 1 : 0;
	}
	return 0;
}

/* "Records reviewed by the Harbour Trust", "officials from Vessen": a name that is not the speaker's. */
static bool name_of_another(const struct reading *r, uint32_t first, struct named who)
{
	bool noun = false, preposition = false;

	for (uint32_t i = first; i < who.from; i++) {
		const struct token *t = &r->tokens.v[i];

		if (t->tag == TAG_COMMA || token_among(t, mouthpieces))
			return false;
		noun |= (t->tag == TAG_NN || t->tag == TAG_NNS) && !t->name && !t->inner;
		preposition |= noun && (t->tag == TAG_IN || t->tag == TAG_TO) && !token_is(t, "of");
	}
	return preposition;
}

/* Whom a pronoun means; false: T is none. */
static bool of_pronoun(struct people *p, const struct token *t, struct speaker *out)
{
	struct person *x;

	if (token_among(t, " i we you my our your me us ")) {
		*out = (struct speaker){.reason = "the writer"};
		return true;
	}
	if (t->tag == TAG_NNP || !token_among(t, " he she his her him it they their its them "))
		return false;
	x = last_of(p, sex_of(t), STR(""));
	*out = x ? of_person(p, x, "a pronoun: the one who spoke last")
		 : (struct speaker){.reason = "a pronoun, and nobody before it"};
	return true;
}

struct speaker speaker_of(struct people *p, const struct reading *r, const struct attribution *a)
{
	uint32_t first, n, name;
	struct speaker s;
	struct named who;
	bool person = false;

	words_in_place(r, a->source, &first, &n);
	if (n > 1 && r->tokens.v[first + n - 1].tag == TAG_POS)
		n--; /* "the mayor's view" */
	if (n == 0 || a->source.at >= a->source.end)
		return (struct speaker){.reason = "nobody is named"};
	if (n == 1 && token_among(&r->tokens.v[first], " who which that ")) {
		person = token_is(&r->tokens.v[first], "who");
		n = antecedent(r, &first);
		if (n == 0)
			return (struct speaker){.reason = "“who”, and nobody before it"};
	}
	if (n == 1 && of_pronoun(p, &r->tokens.v[first], &s))
		return s;
	name = after_office(r, first, n);
	if (name) {
		n -= name - first;
		first = name;
	}
	who = name_in(r, first, n);
	who.titled |= person;
	if (who.any && !name_of_another(r, first, who))
		return of_name(p, r, who, first, n);
	return of_description(p, r, first, n);
}
