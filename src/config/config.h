/* gainsay.yaml, the settings of a project: what is typed there, checked for shape only. What the words mean is known where they
 * are used. */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include "base/vec.h"
#include "diag/diag.h"

enum setting { SET_INPUTS, SET_ARTICLES, SET_FAIL_ON, SET_MIN_SEVERITY, SET_SELECT, SET_IGNORE, SET_BASELINE, SET_OUTPUTS,
	SET_STRICT, SET_WITH_DRAFTS, SET_WHO, N_SETTINGS };

struct setting_info {
	const char *key;
	bool list, path;          /* several values; paths from the folder of gainsay.yaml */
	const char *words;        /* possible values, apart by blanks; NULL: any text */
};
extern const struct setting_info settings[N_SETTINGS];

/* One setting as typed. */
struct setting_value {
	bool set;
	const struct str *v;
	const struct loc *at; /* of each of the N texts */
	uint32_t n;
	struct loc loc;       /* of the key */
};

/* "L304: error", for all files or for those under PATH. */
struct level_rule {
	struct str path, code, level;
	struct loc loc, level_loc;
};

struct config {
	struct setting_value value[N_SETTINGS];
	VEC(struct level_rule) levels; /* in the order of the file */
};

/* Reads the file's bytes; faults become records in D, at places in file FILE. */
void config_read(struct arena *a, struct str bytes, uint32_t file, struct diags *d, struct config *out);
void config_free(struct config *c);

/* Is WORD one of those a setting takes? */
bool setting_takes(enum setting s, struct str word);

/* The name of a setting in the environment: "GAINSAY_FAIL_ON", NUL-ended, in the arena. */
const char *setting_variable(struct arena *a, enum setting s);

/* The levels `levels` can give, apart by blanks. */
extern const char level_words[];

#endif
