/* Inside the command `rule`: its parts. */
#ifndef CLI_RULE_H
#define CLI_RULE_H

#include "cli/options.h"

/* What was typed, by itself: --as, --why, the dates. An exit status, after a message if it is not EXIT_FINE. */
int rule_check(const struct options *o, struct arena *a);

/* rule --remove: takes a ruling out, named by its finding or by FILE:LINE. An exit status. */
int rule_remove(const struct options *o);

#endif
