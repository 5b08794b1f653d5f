/* --each: every FILE is a ledger of its own, one after the other. */
#ifndef CLI_EACH_H
#define CLI_EACH_H

#include "cli/commands.h"

/* Runs COMMAND for every ledger, with options and settings of its own; where O names changed files, for those only that they
 * touch. The worst of the exit statuses. */
int each_ledger(const struct options *o, const struct command *command);

/* What applies to each, a gainsay.yaml for every project they belong to. */
int show_each(const struct options *o, const struct command *command);

#endif
