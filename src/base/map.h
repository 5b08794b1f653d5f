/* Hash maps from text or from 64-bit numbers to 32-bit numbers; open addressing, no removal. Zero is an empty map.
 * Hashes are seeded with a constant: the same input gives the same layout in every run, nothing depends on layout. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

#define MAP_NONE UINT32_MAX

struct str_map {
	struct str_slot {
		struct str key;
		uint32_t value, hash;
	} *slot;
	size_t n, cap;
};

/* Keys are borrowed: they must live as long as the map. */
uint32_t str_map_get(const struct str_map *m, struct str key);           /* MAP_NONE if absent */
uint32_t *str_map_put(struct str_map *m, struct str key, uint32_t value); /* the value there: the old one if present */
void str_map_free(struct str_map *m);

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
