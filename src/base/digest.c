/* SHA-256 (nettle, which uses the instructions that processors have for it). */
#include "base/digest.h"

#include <pthread.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

static void digest_of(struct str bytes, uint8_t *digest)
{
	struct sha256_ctx context;

	sha256_init(&context);
	if (bytes.n)
		sha256_update(&context, bytes.n, (const uint8_t *)bytes.p);
	sha256_digest(&context, SHA256_DIGEST_SIZE, digest);
}

void digest_hex(struct str bytes, char *out, size_t digits)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t digest[SHA256_DIGEST_SIZE];

	digest_of(bytes, digest);
	if (digits > 2 * sizeof digest)
		digits = 2 * sizeof digest;
	for (size_t i = 0; i < digits; i++)
		out[i] = hex[i % 2 ? digest[i / 2] & 15 : digest[i / 2] >> 4];
	out[digits] = '\0';
}

void digest_base64(struct str bytes, char *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint8_t digest[SHA256_DIGEST_SIZE + 1] = {0}; /* 32 bytes are ten threes and two: the last letter is a mark */

	digest_of(bytes, digest);
	for (size_t i = 0; i <= SHA256_DIGEST_SIZE; i += 3) {
		uint32_t three = (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8 | digest[i + 2];

		for (int shift = 18; shift >= 0; shift -= 6)
			*out++ = letters[three >> shift & 63];
	}
	out[-1] = '=';
	*out = '\0';
}

/* ---- beside the rest ------------------------------------------------------------------------------------------------- */

enum { WORTH_A_THREAD = 10 << 20 };

struct digests {
	const struct str *v;
	size_t n;
	char (*hex)[65];
	pthread_t thread;
	bool running;
};

static void *work(void *user)
{
	struct digests *d = user;

	for (size_t i = 0; i < d->n; i++)
		digest_hex(d->v[i], d->hex[i], 64);
	return NULL;
}

/* Where no thread is to be had, it is done at once. */
struct digests *digests_start(const struct str *v, size_t n)
{
	struct digests *d = mem_resize(NULL, sizeof *d);
	size_t bytes = 0;

	*d = (struct digests){.v = v, .n = n, .hex = mem_resize(NULL, (n + 1) * sizeof *d->hex)};
	for (size_t i = 0; i < n; i++)
		bytes += v[i].n;
	d->running = bytes >= WORTH_A_THREAD && pthread_create(&d->thread, NULL, work, d) == 0;
	if (!d->running)
		work(d);
	return d;
}

static void wait_for(struct digests *d)
{
	if (d->running)
		pthread_join(d->thread, NULL);
	d->running = false;
}

const char *digests_hex(struct digests *d, size_t i)
{
	wait_for(d);
	return d->hex[i];
}

void digests_end(struct digests *d)
{
	wait_for(d);
	free(d->hex);
	free(d);
}
