/* Long lines of the terminal report, broken at blanks. */
#ifndef REPORT_WRAP_H
#define REPORT_WRAP_H

#include "base/buf.h"

/* TEXT with no line wider than WIDTH cells: notes go on under their own words, everything else four cells in, an excerpt
 * behind its bar. A word that fits no line is broken; nothing is left out. Colours take no room. */
void wrap_text(struct buf *out, struct str text, unsigned width);

#endif
