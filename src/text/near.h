/* The nearest word: for "did you mean". */
#ifndef TEXT_NEAR_H
#define TEXT_NEAR_H

#include "base/str.h"

/* Edits (insert, drop, replace, swap of neighbours) from A to B, by code point of ASCII-folded text;
 * MOST + 1 if more than MOST (Damerau 1964, restricted). */
unsigned near_distance(struct str a, struct str b, unsigned most);

/* Index of the best of N words within a distance that fits their length, or -1. */
long near_best(struct str word, const struct str *words, size_t n);

#endif
