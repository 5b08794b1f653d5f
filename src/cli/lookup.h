/* Finding what the user named: a claim, a symbol. For findings see finding_ref.h. */
#ifndef CLI_LOOKUP_H
#define CLI_LOOKUP_H

#include "cli/model.h"

/* Index of the claim `at` (a "#question" behind it is cut off), or NONE. */
uint32_t claim_lookup(const struct ledger *l, struct str at);

/* The claim named, or NONE after a message on stderr that names the nearest. */
uint32_t claim_wanted(const struct ledger *l, struct str at);

/* The nearest claim or id to WORD; empty if nothing is near. */
struct str nearest_claim(const struct ledger *l, struct str word);
struct str nearest_id(const struct ledger *l, struct str word);

/* Eight to sixteen digits of a finding? */
bool is_fingerprint(struct str s);

#endif
