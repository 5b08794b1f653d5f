/* What applies to a run: the command line, else the environment (GAINSAY_…), else gainsay.yaml, else what is built in. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "cli/options.h"
#include "config/config.h"

struct command;
struct paths;

/* Fills what O was not told on the command line. An exit status: EXIT_FINE, or 2 or 3 after a message on stderr. */
int settings_apply(struct options *o, const struct command *command);

/* Says on stderr which settings do nothing: levels for paths at which nothing lies, GAINSAY_… that nobody reads. What is in SAID
 * is not told again; what is told is added to it, in the arena KEEP. */
void settings_warn(const struct options *o, struct arena *keep, struct paths *said);

/* What applies to FILES, and where each of it comes from, as a gainsay.yaml. */
struct shown_files {
	const char *const *v;
	size_t n;
	struct str origin; /* who named them, where that is not the project's gainsay.yaml; or empty */
};
void settings_show(const struct options *o, const struct command *command, const struct shown_files *files, struct buf *out);

#endif
