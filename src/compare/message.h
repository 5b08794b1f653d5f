/* The line for readers of a finding, and the era it names. */
#ifndef COMPARE_MESSAGE_H
#define COMPARE_MESSAGE_H

#include "compare/context.h"

/* "lobbies (isr-gov → us-admin), 2021-11: affirmed by 1 strand, denied by 1 strand" */
void finding_message(struct context *c, struct buf *b, const struct finding *f);
/* The unit of time AT; nothing where the finding has none. (findings.c) */
void finding_era(const struct context *c, struct buf *b, const struct finding *f, int32_t at);

#endif
