/* Group: answers to one question with the same slots; and which groups are neighbours. */
#ifndef GROUP_GROUP_H
#define GROUP_GROUP_H

#include "normalize/answer.h"

struct group {
	uint32_t question;
	const uint32_t *slots;
	uint32_t first, n;  /* answers first..first + n, sorted by claim id */
};

/* PART is a group whose slots are parts or kinds (or shorter lists) of those of WHOLE. */
struct neighbours {
	uint32_t part, whole;
	bool perhaps;      /* over a `~` link */
	bool of_list;      /* every slot that differs is a list and a shorter list or member of it */
};

struct groups {
	VEC(struct group) v;       /* sorted by question text order, then slots */
	uint32_t *question_rank; /* per question: its place in the order of ids */
	VEC(struct neighbours) links; /* yes-no questions only */
};

/* Fills `links` of sorted groups (neighbours.c). */
void find_neighbours(const struct ledger *l, struct groups *g);

void group_answers(const struct ledger *l, struct answers *a, struct groups *out);
void groups_free(struct groups *g);

#endif
