/* Words of a sentence, as the tagger, the parser and the rules see them. */
#ifndef DRAFT_TOKENS_H
#define DRAFT_TOKENS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

enum shape { SHAPE_LOWER, SHAPE_CAPITAL, SHAPE_CAPITALS, SHAPE_DIGITS, SHAPE_MIXED, SHAPE_OTHER };

struct token {
	uint32_t at, end; /* bytes of the text */
	struct str form;  /* as printed */
	struct str low;   /* lower case, typographic apostrophes made plain */
	uint32_t word;    /* hash of low */
	uint32_t ends[2]; /* hashes of its last two and last three letters with its shape */
	uint8_t shape;    /* enum shape */
	uint8_t tag;      /* enum tag, once tagged */
	uint8_t rel;      /* enum arc, once parsed */
	bool space;       /* white space before it */
	bool name;        /* has a capital inside sentences, and is never without it */
	bool inner;       /* a capital inside a sentence that is no headline */
	bool sure;        /* its tag is known: the tagger leaves it alone */
	int32_t head;     /* place in the sentence, -1 for the root */
};

typedef VEC(struct token) token_list;

enum { SENTENCE_TOKENS = 240 }; /* longer ones are cut: work stays linear, and no reporter writes them */

/* Appends the words of TEXT[AT..END) to OUT. Contractions are parted (do n't, Orr 's), hyphens inside words too. */
void tokens_cut(struct arena *a, struct str text, uint32_t at, uint32_t end, token_list *out);

/* Fills low, word, ends and shape of a token whose form is set. */
void token_finish(struct arena *a, struct token *t);

/* A capital that is only a headline's: the word is seen as if it had none. */
void token_without_capital(struct token *t);

uint32_t text_hash(struct str s, uint32_t seed);

/* Mr, Sen, Jan …: a word whose full stop does not end a sentence. */
bool token_abbreviated(struct str word);

#endif
