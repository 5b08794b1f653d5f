/* Times told in articles, against the day of publication, in the notation of the ledger ("2023-11-14",
 * "2023-11-06..2023-11-12", "2023-11-07 or 2023-11-14"). What cannot be told stays untold. */
#ifndef DRAFT_WHEN_H
#define DRAFT_WHEN_H

#include "draft/text.h"

/* The first time that is told in N words from FIRST on, PUBLISHED being "2023-11-15" (or empty: then only whole dates
 * are understood). False: none. OUT lives in the arena; PLACE gets the words it was told by. */
bool when_told(
	const struct reading *r, uint32_t first, uint32_t n, struct str published, struct str *out, struct str *told);

#endif
