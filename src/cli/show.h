/* Inside of `show`: claims and findings (show.c), everything that has an id (show_symbol.c). */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "cli/model.h"

struct show {
	const struct model *m;
	const struct ledger *l;
	struct buf *out;
	struct buf words; /* raw text of the line that is put together */
};

/* Ends the line that stands in `words`. */
void show_line(struct show *s);
/* "  label   words"; nothing if there are no words. */
void show_field(struct show *s, const char *label);
void show_str(struct show *s, const char *label, struct str value);
void show_at(struct show *s, struct loc at);
void show_refs(struct show *s, const char *label, struct refs refs);

/* A line each: a claim with its answers, a finding. */
void show_claim_line(struct show *s, uint32_t claim);
void show_finding_line(struct show *s, const struct finding *f);

/* A source, entity, question, moment, term or voice. */
void show_symbol(struct show *s, uint32_t sym);

#endif
