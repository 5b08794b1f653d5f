/* Verbs as cues: which of their frames is there, and its span. */
#include "draft/rules.h"

/* A source is a noun, a name, a pronoun, a number; not a participle behind an aside, "was, they felt, driven". */
static bool somebody(const struct tree *x, struct words w)
{
	for (int i = w.from; i <= w.to; i++) {
		unsigned tag = x->t[i].tag;

		if (!tag_verb(tag) && !tag_mark(tag) && tag != TAG_RB && tag != TAG_IN && tag != TAG_CC)
			return true;
	}
	return false;
}

/* "Ida Orr has spent the week trying [to sell it]": of a clause taken for a speaker its subject; one that "who" leads in
 * belongs to him. A past tense may well be a participle. */
static struct words without_verb(const struct tree *x, struct words w)
{
	for (int i = w.from; i <= w.to; i++) {
		unsigned tag = x->t[i].tag;

		if (tag == TAG_WP || tag == TAG_WDT || tag == TAG_WPS ||
			token_among(&x->t[i], " that where when what "))
			return w;
		if (i > w.from && (tag == TAG_MD || tag == TAG_VBZ || tag == TAG_VBP ||
					  token_among(&x->t[i], " was were had did "))) {
			bool empty = i == w.from + 1 && token_among(&x->t[w.from], " it there "); /* "it is hard to" */

			return empty ? NO_WORDS : trimmed(x, (struct words){w.from, i - 1});
		}
	}
	return w;
}

void candidate_add(struct finder *f, struct candidate c)
{
	unsigned n = 0;

	c.source = without_verb(f->tree, c.source);
	if (c.source.from <= c.source.to && !somebody(f->tree, c.source))
		return;
	for (unsigned i = 0; i < c.n_content; i++) {
		if (c.content[i].from == 0)
			c.content[i].from = label_words(f->tree->t, f->tree->n);
		c.content[i] = trimmed(f->tree, c.content[i]);
		if (c.content[i].from <= c.content[i].to)
			c.content[n++] = c.content[i];
	}
	c.n_content = n;
	if (n)
		vec_push(f->out, c);
}

static bool wh_word(const struct token *t)
{
	return t->tag == TAG_WP || t->tag == TAG_WRB ||
	       token_among(t, " whether if what how why which who where when ");
}

static void add(struct finder *f, int v, struct words cue, const struct entry *e, struct words a, const char *rule)
{
	struct candidate c = {.cue = cue, .entry = *e, .head = v, .n_content = 1, .rule = rule};

	c.source = subject_of(f, v, verb_group(f->tree, v));
	c.content[0] = a;
	candidate_add(f, c);
}

static bool time_word(const struct token *t)
{
	return token_among(t, " monday tuesday wednesday thursday friday saturday sunday yesterday today tonight ");
}

/* "said the plan was bad": a clause that the parser did not see, after a verb that hardly has another object. */
static bool bare_clause(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	int i = v + 1, end;
	bool verb = false;

	if (!(e->frames & FRAME_THAT) || !(e->frames & FRAME_QUOTE) || (e->frames & FRAME_OBJ) || i + 2 >= x->n)
		return false;
	while (i + 1 < x->n && (time_word(&x->t[i]) || (token_is(&x->t[i], "on") && time_word(&x->t[i + 1]))))
		i++;
	if (tag_mark(x->t[i].tag) || x->t[i].tag == TAG_IN || x->t[i].tag == TAG_TO || x->t[i].tag == TAG_CC ||
		x->t[i].tag == TAG_CLOSE)
		return false;
	end = x->n - 1;
	for (int j = i + 1; j <= end && !verb; j++)
		verb = x->t[j].tag == TAG_MD ||
		       (tag_verb(x->t[j].tag) && x->t[j].tag != TAG_VBG && x->t[j].tag != TAG_VBN);
	if (!verb)
		return false;
	add(f, v, cue, e, (struct words){i, clause_end(f, v, end)}, "clause after the verb, by its order");
	return true;
}

/* The first word after V and its particle; the cue grows by the particle. */
static int after_verb(const struct tree *x, int v, const struct entry *e, struct words *cue)
{
	int i = v + 1;

	if (i < x->n && x->t[i].head == v &&
		(x->t[i].rel == ARC_PRT || ((e->frames & frame_of(x->t[i].low)) && x->t[i].tag == TAG_RP)))
		cue->to = i++;
	return i;
}

/* "said (X)", "told reporters (that X)": a clause after the verb. */
static bool clause_after(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	int head = tree_right(x, v, ARC_CCOMP), start;

	if (head < 0 || !(e->frames & (FRAME_THAT | FRAME_WH | FRAME_QUOTE)))
		return false;
	start = clause_start(x, v, head);
	if (!(e->frames & FRAME_THAT) && (e->frames & FRAME_WH) && !wh_word(&x->t[start]))
		return false;
	add(f, v, cue, e, (struct words){start, whole_clause_end(f, v, start, head)}, "clause after the verb");
	return true;
}

/* "that" close behind, where the parser saw no clause. */
static bool that_after(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;

	if (!(e->frames & FRAME_THAT))
		return false;
	for (int i = v + 1; i < x->n && i < v + (e->frames & FRAME_QUOTE ? 20 : 8); i++) {
		unsigned tag = x->t[i].tag;

		if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD || tag == TAG_STOP ||
			tag == TAG_OPEN || (tag_verb(tag) && i < v + 8))
			return false;
		if (that_clause(x, i)) {
			int end = x->hi[v] > i ? x->hi[v] : x->n - 1;

			add(f, v, cue, e, (struct words){i, relative_end(x, v, end)}, "“that” after the verb");
			return true;
		}
	}
	return false;
}

/* "explained why the bridge was shut": a question word close behind, where the parser saw no clause. */
static bool question_after(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;

	if (!(e->frames & FRAME_WH) || v + 3 >= x->n || !wh_word(&x->t[v + 1]) || x->t[v + 1].tag == TAG_WDT)
		return false;
	add(f, v, cue, e, (struct words){v + 1, whole_clause_end(f, v, v + 1, v + 2)}, "question word after the verb");
	return true;
}

/* The "to" of an infinitive that V may govern, -1 if there is none: close behind, or after those who are urged. */
static int infinitive_at(const struct tree *x, int v, const struct entry *e)
{
	bool asks = e->stance == STANCE_ASK || e->kind == KIND_WISH;

	for (int i = v + 1; i + 1 < x->n && i < v + 24; i++) {
		unsigned tag = x->t[i].tag;

		if (i == v + 1 && token_is(&x->t[i], "to") && x->t[i + 1].shape == x->t[i].shape &&
			x->t[i + 1].tag != TAG_DT && e->stance == STANCE_DECLINE)
			return i;
		if (tag == TAG_TO && (x->t[i + 1].tag == TAG_VB || x->t[i + 1].tag == TAG_RB || i == v + 1))
			return i == v + 1 || asks || tree_right(x, v, ARC_OBJ) >= 0 ? i : -1;
		if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_MD || tag == TAG_STOP || (tag == TAG_COMMA && !asks))
			return -1;
	}
	return -1;
}

/* "plans to sign", "urged voters to stay": the infinitive; for those urged, from them on. */
static bool infinitive_after(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	int to = e->frames & FRAME_TO ? infinitive_at(x, v, e) : -1, head;

	if (to < 0)
		return false;
	head = x->t[to].head > to && x->t[to].head < x->n ? x->t[to].head : to + 1;
	if (to > v + 1 && !tree_under(x, head, v) && e->stance != STANCE_ASK)
		return false;
	add(f, v, cue, e,
		(struct words){
			e->stance == STANCE_ASK || e->kind != KIND_SPEECH ? cue.to + 1 : to, clause_end(f, v, head)},
		"infinitive after the verb");
	return true;
}

/* "called for X", "talked about X", "pointed to X". */
static bool preposition_after(struct finder *f, int v, const struct entry *e, struct words cue, int next)
{
	const struct tree *x = f->tree;
	struct words w;
	int head;

	if (next >= x->n || !(e->frames & frame_of(x->t[next].low)) ||
		(x->t[next].tag != TAG_IN && x->t[next].tag != TAG_TO && x->t[next].tag != TAG_RP))
		return false;
	head = x->t[next].head;
	if (head <= next || head >= x->n)
		return false;
	w = (struct words){next + 1, clause_end(f, v, head)};
	if (token_is(&x->t[next], "for"))
		w.to = with_infinitive(f, v, w.to);
	cue.to = next;
	if (w.from > w.to)
		return false;
	add(f, v, cue, e, w, "preposition after the verb");
	return true;
}

/* "disputed that, saying ...": a word that stands for what was said before. */
static bool pronoun_after(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;

	if (!(e->frames & FRAME_OBJ) || v + 2 >= x->n || !token_among(&x->t[v + 1], " that this it ") ||
		!tag_mark(x->t[v + 2].tag))
		return false;
	add(f, v, cue, e, (struct words){v + 1, v + 1}, "pronoun after the verb");
	return true;
}

static bool begins_phrase(const struct token *t)
{
	return t->tag == TAG_DT || t->tag == TAG_PRP || t->tag == TAG_PRPS || t->tag == TAG_NNP || t->tag == TAG_OPEN ||
	       t->tag == TAG_PDT;
}

/* "denied the report", "supports the plan", with all that follows: "blamed X for Y", "called X a Y". */
static bool object_after(struct finder *f, int v, const struct entry *e, struct words cue, int next)
{
	const struct tree *x = f->tree;
	int obj = tree_right(x, v, ARC_OBJ), end;

	if (obj < 0 && (e->frames & FRAME_ING))
		obj = tree_right(x, v, ARC_XCOMP);
	if (!(e->frames & (FRAME_OBJ | FRAME_ING)))
		return false;
	if (obj < 0 && (e->frames & FRAME_OBJ) && next == v + 1 && next < x->n && begins_phrase(&x->t[next])) {
		add(f, v, cue, e, (struct words){next, clause_end(f, v, next)}, "object of the verb, by its order");
		return true;
	}
	if (obj < 0 || x->lo[obj] <= v || (!(e->frames & FRAME_OBJ) && x->t[obj].tag != TAG_VBG))
		return false;
	end = clause_end(f, v, obj);
	add(f, v, cue, e, (struct words){x->lo[obj], end}, "object of the verb");
	return true;
}

static const char adverbial[] =
	" when after as if while although though before since because despite until unless once ";

/* Can the words before speaker and verb be what was said? "When he came, she said" tells when she said it. */
static bool stands_before(const struct tree *x, struct words before, struct words after)
{
	bool comma = false;

	if (finites(x, before) == 0)
		return finites(x, after) > 0;
	for (int i = before.from; i < before.to; i++)
		comma |= x->t[i].tag == TAG_COMMA;
	return !token_among(&x->t[before.from], adverbial) || comma || finites(x, after) > 0;
}

/* The last word of what follows a cue put into its content or behind it: when, where and to whom ("told the council on
 * Monday,"); LAST itself if a mark follows at once, -1 if something else does. */
static int aside_end(const struct tree *x, int last, const struct entry *e)
{
	const struct token *t = last + 1 < x->n ? &x->t[last + 1] : NULL;
	bool place;

	if (!t || tag_mark(t->tag) || t->tag == TAG_CLOSE)
		return last;
	place = (t->tag == TAG_IN || (t->tag == TAG_TO && last + 2 < x->n && x->t[last + 2].tag != TAG_VB)) &&
		!token_among(t, " that if whether because as ") && !(e->frames & frame_of(t->low));
	if (e->kind != KIND_SPEECH || (!place && !time_word(t) && t->tag != TAG_RB && !str_is(e->word, "tell")))
		return -1;
	for (int i = last + 1; i < x->n; i++) {
		if (tag_mark(x->t[i].tag))
			return i - 1;
		if (token_is(&x->t[i], "that"))
			return -1;
	}
	return x->n - 1;
}

/* "X, he said", "X, he said on Monday, Y": the content before. */
static bool clause_before(struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	struct words source = reporter_of(f, v, verb_group(x, v)), before, after = NO_WORDS;
	int first = source.from <= source.to && source.from < cue.from ? source.from : cue.from, last = cue.to;
	struct candidate c = {.entry = *e, .head = v, .n_content = 1, .rule = "clause before the verb"};

	if (!(e->frames & (FRAME_QUOTE | FRAME_TAIL)) || first < 2 || source.from > source.to ||
		(source.from < cue.from && source.to + 2 < cue.from))
		return false;
	if ((x->t[first - 1].tag != TAG_COMMA && x->t[first - 1].tag != TAG_CLOSE) ||
		token_among(&x->t[source.from], " who which "))
		return false;
	last = aside_end(x, source.from > v ? source.to : last, e);
	if (last < 0)
		return false;
	before = (struct words){0, first - 1};
	if (last + 3 < x->n && x->t[last + 1].tag == TAG_COMMA)
		after = (struct words){last + 2, x->n - 1};
	if (!stands_before(x, before, after))
		return false;
	c.source = source;
	c.cue = cue;
	c.content[0] = before;
	if (after.from <= after.to && x->t[after.from].tag != TAG_WP && x->t[after.from].tag != TAG_WDT &&
		!token_among(&x->t[after.from], adverbial) && (finites(x, after) || x->t[v].rel == ARC_PARATAXIS))
		c.content[c.n_content++] = after;
	candidate_add(f, c);
	return true;
}

/* "The bridge, Tellis said on Monday, was safe": commas on both sides of speaker and verb. */
static bool in_commas(const struct finder *f, int v, const struct entry *e, struct words cue)
{
	const struct tree *x = f->tree;
	struct words source = reporter_of(f, v, verb_group(x, v));
	int last = source.from <= source.to && source.to < cue.from ? aside_end(x, cue.to, e) : -1;

	return last > 0 && source.from > 1 && x->t[source.from - 1].tag == TAG_COMMA && last + 1 < x->n &&
	       tag_mark(x->t[last + 1].tag) && (last + 2 < x->n || last == cue.to);
}

/* "The survey finds few against it": what a person finds is a thing, what a document finds is told by it. */
static struct entry found_in_document(const struct finder *f, int v, const struct entry *e)
{
	struct words who = e->kind == KIND_FINDING ? subject_of(f, v, verb_group(f->tree, v)) : NO_WORDS;
	struct entry out = *e;

	for (int i = who.from; i <= who.to; i++) {
		const struct entry *ground = lexicon_find(f->x, CLASS_GROUND, f->tree->t[i].low);

		if (ground && ground->kind == KIND_FINDING)
			out.frames |= FRAME_OBJ;
	}
	return out;
}

void verb_cue(struct finder *f, int v)
{
	const struct tree *x = f->tree;
	const struct entry *e = lexicon_find(f->x, CLASS_VERB, x->t[v].low);
	int top = chain_top(f, v), next;
	struct words cue = verb_group(x, v);
	struct entry found;
	bool passive;

	if (!e || !tag_verb(x->t[v].tag))
		return;
	if (top != v)
		cue.from = verb_group(x, top).from;
	next = after_verb(x, v, e, &cue);
	passive = tree_child(x, v, ARC_AUXPASS) >= 0 || (x->t[v].tag == TAG_VBN && x->t[v].rel == ARC_ACL);
	if (passive && lexicon_find(f->x, CLASS_ADJECTIVE, x->t[v].low) && next < x->n && !token_is(&x->t[next], "by"))
		return; /* "is convinced that" */
	if (passive) {
		if (!asked(f, v, e, cue) && !passive_cue(f, v, e, cue) && cue.from == v)
			clause_before(f, v, e, cue); /* "X, the paper reported", taken for "reported by" */
		return;
	}
	if (seeming(f, v, e, cue) || asked(f, v, e, cue))
		return;
	if (in_commas(f, v, e, cue) && clause_before(f, v, e, cue))
		return;
	if (pronoun_after(f, v, e, cue) || clause_after(f, v, e, cue) || clause_before(f, v, e, cue) ||
		that_after(f, v, e, cue) || question_after(f, v, e, cue) || bare_clause(f, v, e, cue) ||
		infinitive_after(f, v, e, cue) || preposition_after(f, v, e, cue, next))
		return;
	found = found_in_document(f, v, e);
	object_after(f, v, &found, cue, next);
}
