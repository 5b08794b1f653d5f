/* Cues whose subject is no speaker: "is expected to", "was criticized by", "asked about", "seems to". */
#include "draft/rules.h"

const char passive_rule[] = "passive", seeming_rule[] = "seeming";

static bool infinitive(const struct tree *x, int i)
{
	return i + 1 < x->n && x->t[i].tag == TAG_TO;
}

/* "by the inspectors" from word I on: the agent; its last word, or -1. */
static int agent(const struct tree *x, int i, struct words *who)
{
	int end = i + 1;

	if (i + 1 >= x->n || !token_is(&x->t[i], "by"))
		return -1;
	while (end + 1 < x->n && !tag_mark(x->t[end + 1].tag) && !tag_verb(x->t[end + 1].tag) &&
		x->t[end + 1].tag != TAG_MD && (x->t[end + 1].tag != TAG_IN || token_is(&x->t[end + 1], "of")) &&
		x->t[end + 1].tag != TAG_TO && x->t[end + 1].tag != TAG_WRB && x->t[end + 1].tag != TAG_WP)
		end++;
	*who = (struct words){i + 1, end};
	return end;
}

/* What is said of the subject: "as a shame", "to open in May", "unsafe", "the winner". */
static bool said_of_subject(const struct tree *x, int i)
{
	if (i >= x->n)
		return false;
	return token_is(&x->t[i], "as") || x->t[i].tag == TAG_TO || x->t[i].tag == TAG_JJ || x->t[i].tag == TAG_DT;
}

static const char wh[] = " whether if what how why ";

/* "It is feared that X", "residents were told (by Z) that X": the clause is all that is told, and whose word it is
 * stands behind "by" or nowhere. */
static bool told_clause(struct finder *f, struct candidate *c, int next)
{
	const struct tree *x = f->tree;
	bool clause = (that_clause(x, next) && (c->entry.frames & FRAME_THAT)) ||
		      (next + 2 < x->n && token_among(&x->t[next], wh) && (c->entry.frames & FRAME_WH) &&
			      c->entry.kind != KIND_FINDING) ||
		      (str_is(c->entry.word, "tell") && clause_follows(x, next));

	if (!clause)
		return false;
	c->content[0] = (struct words){
		next, whole_clause_end(f, c->head, next, x->t[next].head > next ? x->t[next].head : next + 1)};
	candidate_add(f, *c);
	return true;
}

/* "X is expected to do Y", "X was described by Z as Y": X and Y are the content, and Z said it. */
bool passive_cue(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	struct candidate c = {
		.entry = *e, .head = v, .cue = cue, .n_content = 1, .source = NO_WORDS, .rule = passive_rule};
	int next = v + 1, end = agent(x, next, &c.source);
	bool open = (e->kind == KIND_BELIEF || e->kind == KIND_SPEECH) && e->frames & FRAME_THAT &&
		    e->stance == STANCE_AFFIRM;

	if (next >= x->n || cue.from == v)
		return false;
	if (end > 0) {
		c.cue.to = next;
		next = end + 1;
	}
	if (told_clause(f, &c, next))
		return true;
	if (!(e->frames & FRAME_OBJ) && !(open && infinitive(x, next)))
		return false;
	c.content[0] = subject_of(f, v, cue);
	if (said_of_subject(x, next) && (x->t[next].tag != TAG_TO || open || e->stance == STANCE_ASK))
		c.content[c.n_content++] = (struct words){next, clause_end(f, v, next)};
	else if (end < 0)
		return false;
	candidate_add(f, c);
	return true;
}

static const char questions[] = " if whether what how why which who where when whom about ";

/* "Asked (by reporters) whether X", "asked the council about X": the question, whoever stands before it. */
bool asked(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	struct candidate c = {.entry = *e, .head = v, .cue = cue, .n_content = 1, .rule = "question"};
	int i = v + 1;
	bool passive = x->t[v].tag == TAG_VBN && !(cue.from < v && token_among(&x->t[cue.from], " has have had 've "));

	if (!str_is(e->word, "ask"))
		return false;
	while (i + 1 < x->n && !token_among(&x->t[i], questions)) {
		if (tag_mark(x->t[i].tag) || tag_verb(x->t[i].tag) || x->t[i].tag == TAG_TO || x->t[i].tag == TAG_OPEN)
			return false;
		i++;
	}
	if (i + 1 >= x->n)
		return false;
	if (!passive)
		c.source = subject_of(f, v, cue);
	else if (agent(x, v + 1, &c.source) < 0)
		c.source = NO_WORDS;
	if (token_is(&x->t[i], "about") && i == v + 1)
		c.cue.to = i++;
	c.content[0] = (struct words){i, clause_end(f, v, i)};
	candidate_add(f, c);
	return true;
}

const char hearsay_rule[] = "hearsay";

/* "The bridge was reportedly closed": others say so, and the whole clause is the content. */
void hearsay_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, STR("report"));
	struct candidate c = {.head = v, .cue = {v, v}, .n_content = 2, .source = NO_WORDS, .rule = hearsay_rule};
	int head = x->t[v].head, from = v, to;

	if (!token_among(&x->t[v], " reportedly allegedly purportedly supposedly ") || head < 0 || !e ||
		(!tag_verb(x->t[head].tag) && tree_child(x, head, ARC_COP) < 0))
		return;
	while (from > 0 && !tag_mark(x->t[from - 1].tag) && x->t[from - 1].tag != TAG_CC)
		from--;
	to = clause_end(f, head, head);
	if (to <= v)
		return;
	c.entry = *e;
	c.content[0] = (struct words){from, v - 1};
	c.content[1] = (struct words){v + 1, to};
	candidate_add(f, c);
}

/* "The bridge seems to be safe", "it appears that the bridge is safe": nobody is named, and the subject is content. */
bool seeming(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	struct candidate c = {
		.entry = *e, .head = v, .cue = cue, .n_content = 1, .source = NO_WORDS, .rule = seeming_rule};
	struct words subject;
	int next = v + 1;

	if (!(e->frames & FRAME_SELF) || next + 1 >= x->n)
		return false;
	while (next + 2 < x->n && x->t[next].tag == TAG_RB)
		next++;
	subject = subject_of(f, v, cue);
	if (subject.from > subject.to)
		return true;
	if (x->t[next].tag == TAG_TO && lexicon_find(f->x, CLASS_VERB, x->t[next + 1].low))
		return true; /* "seemed to deny": the cue of another verb */
	if (x->t[next].tag != TAG_TO && x->t[next].tag != TAG_JJ && x->t[next].tag != TAG_VBN &&
		!token_among(&x->t[next], " like as that "))
		return true;
	c.content[0] = token_is(&x->t[subject.from], "it") ? NO_WORDS : subject;
	c.content[c.n_content++] = (struct words){v + 1, clause_end(f, v, next)};
	candidate_add(f, c);
	return true;
}
