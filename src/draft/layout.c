/* Speakers told by the layout: 'He said:' with the quotation as a paragraph of its own below, and '"..." - Ida Orr', a
 * quotation with a dash and a name behind it. */
#include "draft/rules.h"

enum { SIGNATURE_WORDS = 12, LEAST_WORDS = 3 };

static bool dash(const struct token *t)
{
	return token_among(t, " - -- \xe2\x80\x93 \xe2\x80\x94 \xe2\x80\x95 ");
}

/* "― Ida Orr, a welder": is sentence S nothing but that? */
static bool signature(const struct reading *r, const struct sentence *s)
{
	const struct token *t = r->tokens.v + s->first;

	if (s->n < 2 || s->n > SIGNATURE_WORDS || !dash(&t[0]) ||
		(t[1].shape != SHAPE_CAPITAL && t[1].shape != SHAPE_CAPITALS))
		return false;
	for (uint32_t i = 1; i < s->n; i++) {
		if (t[i].tag == TAG_VBD || t[i].tag == TAG_MD || (t[i].tag == TAG_VBZ && t[i].shape == SHAPE_LOWER))
			return false;
	}
	return true;
}

bool signed_below(const struct reading *r, const struct quotation *q)
{
	const struct sentence *last = sentence_at(r, q->end - 1), *end = r->sentences.v + r->sentences.n;

	return last && last + 1 < end && last->end <= q->end && last[1].line == last->line && signature(r, last + 1);
}

bool signature_sentence(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number];
	const struct quotation *q = number && s[-1].line == s->line ? quotation_at(r, s[-1].end - 1) : NULL;
	const struct token *t = r->tokens.v + s->first;
	const struct entry *e = lexicon_find(x, CLASS_VERB, STR("say"));
	struct attribution a = {.sentence = number, .direct = true, .rule = "signature", .head = s->first};
	uint32_t end = s->n;

	if (!q || q->words < LEAST_WORDS || !signature(r, s) || !e)
		return false;
	while (end > 1 && tag_mark(t[end - 1].tag))
		end--;
	a.entry = *e;
	a.cue = (struct place){t[0].at, t[0].end};
	a.source = (struct place){t[1].at, t[end - 1].end};
	a.content[a.n_content++] = (struct place){q->at, q->end};
	vec_push(out, a);
	return true;
}

static int reporting_verb(const struct lexicon *x, const struct tree *tree)
{
	for (int v = tree->n - 1; v >= 0; v--) {
		const struct entry *e = tag_verb(tree->t[v].tag) ? lexicon_find(x, CLASS_VERB, tree->t[v].low) : NULL;

		if (e && e->kind == KIND_SPEECH && e->frames & FRAME_QUOTE)
			return v;
	}
	return -1;
}

bool announced_below(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number], *next = s + 1;
	const struct token *colon = &r->tokens.v[s->first + s->n - 1];
	const struct quotation *q =
		number + 1 < r->sentences.n && next->line == s->line + 1 ? quotation_at(r, next->at) : NULL;
	struct attribution a = {.sentence = number, .direct = true, .rule = "colon before a quotation"};
	struct tree tree;
	struct finder f = {.x = x, .tree = &tree, .arena = r->arena, .sentence = number};
	struct words group, source;
	int v;

	if (!q || q->at != next->at || q->words < LEAST_WORDS || !token_is(colon, ":") || quotation_at(r, s->at))
		return false;
	tree_make(&tree, r, s);
	v = reporting_verb(x, &tree);
	if (v < 0)
		return false;
	group = verb_group(&tree, v);
	source = subject_of(&f, v, group);
	a.entry = *lexicon_find(x, CLASS_VERB, tree.t[v].low);
	a.head = s->first + (uint32_t)v;
	a.cue = (struct place){tree.t[group.from].at, colon->end};
	if (source.from <= source.to)
		a.source = (struct place){tree.t[source.from].at, tree.t[source.to].end};
	a.content[a.n_content++] = (struct place){q->at, q->end};
	vec_push(out, a);
	return true;
}
