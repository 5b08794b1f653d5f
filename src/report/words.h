/* The words of a ledger put so that a reader needs no key to them: names for ids, "9 Nov 2021" for 2021-11-09, "at least 6"
 * for "6..", questions with their slots filled. All of them write raw text, unescaped: that is up to where it goes. */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "base/buf.h"
#include "report/report.h"

const char *level_word(enum diag_level level); /* "error", "warning", "info" */

/* "1 claim", "2 claims"; WORD takes an s. */
void say_count(struct buf *b, uint64_t n, const char *word);

/* Unit in which the question's answers may change, or come again; UNIT_NONE for timeless ones. */
enum time_unit question_unit(const struct question *q);

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* Name for readers; of a list "a and b"; of a document what it is and whose. */
void say_name(struct buf *b, const struct ledger *l, uint32_t sym);
/* "a, b and c", each "perhaps …" where marked so. */
void say_names(struct buf *b, const struct ledger *l, struct refs who);
/* Outlet, or what the document is. */
void say_source(struct buf *b, const struct ledger *l, const struct source *s);
/* "a, b and c": call before writing item I of N. */
void say_between(struct buf *b, uint32_t i, uint32_t n);

/* ---- questions and answers ----------------------------------------------------------------------------------------- */

/* The question's sentence with its slots filled; without SLOTS they stay <marks>, a slot that is NONE is "…". */
void say_question(struct buf *b, const struct ledger *l, uint32_t question, const uint32_t *slots);
/* A value in canonical text, as "yes", "at least 6", "2 to 9 Nov 2021", "journalists, academics". */
void say_value(struct buf *b, const struct ledger *l, uint32_t question, struct str canon);
/* What one answer says, with how it is meant: "no (considered, then dropped)". */
void say_answer(struct buf *b, const struct ledger *l, const struct answer *a);
/* "Nov 2021", "Nov 2021 to Jan 2022"; nothing if the finding has no time. */
void say_era(struct buf *b, const struct ledger *l, const struct finding *f);
/* Units LO to HI: "Nov 2021", "until Nov 2021", "Nov 2021 to Jan 2022"; nothing if both are without end. */
void say_stretch(struct buf *b, enum time_unit unit, int32_t lo, int32_t hi);
/* The time one answer is about, if it was typed: "Nov 2021". */
void say_when(struct buf *b, const struct ledger *l, const struct answer *a);

/* ---- where and who ------------------------------------------------------------------------------------------------- */

/* "headline", "paragraph 13". */
void say_place(struct buf *b, const struct claim *claim);
/* "three senior officials (Israel), reported by Axios". */
void say_who(struct buf *b, const struct ledger *l, const struct claim *claim);
/* Its two halves: "three senior officials (Israel)" and ", reported by Axios". */
void say_speaker(struct buf *b, const struct ledger *l, const struct claim *claim);
void say_path(struct buf *b, const struct ledger *l, const struct claim *claim);
/* The claim is the word of its own source: nobody is named, or another piece of the same outlet is. */
bool speaks_itself(const struct ledger *l, const struct claim *claim);
/* Print date of the claim's source, or "undated". */
void say_day(struct buf *b, const struct source *s);
/* The quoted or printed words of a claim, “…”; nothing if it has none. */
void say_fragment(struct buf *b, const struct ledger *l, uint32_t claim);
/* The same as the report was asked to show it: nothing, the fragment, or its whole sentence in the copy. */
void say_printed(struct buf *b, const struct report *r, uint32_t claim);
/* What was verified against copies, and what could not be. */
void say_evidence(struct buf *b, const struct evidence *e);

/* ---- dates and numbers (dates.c) -------------------------------------------------------------------------------------- */

/* Dates in a text such as "2021-11-02 or ~2021-11", "..2021-07": "2 Nov 2021 or about Nov 2021", "until Jul 2021". */
void say_dates(struct buf *b, struct str text);
/* Numbers likewise: "5..7" is "5 to 7"; thousands apart; UNIT may be empty. */
void say_numbers(struct buf *b, struct str text, struct str unit);

#endif
