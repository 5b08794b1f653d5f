/* Anchors that do not hold, as problems: one for each fault. Words of a place that is not there are told with the place. */
#include "evidence/anchors.h"

enum { SHOWN = 70 /* characters of a fragment in a message */ };

struct teller {
	struct ledger *l;
	const struct copies *copies;
	const struct anchors *x;
	struct where where;
};

static struct str shown(const struct teller *t, struct str text)
{
	return shorten(t->l->arena, text, SHOWN);
}

static struct str place_of(const struct teller *t, const struct anchor *a)
{
	return copy_of_source(t->copies, t->l->claims.v[a->claim].source)->article.blocks[a->block].place;
}

/* Past the limit only the number counts: no need to look for the line. */
static struct loc stands(struct teller *t, enum diag_code code, struct str text, struct loc fallback)
{
	return t->l->diags->count[code] < t->l->diags->limit ? where_stands(&t->where, text, fallback) : fallback;
}

/* `at: post.p5`, with the letter the claim has. */
static void paste_place(struct teller *t, struct diag *d, const struct claim *claim, struct str place)
{
	char letter[2] = {(char)claim->letter, '\0'};

	diag_paste(t->l->diags, d, "at: %.*s.%.*s%s", STR_ARG(symbol_id(t->l, t->l->sources.v[claim->source].sym)), STR_ARG(place), letter);
}

static void second_in_copy(struct teller *t, struct diag *d, const struct anchor *a)
{
	const struct copy *c = copy_of_source(t->copies, t->l->claims.v[a->claim].source);

	if (d && a->block != NONE)
		diag_second(d, copy_loc(t->copies, c, a->block, a->state == ANCHOR_MOVED ? a->text : STR("")), "printed");
}

/* AT and the words that follow it: where all of them stand, if that is one place. */
static const struct anchor *words_of(const struct teller *t, size_t at)
{
	const struct anchor *v = t->x->v.v, *found = NULL;

	for (size_t i = at + 1; i < t->x->v.n && v[i].claim == v[at].claim; i++) {
		if (v[i].state != ANCHOR_MOVED || (found && found->block != v[i].block))
			return NULL;
		found = &v[i];
	}
	return found;
}

static void tell_place(struct teller *t, size_t at)
{
	const struct anchor *a = &t->x->v.v[at], *words = words_of(t, at);
	const struct claim *claim = &t->l->claims.v[a->claim];
	struct str id = symbol_id(t->l, t->l->sources.v[claim->source].sym);
	struct loc loc = stands(t, DIAG_NO_PLACE, claim->at, claim->loc);
	struct diag *d;

	if (words) {
		d = diag_add(t->l->diags, DIAG_NO_PLACE, loc, "the copy of `%.*s` has no %.*s; its words stand in %.*s", STR_ARG(id),
			STR_ARG(a->text), STR_ARG(place_of(t, words)));
		paste_place(t, d, claim, place_of(t, words));
	} else {
		diag_add(t->l->diags, DIAG_NO_PLACE, loc, "the copy of `%.*s` has no %.*s: %.*s (gainsay show %.*s prints it numbered)",
			STR_ARG(id), STR_ARG(a->text), STR_ARG(a->places), STR_ARG(id));
	}
}

static void tell_moved(struct teller *t, const struct anchor *a, struct str text, struct str at)
{
	const struct claim *claim = &t->l->claims.v[a->claim];
	struct diag *d = diag_add(t->l->diags, DIAG_MOVED, stands(t, DIAG_MOVED, a->text, claim->loc),
		"“%.*s” does not stand in %.*s, but in %.*s; correct the place (gainsay anchors --update does)", STR_ARG(text), STR_ARG(at),
		STR_ARG(place_of(t, a)));

	paste_place(t, d, claim, place_of(t, a));
	second_in_copy(t, d, a);
}

static void tell_changed(struct teller *t, const struct anchor *a, struct str at)
{
	const struct claim *claim = &t->l->claims.v[a->claim];
	struct diag *d = diag_add(t->l->diags, DIAG_CHANGED, stands(t, DIAG_CHANGED, a->text, claim->loc),
		"`%s` is not what is printed: the ledger has “%.*s”, %s %.*s has “%.*s”", anchor_key_word((enum anchor_key)a->key),
		STR_ARG(shorten_to_mark(t->l->arena, a->typed, SHOWN)), str_eq(place_of(t, a), at) ? "its place" : "nearest to it,",
		STR_ARG(place_of(t, a).n ? place_of(t, a) : STR("a line without a place")), STR_ARG(shorten_to_mark(t->l->arena, a->printed, SHOWN)));

	second_in_copy(t, d, a);
}

static void tell_fragment(struct teller *t, const struct anchor *a, bool place_missing)
{
	const struct claim *claim = &t->l->claims.v[a->claim];
	struct str text = shown(t, a->text), at = claim_place(t->l->arena, claim);

	switch (a->state) {
	case ANCHOR_MOVED:
		if (!place_missing)
			tell_moved(t, a, text, at);
		break;
	case ANCHOR_CHANGED:
		tell_changed(t, a, at);
		break;
	case ANCHOR_AMBIGUOUS:
		diag_add(t->l->diags, DIAG_AMBIGUOUS, stands(t, DIAG_AMBIGUOUS, a->text, claim->loc),
			"“%.*s” does not stand in %.*s, but in %.*s; say which is meant, with a word or two more", STR_ARG(text), STR_ARG(at),
			STR_ARG(a->places));
		break;
	case ANCHOR_MISSING:
		diag_add(t->l->diags, DIAG_MISSING, stands(t, DIAG_MISSING, a->text, claim->loc),
			"“%.*s” stands nowhere in the copy of `%.*s`; copy the words from the article, or correct its id", STR_ARG(text),
			STR_ARG(symbol_id(t->l, t->l->sources.v[claim->source].sym)));
		break;
	default:
		break;
	}
}

void anchors_tell(const struct anchors *x, struct ledger *l, const struct copies *c)
{
	struct teller t = {.l = l, .copies = c, .x = x, .where = {.l = l}};
	bool missing = false;

	for (size_t i = 0; i < x->v.n; i++) {
		const struct anchor *a = &x->v.v[i];

		if (a->key == ANCHOR_PLACE) {
			missing = a->state == ANCHOR_MISSING;
			if (missing)
				tell_place(&t, i);
		} else {
			tell_fragment(&t, a, missing && words_of(&t, i - 1) != NULL);
		}
	}
}
