/* Inside of `why`: the words in which the tests between two answers are told. */
#ifndef COMPARE_WHY_H
#define COMPARE_WHY_H

#include "compare/context.h"

/* Two answers to one question, from two claims. */
struct looked_at {
	const struct context *c;
	uint32_t x, y; /* answers */
	const struct answer *a, *b;
	const struct question *q;
};

/* Steps, each in the words of a reader; the results are single words. */
struct why_step why_question(const struct looked_at *p);
struct why_step why_slots(const struct looked_at *p);
struct why_step why_class(const struct looked_at *p);
struct why_step why_time(const struct looked_at *p);
struct why_step why_day(const struct looked_at *p);
struct why_step why_value(const struct looked_at *p);
struct why_step why_origin(const struct looked_at *p);

/* How the slots of two answers stand to each other. */
enum slots_stand { SLOTS_SAME, SLOTS_A_IN_B, SLOTS_B_IN_A, SLOTS_APART };
enum slots_stand slots_stand(const struct looked_at *p);

/* Why ANSWER takes no part, or empty. */
struct str why_left(const struct context *c, uint32_t answer);

/* "Nov 2021 (2021-11)": a window as `why` writes it. In the arena. */
struct str why_window(const struct looked_at *p, const struct answer *a);
struct str why_at(const struct context *c, const struct answer *a);

/* Why a pair raises nothing; PARTNER: it stands in no finding together. */
struct str why_nothing(const struct looked_at *p);

#endif
