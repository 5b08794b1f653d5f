/* show ID for what has an id: sources, entities, questions, terms, moments, voices. */
#include "cli/show.h"

#include "cli/commands.h"
#include "cli/copies.h"
#include "ledger/paths.h"
#include "report/words.h"

enum { MOST_LINES = 200 };

static void head(struct show *s, const char *kind, uint32_t sym)
{
	buf_puts(&s->words, kind);
	buf_char(&s->words, ' ');
	buf_add(&s->words, symbol_id(s->l, sym));
	show_line(s);
}

/* ---- sources --------------------------------------------------------------------------------------------------------- */

static void source_fields(struct show *s, const struct source *x)
{
	say_source(&s->words, s->l, x);
	show_field(s, x->has_outlet ? "outlet" : "document");
	show_str(s, "title", x->title);
	say_day(&s->words, x);
	show_field(s, "published");
	say_names(&s->words, s->l, x->authors);
	show_field(s, "authors");
	show_refs(s, "retells", x->relays);
	show_refs(s, "based on", x->based_on);
	show_refs(s, "responds to", x->responds_to);
	show_refs(s, "issued by", x->issued_by);
	show_refs(s, "perhaps same", x->maybe);
	if (x->version_of != NONE)
		show_str(s, "version of", symbol_id(s->l, x->version_of));
	show_str(s, "url", x->url);
	show_str(s, "copy", x->unseen ? STR("not seen, known only through others") : x->copy);
	show_str(s, "note", x->note);
	for (uint32_t i = 0; i < x->n_voices; i++) {
		uint32_t voice = s->l->voices.v[x->first_voice + i].sym;

		buf_add(&s->words, symbol_id(s->l, voice));
		buf_puts(&s->words, ": ");
		say_name(&s->words, s->l, voice);
		show_field(s, "voice");
	}
}

static bool retells(const struct source *s, uint32_t sym)
{
	for (uint32_t i = 0; i < s->relays.n; i++) {
		if (s->relays.v[i].sym == sym)
			return true;
	}
	return false;
}

/* "p7": the claim's place without its letter; nothing for pages and recordings. */
static struct str claim_place_text(struct arena *a, const struct claim *c)
{
	if (c->place_kind == 'h' || c->place_kind == 's')
		return arena_printf(a, "%c", c->place_kind);
	if (c->place_kind == 'g' || c->place_kind == 't')
		return STR("");
	return arena_printf(a, "%c%u", c->place_kind, (unsigned)c->place_number);
}

/* The copy on file with the claims at their places; false if there is none. Claims at places it does not have follow. */
static bool show_copy(struct show *s, uint32_t index)
{
	const struct source *x = &s->l->sources.v[index];
	struct arena *a = s->m->arena;
	struct str path = path_of_copy(a, s->l, x);
	struct article article;
	struct err e;
	bool all = true;

	if (path.n == 0)
		return false;
	if (article_read(a, arena_str(a, path).p, &article, &e) < 0) {
		complain(EXIT_FINE, "%s", e.text);
		return false;
	}
	if (x->sha256.n && !str_is(x->sha256, article.sha256))
		complain(EXIT_FINE, "%.*s is not the file whose digest the ledger has: it was edited or replaced since", STR_ARG(path));
	buf_char(s->out, '\n');
	copy_numbered(s->out, &article, s->m, index);
	for (uint32_t i = 0; i < s->l->claims.n; i++) {
		struct str place = claim_place_text(a, &s->l->claims.v[i]);

		if (s->l->claims.v[i].source != index || article_block(&article, place))
			continue;
		if (all)
			buf_puts(s->out, "\nclaims at places the copy does not have:\n");
		all = false;
		show_claim_line(s, i);
	}
	return true;
}

static void show_source(struct show *s, uint32_t sym)
{
	uint32_t index = s->l->symbols.v[sym].index, n = 0;
	const struct source *x = &s->l->sources.v[index];

	head(s, "source", sym);
	source_fields(s, x);
	show_at(s, s->l->symbols.v[sym].loc);
	for (size_t i = 0; i < s->l->sources.n; i++) {
		if (retells(&s->l->sources.v[i], sym))
			show_str(s, "retold by", symbol_id(s->l, s->l->sources.v[i].sym));
	}
	if (show_copy(s, index))
		return;
	for (uint32_t i = 0; i < s->l->claims.n && n < MOST_LINES; i++) {
		if (s->l->claims.v[i].source != index)
			continue;
		if (n++ == 0)
			buf_puts(s->out, "claims from it:\n");
		show_claim_line(s, i);
	}
}

/* ---- entities --------------------------------------------------------------------------------------------------------- */

static bool speaks(const struct chain *chain, uint32_t sym)
{
	for (uint32_t i = 0; i < chain->n; i++) {
		for (uint32_t k = 0; k < chain->link[i].who.n; k++) {
			if (chain->link[i].who.v[k].sym == sym)
				return true;
		}
	}
	return false;
}

/* Claims in whose chain the symbol stands. */
static void claims_by(struct show *s, uint32_t sym)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->l->claims.n && n < MOST_LINES; i++) {
		if (!speaks(&s->l->chains.v[s->l->claims.v[i].chain], sym))
			continue;
		if (n++ == 0)
			buf_puts(s->out, "claims that are its word:\n");
		show_claim_line(s, i);
	}
}

static void strs_field(struct show *s, const char *label, struct strs v)
{
	for (uint32_t i = 0; i < v.n; i++) {
		buf_puts(&s->words, i ? ", " : "");
		buf_add(&s->words, v.v[i]);
	}
	show_field(s, label);
}

static void show_entity(struct show *s, uint32_t sym)
{
	const struct entity *e = &s->l->entities.v[s->l->symbols.v[sym].index];

	head(s, "entity", sym);
	show_str(s, "name", e->name);
	show_str(s, "kind", e->kind);
	strs_field(s, "also called", e->aliases);
	strs_field(s, "misspelt", e->misspelt);
	show_refs(s, "part of", e->part_of);
	show_refs(s, "speaks for", e->speaks_for);
	show_refs(s, "is not", e->unlike);
	for (uint32_t i = 0; i < e->n_held_by; i++) {
		struct buf iso = {0};

		say_name(&s->words, s->l, e->held_by[i].sym);
		buf_puts(&s->words, ", ");
		dates_write(&iso, e->held_by[i].when);
		say_dates(&s->words, buf_str(&iso));
		buf_free(&iso);
		show_field(s, "held by");
	}
	if (e->party)
		show_str(s, "stake", STR("has a stake in the story"));
	show_at(s, s->l->symbols.v[sym].loc);
	claims_by(s, sym);
}

/* ---- questions ---------------------------------------------------------------------------------------------------------- */

static void question_fields(struct show *s, const struct question *q, uint32_t index)
{
	say_question(&s->words, s->l, index, NULL);
	show_field(s, "asks");
	for (uint32_t i = 0; i < q->n_slots; i++) {
		buf_add(&s->words, q->slots[i].name);
		buf_puts(&s->words, ": ");
		if (q->slots[i].fallback == NONE)
			buf_puts(&s->words, "required");
		else
			say_name(&s->words, s->l, q->slots[i].fallback);
		show_field(s, "slot");
	}
	if (question_unit(q) != UNIT_NONE) {
		buf_printf(&s->words, "%s by the %s", q->changes ? "may change" : q->happens ? "may come again" : "can only grow",
			time_unit_word(question_unit(q)));
		show_field(s, "in time");
	}
	show_str(s, "unit", q->unit);
	if (q->important)
		show_str(s, "weight", STR("important"));
	for (uint32_t i = 0; i < q->n_entails; i++)
		show_str(s, "entails", symbol_id(s->l, s->l->questions.v[q->entails[i].question].sym));
}

static void question_answers(struct show *s, uint32_t index)
{
	const struct comparison *c = s->m->comparison;
	uint32_t n = 0;

	for (size_t g = 0; g < c->groups.v.n; g++) {
		const struct group *x = &c->groups.v.v[g];

		if (x->question != index)
			continue;
		buf_char(s->out, '\n');
		say_question(&s->words, s->l, index, x->slots);
		show_line(s);
		for (uint32_t i = 0; i < x->n && n < MOST_LINES; i++, n++) {
			const struct answer *a = &c->answers.v.v[x->first + i];

			buf_puts(&s->words, "  ");
			buf_add(&s->words, s->l->claims.v[a->claim].at);
			buf_puts(&s->words, "  ");
			say_answer(&s->words, s->l, a);
			buf_puts(&s->words, " · ");
			say_who(&s->words, s->l, &s->l->claims.v[a->claim]);
			show_line(s);
		}
	}
}

static void question_findings(struct show *s, uint32_t index)
{
	const struct comparison *c = s->m->comparison;
	uint32_t n = 0;

	for (size_t i = 0; i < c->findings.n; i++) {
		if (c->findings.v[i].question != index)
			continue;
		if (n++ == 0)
			buf_puts(s->out, "\nfindings:\n");
		show_finding_line(s, &c->findings.v[i]);
	}
}

static void show_question(struct show *s, uint32_t sym)
{
	uint32_t index = s->l->symbols.v[sym].index;

	head(s, "question", sym);
	question_fields(s, &s->l->questions.v[index], index);
	show_at(s, s->l->symbols.v[sym].loc);
	question_answers(s, index);
	question_findings(s, index);
}

/* ---- the rest --------------------------------------------------------------------------------------------------------- */

static void show_term(struct show *s, uint32_t sym)
{
	head(s, "term", sym);
	show_refs(s, "kind of", s->l->terms.v[s->l->symbols.v[sym].index].kind_of);
	show_at(s, s->l->symbols.v[sym].loc);
}

static void show_moment(struct show *s, uint32_t sym)
{
	head(s, "moment", sym);
	say_dates(&s->words, s->l->moments.v[s->l->symbols.v[sym].index].text);
	show_field(s, "when");
	show_at(s, s->l->symbols.v[sym].loc);
}

static void show_voice(struct show *s, uint32_t sym)
{
	const struct voice *v = &s->l->voices.v[s->l->symbols.v[sym].index];

	head(s, "voice", sym);
	say_name(&s->words, s->l, sym);
	show_field(s, "who");
	show_refs(s, "likely same", v->likely);
	show_refs(s, "perhaps same", v->maybe);
	show_refs(s, "not the same", v->not);
	show_refs(s, "member of", v->member_of);
	show_at(s, s->l->symbols.v[sym].loc);
	claims_by(s, sym);
}

void show_symbol(struct show *s, uint32_t sym)
{
	switch (s->l->symbols.v[sym].kind) {
	case SYM_SOURCE:
		show_source(s, sym);
		break;
	case SYM_ENTITY:
		show_entity(s, sym);
		break;
	case SYM_QUESTION:
		show_question(s, sym);
		break;
	case SYM_TERM:
		show_term(s, sym);
		break;
	case SYM_MOMENT:
		show_moment(s, sym);
		break;
	case SYM_VOICE:
	case SYM_UNNAMED:
		show_voice(s, sym);
		break;
	default:
		head(s, "name", sym);
		claims_by(s, sym);
	}
}
