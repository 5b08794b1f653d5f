/* Baselines of a repository with several stories: which file is whose, and whose an entry of a shared file is. */
#ifndef CLI_BASELINES_H
#define CLI_BASELINES_H

#include "cli/model.h"

/* The baseline where nobody names one, in the project's folder. */
extern const char baseline_usual[];

/* PATTERN with the name of the ledger at PATH in the place of "{}": "stories-mill-claims" for stories/mill/claims.yaml, seen from
 * FOLDER (empty: from here). In the arena; PATTERN itself where it holds no "{}". */
const char *ledger_named(struct arena *a, const char *pattern, struct str folder, const char *path);

/* Says whose the entries of the baseline at PATH are, for a run that read the files of L, and makes their ledgers absolute.
 * An entry is the run's if all its ledgers were read, or it names none (unless SEVERAL: the run goes on with other ledgers, and it
 * may be one of theirs). Where one of its ledgers is no longer there it may have been moved: the entry is a guest. */
void baseline_own(struct arena *a, struct known_list *baseline, const char *path, const struct ledger *l, bool several);

/* The same for two states held against each other, where nobody wants to hear of other ledgers: their entries are left out;
 * unless there are no others. */
void baseline_keep_own(struct arena *a, struct known_list *baseline, const char *path, const struct ledger *l);

/* The ledgers of its entries as the file at PATH is to name them: seen from its folder. */
void baseline_place(struct arena *a, struct known_list *baseline, const char *path);

#endif
