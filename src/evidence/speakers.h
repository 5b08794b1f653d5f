/* Who speaks at a quotation, read from the words around it. It says so only where they leave one reading. */
#ifndef EVIDENCE_SPEAKERS_H
#define EVIDENCE_SPEAKERS_H

#include "evidence/people.h"
#include "evidence/quotations.h"

/* Per quotation of Q: index into P, or NONE. In ARENA. */
const uint32_t *speakers_read(struct arena *arena, const struct article *x, const struct quotations *q, const struct people *p);

#endif
