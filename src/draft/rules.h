/* Between the files that find attributions: cues and where their spans end. Words are numbered within the sentence. */
#ifndef DRAFT_RULES_H
#define DRAFT_RULES_H

#include "draft/attribution.h"
#include "draft/tree.h"

struct words {
	int from, to; /* both inclusive; from > to: none */
};

#define NO_WORDS ((struct words){0, -1}) /* also as an initializer */

enum { CANDIDATE_PIECES = 4 }; /* no more than PIECES */

struct candidate {
	struct words source, cue, content[CANDIDATE_PIECES];
	unsigned n_content;
	struct entry entry;
	int head;
	const char *rule; /* which rule found it, for people */
	bool weak;        /* yields to whatever else claims its words */
};

typedef VEC(struct candidate) candidate_list;

struct finder {
	const struct lexicon *x;
	const struct tree *tree;
	struct arena *arena;
	uint32_t sentence;
	bool nested; /* wanted as well */
	candidate_list *out;
};

/* cues.c, nominal.c: what the cue at word V may govern; appended to out. */
void verb_cue(struct finder *f, int v);
void noun_cue(struct finder *f, int v);
void adjective_cue(struct finder *f, int v);
void according_cue(struct finder *f, int v);
void headline_cue(struct finder *f);

/* views.c: what somebody holds, told without a verb for it. */
void predicate_cue(struct finder *f, int v);
void ground_cue(struct finder *f, int v);
void eyes_cue(struct finder *f);
void side_cue(struct finder *f, int v);

/* nominal.c: whose the noun V is, its last word in END (-1: nobody's); does a that-clause begin at I? */
struct words owner_of(const struct tree *x, int v, int *end);
bool that_clause(const struct tree *x, int i);

/* adjectives.c: does a clause begin at I, by the order of its words? */
bool clause_follows(const struct tree *x, int i);

/* nominal.c: the head of a content of a frame of E that begins at NEXT, or -1; START: its first word. */
int content_head(const struct tree *x, int next, const struct entry *e, int *start);
int phrase_start(const struct tree *x, int v); /* of the noun V: its articles and adjectives */

/* passive.c: cues whose subject is no speaker; true: one was added. */
bool passive_cue(struct finder *f, int v, const struct entry *e, struct words cue);
bool asked(struct finder *f, int v, const struct entry *e, struct words cue);
void hearsay_cue(struct finder *f, int v);
bool seeming(struct finder *f, int v, const struct entry *e, struct words cue);

/* spans.c: who */
struct words verb_group(const struct tree *x, int v); /* helpers and adverbs before the verb, and the verb */
struct words subject_of(const struct finder *f, int v, struct words group); /* empty: none */
struct words inverted(const struct tree *x, int v); /* the phrase after V: "said Ida Orr, a welder, who ..." */
struct words reporter_of(const struct finder *f, int v, struct words group); /* who speaks in a clause put in */
struct words noun_phrase(const struct tree *x, int head);       /* the phrase, commas at its ends left out */
struct words whole_chunk(const struct tree *x, struct words w); /* with the nouns that touch it */
struct words after_subject(const struct tree *x, struct words source, int next); /* with its closing comma */
struct words trimmed(const struct tree *x, struct words w);                      /* punctuation at both ends left out */

/* clauses.c: what */
int clause_start(const struct tree *x, int v, int head); /* of the complement HEAD of V: its "that" included */
int clause_end(const struct finder *f, int v, int head); /* where the complement of V ends */
/* The same of a clause from START on, whose verb the parser may have hung elsewhere. */
int whole_clause_end(const struct finder *f, int v, int start, int head);
int with_infinitive(const struct finder *f, int v, int end); /* "called for the board [to resign]" */
int relative_end(const struct tree *x, int v, int end);      /* END, or where the clause of a "who" ends before it */
int finites(const struct tree *x, struct words w);           /* finite verbs among the words */

/* spans.c. The head of a chain "began to say", "would like to thank" that ends in V: the verb that has the subject. */
int chain_top(const struct finder *f, int v);

void candidate_add(struct finder *f, struct candidate c);

/* attribution.c: the outermost cues of the sentence, but for what meets the words TAKEN. */
void sentence_cues(struct finder *f, struct words taken, attribution_list *out);

/* direct.c: reporting clauses beside whole quotations. True: the sentence was one of those. */
bool direct_sentence(const struct reading *r, const struct lexicon *x, uint32_t sentence, attribution_list *out);

/* layout.c: a quotation with a dash and a name behind it (does Q have one? is sentence NUMBER one?), and a sentence that
 * announces the paragraph below it. True: added to OUT. */
bool signed_below(const struct reading *r, const struct quotation *q);
bool signature_sentence(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out);
bool announced_below(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out);

/* transcripts.c: is the article one? A paragraph of it: its first sentence is added to OUT, true for all of them. */
bool transcript(const struct reading *r);
bool transcript_turn(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out);

#define SAYS (FRAME_THAT | FRAME_QUOTE) /* a verb like "say" has both */

#endif
