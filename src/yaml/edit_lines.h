/* Lines of a file that is edited, and the signs between its entries: places are bytes from its beginning. */
#ifndef YAML_EDIT_LINES_H
#define YAML_EDIT_LINES_H

#include "yaml/edit.h"

/* Where the line that holds AT begins; where its own end begins, in front of "\r\n" or "\n"; where the next line begins. */
size_t line_start(struct str raw, size_t at);
size_t line_stop(struct str raw, size_t at);
size_t line_behind(struct str raw, size_t at);
/* How many blanks stand at AT. */
size_t blanks_at(struct str raw, size_t at);
/* Nothing but blanks from AT to the end of the line. */
bool is_blank_line(struct str raw, size_t at);
/* The entry at AT stands apart from what is above it. */
bool stands_apart(struct str raw, size_t at);
/* End of the last line that belongs to an entry whose text ends at END: remarks below it that are indented deeper than
 * INDENT belong to it. */
size_t entry_stop(struct str raw, size_t end, size_t indent);
/* Behind the colon of a key. */
size_t colon_behind(struct str raw, const struct outline *key);
/* The comma behind END in its line, or NOWHERE; AT: what stands behind it. */
size_t comma_behind(struct str raw, size_t end, size_t *at);
/* The member in front of O, or NULL. */
const struct outline *member_before(const struct outline *in, const struct outline *o);

#endif
