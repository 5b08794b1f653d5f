/* Can this text be read at all: of a size, and in English? */
#ifndef DRAFT_ENGLISH_H
#define DRAFT_ENGLISH_H

#include "base/err.h"
#include "base/str.h"

enum { ARTICLE_BYTES = 10 * 1000 * 1000 };

/* 0, or -1 with a sentence in E: over ARTICLE_BYTES, or in another language. Texts under forty words pass. */
int english_check(struct str text, const char *name, struct err *e);

#endif
