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

int content_head(const struct tree *x, int next, const struct entry *e, int *start)
{
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

/* The first word of the phrase whose noun is V. */
int phrase_start(const struct tree *x, int v)
{
	while (v > 0 && (tag_noun(x->t[v - 1].tag) || x->t[v - 1].tag == TAG_JJ || x->t[v - 1].tag == TAG_DT ||
				x->t[v - 1].tag == TAG_CD || x->t[v - 1].tag == TAG_RB))
		v--;
	return v;
}

/* Is V what somebody has or expresses, "has no plans", "voiced her doubts"? The verb, or -1. */
static int light_verb(const struct tree *x, int v)
{
	int verb = x->t[v].head, before = phrase_start(x, v) - 1;

	if (before > 0 && (x->t[before].tag == TAG_PRPS || x->t[before].tag == TAG_POS))
		before = phrase_start(x, before) - 1;
	if (verb >= 0 && verb < v && v - verb < 8 && x->t[v].rel == ARC_OBJ && token_among(&x->t[verb], light))
		return verb;
	return before >= 0 && token_among(&x->t[before], light) ? before : -1;
}

/* "a claim by two workers that X", "fears among residents that X": who stands behind the noun; the word after him. */
static int owner_behind(const struct tree *x, int v, const struct entry *e, struct words *who)
{
	int i = v + 2;

	if (i >= x->n || !token_among(&x->t[v + 1], " by from among within ") ||
		(e->frames & frame_of(x->t[v + 1].low)))
		return v + 1;
	while (i < x->n && (tag_noun(x->t[i].tag) || x->t[i].tag == TAG_JJ || x->t[i].tag == TAG_DT ||
				   x->t[i].tag == TAG_CD || x->t[i].tag == TAG_POS || x->t[i].tag == TAG_PRP ||
				   x->t[i].tag == TAG_PRPS || token_among(&x->t[i], " of and ")))
		i++;
	*who = (struct words){v + 2, i - 1};
	return i;
}

static const char copulas[] = " is are was were be been being 's 're 'm remain remains remained ";
static const char phrases[] = " hope hopes fear belief concern favor favour support opposition knowledge expectation "
			      "conviction assumption protest ";

/* "was never [in favour of]": the copula before word I, adverbs left out; else the word before it, -1 at the start. */
static int verb_before(const struct tree *x, int i)
{
	i--;
	while (i > 0 && x->t[i].tag == TAG_RB)
		i--;
	return i;
}

/* "is of the opinion that", "is under the impression that", "is a supporter of": how the subject thinks. */
static bool held_by_subject(struct finder *f, int v, struct candidate *c)
{
	const struct tree *x = f->tree;
	int before = phrase_start(x, v) - 1;
	bool in = before > 0 && token_among(&x->t[before], " in under of at ");
	int verb = before < 1 ? -1 : in ? verb_before(x, before) : verb_before(x, before + 1);

	if (verb < 1 || !token_among(&x->t[verb], copulas) || (!in && !(c->entry.frames & FRAME_SELF)))
		return false;
	c->cue.from = verb_group(x, verb).from;
	c->source = subject_of(f, v, (struct words){c->cue.from, v});
	return true;
}

/* "closed it for fear that", "voted in favour of": the phrase says why its subject did it. */
static bool held_by_doer(struct finder *f, int v, struct candidate *c)
{
	const struct tree *x = f->tree;
	int before = phrase_start(x, v) - 1, verb = before - 1;

	if (before < 1 || !token_among(&x->t[before], " in for of on ") || !token_among(&x->t[v], phrases))
		return false;
	c->cue.from = tag_verb(x->t[verb].tag) ? verb_group(x, verb).from : before;
	if (!tag_verb(x->t[verb].tag))
		for (verb = x->t[v].head; verb >= 0 && !tag_verb(x->t[verb].tag);)
			verb = x->t[verb].head;
	if (verb < 0 || verb > before)
		return false;
	c->source = subject_of(f, verb, verb_group(x, verb));
	return true;
}

/* Who has the noun V, and the words that tell so; false: nobody, and the noun does not go without. */
static bool noun_holder(struct finder *f, int v, struct candidate *c, bool loose)
{
	const struct tree *x = f->tree;
	int verb = light_verb(x, v), end, before = phrase_start(x, v) - 1;
	struct words behind = c->source;

	c->source = owner_of(x, v, &end);
	if (verb >= 0) {
		struct words group = verb_group(x, verb);

		c->source = subject_of(f, verb, group);
		c->cue.from = group.from;
		c->head = verb;
	} else if (end >= 0) {
		c->cue.from = end + 1;
	} else if (behind.from <= behind.to) {
		c->source = behind;
	} else if (held_by_subject(f, v, c) || held_by_doer(f, v, c)) {
		return true;
	} else if (before > 0 && token_among(&x->t[before], " is are was were be been ") &&
		   token_is(&x->t[before - 1], "there")) {
		c->cue.from = before;
	} else {
		return loose;
	}
	return true;
}

/* A that-clause whole; of a phrase only what hangs on its head. */
static int content_end(const struct finder *f, int v, int start, int head)
{
	int end;

	if (token_is(&f->tree->t[start], "that"))
		return whole_clause_end(f, v, start, head);
	end = clause_end(f, v, head);
	end = end < f->tree->hi[head] ? end : f->tree->hi[head];
	return start > 0 && token_is(&f->tree->t[start - 1], "for") ? with_infinitive(f, v, end) : end;
}

void noun_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_NOUN, x->t[v].low);
	struct candidate c = {.head = v, .cue = {v, v}, .n_content = 1, .source = NO_WORDS, .rule = "noun"};
	int start = 0, next = e ? owner_behind(x, v, e, &c.source) : -1,
	    head = e ? content_head(x, next, e, &start) : -1;

	if (head < 0)
		return;
	c.entry = *e;
	c.cue.to = start > next && next == v + 1 ? next : v;
	c.content[0] = (struct words){start, content_end(f, v, start, head)};
	if (noun_holder(f, v, &c, token_is(&x->t[next], "that") || token_is(&x->t[next], "about")))
		candidate_add(f, c);
}

const char according_rule[] = "“according to”";

/* The last word of who is named from word I on; "the harbour master, Ben Arrow" has a comma inside. */
static int named_until(const struct tree *x, int i)
{
	int end = i, name;

	while (end + 1 < x->n && x->t[end + 1].tag != TAG_COMMA && x->t[end + 1].tag != TAG_STOP &&
		x->t[end + 1].tag != TAG_OPEN && !token_is(&x->t[end + 1], ";"))
		end++;
	if (end + 2 >= x->n || x->t[end + 1].tag != TAG_COMMA || x->t[end + 2].tag != TAG_NNP ||
		x->t[end].tag == TAG_NNP)
		return end;
	for (name = end + 2; name + 1 < x->n && x->t[name + 1].tag == TAG_NNP;)
		name++;
	return name + 1 >= x->n || tag_mark(x->t[name + 1].tag) ? name : end;
}

void according_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	struct candidate c = {.head = v, .cue = {v, v + 1}, .n_content = 1, .rule = according_rule};
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("say"));
	int end;

	if (!token_is(&x->t[v], "according") || v + 2 >= x->n || !token_is(&x->t[v + 1], "to") || !e)
		return;
	c.entry = *e;
	end = named_until(x, v + 2);
	c.source = trimmed(x, (struct words){v + 2, end});
	c.content[0] = v == 0 ? (struct words){end + 1, x->n - 1} : (struct words){0, v - 1};
	if (v > 0 && end + 3 < x->n && x->t[end + 1].tag == TAG_COMMA && x->t[v - 1].tag == TAG_COMMA)
		c.content[c.n_content++] = (struct words){end + 1, x->n - 1};
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
