/* Who is named in an article, as far as its wording shows that somebody is a person: a title, an office, an age beside the
 * name. Read cautiously: who is not surely a person is none. */
#ifndef EVIDENCE_PEOPLE_H
#define EVIDENCE_PEOPLE_H

#include "article/article.h"
#include "base/vec.h"

/* A word between blanks. */
struct word {
	uint32_t at, end;  /* bytes of its text, without punctuation */
	struct str text;   /* without punctuation and without 's */
	struct str folded;
	uint32_t behind;   /* the first punctuation mark behind it, or 0 */
	bool capital;
	bool possessive;   /* 's stood at its end */
	bool starts;       /* first of its sentence */
};
struct words_list {
	VEC(struct word) v;
};

/* Words of TEXT from byte FROM to TO; texts in ARENA. */
void words_split(struct words_list *w, struct arena *arena, struct str text, size_t from, size_t to);

/* S is one of WORDS, apart by blanks. */
bool word_among(const char *words, struct str s);
/* A role by its noun, as a bit ("governor", "Gov."); 0: the word is none. */
uint64_t role_of(struct str folded);
/* Mr, Dr, Sir: stands in front of a name. */
bool is_title(struct str folded);
/* said, told, warned. */
bool is_speech(struct str folded);

struct person {
	struct str first, last; /* as printed; first may be empty */
	struct str folded;      /* last */
	uint64_t roles;
	bool man, woman;        /* Mr, Ms, spokeswoman: what its words tell */
};
struct people {
	VEC(struct person) v;
};

void people_find(struct people *p, struct arena *arena, const struct article *x);

/* A run of capitalized words as a name. */
struct name {
	uint32_t from, to;  /* words; titles and roles in front are left out */
	uint32_t run;       /* where the run began */
	uint64_t roles;
	bool titled, man, woman;
};
/* The name that begins at word AT (capitalized); false if there is none. OUT->to tells where the run ends in any case. */
bool name_read(const struct words_list *w, uint32_t at, struct name *out);
/* The person of that name, or NONE: unknown, or one of several. */
uint32_t person_named(const struct people *p, const struct words_list *w, const struct name *n);

#endif
