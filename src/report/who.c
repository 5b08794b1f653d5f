/* Whose word a claim is, where it stands and when it was printed, in words. */
#include "report/words.h"

void say_between(struct buf *b, uint32_t i, uint32_t n)
{
	if (i)
		buf_puts(b, i + 1 == n ? " and " : ", ");
}

/* Terms and options are words whose blanks became hyphens. */
static void say_hyphened(struct buf *b, struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		buf_char(b, id.p[i] == '-' ? ' ' : id.p[i]);
}

void say_names(struct buf *b, const struct ledger *l, struct refs who)
{
	for (uint32_t i = 0; i < who.n; i++) {
		say_between(b, i, who.n);
		if (who.v[i].perhaps)
			buf_puts(b, "perhaps ");
		say_name(b, l, who.v[i].sym);
	}
}

void say_source(struct buf *b, const struct ledger *l, const struct source *s)
{
	if (s->has_outlet) {
		buf_add(b, s->outlet);
		return;
	}
	if (s->title.n) {
		buf_puts(b, "“");
		buf_add(b, s->title);
		buf_puts(b, "”");
	} else if (s->kind.n) {
		buf_add(b, s->kind);
	} else {
		say_hyphened(b, symbol_id(l, s->sym));
	}
	if (s->issued_by.n) {
		buf_puts(b, s->title.n || s->kind.n ? " by " : " of ");
		say_names(b, l, s->issued_by);
	}
}

static const char *count_word(unsigned n)
{
	static const char *const words[] = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};

	return n < sizeof words / sizeof words[0] ? words[n] : NULL;
}

/* "three", "two or more", "dozens": from the canonical text of `n`. */
static bool say_voice_count(struct buf *b, const struct voice *v)
{
	struct span core = v->count.core;
	const char *word;

	if (v->count.n == 0 && v->count.spans.n == 0)
		return true;
	word = core.lo > 0 && core.lo % NUM_ONE == 0 && core.lo <= 10 * NUM_ONE ? count_word((unsigned)(core.lo / NUM_ONE)) : NULL;
	if (word && core.lo == core.hi) {
		buf_puts(b, word);
		buf_char(b, ' ');
		return core.lo != NUM_ONE;
	}
	if (word && core.hi >= SPAN_FOR_EVER) {
		buf_puts(b, word);
		buf_puts(b, " or more ");
		return true;
	}
	number_say(b, core);
	buf_char(b, ' ');
	return true;
}

/* What people on that side are called. */
static const char *people_of(const struct ledger *l, const struct voice *v)
{
	const struct entity *side = v->side_given && !v->side_unknown && v->side.sym != NONE ? entity_of(l, v->side.sym) : NULL;

	if (side && (str_is(side->kind, "government") || str_is(side->kind, "ministry") || str_is(side->kind, "office")))
		return "official";
	return "source";
}

static void say_voice(struct buf *b, const struct ledger *l, const struct voice *v)
{
	bool many = say_voice_count(b, v);

	if (v->rank.n) {
		buf_add(b, v->rank);
		buf_char(b, ' ');
	}
	if (v->count.spans.n == 0)
		buf_puts(b, "unnamed ");
	buf_puts(b, people_of(l, v));
	if (many)
		buf_char(b, 's');
	if (v->job.n) {
		buf_puts(b, " (");
		buf_add(b, v->job);
	}
	if (v->side_given && !v->side_unknown && v->side.sym != NONE) {
		buf_puts(b, v->job.n ? ", " : " (");
		buf_puts(b, v->side.perhaps ? "perhaps " : "");
		say_name(b, l, v->side.sym);
		buf_char(b, ')');
	} else if (v->job.n) {
		buf_char(b, ')');
	}
}

static void say_list(struct buf *b, const struct ledger *l, const struct symbol *s)
{
	say_names(b, l, l->lists.v[s->index]);
}

void say_name(struct buf *b, const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = &l->symbols.v[sym];

	switch (s->kind) {
	case SYM_LIST:
		say_list(b, l, s);
		break;
	case SYM_SOURCE:
		say_source(b, l, &l->sources.v[s->index]);
		break;
	case SYM_TERM:
	case SYM_OPTION:
		say_hyphened(b, s->id);
		break;
	case SYM_VOICE:
		say_voice(b, l, &l->voices.v[s->index]);
		break;
	default:
		buf_add(b, symbol_name(l, sym));
	}
}

/* ---- the claim ------------------------------------------------------------------------------------------------------- */

void say_place(struct buf *b, const struct claim *claim)
{
	unsigned n = claim->place_number;

	switch (claim->place_kind) {
	case 'h':
		buf_puts(b, "headline");
		break;
	case 's':
		buf_puts(b, "standfirst");
		break;
	case 'c':
		buf_printf(b, "caption %u", n);
		break;
	case 'n':
		buf_printf(b, "note %u", n);
		break;
	case 'g':
		buf_printf(b, "page %u", n);
		break;
	case 't':
		buf_printf(b, "at %02u:%02u:%02u", n / 3600, n / 60 % 60, n % 60);
		break;
	default:
		buf_puts(b, "paragraph ");
		buf_number(b, n);
	}
}

/* The chain ends in the source itself, or in another piece of the same outlet. */
static bool same_voice(const struct ledger *l, const struct source *own, const struct chain *chain)
{
	struct refs last = chain->link[chain->n - 1].who;
	const struct source *s = last.n == 1 && !last.v[0].perhaps ? source_of(l, last.v[0].sym) : NULL;

	return s && (s == own || (s->has_outlet && own->has_outlet && s->outlet_key == own->outlet_key));
}

bool speaks_itself(const struct ledger *l, const struct claim *claim)
{
	const struct chain *chain = &l->chains.v[claim->chain];

	return chain->n == 0 || same_voice(l, &l->sources.v[claim->source], chain);
}

/* Who is credited; where the article leaves open who it is, that. */
static void say_credited(struct buf *b, const struct ledger *l, struct refs who)
{
	bool open = who.n > 0;

	for (uint32_t i = 0; i < who.n; i++)
		open &= who.v[i].perhaps;
	if (!open) {
		say_names(b, l, who);
		return;
	}
	for (uint32_t i = 0; i < who.n; i++) {
		say_between(b, i, who.n);
		say_name(b, l, who.v[i].sym);
	}
	buf_puts(b, " (attribution uncertain)");
}

void say_speaker(struct buf *b, const struct ledger *l, const struct claim *claim)
{
	const struct chain *chain = &l->chains.v[claim->chain];

	if (speaks_itself(l, claim))
		say_source(b, l, &l->sources.v[claim->source]);
	else
		say_credited(b, l, chain->link[chain->n - 1].who);
}

void say_path(struct buf *b, const struct ledger *l, const struct claim *claim)
{
	const struct source *own = &l->sources.v[claim->source];
	const struct chain *chain = &l->chains.v[claim->chain];

	if (speaks_itself(l, claim)) {
		buf_puts(b, own->has_outlet ? ", in its own voice" : "");
		return;
	}
	for (uint32_t i = chain->n - 1; i-- > 0;) {
		buf_puts(b, ", as told by ");
		say_credited(b, l, chain->link[i].who);
	}
	buf_puts(b, ", reported by ");
	say_source(b, l, own);
}

void say_who(struct buf *b, const struct ledger *l, const struct claim *claim)
{
	say_speaker(b, l, claim);
	say_path(b, l, claim);
}

/* The hull of what a date means, where the text is no plain date: a moment's name would say nothing. */
static bool plain_dates(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool letter = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z');

		if (letter && s.p[i] != 'T' && s.p[i] != 'Z' && s.p[i] != 'o' && s.p[i] != 'r')
			return false;
	}
	return s.n > 0;
}

void say_day(struct buf *b, const struct source *s)
{
	struct buf iso = {0};

	if (s->published.n == 0) {
		buf_puts(b, "undated");
		return;
	}
	if (plain_dates(s->published_text))
		buf_add(&iso, s->published_text);
	else
		dates_write(&iso, s->published);
	say_dates(b, buf_str(&iso));
	buf_free(&iso);
}

void say_fragment(struct buf *b, const struct ledger *l, uint32_t claim)
{
	const struct claim_extra *extra = claim_extra(l, claim);
	struct strs text = l->claims.v[claim].quotes;

	if (text.n == 0 && extra)
		text = extra->words;
	for (uint32_t i = 0; i < text.n && i < 3; i++) {
		buf_puts(b, i ? " … “" : "“");
		buf_add(b, str_trim(text.v[i]));
		buf_puts(b, "”");
	}
	if (text.n > 3)
		buf_puts(b, " …");
}

void say_printed(struct buf *b, const struct report *r, uint32_t claim)
{
	struct str sentence = r->quotes == QUOTES_SENTENCE && r->evidence ? evidence_sentence(r->evidence, claim) : STR("");

	if (r->quotes == QUOTES_NONE)
		return;
	if (sentence.n == 0) {
		say_fragment(b, r->ledger, claim);
		return;
	}
	buf_puts(b, "in print: ");
	buf_add(b, sentence);
}
