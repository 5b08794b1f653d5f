/* Tagging and parsing of one sentence.
 *
 * Tagger: left to right, greedy. Parser: arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez, Satta 2011), greedy; then
 * each arc is named in the light of the whole tree. All three by averaged perceptrons (Collins 2002) over hashed
 * features, trained with errors explored (Goldberg & Nivre 2013). The trainer is tests/model/train.c. */
#ifndef DRAFT_SYNTAX_H
#define DRAFT_SYNTAX_H

#include "draft/grammar.h"
#include "draft/lexicon.h"
#include "draft/weights.h"
#include "draft/tokens.h"

enum move { MOVE_SHIFT, MOVE_RIGHT, MOVE_LEFT, N_MOVES };

enum { CHILDREN = 2 };

/* The parser's state over N tokens; place N stands for the root. */
struct state {
	const struct token *t;
	int n, next, depth;
	int stack[SENTENCE_TOKENS + 2];
	int head[SENTENCE_TOKENS + 2];
	int left[SENTENCE_TOKENS + 2][CHILDREN], right[SENTENCE_TOKENS + 2][CHILDREN]; /* the outermost children */
	int n_left[SENTENCE_TOKENS + 2], n_right[SENTENCE_TOKENS + 2];
};

void state_begin(struct state *s, const struct token *t, int n);
void state_move(struct state *s, enum move m);
bool state_may(const struct state *s, enum move m);
bool state_done(const struct state *s);

/* Features of a choice; they return how many there are (at most WEIGHTS_FEATURES). */
unsigned tag_features(const struct token *t, int n, int i, uint32_t *out);
unsigned move_features(const struct state *s, uint32_t *out);
unsigned label_features(
	const struct state *s, int i, uint32_t *out); /* of the arc above token i, in a finished state */

/* Is there a finite verb before word I, after it (up to a comma or a conjunction)? */
bool finite_before(const struct token *t, int i);
bool finite_after(const struct token *t, int n, int i);

/* Sets tag; N at most SENTENCE_TOKENS. */
void tag_sentence(const struct weights *m, struct token *t, int n);

/* The past tense of a sentence that would have no finite verb without it: the treebank, being mail and weblogs, has far
 * fewer of these than newspapers. */
void tags_mend_finite(struct token *t, int n);

/* Sets head and rel of tagged words. */
void parse_tagged(const struct weights *m, struct token *t, int n);

/* All of it. In between (mending.c) is set right what the tagger gets wrong in newspapers: verbs of the lexicon taken for
 * nouns, names taken for verbs. Such a tag is `sure`, and the words around it are tagged anew. */
void parse_sentence(const struct weights *m, const struct lexicon *x, struct token *t, int n);

#endif
