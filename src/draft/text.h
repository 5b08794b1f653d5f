/* An article cut into lines (headline, paragraphs), sentences, words and quotations; all places are bytes of its
 * text. */
#ifndef DRAFT_TEXT_H
#define DRAFT_TEXT_H

#include "draft/lexicon.h"
#include "draft/weights.h"
#include "draft/tokens.h"

struct sentence {
	uint32_t at, end;  /* bytes */
	uint32_t first, n; /* words */
	uint32_t line;     /* number in lines */
	bool quoted;       /* begins inside a quotation */
	bool titled;       /* Its Long Words All Have Capitals */
};

struct line {
	uint32_t at, end;  /* bytes, without white space at both ends */
	uint32_t first, n; /* sentences */
	bool headline;
};

/* What stands between quotation marks, the marks included. */
struct quotation {
	uint32_t at, end;
	uint32_t words; /* between the marks */
	bool open;      /* no closing mark: ends with its paragraph */
	bool goes_on;   /* the next quotation goes on with it: a new paragraph that begins with a mark */
};

struct reading {
	struct arena *arena;
	struct str text;
	const struct lexicon *lexicon;
	const struct weights *weights; /* NULL: not parsed */
	VEC(struct line) lines;
	VEC(struct sentence) sentences;
	VEC(struct quotation) quotations; /* in order of text, none inside another */
	token_list tokens;
};

/* Cuts TEXT (not copied) and, with a model, parses every sentence. Never fails: any bytes are a text. */
struct reading *reading_new(struct arena *a, struct str text, const struct lexicon *x, const struct weights *m);
void reading_free(struct reading *r);

/* The quotation around byte AT, or NULL. */
const struct quotation *quotation_at(const struct reading *r, uint32_t at);

/* The sentence around byte AT, or NULL between sentences. */
const struct sentence *sentence_at(const struct reading *r, uint32_t at);

/* Finds the quotations of a line; part of reading_new. */
void line_quotations(struct reading *r, const struct line *l);

/* Tells names and mere capitals of headlines apart, by the words of the whole article; part of reading_new. */
void capitals_weigh(struct reading *r);

/* Bytes of a quotation mark at the start of S (" “ ” '' `` « » and single ones), 0 if there is none. */
unsigned quote_mark(struct str s);

#endif
