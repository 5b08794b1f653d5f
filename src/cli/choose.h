/* What the options ask of a model that is read and compared: levels, remarks, baseline, paths. */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include "cli/model.h"

/* --as-of: the last minute of that day. -1: E says what is wrong. */
int as_of_read(struct arena *a, const char *text, num *last, struct err *e);

/* Opens the baseline of the options, if there is one, as a file of the model. An exit status. */
int baseline_open(struct model *m, const char *path, struct known_list *out);

/* Applies all of them to the model's report, which is not filtered yet. An exit status. */
int choose(struct model *m, const struct options *o, const struct known_list *baseline);

#endif
