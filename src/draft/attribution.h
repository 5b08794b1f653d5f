/* Who says what: source, cue and content of every statement that an article ascribes to somebody. */
#ifndef DRAFT_ATTRIBUTION_H
#define DRAFT_ATTRIBUTION_H

#include "draft/lexicon.h"
#include "draft/text.h"

struct place {
	uint32_t at, end; /* bytes; at == end: none */
};

enum { PIECES = 12 };

struct attribution {
	struct place source, cue, content[PIECES];
	unsigned n_content;
	struct entry entry; /* what the cue is by the lexicon */
	uint32_t sentence;  /* where the cue stands */
	uint32_t head;      /* the cue's main word: number in tokens */
	bool direct;        /* quotations as a whole */
	bool nested;        /* inside the content of the one before it */
	const char *rule;   /* which rule found it, for people */
};

/* Rules that others ask about: "Y, according to X"; "Y is said to Z"; "Y seems to Z"; "Y reportedly
 * did Z"; "X: Y". */
extern const char according_rule[], passive_rule[], seeming_rule[], hearsay_rule[], transcript_rule[];

typedef VEC(struct attribution) attribution_list;

/* Appends the attributions of a reading, in order of text. None lies inside the content of another; with the second
 * function some do, marked `nested`: what the outermost speaker says that another said. */
void attributions_find(const struct reading *r, const struct lexicon *x, attribution_list *out);
void attributions_find_all(const struct reading *r, const struct lexicon *x, attribution_list *out);

#endif
