/* Inside of the normalize room: time (window.c), speakers and offices (speaker.c), values and entailed answers. */
#ifndef NORMALIZE_NORMALIZE_H
#define NORMALIZE_NORMALIZE_H

#include "normalize/answer.h"

/* Unit in which a question's windows are counted, UNIT_NONE for timeless ones. */
enum time_unit window_unit(const struct question *q);
struct window answer_window(const struct question *q, const struct claim *claim, struct spans said);

/* What a claim's chain comes to: the speakers of its last link, offices resolved on the day said, or its source's own voice. */
struct whose_word {
	const struct speaker *speakers; /* in the ledger's arena */
	uint8_t n_speakers, links;      /* links: 0, 1, or 2 for more */
	bool doubt;                     /* ~ on every speaker */
	bool dated;                     /* a source on the chain gives the day said */
	bool by_day;                    /* an office speaks: its holder depends on the day said */
};
struct whose_words {
	struct whose_word *by_chain, *by_source; /* by_source: the own voices, of chains without links */
};
struct whose_words words_new(const struct ledger *l);
void words_free(struct whose_words *w);
/* SAID gets the day said. */
struct whose_word claim_word(const struct whose_words *words, const struct ledger *l, const struct claim *claim, struct spans *said);

/* Where a claim stands in the order of claim ids: sources by id, then the places of an article in reading order.
 * RANK: of its source, from source_ranks(), which are on the heap. */
uint32_t *source_ranks(const struct ledger *l);
uint64_t claim_key(const struct claim *claim, uint32_t rank);

/* Offices among the members become their holders at WHEN; members sorted and canonical text anew (members.c). */
bool has_office(const struct ledger *l, const struct value *v, struct spans when);
void resolve_offices(const struct ledger *l, struct value *v, struct spans when);

#endif
