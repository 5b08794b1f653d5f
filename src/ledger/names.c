/* Names: what a text means where a speaker, an author or a member is expected.
 * In this order: an id; a name, alias or misspelt form (folded); an id with capitals ("Post" for `post`); a text with a
 * capital letter, or in a script without capitals, which stands for itself; a text with a blank, which is an unnamed
 * voice of one source; else a fault. */
#include "text/utf8.h"
#include "ledger/reader.h"

struct str strip_doubt(struct str text, bool *perhaps)
{
	text = str_trim(text);
	*perhaps = text.n > 1 && text.p[0] == '~';
	return *perhaps ? str_trim(str_skip(text, 1)) : text;
}

static bool unlike(const struct ledger *l, uint32_t a, uint32_t b)
{
	const struct entity *e = entity_of(l, a);
	uint32_t i;

	for (i = 0; e && i < e->unlike.n; i++)
		if (e->unlike.v[i].sym == b)
			return true;
	return false;
}

void name_declare(struct reader *r, uint32_t sym, struct str text, struct loc at, bool misspelt)
{
	struct str folded = text_fold(r->l->arena, text);
	uint32_t known = str_map_get_tagged(&r->name_index, folded, 0);
	struct name n = {.sym = sym, .text = text, .loc = at, .misspelt = misspelt, .declared = true};

	if (known != MAP_NONE && r->names.v[known].sym == sym)
		return;
	vec_push(&r->names, n);
	if (known == MAP_NONE)
		str_map_put_tagged(&r->name_index, folded, 0, (uint32_t)r->names.n - 1);
	else
		r->names.v[known].ambiguous = true; /* settled when all `unlike` are known: names_shared */
}

/* After the entities are linked: one name for two entities is a fault where they are not declared `unlike`. */
void names_shared(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->names.n; i++) {
		const struct name *n = &r->names.v[i];
		uint32_t first = str_map_get_tagged(&r->name_index, text_fold(r->trees, n->text), 0);
		struct name *f = &r->names.v[first];
		const struct ledger *l = r->l;

		if (f == n || f->sym == n->sym || unlike(l, f->sym, n->sym) || unlike(l, n->sym, f->sym))
			continue;
		f->ambiguous = false; /* the first one has it */
		diag_second(diag_add(r->d, DIAG_SHARED_NAME, n->loc,
				     "`%.*s` is also a name of `%.*s`, which it will be taken for; if the two are different, say `unlike: "
				     "%.*s` here and use ids", STR_ARG(n->text), STR_ARG(symbol_id(l, f->sym)),
				     STR_ARG(symbol_id(l, f->sym))), f->loc, "first");
	}
}

static void misspelt(struct reader *r, const struct name *n, struct str text, struct loc at)
{
	struct str right = symbol_name(r->l, n->sym);

	r->told = true;
	diag_paste(r->d, diag_add(r->d, DIAG_MISSPELT, at, "`%.*s` is a misspelt form of `%.*s`; it is matched, and reported", STR_ARG(text),
				  STR_ARG(right)), "%.*s", STR_ARG(right));
}

static void undeclared(struct reader *r, struct str text, struct loc at)
{
	r->told = true;
	diag_add(r->d, DIAG_UNDECLARED_NAME, at, "`%.*s` is declared nowhere; with --strict every name must stand under `entities` or "
		 "`voices`", STR_ARG(text));
}

/* The name with this text, or MAP_NONE. */
static uint32_t find_name(struct reader *r, struct str text, struct str *folded)
{
	uint32_t i = str_map_get_tagged(&r->typed_names, text, 0);

	if (i != MAP_NONE)
		return i;
	*folded = text_fold(r->l->arena, text);
	i = str_map_get_tagged(&r->name_index, *folded, 0);
	if (i != MAP_NONE)
		str_map_put_tagged(&r->typed_names, text, 0, i);
	return i;
}

static uint32_t use_name(struct reader *r, uint32_t i, struct str text, struct loc at)
{
	const struct name *n = &r->names.v[i];

	r->l->symbols.v[n->sym].used = true;
	if (n->misspelt)
		misspelt(r, n, text, at);
	if (n->ambiguous) {
		r->told = true;
		diag_add(r->d, DIAG_AMBIGUOUS_NAME, at, "two entities that are `unlike` each other are called `%.*s`; write the id, such "
			 "as %.*s", STR_ARG(text), STR_ARG(symbol_id(r->l, n->sym)));
	}
	if (!n->declared && r->options.strict)
		undeclared(r, text, at);
	return n->sym;
}

static uint32_t new_name(struct reader *r, struct str text, struct str folded, struct loc at)
{
	uint32_t sym = symbol_add(r, SYM_NAME, text, 0, at);
	uint32_t i = (uint32_t)r->names.n;

	vec_push(&r->names, (struct name){.sym = sym, .text = text, .loc = at});
	str_map_put_tagged(&r->name_index, folded, 0, i);
	str_map_put_tagged(&r->typed_names, text, 0, i);
	return use_name(r, i, text, at);
}

static uint32_t unnamed_voice(struct reader *r, struct str text, struct str folded, struct loc at, uint32_t source)
{
	struct ledger *l = r->l;
	uint32_t sym = str_map_get_tagged(&r->unnamed, folded, source);
	struct voice v = {.source = source, .side = {NONE, false}};

	r->unnamed_made = true;
	if (sym == MAP_NONE) {
		sym = symbol_add(r, SYM_UNNAMED, text, (uint32_t)l->voices.n, at);
		v.sym = sym;
		v.count.type = VALUE_NUMBER;
		vec_push(&l->voices, v);
		str_map_put_tagged(&r->unnamed, folded, source, sym);
	}
	l->symbols.v[sym].used = true;
	if (r->options.strict)
		undeclared(r, text, at);
	return sym;
}

static const char *hint_for(unsigned kinds)
{
	if (kinds == KINDS_SPEAKER)
		return "declare it under `entities` or the source's `voices`; a person's name has a capital letter, an unnamed "
		       "speaker two words";
	return "declare it under `terms` or `entities`";
}

static void warn_unnamed(struct reader *r, struct str text, struct loc at)
{
	diag_add(r->d, DIAG_UNNAMED_CAPITAL, at, "the capital letter makes a name of `%.*s`, one and the same in every article. If nobody is "
		 "named, write small letters only (`two officials`); if a body speaks, its name; if it is the article's own reporter, leave "
		 "`by` out; if it is a name, declare it under `entities`", STR_ARG(text));
}

/* Whoever writes "by: Post" means `post`: the id in capitals, with blanks for its hyphens. Of the kinds wanted; where no
 * voice can stand ("authors: [Post]") it is no source. NONE if there is none. */
static uint32_t id_in_capitals(struct reader *r, struct str text, unsigned kinds)
{
	char small[ID_MOST];
	uint32_t sym, kind;
	size_t i;

	if (text.n == 0 || text.n > ID_MOST || !text_has_capital(text))
		return NONE;
	for (i = 0; i < text.n; i++) {
		char c = text.p[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == ' ' ? '-' : c;
	}
	sym = str_map_get(&r->l->ids, (struct str){small, text.n});
	if (sym == MAP_NONE)
		return NONE;
	kind = 1u << r->l->symbols.v[sym].kind;
	if (!(kind & kinds) || (kind == KINDS_SOURCE && !(kinds & 1u << SYM_VOICE)))
		return NONE;
	r->l->symbols.v[sym].used = true;
	return sym;
}

uint32_t name_known(struct reader *r, struct str text)
{
	uint32_t sym = id_find(r, text);
	struct str folded;

	if (sym != NONE)
		return sym;
	sym = find_name(r, text, &folded);
	return sym == MAP_NONE ? id_in_capitals(r, text, KINDS_VALUE) : r->names.v[sym].sym;
}

uint32_t name_resolve(struct reader *r, struct str text, struct loc at, unsigned kinds, uint32_t source)
{
	uint32_t sym = id_find(r, text), i;
	struct str folded = {"", 0};
	bool names_itself;

	if (sym != NONE)
		return sym;
	i = find_name(r, text, &folded);
	names_itself = text_has_capital(text) || text_is_caseless(text);
	if (i != MAP_NONE && (r->names.v[i].declared || names_itself))
		return use_name(r, i, text, at);
	sym = id_in_capitals(r, text, kinds);
	if (sym != NONE)
		return sym;
	if (text.n && (text.p[0] == '?' || text.p[text.n - 1] == '?')) {
		r->told = true;
		lose(r);
		diag_add(r->d, DIAG_BAD_VALUE, at, "doubt is written ~ before the word, not ?");
		return NONE;
	}
	if (names_itself && kinds == KINDS_SPEAKER && unnamed_with_capital(text))
		warn_unnamed(r, text, at);
	if (names_itself)
		return new_name(r, text, folded, at);
	if (str_find(text, ' ') < text.n && source != NONE)
		return unnamed_voice(r, text, text_fold(r->l->arena, text), at, source);
	r->told = true;
	unknown_id(r, text, at, hint_for(kinds));
	return NONE;
}
