/* What a ruling leaned on: the answers of its finding with the facts the rules looked at, a line of text each; and what of it is
 * different today. */
#ifndef COMPARE_SEEN_H
#define COMPARE_SEEN_H

#include "compare/compare.h"

/* Digest of all lines of the finding, and the lines ("post.p1 5 · 2023-01-05 · by jory"), by camp and claim. In a finding with
 * more than SEEN_MOST members only the digest tells of them. */
enum { SEEN_MOST = 40 };
struct seen {
	char digest[17];
	const struct str *lines;
	uint32_t n;
};
struct seen finding_seen(struct arena *a, const struct comparison *c, const struct finding *f);

/* An answer that is not what it was when the ruling was made. */
struct seen_change {
	struct str claim;
	struct str was, is;  /* without the claim's name; empty: it was not, or is no longer, part of the finding */
};
/* Those of a suspect finding. None if the ruling does not tell what it saw. */
const struct seen_change *ruling_changes(struct arena *a, const struct comparison *c, const struct finding *f, uint32_t *n);

#endif
