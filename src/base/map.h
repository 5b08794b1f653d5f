/* Hash maps from text or from 64-bit numbers to 32-bit numbers; open addressing, no removal. Zero is an empty map.
 * Hashes are seeded with a constant: the same input gives the same layout in every run, nothing depends on layout. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

#define MAP_NONE UINT32_MAX

/* From a text and a tag (a number that tells apart what else would be one key: a source, a type; mostly 0). Keys of up to
 * STR_MAP_NEAR bytes stand in the slot itself, so that asking for one waits for memory once. */
enum { STR_MAP_NEAR = 11 };
struct str_map {
	struct str_slot {
		union str_key {
			struct {
				uint64_t most; /* its first eight bytes */
				uint32_t rest, tag; /* rest: up to three more, and how many in all */
			} near;
			struct {
				const char *p;
				uint32_t n, tag;
			} far;
			uint64_t word[2];
		} key;
		uint32_t value;
		uint32_t hash; /* 0: free; its lowest bit tells whether the key is near */
	} *slot;
	size_t n, cap;
};

/* MAP_NONE if absent. */
uint32_t str_map_get_tagged(const struct str_map *m, struct str key, uint32_t tag);
/* The value there: the old one if present. Keys are borrowed: they must live as long as the map, and be under 4 GB. */
uint32_t *str_map_put_tagged(struct str_map *m, struct str key, uint32_t tag, uint32_t value);
void str_map_free(struct str_map *m);

static inline uint32_t str_map_get(const struct str_map *m, struct str key)
{
	return str_map_get_tagged(m, key, 0);
}

static inline uint32_t *str_map_put(struct str_map *m, struct str key, uint32_t value)
{
	return str_map_put_tagged(m, key, 0, value);
}

/* Asking ahead, for in a large map each question waits for memory: str_map_ask() begins to fetch what str_map_answer() will
 * look at. KEY lives until then. */
struct str_slot str_map_ask(const struct str_map *m, struct str key, uint32_t tag);
uint32_t str_map_answer(const struct str_map *m, const struct str_slot *asked);

/* The hash the map uses: quick, the same in every run, never 0. */
uint32_t str_hash(struct str key, uint32_t tag);

struct u64_map {
	struct u64_slot {
		uint64_t key;
		uint32_t value;
		uint32_t used;
	} *slot;
	size_t n, cap;
};

uint32_t u64_map_get(const struct u64_map *m, uint64_t key);
uint32_t *u64_map_put(struct u64_map *m, uint64_t key, uint32_t value);
void u64_map_clear(struct u64_map *m);
void u64_map_free(struct u64_map *m);

#endif
