/* What the options ask of a model that is read and compared: levels, remarks, baseline, paths. */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include "cli/model.h"

/* --as-of: the last minute of that day. -1: E says what is wrong. */
int as_of_read(const char *text, num *last, struct err *e);

/* Opens the baseline at PATH as a file of the model; one that only this ledger would have need not be there. FILEs
 * begin behind SKIP operands. An exit status. */
int baseline_open(struct model *m, const struct options *o, size_t skip, const char *path, struct known_list *out);

/* Reads the lines of --changed-files. An exit status. */
int changed_read(const struct options *o, struct changed *out);
/* LINES from the root of the file system, each as a path from this folder, from the project's and from that of the repository
 * which the project lies in; added to OUT. */
void changed_paths(struct arena *a, const struct options *o, const struct changed *lines, struct changed *out);
/* Is the baseline among these PATHS, or a gainsay.yaml that applies to LEDGER, or did? Then everything may have changed. */
bool settings_changed(struct arena *a, const struct options *o, struct str ledger, const struct changed *paths);

/* Applies all of them to the model's report, which is not filtered yet. An exit status. */
int choose(struct model *m, const struct options *o, const struct known_list *baseline);

#endif
