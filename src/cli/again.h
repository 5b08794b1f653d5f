/* Commands that a report tells to type next: what they need so that they read what this run read. */
#ifndef CLI_AGAIN_H
#define CLI_AGAIN_H

#include "cli/model.h"

/* " stories/mill/claims.yaml": the FILEs that have to be named again, in the arena; empty if none. */
struct str again_files(struct arena *a, const struct options *o, size_t skip);

/* Fills `again` and `again_baseline` of the model's report. FILEs begin behind SKIP operands. */
void set_again(struct model *m, const struct options *o, size_t skip);

#endif
