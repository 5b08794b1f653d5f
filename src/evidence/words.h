/* Words of quotations, for quote-drift and for "the same quoted words": what a reader takes for the same word, forms of
 * one word, and what was put in or left out openly (brackets, ellipsis). */
#ifndef EVIDENCE_WORDS_H
#define EVIDENCE_WORDS_H

#include <stdint.h>

#include "base/arena.h"

/* What a word does to the sense: losing or changing one weighs more than another word does. */
enum word_role { ROLE_NONE, ROLE_NEGATION, ROLE_HEDGE, ROLE_CONDITION, ROLE_NUMBER };

struct quote_word {
	struct str key;    /* folded, contractions opened, spelling variants and number words made one */
	uint64_t hash;     /* of the key */
	uint32_t stem;     /* of the lemma or the first letters: forms of one word have the same */
	const char *lemma; /* irregular forms: "go" of "went"; NULL for most */
	uint8_t role;      /* enum word_role */
	bool name;         /* a capital where none is due */
	bool link;         /* of, the, to: says little by itself */
	bool bracketed;    /* stood in [ ] */
	bool gap_before;   /* an ellipsis stands before it */
	bool ends;         /* a sentence ends behind it */
};

struct quote {
	struct quote_word *v;
	uint32_t n;
	bool gap_end;  /* an ellipsis at the very end */
	uint64_t hash; /* of all keys and gaps in order: equal wordings have equal hashes */
	struct str raw;
};

/* Words of a quotation, in ARENA; longer ones are cut after QUOTE_WORDS words. */
#define QUOTE_WORDS 1000
struct quote quote_read(struct arena *arena, struct str raw);

/* The same words and gaps in the same order: brackets, case, punctuation, spelling variants apart. */
bool quote_equal(const struct quote *a, const struct quote *b);

/* The same word to a reader; a form of the same word ("destroy", "destroyed"; "go", "went"). */
bool word_same(const struct quote_word *a, const struct quote_word *b);
bool word_forms(const struct quote_word *a, const struct quote_word *b);

/* What a silent difference bears on. */
enum drift_what { DRIFT_NEGATION = 1, DRIFT_HEDGE = 2, DRIFT_CONDITION = 4, DRIFT_NAME = 8 /* or number */ };

/* How two wordings stand to each other, word by word in order (align.c). */
struct drift {
	uint32_t shared; /* words that both have, forms of one word among them */
	bool alike;      /* they share half the words of the shorter */
	bool silent;     /* a difference that nothing indicates */
	bool grave;      /* a negation, hedge, condition, number or name lost or changed */
	unsigned what;   /* enum drift_what: which */
	uint32_t shared_content;           /* of the shared words: those that say something */
	uint32_t a_from, a_to, b_from, b_to; /* from the first shared word to behind the last */
};

/* Scratch that grows and is used again. */
struct aligner {
	uint16_t *score;
	size_t cap;
};
void aligner_free(struct aligner *g);

/* ENDS: what only one side has at an end counts as well. FORCED: declared one utterance, alike whatever is shared. */
struct drift quote_drift_between(
	struct aligner *g, const struct quote *a, const struct quote *b, bool ends, bool forced);

/* A word of the table in known_words.c. */
struct known_word {
	const char *word;
	uint8_t role; /* enum word_role */
	uint8_t link;
	const char *lemma;
};
const struct known_word *known_word(struct str s); /* NULL: nothing is known of it */
bool words_in_order(void);                         /* for tests: the table is in order */

#endif
