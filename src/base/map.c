/* Open addressing with linear probing in a power of two of slots, at most two thirds full. */
#include "base/map.h"

#include <assert.h>
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

/* Up to eight bytes as a number that tells them from all other N bytes; a copy of N bytes would take much longer. */
static uint64_t few_bytes(const char *p, size_t n)
{
	const unsigned char *b = (const unsigned char *)p;
	uint32_t first, last;

	if (n < sizeof first)
		return n ? b[0] | (uint64_t)b[n / 2] << 8 | (uint64_t)b[n - 1] << 16 : 0;
	memcpy(&first, p, sizeof first);
	memcpy(&last, p + n - sizeof last, sizeof last);
	return first | (uint64_t)last << 32;
}

/* Eight bytes a step. Bit 0 marks a key that fits into a slot, bit 1 a slot that is taken. */
uint32_t str_hash(struct str s, uint32_t tag)
{
	uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ s.n ^ (uint64_t)tag << 32, word;
	uint32_t mark = 2 | (s.n <= STR_MAP_NEAR);

	for (; s.n >= sizeof word; s = str_skip(s, sizeof word)) {
		memcpy(&word, s.p, sizeof word);
		h = (h ^ word) * UINT64_C(0x9fb21c651e98df25);
		h ^= h >> 29;
	}
	return ((uint32_t)mix(h ^ few_bytes(s.p, s.n)) & ~UINT32_C(3)) | mark;
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

static struct str_slot taken(struct str key, uint32_t tag, uint32_t value)
{
	struct str_slot s = {.value = value, .hash = str_hash(key, tag)};

	if (key.n > STR_MAP_NEAR) {
		s.key.far.p = key.p;
		s.key.far.n = (uint32_t)key.n;
		s.key.far.tag = tag;
		return s;
	}
	s.key.near.most = few_bytes(key.p, key.n < 8 ? key.n : 8);
	s.key.near.rest = (uint32_t)key.n << 24;
	if (key.n > 8)
		s.key.near.rest |= (uint32_t)few_bytes(key.p + 8, key.n - 8);
	s.key.near.tag = tag;
	return s;
}

static bool same_key(const struct str_slot *a, const struct str_slot *b)
{
	if (a->hash != b->hash)
		return false;
	if (a->hash & 1)
		return a->key.word[0] == b->key.word[0] && a->key.word[1] == b->key.word[1];
	assert(a->key.far.p && b->key.far.p); /* only what is longer than a near key has an even hash */
	return a->key.far.tag == b->key.far.tag && a->key.far.n == b->key.far.n &&
		memcmp(a->key.far.p, b->key.far.p, a->key.far.n) == 0;
}

/* The slot that holds the key of S or the free one where it belongs. */
static struct str_slot *str_slot(const struct str_map *m, const struct str_slot *s)
{
	size_t mask = m->cap - 1, i = (s->hash >> 2) & mask;

	while (m->slot[i].hash && !same_key(&m->slot[i], s))
		i = (i + 1) & mask;
	return &m->slot[i];
}

/* All keys are different: none is looked at again. */
static void str_map_grow(struct str_map *m)
{
	struct str_map old = *m;
	size_t k;

	m->cap = old.cap ? old.cap * 2 : CAP_FIRST;
	m->slot = slots_new(m->cap, sizeof *m->slot);
	for (size_t i = 0; i < old.cap; i++) {
		if (!old.slot[i].hash)
			continue;
		for (k = (old.slot[i].hash >> 2) & (m->cap - 1); m->slot[k].hash; k = (k + 1) & (m->cap - 1))
			continue;
		m->slot[k] = old.slot[i];
	}
	free(old.slot);
}

struct str_slot str_map_ask(const struct str_map *m, struct str key, uint32_t tag)
{
	struct str_slot wanted = taken(key, tag, 0);

	if (m->n)
		__builtin_prefetch(&m->slot[(wanted.hash >> 2) & (m->cap - 1)]);
	return wanted;
}

uint32_t str_map_answer(const struct str_map *m, const struct str_slot *asked)
{
	const struct str_slot *s;

	if (!m->n)
		return MAP_NONE;
	s = str_slot(m, asked);
	return s->hash ? s->value : MAP_NONE;
}

uint32_t str_map_get_tagged(const struct str_map *m, struct str key, uint32_t tag)
{
	struct str_slot wanted;

	if (!m->n)
		return MAP_NONE;
	wanted = taken(key, tag, 0);
	return str_map_answer(m, &wanted);
}

uint32_t *str_map_put_tagged(struct str_map *m, struct str key, uint32_t tag, uint32_t value)
{
	struct str_slot wanted = taken(key, tag, value), *s;

	assert(key.n <= UINT32_MAX);
	if (full(m->n, m->cap))
		str_map_grow(m);
	s = str_slot(m, &wanted);
	if (!s->hash) {
		*s = wanted;
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
