/* UTF-8, columns and folding. Columns are 1-based and count code points. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Number of valid bytes at the start of S: S.n if all is valid UTF-8. */
size_t utf8_valid(struct str s);

/* Next code point of valid text at *AT, which moves on; 0 at the end. */
uint32_t utf8_next(struct str s, size_t *at);

/* Code points in S; terminal cells S takes (wide characters two, marks none). */
size_t utf8_count(struct str s);
size_t utf8_cells(struct str s);

/* For matching names: NFKC, case folded, every dash a "-", every apostrophe a "'", white space one blank. */
struct str text_fold(struct arena *a, struct str s);

/* For comparing quoted words: text_fold, quotation marks and sentence punctuation at word edges dropped. */
struct str text_fold_words(struct arena *a, struct str s);

/* A letter, a mark on one, a digit, or an invisible character inside a word (soft hyphen). */
bool text_in_word(uint32_t c);

/* One line for keeping: NFC, white space (also no-break and thin) one blank and none at the ends, characters that are
 * not seen (soft hyphen, zero width, control) dropped. Valid UTF-8 in. */
struct str text_line(struct arena *a, struct str s);

bool text_has_capital(struct str s);  /* a letter that has a lower case form */
bool text_is_caseless(struct str s);  /* has letters, none of which has case (Hebrew, Arabic, Chinese) */

#endif
