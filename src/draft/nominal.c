/* Cues that are no verbs: nouns ("his plan to"), adjectives ("is sure that"), "according to", "Mayor: ..." in
 * headlines. */
#include "draft/rules.h"

static const char light[] =
	" make makes made making express expresses expressed expressing have has had having issue issued issues "
	"issuing voice voiced repeat repeated reiterate reiterated raise raised deliver delivered give gave gives "
	"release released "
	"offer offered announce announced outline outlined share shared shares hold held take took ";

/* Whose: "Orr 's claim", "her claim". */
struct words owner_of(const struct tree *x, int v, int *end)
{
	int p = tree_child(x, v, ARC_POSS);
	struct words w;

	*end = -1;
	if (p < 0 || p > v)
		return NO_WORDS;
	w = noun_phrase(x, p);
	*end = w.to;
	return w;
}

/* "that the bridge was safe", but not "that was safe": the tagger takes many a conjunction for a pronoun. */
bool that_clause(const struct tree *x, int i)
{
	if (!token_is(&x->t[i], "that") || i + 2 >= x->n)
		return false;
	return x->t[i].tag == TAG_IN || (x->t[i].tag == TAG_WDT && !tag_verb(x->t[i + 1].tag) &&
						x->t[i + 1].tag != TAG_MD && x->t[i + 1].tag != TAG_RB);
}

static int content_head(const struct tree *x, int v, const struct entry *e, int *start)
{
	int next = v + 1;

	if (next + 1 >= x->n)
		return -1;
	*start = next;
	if (that_clause(x, next) && (e->frames & FRAME_THAT))
		return x->t[next].head > next ? x->t[next].head : next + 1;
	if (x->t[next].tag == TAG_TO && (e->frames & FRAME_TO))
		return x->t[next].head > next ? x->t[next].head : -1;
	if (e->frames & frame_of(x->t[next].low)) {
		*start = next + 1;
		return x->t[next].head > next ? x->t[next].head : -1;
	}
	return -1;
}

void noun_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_NOUN, x->t[v].low);
	struct candidate c = {.head = v, .cue = {v, v}, .n_content = 1, .rule = "noun"};
	int start = 0, end, head, verb = x->t[v].head;

	if (!e || !tag_noun(x->t[v].tag) || (head = content_head(x, v, e, &start)) < 0)
		return;
	c.entry = *e;
	c.source = owner_of(x, v, &end);
	c.content[0] = (struct words){
		start, token_is(&x->t[start], "that") ? whole_clause_end(f, v, start, head) : x->hi[head]};
	c.cue.to = start > v + 1 ? v + 1 : v;
	if (verb >= 0 && verb < v && x->t[v].rel == ARC_OBJ && token_among(&x->t[verb], light)) {
		struct words group = verb_group(x, verb);

		c.source = subject_of(f, verb, group);
		c.cue.from = group.from;
		c.head = verb;
	} else if (end >= 0) {
		c.cue.from = end + 1;
	} else if (!token_is(&x->t[v + 1], "that") && !token_is(&x->t[v + 1], "about")) {
		return;
	}
	candidate_add(f, c);
}

static const char linking[] = " feel feels felt grow grows grew grown growing become becomes became becoming remain remains remained sound sounds "
			      "sounded look looks looked seem seems seemed appear appears appeared make makes made making ";

/* "made sure that", "makes it likely that": an act, and no word of anybody but for "made clear". */
static bool makes_sure(const struct tree *x, int verb, int v)
{
	return token_among(&x->t[verb], " make makes made making ") && !token_is(&x->t[v], "clear");
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
		return makes_sure(x, i, v) ? NO_WORDS : (struct words){verb_group(x, i).from, v};
	}
	return group.from < v || x->t[v].rel == ARC_XCOMP ? group : NO_WORDS;
}

/* "is sure the bridge is safe": a clause without "that", by its order. */
static bool clause_follows(const struct tree *x, int i)
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
	int head = content_head(x, v, e, start);

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

const char according_rule[] = "“according to”";

void according_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	struct candidate c = {.head = v, .cue = {v, v + 1}, .n_content = 1, .rule = according_rule};
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("say"));
	int end;

	if (!token_is(&x->t[v], "according") || v + 2 >= x->n || !token_is(&x->t[v + 1], "to") || !e)
		return;
	c.entry = *e;
	for (end = v + 2; end + 1 < x->n && x->t[end + 1].tag != TAG_COMMA && x->t[end + 1].tag != TAG_STOP &&
			  x->t[end + 1].tag != TAG_OPEN && !token_is(&x->t[end + 1], ";");
		end++)
		;
	if (end + 2 < x->n && x->t[end + 1].tag == TAG_COMMA && x->t[end + 2].tag == TAG_NNP &&
		x->t[end].tag != TAG_NNP) {
		int name = end + 2; /* the harbour master, Ben Arrow */

		while (name + 1 < x->n && x->t[name + 1].tag == TAG_NNP)
			name++;
		if (name + 1 >= x->n || tag_mark(x->t[name + 1].tag))
			end = name;
	}
	c.source = trimmed(x, (struct words){v + 2, end});
	if (v == 0)
		c.content[0] = (struct words){end + 1, x->n - 1};
	else
		c.content[0] = (struct words){0, v - 1};
	if (v > 0 && end + 3 < x->n && x->t[end + 1].tag == TAG_COMMA && x->t[v - 1].tag == TAG_COMMA) {
		c.content[1] = (struct words){end + 1, x->n - 1};
		c.n_content = 2;
	}
	candidate_add(f, c);
}

void headline_cue(struct finder *f)
{
	const struct tree *x = f->tree;
	struct candidate c = {.head = 0, .n_content = 1, .rule = "colon in the headline"};
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("say"));

	for (int i = 1; i < x->n - 3 && i < 5 && !label_words(x->t, x->n); i++) {
		if (!token_is(&x->t[i], ":"))
			continue;
		c.entry = *e;
		c.source = (struct words){0, i - 1};
		c.cue = (struct words){i, i};
		c.head = i;
		c.content[0] = (struct words){i + 1, x->n - 1};
		candidate_add(f, c);
		return;
	}
}
