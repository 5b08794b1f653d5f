/* Open addressing with linear probing in a power of two of slots, at most two thirds full. */
#include "base/map.h"

#include <stdlib.h>

#include "base/arena.h"

enum { CAP_FIRST = 16 };

/* The finalizer of SplitMix64: every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t x)
{
	x ^= x >> 30;
	x *= UINT64_C(0xbf58476d1ce4e5b9);
	x ^= x >> 27;
	x *= UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

/* Eight bytes a step. Zero marks a free slot and is never a hash. */
static uint32_t hash_str(struct str s)
{
	uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ s.n, word;
	uint32_t short_hash;

	for (; s.n >= sizeof word; s = str_skip(s, sizeof word)) {
		memcpy(&word, s.p, sizeof word);
		h = (h ^ word) * UINT64_C(0x9fb21c651e98df25);
		h ^= h >> 29;
	}
	word = 0;
	if (s.n)
		memcpy(&word, s.p, s.n);
	short_hash = (uint32_t)mix(h ^ word);
	return short_hash ? short_hash : 1;
}

static bool full(size_t n, size_t cap)
{
	return (n + 1) * 3 > cap * 2;
}

static void *slots_new(size_t cap, size_t size)
{
	void *p = mem_resize(NULL, cap * size);

	memset(p, 0, cap * size);
	return p;
}

/* The slot that holds KEY or the free one where it belongs. */
static struct str_slot *str_slot(const struct str_map *m, struct str key, uint32_t hash)
{
	size_t mask = m->cap - 1, i = hash & mask;

	while (m->slot[i].hash && (m->slot[i].hash != hash || !str_eq(m->slot[i].key, key)))
		i = (i + 1) & mask;
	return &m->slot[i];
}

static void str_map_grow(struct str_map *m)
{
	struct str_map old = *m;

	m->cap = old.cap ? old.cap * 2 : CAP_FIRST;
	m->slot = slots_new(m->cap, sizeof *m->slot);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slot[i].hash)
			*str_slot(m, old.slot[i].key, old.slot[i].hash) = old.slot[i];
	free(old.slot);
}

uint32_t str_map_get(const struct str_map *m, struct str key)
{
	const struct str_slot *s;

	if (!m->n)
		return MAP_NONE;
	s = str_slot(m, key, hash_str(key));
	return s->hash ? s->value : MAP_NONE;
}

uint32_t *str_map_put(struct str_map *m, struct str key, uint32_t value)
{
	uint32_t hash = hash_str(key);
	struct str_slot *s;

	if (full(m->n, m->cap))
		str_map_grow(m);
	s = str_slot(m, key, hash);
	if (!s->hash) {
		*s = (struct str_slot){key, value, hash};
		m->n++;
	}
	return &s->value;
}

void str_map_free(struct str_map *m)
{
	free(m->slot);
	*m = (struct str_map){0};
}

static struct u64_slot *u64_slot(const struct u64_map *m, uint64_t key)
{
	size_t mask = m->cap - 1, i = mix(key) & mask;

	while (m->slot[i].used && m->slot[i].key != key)
		i = (i + 1) & mask;
	return &m->slot[i];
}

static void u64_map_grow(struct u64_map *m)
{
	struct u64_map old = *m;

	m->cap = old.cap ? old.cap * 2 : CAP_FIRST;
	m->slot = slots_new(m->cap, sizeof *m->slot);
	for (size_t i = 0; i < old.cap; i++)
		if (old.slot[i].used)
			*u64_slot(m, old.slot[i].key) = old.slot[i];
	free(old.slot);
}

uint32_t u64_map_get(const struct u64_map *m, uint64_t key)
{
	const struct u64_slot *s;

	if (!m->n)
		return MAP_NONE;
	s = u64_slot(m, key);
	return s->used ? s->value : MAP_NONE;
}

uint32_t *u64_map_put(struct u64_map *m, uint64_t key, uint32_t value)
{
	struct u64_slot *s;

	if (full(m->n, m->cap))
		u64_map_grow(m);
	s = u64_slot(m, key);
	if (!s->used) {
		*s = (struct u64_slot){key, value, 1};
		m->n++;
	}
	return &s->value;
}

void u64_map_clear(struct u64_map *m)
{
	if (m->cap)
		memset(m->slot, 0, m->cap * sizeof *m->slot);
	m->n = 0;
}

void u64_map_free(struct u64_map *m)
{
	free(m->slot);
	*m = (struct u64_map){0};
}
