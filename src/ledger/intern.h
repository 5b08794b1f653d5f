/* A map from a text and a number to a number: chains by (text, source), values by (text, question), voices by (id, source). */
#ifndef LEDGER_INTERN_H
#define LEDGER_INTERN_H

#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

struct intern {
	struct intern_slot {
		struct str key;
		uint32_t tag, value, hash;
	} *slot;
	size_t n, cap;
};

/* Hash of a text and a number: quick, the same in every run. */
uint32_t text_hash(struct str key, uint32_t tag);

/* MAP_NONE if absent. */
uint32_t intern_get(const struct intern *m, struct str key, uint32_t tag);

/* Keeps VALUE under a key that is not there yet; KEY is borrowed. */
void intern_put(struct intern *m, struct str key, uint32_t tag, uint32_t value);

void intern_free(struct intern *m);

#endif
