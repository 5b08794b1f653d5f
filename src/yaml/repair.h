/* Inside the room: the slow path of files that hold what may not stand in a ledger. */
#ifndef YAML_REPAIR_H
#define YAML_REPAIR_H

#include "yaml/sections.h"

/* Tells every byte and character of RAW that has no place in a text and sets F's bytes to a copy without them, in the arena.
 * False if nothing can be read: the lines of the file are not told apart. */
bool repair(struct yaml_file *f, struct arena *a, struct str raw, struct diags *d);

/* May a text not hold the character C, even where it is written as an escape? */
bool refused_character(uint32_t c);

#endif
