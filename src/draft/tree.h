/* The tree over one sentence, with the stretch of every subtree; questions that rules ask of it. */
#ifndef DRAFT_TREE_H
#define DRAFT_TREE_H

#include "draft/grammar.h"
#include "draft/text.h"

struct tree {
	const struct reading *r;
	const struct sentence *s;
	const struct token *t;
	int n;
	int lo[SENTENCE_TOKENS], hi[SENTENCE_TOKENS]; /* first and last word below and including each word */
};

void tree_make(struct tree *x, const struct reading *r, const struct sentence *s);

/* The first child of I with the relation, or -1; on the right of I only; the next after AFTER. */
int tree_child(const struct tree *x, int i, enum arc rel);
int tree_right(const struct tree *x, int i, enum arc rel);

bool tree_under(const struct tree *x, int i, int above); /* is I in the subtree of ABOVE? */

static inline bool token_is(const struct token *t, const char *low)
{
	return str_is(t->low, low);
}

/* Words of a label that sentence T opens with, its colon included ("Why it matters:", "Photo:"); 0: none. */
int label_words(const struct token *t, int n);

/* Is the word one of those between blanks in LIST (" is are was ")? */
bool token_among(const struct token *t, const char *list);

static inline bool tag_verb(unsigned tag)
{
	return tag >= TAG_VB && tag <= TAG_VBG;
}

static inline bool tag_noun(unsigned tag)
{
	return tag >= TAG_NN && tag <= TAG_NNPS;
}

/* Punctuation, quotation marks not. */
static inline bool tag_mark(unsigned tag)
{
	return tag == TAG_COMMA || tag == TAG_STOP || tag == TAG_COLON;
}

#endif
