/* SHA-256 (libmd). */
#include "base/digest.h"

#include <sys/types.h>
#include <sha2.h>
#include <stdint.h>

void digest_hex(struct str bytes, char *out, size_t digits)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX context;

	SHA256Init(&context);
	if (bytes.n)
		SHA256Update(&context, (const uint8_t *)bytes.p, bytes.n);
	SHA256Final(digest, &context);
	if (digits > 2 * sizeof digest)
		digits = 2 * sizeof digest;
	for (size_t i = 0; i < digits; i++)
		out[i] = hex[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
	out[digits] = '\0';
}
