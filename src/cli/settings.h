/* What applies to a run: the command line, else the environment (GAINSAY_…), else gainsay.yaml, else what is built in. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/options.h"
#include "config/config.h"

struct command;

/* Fills what O was not told on the command line. An exit status: EXIT_FINE, or 2 or 3 after a message on stderr. */
int settings_apply(struct options *o, const struct command *command);

/* Prints what applies and where each of it comes from, as a gainsay.yaml. */
int settings_show(const struct options *o);

#endif
