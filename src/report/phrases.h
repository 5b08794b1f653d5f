/* What the fixed words of findings are called for a reader: kinds, tests, cautions, flags, rulings. */
#ifndef REPORT_PHRASES_H
#define REPORT_PHRASES_H

#include "base/buf.h"
#include "report/report.h"

struct kind_phrases {
	const char *state;    /* "denied": after the question */
	const char *one, *many; /* "dispute", "disputes" */
	const char *side[2];  /* in front of the first and of every further side's answer; may be NULL */
};
extern const struct kind_phrases kind_phrases[N_FINDING_KINDS];

/* One sentence each. */
const char *caution_phrase(unsigned caution);
const char *flag_phrase(unsigned flag);
const char *ruling_phrase(enum ruling_as as);

/* What one test saw: "same time (Nov 2021)". Nothing where the sides themselves tell it. */
enum test_mark { TEST_PASSED, TEST_IN_PART, TEST_FAILED };
enum test_mark say_test(struct buf *b, const struct finding *f, const struct test *t);
/* "same question; same time (Nov 2021); …". */
void say_tests(struct buf *b, const struct finding *f);
/* "the desk goes with Shomrim (Shomrim, paragraph 11): no"; nothing if its ruling names no answer. */
void say_use(struct buf *b, const struct report *r, const struct finding *f);
/* What comes behind the question: "denied"; of lists that each hold what the other lacks "the lists differ". */
const char *state_phrase(const struct report *r, const struct finding *f);
/* Cautions and flags, each a sentence, apart by "; ", with the claims they are about. Nothing if there are none. */
void say_cautions(struct buf *b, const struct report *r, const struct finding *f);
/* "two workers (Post, paragraph 3)" */
void say_word_of(struct buf *b, const struct report *r, const struct answer *a);
/* Of a dispute: behind LEAD, two claims of one side behind which the articles on file have one quotation. FALSE: none. */
bool say_same_words(struct buf *b, const char *lead, const struct report *r, const struct finding *f);
/* Of a change without times: who gave the last answer as well, and who any other: "yes also by Nadja Pell (Evening Post,
 * 15 Nov 2023)". Nothing if nobody did. */
void say_others(struct buf *b, const struct report *r, const struct finding *f);
/* Of a dispute: who of its members said something else later, or concedes by another answer what he denies here; or nothing. */
void say_later(struct buf *b, const struct report *r, const struct finding *f);
/* "gainsay why A B", a claim of each of the first two sides; nothing for a finding with one side. */
void say_why_command(struct buf *b, const struct report *r, const struct finding *f);
/* What is wrong with the ruling of an open finding: " (its ruling is suspect)", " (its ruling is overdue)"; or nothing. */
void say_reopened(struct buf *b, const struct finding *f);
/* "1 strand", "no strand"; of a side that is set aside "set aside". */
void say_strength(struct buf *b, const struct camp *camp);
/* What a side answers, as the head of its column; of a conflict over who said it also who that is. */
void say_side(struct buf *b, const struct report *r, const struct finding *f, uint32_t camp);
/* Where an answer is about a part (or a whole) of what the finding is about, or answers another question: which. */
void say_difference(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a);

#endif
