/* What a ruling leaned on: the answers of its finding with the facts the rules looked at, a line of text each; and what of it is
 * different today. */
#ifndef COMPARE_SEEN_H
#define COMPARE_SEEN_H

#include "compare/compare.h"

/* The lines: what the finding is about ("slots north"), how independent its sides are ("strands 1 + 1 · no common origin"),
 * then the answers by camp and claim ("post.p1 5 · 2023-01-05 · by jory"), but for a finding with more than SEEN_MOST of
 * them. The digest is over all of it; in place of a claim's place it has the source, so that words that moved inside their
 * article unsettle nothing. */
enum { SEEN_MOST = 40 };
struct seen {
	char digest[17];
	const struct str *lines;
	uint32_t n;
};
struct seen finding_seen(struct arena *a, const struct comparison *c, const struct finding *f);

/* Does SEAL, the first member of a ruling's `seen`, fit the finding? Seals of versions that did not look at origins are read in
 * their own way. */
bool seal_fits(struct arena *a, const struct comparison *c, const struct finding *f, struct str seal);

/* An answer that is not what it was when the ruling was made. */
struct seen_change {
	struct str claim;    /* or "slots", "strands" */
	struct str was, is;  /* without the claim's name; empty: it was not, or is no longer, part of the finding */
};
/* Those of a suspect finding. None if the ruling does not tell what it saw. */
const struct seen_change *ruling_changes(struct arena *a, const struct comparison *c, const struct finding *f, uint32_t *n);

#endif
