/* Inside the command `rule`: its second half. */
#ifndef CLI_RULE_H
#define CLI_RULE_H

#include "cli/options.h"

/* rule --remove: takes a ruling out, named by its finding or by FILE:LINE. An exit status. */
int rule_remove(const struct options *o);

#endif
