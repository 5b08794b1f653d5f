/* A fragment of text (`words`, `quote`) looked for in a copy: where it stands, or what stands there nearly. */
#ifndef EVIDENCE_FRAGMENTS_H
#define EVIDENCE_FRAGMENTS_H

#include "evidence/copies.h"

/* A fragment as words. An ellipsis cuts it into pieces that have to follow each other; what stands in brackets was put in
 * by the writer and is not looked for, unless it is printed so. */
struct fragment {
	struct tokens all;    /* everything in one row */
	struct tokens pieces; /* without brackets */
	VEC(uint32_t) start;  /* of each piece in `pieces` */
};

void fragment_read(struct fragment *f, struct arena *scratch, struct str text);
void fragment_free(struct fragment *f);

/* What was said aloud: the words of a copy that stand in quotation marks, with the blocks they stand in. */
struct spoken {
	const struct token *token;
	const uint32_t *first; /* by block, one more than there are */
	uint32_t n;
};

/* Does F stand in the block, or begin or end in it? SPOKEN (may be NULL): also with the reporter's words left out. */
bool fragment_in(const struct fragment *f, const struct copy *c, const struct spoken *s, uint32_t block);

/* The passage of the copy with most of F's words, in BLOCK among equals (or NONE). False: nowhere stand three in five. */
struct passage {
	uint32_t block;
	uint32_t at, end; /* bytes of its text */
};
bool fragment_nearest(const struct fragment *f, const struct copy *c, uint32_t block, struct passage *out);

/* X and Y with what only one of them has between ‹ and ›, in the arena. Where one merely goes on for longer: it is marked, or
 * left out, or left out of X alone (a passage cut out of an article). */
enum mark_ends { ENDS_MARKED, ENDS_LEFT_OUT, ENDS_OF_X_LEFT_OUT };
void mark_difference(struct arena *a, struct str x, struct str y, enum mark_ends ends, struct str *x_out, struct str *y_out);

/* At most N characters of a text, cut at a blank, with an ellipsis. In the arena if it had to be cut. */
struct str shorten(struct arena *a, struct str text, size_t n);
/* The same of a text with marks, so that the first of them is seen. */
struct str shorten_to_mark(struct arena *a, struct str text, size_t n);

#endif
