/* Paths by their text alone: where the project begins, and whether a path leaves it. */
#ifndef LEDGER_PATHS_H
#define LEDGER_PATHS_H

#include "ledger/ledger.h"

/* In the arena, where not part of what was given. */
struct str path_folder(struct str path);
struct str path_join(struct arena *a, struct str folder, struct str path);
struct str path_real(struct arena *a, struct str path); /* absolute, without "." and ".." */
/* The project's folder for a ledger at PATH: the nearest parent with gainsay.yaml or .git, else its own. */
struct str path_root(struct arena *a, struct str path);
/* Does PATH, relative to FOLDER, lead out of ROOT? By its text alone. */
bool path_leaves(struct arena *a, struct str folder, struct str path, struct str root);

/* Where the copy of a source lies: its `copy` is relative to the file that declares the source. Empty without one. */
struct str path_of_copy(struct arena *a, const struct ledger *l, const struct source *s);

#endif
