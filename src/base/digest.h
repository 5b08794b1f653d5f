/* SHA-256 (libmd). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

/* OUT gets the first DIGITS hex digits (at most 64) and a NUL. */
void digest_hex(struct str bytes, char *out, size_t digits);

#endif
