/* Speakers: who is behind a source of an attribution. Names are joined over all articles ("Palk" is "Sunniva Palk"), a
 * pronoun or "the spokeswoman" is whoever of that description spoke or was named last; unnamed ones are counted. */
#ifndef DRAFT_PEOPLE_H
#define DRAFT_PEOPLE_H

#include "draft/attribution.h"

struct speaker {
	struct str name;     /* "Sunniva Palk", "the fire service"; empty: nobody is named */
	bool unnamed;        /* a voice of this article alone */
	uint32_t count;      /* of an unnamed one; 0: not told */
	struct str job;      /* "senior officials" */
	const char *reason;  /* how it was found, for people */
};

struct person {
	struct str name, last, role; /* role: "spokeswoman" */
	uint32_t article, seen;      /* seen: in order of mention */
	char sex;                    /* 'f', 'm', 0 */
	bool body;                   /* no person: "Quillon" */
};

struct people {
	struct arena *arena;
	VEC(struct person) list;
	uint32_t article, clock;
};

/* A new article begins: pronouns look back no further. */
void people_begin(struct people *p, uint32_t article);

/* A sentence was read: who is named in it may be meant by the next pronoun. */
void people_sentence(struct people *p, const struct reading *r, const struct sentence *s);

/* Who the source of A is; to be asked in order of text, before its sentence is told to people_sentence. */
struct speaker speaker_of(struct people *p, const struct reading *r, const struct attribution *a);

void people_free(struct people *p);

#endif
