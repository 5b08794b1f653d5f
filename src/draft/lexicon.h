/* Words of saying, believing and wishing, read from the lists in lexicon/ (built into the program). */
#ifndef DRAFT_LEXICON_H
#define DRAFT_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"

enum kind { KIND_SPEECH, KIND_BELIEF, KIND_WISH, KIND_PLAN, KIND_ATTITUDE, KIND_FINDING, KIND_DECREE, N_KINDS };
enum leaning { STANCE_AFFIRM, STANCE_DENY, STANCE_DOUBT, STANCE_DECLINE, STANCE_ASK, STANCE_NEUTRAL, N_STANCES };

/* How a content follows; prepositions have a bit each. */
enum frame {
	FRAME_THAT = 1 << 0,
	FRAME_WH = 1 << 1,
	FRAME_TO = 1 << 2,
	FRAME_ING = 1 << 3,
	FRAME_OBJ = 1 << 4,
	FRAME_QUOTE = 1 << 5,
	FRAME_FOR = 1 << 6,
	FRAME_ABOUT = 1 << 7,
	FRAME_OF = 1 << 8,
	FRAME_ON = 1 << 9,
	FRAME_AGAINST = 1 << 10,
	FRAME_WITH = 1 << 11,
	FRAME_IN = 1 << 12,
	FRAME_AT = 1 << 13,
	FRAME_OVER = 1 << 14,
	FRAME_BY = 1 << 15,
	FRAME_UNTO = 1 << 16,
	FRAME_OUT = 1 << 17,
	FRAME_BACK = 1 << 18,
	FRAME_IF = 1 << 19,
	FRAME_SELF = 1 << 20,
	FRAME_UP = 1 << 21,
	FRAME_UNDER = 1 << 22,
	FRAME_FROM = 1 << 23,
	FRAME_TAIL = 1 << 24,
};

struct entry {
	struct str word;
	uint8_t kind, stance;
	uint32_t frames;
};

enum word_class { CLASS_VERB, CLASS_NOUN, CLASS_ADJECTIVE, CLASS_GROUND, N_WORD_CLASSES };

/* Which forms of a verb a word may be. */
enum form { FORM_BASE = 1, FORM_THIRD = 2, FORM_PAST = 4, FORM_PARTICIPLE = 8, FORM_GERUND = 16, FORM_BITS = 5 };

struct lexicon {
	struct entry *entries[N_WORD_CLASSES];
	uint32_t n[N_WORD_CLASSES];
	struct str_map alike;                 /* word -> hash of the word that stands for it and its like */
	struct str_map forms[N_WORD_CLASSES]; /* every form, in lower case: number of the entry, then enum form */
};

/* Reads the built-in lists; lexicon_free gives back the maps. */
struct lexicon *lexicon_new(struct arena *a);
void lexicon_free(struct lexicon *x);

/* The entry of a form, or NULL. */
const struct entry *lexicon_find(const struct lexicon *x, enum word_class c, struct str form);

/* What forms (enum form, added up) of a verb of the list the word may be; 0: of none. */
unsigned lexicon_forms(const struct lexicon *x, struct str word);

/* The bit of a preposition or particle, 0 for another word. */
uint32_t frame_of(struct str preposition);

#endif
