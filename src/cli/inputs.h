/* What a run writes may be nothing that it reads. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/model.h"

/* Is one of the N PATHS an input of the run: a ledger, what it includes, a copy, the settings, the baseline, a list of changes?
 * Whatever name it has there. EXIT_FINE, or EXIT_USAGE after a message. Asked before the first of them is written. */
int outputs_check(const struct model *m, const struct options *o, const char *const *paths, size_t n);

/* The same of one path, which may be a copy of the ledger. */
int output_of_copy_check(const struct model *m, const struct options *o, const char *path);

#endif
