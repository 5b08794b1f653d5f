/* SHA-256 (nettle). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

/* OUT gets the first DIGITS hex digits (at most 64) and a NUL. */
void digest_hex(struct str bytes, char *out, size_t digits);
/* OUT gets the digest in base64, 44 letters, and a NUL. */
void digest_base64(struct str bytes, char *out);

/* Whole digests of texts that stay where they are, worked out in a thread of its own where they are long. */
struct digests;
struct digests *digests_start(const struct str *v, size_t n);
const char *digests_hex(struct digests *d, size_t i); /* of the I-th, 64 digits; waits until all are there */
void digests_end(struct digests *d);

#endif
