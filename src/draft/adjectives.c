/* Adjectives as cues: "is sure that", "grew worried about", "made it clear that". */
#include "draft/rules.h"

static const char linking[] = " feel feels felt grow grows grew grown growing become becomes became becoming remain "
			      "remains remained sound sounds "
			      "sounded look looks looked make makes made making ";

/* "made sure that", "makes it likely that": an act, and no word of anybody but for "made clear". "Seemed ready to" is
 * how it looks to the author. */
static bool says_nothing(const struct tree *x, int verb, int v)
{
	return token_among(&x->t[verb], " seem seems seemed appear appears appeared ") ||
	       (token_among(&x->t[verb], " make makes made making ") && !token_is(&x->t[v], "clear"));
}

/* The adjective with the verb before it: "was sure", "grew worried", "made it clear"; VERB has the subject. Empty: the
 * adjective stands alone. */
static struct words adjective_group(const struct tree *x, int v, int *verb)
{
	struct words group = verb_group(x, v);
	int i = v - 1;

	*verb = v;
	while (i > 0 && (x->t[i].tag == TAG_RB || token_is(&x->t[i], "it")))
		i--;
	if (i > 0 && (token_among(&x->t[i], linking) || (x->t[v].rel == ARC_XCOMP && x->t[v].head == i))) {
		*verb = i;
		return says_nothing(x, i, v) ? NO_WORDS : (struct words){verb_group(x, i).from, v};
	}
	return group.from < v || x->t[v].rel == ARC_XCOMP ? group : NO_WORDS;
}

/* "is sure the bridge is safe": a clause without "that", by its order. */
bool clause_follows(const struct tree *x, int i)
{
	unsigned tag = i + 2 < x->n ? x->t[i].tag : TAG_NONE;

	if (tag != TAG_PRP && tag != TAG_DT && tag != TAG_NNP && tag != TAG_PRPS)
		return false;
	for (i++; i < x->n && !tag_mark(x->t[i].tag) && x->t[i].tag != TAG_CC; i++) {
		if (x->t[i].tag == TAG_MD || x->t[i].tag == TAG_VBD || x->t[i].tag == TAG_VBZ || x->t[i].tag == TAG_VBP)
			return true;
	}
	return false;
}

/* The head of what the adjective V is about, -1 if nothing follows; it begins at START. */
static int adjective_content(const struct tree *x, int v, const struct entry *e, int *start)
{
	int head = content_head(x, v + 1, e, start);

	if (head >= 0 || !(e->frames & FRAME_THAT))
		return head;
	head = tree_right(x, v, ARC_CCOMP);
	if (head > 0) {
		*start = clause_start(x, v, head);
		return head;
	}
	*start = v + 1;
	return clause_follows(x, v + 1) ? v + 1 : -1;
}

void adjective_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_ADJECTIVE, x->t[v].low);
	struct candidate c = {.head = v, .n_content = 1, .rule = "adjective"};
	int start = 0, verb, head = e ? adjective_content(x, v, e, &start) : -1;

	if (head < 0)
		return;
	c.cue = adjective_group(x, v, &verb);
	if (c.cue.from > c.cue.to)
		return;
	c.entry = *e;
	c.source = subject_of(f, verb, c.cue);
	if (c.source.from == c.source.to && token_is(&x->t[c.source.from], "it"))
		c.source = NO_WORDS; /* "it is clear that": to nobody in particular */
	c.cue.to = frame_of(x->t[v + 1].low) && start == v + 2 ? v + 1 : v;
	c.content[0].from = start;
	c.content[0].to = c.cue.to > v || x->t[start].tag == TAG_TO ? clause_end(f, v, head)
								    : whole_clause_end(f, v, start, head);
	candidate_add(f, c);
}
