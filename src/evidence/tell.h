/* Inside the room: what was found, told as problems. */
#ifndef EVIDENCE_TELL_H
#define EVIDENCE_TELL_H

#include "evidence/evidence.h"

void wordings_tell(const struct wordings *w);                          /* tell_wordings.c: E430, E431 */
void figures_tell(const struct evidence *e);                           /* figures_tell.c: E425, E426, E435 */
void clocks_tell(const struct evidence *e);                            /* clocks_tell.c: E429 */
void spellings_tell(const struct copies *c);                           /* spellings.c: E432 */
void reuse_tell(const struct copies *c, const struct heard *h);        /* reuse.c: E433, E434 */

#endif
