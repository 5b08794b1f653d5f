/* Small drawings inside the HTML page: lines, boxes and texts, in the colours of the style sheet. */
#ifndef REPORT_SVG_H
#define REPORT_SVG_H

#include "base/buf.h"

/* A drawing with a title and a description for those who do not see it. ID names it on the page. */
void svg_open(struct buf *b, const char *id, unsigned width, unsigned height, const char *title, const char *description);
void svg_close(struct buf *b);

/* Text with its left end at X on the line Y, in the style CLASS. */
void svg_text(struct buf *b, int x, int y, const char *class, struct str text);

/* As much of TEXT as is at most MOST columns wide, up to a blank where there is one: its bytes. Wide characters count twice. */
size_t svg_line(struct str text, unsigned most);

#endif
