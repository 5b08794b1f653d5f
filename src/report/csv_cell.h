/* One cell of a CSV file, for every output that writes one. */
#ifndef REPORT_CSV_CELL_H
#define REPORT_CSV_CELL_H

#include "base/buf.h"

/* S as RFC 4180 wants it, in quotes where that is needed. A text that a spreadsheet would take for a formula (it begins with
 * = + - @, behind blanks or in full width) gets an apostrophe in front; line ends become blanks, what could steer a terminal
 * is shown as safe_add does. */
void csv_cell(struct buf *b, struct str s);

#endif
