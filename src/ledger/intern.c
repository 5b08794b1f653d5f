/* Open addressing, as in base/map.c, with eight bytes hashed at a time: it is asked several times for every claim. */
#include "ledger/intern.h"

#include <stdlib.h>

#include "base/arena.h"

static uint64_t mix(uint64_t h, uint64_t word)
{
	h = (h ^ word) * 0x9e3779b97f4a7c15u;
	return h ^ (h >> 29);
}

uint32_t text_hash(struct str key, uint32_t tag)
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
	return (uint32_t)(h ^ (h >> 32));
}

static struct intern_slot *find(const struct intern *m, struct str key, uint32_t tag, uint32_t hash)
{
	size_t i = hash & (m->cap - 1);
	struct intern_slot *s = &m->slot[i];

	while (s->key.p && (s->hash != hash || s->tag != tag || !str_eq(s->key, key))) {
		i = (i + 1) & (m->cap - 1);
		s = &m->slot[i];
	}
	return s;
}

uint32_t intern_get(const struct intern *m, struct str key, uint32_t tag)
{
	const struct intern_slot *s;

	if (m->cap == 0)
		return MAP_NONE;
	s = find(m, key, tag, text_hash(key, tag));
	return s->key.p ? s->value : MAP_NONE;
}

/* All keys are different: none is looked at again. */
static void grow(struct intern *m)
{
	struct intern old = *m;
	size_t i, k;

	m->cap = old.cap ? old.cap * 2 : 64;
	m->slot = mem_resize(NULL, m->cap * sizeof *m->slot);
	memset(m->slot, 0, m->cap * sizeof *m->slot);
	for (i = 0; i < old.cap; i++) {
		if (!old.slot[i].key.p)
			continue;
		for (k = old.slot[i].hash & (m->cap - 1); m->slot[k].key.p; k = (k + 1) & (m->cap - 1))
			continue;
		m->slot[k] = old.slot[i];
	}
	free(old.slot);
}

void intern_put(struct intern *m, struct str key, uint32_t tag, uint32_t value)
{
	uint32_t hash = text_hash(key, tag);
	struct intern_slot *s;

	if ((m->n + 1) * 3 > m->cap * 2)
		grow(m);
	s = find(m, key, tag, hash);
	m->n += s->key.p == NULL;
	*s = (struct intern_slot){{key.p ? key.p : "", key.n}, tag, value, hash};
}

void intern_free(struct intern *m)
{
	free(m->slot);
	*m = (struct intern){0};
}
