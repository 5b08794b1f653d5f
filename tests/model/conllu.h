/* Reading a treebank in CoNLL-U: words, tags and trees; empty nodes and the lines of words that are several are
 * skipped. */
#ifndef MODEL_CONLLU_H
#define MODEL_CONLLU_H

#include "draft/syntax.h"

struct gold {
	struct token *t;    /* tag is what the tagger says; head and rel are free for the parser */
	uint8_t *tag, *rel; /* the treebank's */
	int *head;          /* place in the sentence, n for the root */
	int n;
	bool projective; /* no two arcs cross */
};

typedef VEC(struct gold) treebank;

/* Reads PATH; sentences longer than SENTENCE_TOKENS are left out. Ends the program with a message when it cannot. */
void treebank_read(struct arena *a, const char *path, treebank *out);

#endif
