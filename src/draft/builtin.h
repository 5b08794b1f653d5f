/* Files of this folder that are built into the program. */
#ifndef DRAFT_BUILTIN_H
#define DRAFT_BUILTIN_H

#include "base/str.h"
#include "draft/weights.h"

struct weights builtin_weights(void); /* model.bin, made by `make model` */

/* lexicon/verbs.txt … */
struct str builtin_verbs(void);
struct str builtin_nouns(void);
struct str builtin_adjectives(void);
struct str builtin_grounds(void);
struct str builtin_alike(void);

#endif
