/* Speakers: who is behind a source of an attribution. Names are joined over all articles ("Orr" is "Ida Orr"), a
 * pronoun or "the spokeswoman" is whoever of that description spoke or was named last; unnamed ones are counted. */
#ifndef DRAFT_PEOPLE_H
#define DRAFT_PEOPLE_H

#include "draft/attribution.h"

struct speaker {
	struct str name;    /* "Ida Orr", "the fire service"; empty: nobody is named */
	bool unnamed;       /* a voice of this article alone */
	uint32_t count;     /* of an unnamed one; 0: not told */
	struct str job;     /* "senior officials" */
	const char *reason; /* how it was found, for people */
};

struct person {
	struct str name, last, role; /* role: "spokeswoman" */
	uint32_t article, seen;      /* seen: in order of mention */
	char sex;                    /* 'f', 'm', 0 */
	bool body;                   /* no person: "Harbour Trust" */
	struct speaker voice;        /* of an unnamed one: "a spokeswoman" */
};

struct people {
	struct arena *arena;
	VEC(struct person) list;
	uint32_t article, clock;
};

/* A new article begins: pronouns look back no further. */
void people_begin(struct people *p, uint32_t article);

/* Words FROM..UPTO-1 were read: who is named in them may be meant by the next pronoun. */
void people_named(struct people *p, const struct reading *r, uint32_t from, uint32_t upto);

/* Who the source of A is; to be asked in order of text, people_named having told what stands before it. */
struct speaker speaker_of(struct people *p, const struct reading *r, const struct attribution *a);

void people_free(struct people *p);

bool role_word(const struct token *t); /* "minister", "engineer" */

/* antecedent.c: the words that the "who" at word FIRST stands for. Their number; FIRST moves to the first of them. */
uint32_t antecedent(const struct reading *r, uint32_t *first);

#endif
