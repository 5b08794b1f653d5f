/* Open addressing, as in base/map.c, with eight bytes hashed at a time: it is asked several times for every claim. */
#include "ledger/intern.h"

#include <stdlib.h>

#include "base/arena.h"

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9e3779b97f4a7c15u;
	return h ^ (h >> 29);
}

static size_t hash_of(struct str key, uint32_t tag)
{
	uint64_t h = mix(0x51ed270b7a3f9a1du, ((uint64_t)tag << 32) ^ key.n), word;
	size_t i;

	for (i = 0; i + 8 <= key.n; i += 8) {
		memcpy(&word, key.p + i, 8);
		h = mix(h, word);
	}
	if (i < key.n) {
		word = 0;
		memcpy(&word, key.p + i, key.n - i);
		h = mix(h, word);
	}
	return (size_t)(h ^ (h >> 32));
}

static struct intern_slot *find(const struct intern *m, struct str key, uint32_t tag)
{
	size_t i = hash_of(key, tag) & (m->cap - 1);

	while (m->slot[i].key.p && (m->slot[i].tag != tag || !str_eq(m->slot[i].key, key)))
		i = (i + 1) & (m->cap - 1);
	return &m->slot[i];
}

uint32_t intern_get(const struct intern *m, struct str key, uint32_t tag)
{
	const struct intern_slot *s;

	if (m->cap == 0)
		return MAP_NONE;
	s = find(m, key, tag);
	return s->key.p ? s->value : MAP_NONE;
}

static void grow(struct intern *m)
{
	struct intern old = *m;
	size_t i;

	m->cap = old.cap ? old.cap * 2 : 64;
	m->slot = mem_resize(NULL, m->cap * sizeof *m->slot);
	memset(m->slot, 0, m->cap * sizeof *m->slot);
	for (i = 0; i < old.cap; i++)
		if (old.slot[i].key.p)
			*find(m, old.slot[i].key, old.slot[i].tag) = old.slot[i];
	free(old.slot);
}

void intern_put(struct intern *m, struct str key, uint32_t tag, uint32_t value)
{
	struct intern_slot *s;

	if ((m->n + 1) * 3 > m->cap * 2)
		grow(m);
	s = find(m, key, tag);
	m->n += s->key.p == NULL;
	*s = (struct intern_slot){{key.p ? key.p : "", key.n}, tag, value};
}

void intern_free(struct intern *m)
{
	free(m->slot);
	*m = (struct intern){0};
}
