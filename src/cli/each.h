/* check --each: every FILE is a ledger of its own, checked one after the other. */
#ifndef CLI_EACH_H
#define CLI_EACH_H

#include "cli/options.h"

/* Runs CHECK for every ledger, with options and settings of its own; where O names changed files, for those only that they
 * touch. The worst of the exit statuses. */
int check_each(const struct options *o, int (*check)(const struct options *o));

/* What applies to each, a gainsay.yaml for every project they belong to. */
int show_each(const struct options *o);

#endif
