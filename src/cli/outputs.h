/* Names of output files: {} in a path stands for the ledger. */
#ifndef CLI_OUTPUTS_H
#define CLI_OUTPUTS_H

#include "base/arena.h"
#include "base/str.h"

/* "stories/mill/claims.yaml" as part of a file's name: "stories-mill-claims"; in the arena. What Windows and stores of build
 * results do not take in a name becomes a dash, too. */
struct str ledger_name(struct arena *a, struct str path);

/* Names of N ledgers, in the arena. Those that would be one name, also where small and capital letters are the same, get some
 * digits made from their paths, which are the same whatever else is checked beside them. */
const struct str *ledger_names(struct arena *a, const struct str *paths, size_t n);

/* PATTERN with NAME in the place of {}; in the arena where it has one. */
const char *output_path(struct arena *a, const char *pattern, struct str name);

#endif
