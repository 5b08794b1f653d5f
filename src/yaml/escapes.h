/* Inside the room: what stands behind a backslash in quotation marks. */
#ifndef YAML_ESCAPES_H
#define YAML_ESCAPES_H

#include "yaml/sections.h"

/* Tells every escape in TYPED, a text in double quotation marks that begins at AT, that writes a character which may not be
 * typed. */
void escapes_check(const struct yaml_file *f, struct diags *d, struct str typed, struct loc at);

/* The character that S begins with in two halves, "\ud83d\ude00"; 0 if it does not. */
uint32_t escapes_pair(struct str s);

/* Puts such halves together if the file is JSON from its first byte to its last; F's bytes become a copy of the same length. */
void escapes_join(struct yaml_file *f, struct arena *a);

#endif
