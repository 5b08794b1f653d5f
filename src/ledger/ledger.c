/* The model itself: making and ending one, and looking things up in it. */
#include "ledger/ledger.h"

#include "base/buf.h"
#include "base/digest.h"

struct ledger *ledger_new(struct arena *a, struct diags *d)
{
	struct ledger *l = ARENA_NEW(a, struct ledger);

	l->arena = a;
	l->diags = d;
	l->complete = true;
	l->lattice = lattice_new(a, 0);
	return l;
}

void ledger_free(struct ledger *l)
{
	str_map_free(&l->ids);
	free(l->places.slot);
	vec_free(&l->files);
	vec_free(&l->symbols);
	vec_free(&l->sources);
	vec_free(&l->voices);
	vec_free(&l->entities);
	vec_free(&l->terms);
	vec_free(&l->moments);
	vec_free(&l->questions);
	vec_free(&l->lists);
	vec_free(&l->chains);
	vec_free(&l->claims);
	vec_free(&l->notes);
	vec_free(&l->typed);
	vec_free(&l->slot_values);
	vec_free(&l->held_lists);
	vec_free(&l->targets);
	vec_free(&l->rulings);
	vec_free(&l->ignores);
}

struct str symbol_id(const struct ledger *l, uint32_t sym)
{
	return sym < l->symbols.n ? l->symbols.v[sym].id : STR("");
}

struct source *source_of(const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = sym < l->symbols.n ? &l->symbols.v[sym] : NULL;

	return s && s->kind == SYM_SOURCE ? &l->sources.v[s->index] : NULL;
}

struct entity *entity_of(const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = sym < l->symbols.n ? &l->symbols.v[sym] : NULL;

	return s && s->kind == SYM_ENTITY ? &l->entities.v[s->index] : NULL;
}

struct voice *voice_of(const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = sym < l->symbols.n ? &l->symbols.v[sym] : NULL;

	return s && (s->kind == SYM_VOICE || s->kind == SYM_UNNAMED) ? &l->voices.v[s->index] : NULL;
}

/* "two", "14", "two or more", "3 to 5"; ONE: exactly one. */
static void say_count(struct buf *b, const struct value *count, bool *one)
{
	static const char *const words[] = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
	num lo = count->core.lo, hi = count->core.hi;
	bool whole = lo >= 0 && lo <= 10 * NUM_ONE && lo % NUM_ONE == 0;

	*one = lo == hi && lo == NUM_ONE;
	if (whole && (lo == hi || hi >= SPAN_FOR_EVER)) {
		buf_puts(b, words[(int)(lo / NUM_ONE)]);
		if (lo != hi)
			buf_puts(b, " or more");
	} else {
		number_say(b, count->core);
	}
	buf_char(b, ' ');
}

/* "two senior officials (isr-gov, defence industry)". */
static struct str describe(const struct ledger *l, const struct voice *v)
{
	struct buf b = {0};
	struct str text, side = v->side.sym == NONE ? STR("") : symbol_id(l, v->side.sym);
	bool one = false;

	if (v->count.spans.n)
		say_count(&b, &v->count, &one);
	if (v->rank.n)
		buf_printf(&b, "%.*s ", STR_ARG(v->rank));
	buf_puts(&b, side.n ? "official" : "source");
	if (!one)
		buf_char(&b, 's');
	if (side.n || v->job.n)
		buf_printf(&b, " (%.*s%s%.*s)", STR_ARG(side), side.n && v->job.n ? ", " : "", STR_ARG(v->job));
	text = buf_keep(&b, l->arena);
	buf_free(&b);
	return text;
}

struct str symbol_name(const struct ledger *l, uint32_t sym)
{
	const struct symbol *s;

	if (sym >= l->symbols.n)
		return STR("");
	s = &l->symbols.v[sym];
	if (s->kind == SYM_ENTITY && l->entities.v[s->index].name.n)
		return l->entities.v[s->index].name;
	if (s->kind == SYM_SOURCE && l->sources.v[s->index].outlet.n)
		return l->sources.v[s->index].outlet;
	if (s->kind == SYM_VOICE)
		return describe(l, &l->voices.v[s->index]);
	return s->id;
}

/* First note of the claim, or where it would stand. Most ledgers have about as many notes for every claim, so that it is
 * near to where it would be if all had; from there on in steps that grow. */
static size_t note_first(const struct ledger *l, uint32_t claim)
{
	size_t lo = 0, hi = l->notes.n, mid = l->claims.n ? hi * claim / l->claims.n : 0;

	for (size_t reach = 4; lo < hi; reach *= 4) {
		if (l->notes.v[mid].claim < claim)
			lo = mid + 1;
		else
			hi = mid;
		if (hi - lo <= 2 * reach)
			mid = lo + (hi - lo) / 2;
		else
			mid = mid < lo ? lo + reach : hi - reach;
	}
	return lo;
}

static void add_note(struct claim_extra *x, const struct claim_note *n, struct str *words)
{
	switch ((enum note_key)n->key) {
	case NOTE_WORDS:
		words[x->words.n++] = note_text(n);
		break;
	case NOTE_STATUS:
		x->status = note_text(n);
		break;
	case NOTE_CHECKED_BY:
		x->checked_by = note_text(n);
		break;
	case NOTE_CHECKED_ON:
		x->checked_on = note_text(n);
		break;
	case NOTE_PROOF:
		x->proof = note_text(n);
		break;
	case NOTE_NOTE:
		x->note = note_text(n);
		break;
	}
}

const struct claim_extra *claim_extra(const struct ledger *l, uint32_t claim)
{
	size_t first = note_first(l, claim), end = first, i;
	struct claim_extra *x;
	struct str *words;

	while (end < l->notes.n && l->notes.v[end].claim == claim)
		end++;
	if (end == first)
		return NULL;
	x = ARENA_NEW(l->arena, struct claim_extra);
	words = ARENA_ARRAY(l->arena, struct str, end - first);
	x->claim = claim;
	x->words.v = words;
	for (i = first; i < end; i++)
		add_note(x, &l->notes.v[i], words);
	return x;
}

struct str input_sha256(const struct ledger *l, size_t file)
{
	char hex[65];

	digest_hex(l->files.v[file].bytes, hex, 64);
	return arena_str(l->arena, str_from(hex));
}

const char *ruling_word(enum ruling_as as)
{
	static const char *const words[] = {
		[RULING_REAL] = "real", [RULING_BOTH_TRUE] = "both-true", [RULING_RELAY_ERROR] = "relay-error",
		[RULING_TRANSLATION] = "translation", [RULING_WORDING] = "wording", [RULING_TYPO] = "typo",
		[RULING_NOT_SAME] = "not-same", [RULING_OPEN] = "open",
	};

	return words[as];
}

const char *claim_as_word(enum claim_as as)
{
	static const char *const words[] = {
		[AS_SAID] = "said", [AS_LIKELY] = "likely", [AS_ALLEGED] = "alleged", [AS_INFERRED] = "inferred",
		[AS_PLAN] = "plan", [AS_WILLING] = "willing", [AS_DECIDED] = "decided", [AS_DROPPED] = "dropped",
	};

	return words[as];
}
