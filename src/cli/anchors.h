/* Inside of the command `anchors`. */
#ifndef CLI_ANCHORS_H
#define CLI_ANCHORS_H

#include "cli/model.h"

/* Corrects the places of claims whose words have all moved to one other place, and whatever points at them; B gets the lines
 * as they were and as they are, and what was left alone and why. An exit status. */
int anchors_update(struct model *m, struct buf *b);

#endif
