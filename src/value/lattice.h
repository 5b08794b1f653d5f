/* part-of and kind-of between symbols (32-bit numbers given by the ledger): a directed graph without cycles. */
#ifndef VALUE_LATTICE_H
#define VALUE_LATTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct lattice;

enum link_kind { LINK_PART, LINK_KIND, LINK_MEMBER }; /* LINK_MEMBER: an element of a list used as one whole */

struct lattice *lattice_new(struct arena *a, uint32_t n_symbols);
void lattice_grow(struct lattice *l, uint32_t n_symbols);
void lattice_link(struct lattice *l, uint32_t child, uint32_t parent, enum link_kind kind, bool perhaps);

/* Each child's direct parents, in the order linked. */
struct lattice_edge {
	uint32_t parent;
	uint8_t kind;
	bool perhaps;
};
const struct lattice_edge *lattice_parents(const struct lattice *l, uint32_t child, uint32_t *n);

/* Is A below B (or equal)? PERHAPS: only over a `~` link. Bounded by the ancestors of A, also in deep or wide graphs. */
enum below { BELOW_NO, BELOW_EQUAL, BELOW_SURE, BELOW_PERHAPS };
enum below lattice_below(const struct lattice *l, uint32_t a, uint32_t b);
/* The same along kind-of links only. */
enum below lattice_kind_below(const struct lattice *l, uint32_t a, uint32_t b);

/* All ancestors of A (without A), each once, with whether the way there rests on a `~`; in the order found.
 * The array is the lattice's own and lives as long as it (cached). */
struct ancestor {
	uint32_t sym;
	bool perhaps;
	bool kind_only; /* every link on a way there is kind-of */
};
const struct ancestor *lattice_ancestors(const struct lattice *l, uint32_t a, uint32_t *n);

/* A symbol that lies on a cycle, or UINT32_MAX: the reader reports it; the other functions stop at visited symbols. */
uint32_t lattice_cycle(const struct lattice *l);

#endif
