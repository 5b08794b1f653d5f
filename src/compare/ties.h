/* Ties between claims (§4), as keys: two answers are tied if one seeks a key that the other offers.
 * Most keys are both offered and sought (the same voice); a link to another voice, or to the claims an article holds, is
 * only sought. Keys of origin and of desks are told apart. */
#ifndef COMPARE_TIES_H
#define COMPARE_TIES_H

#include "compare/context.h"

enum key_use { KEY_OFFERS = 1, KEY_SEEKS = 2, KEY_BOTH = 3 };

enum key_space { KEY_ENTRY, KEY_SPEAKER, KEY_END, KEY_HELD, KEY_OUTLET, KEY_AUTHOR };

struct tie_key {
	uint32_t key;   /* dense: space and id in one number */
	uint8_t use;    /* enum key_use */
	uint8_t space;  /* enum key_space */
	bool desk;
};

struct tie_keys {
	VEC(struct tie_key) v;
};

struct mark {
	uint32_t stamp, first;
};

/* Scratch of one run: a mark for every key, cleared by raising the stamp. */
struct ties {
	uint32_t n_keys;
	uint32_t stamp;
	uint32_t space[KEY_AUTHOR + 2]; /* first key of each space */
	struct mark *mark;
	uint32_t *same;                 /* per symbol: the first of the voices it is likely the same as, itself included */
	uint32_t *next_same;            /* per symbol: the next of them, or NONE */
	struct tie_keys keys;
	VEC(uint32_t) walk;             /* sources on the way up `relays` */
	uint32_t *walked;               /* per source: stamp */
	uint32_t *walker;               /* per source: who was there first */
	uint32_t walk_stamp;
};

/* Appends the keys of ANSWER. A word that ends in a source ends in what that source relays, too: of those keys only the
 * first is given here (KEY_END, used both ways); tie_keys_upward gives them all. */
void tie_keys_of(const struct context *c, uint32_t answer, struct tie_keys *out);
void tie_keys_upward(const struct context *c, uint32_t answer, struct tie_keys *out);

/* Walks from the source of an end key up all that is relayed, over sources nobody has walked since walk_stamp was raised,
 * and notes WHO in them. Returns the sources newly walked in t->walk; MET gets those already walked where the way ended,
 * if it is not NULL. */
void walk_relays(const struct context *c, uint32_t source, uint32_t who, struct u32s *met);
static inline uint32_t end_source(const struct ties *t, const struct tie_key *k)
{
	return k->key - t->space[KEY_END];
}

#endif
