/* Codes as --select, --ignore and gainsay.yaml take them: whole ones or beginnings. */
#ifndef CLI_CODES_H
#define CLI_CODES_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* What a code is given for: errors can be selected, but neither be ignored nor change their level. */
enum code_use { CODE_SELECT, CODE_IGNORE, CODE_LEVEL };

/* Does any code begin with PREFIX, and can it be used so? -1: E says why not, and which ones there are. */
int code_check(struct str prefix, enum code_use use, struct err *e);

#endif
