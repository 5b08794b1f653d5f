/* What `add`, `init` and `show` share: the copy of a source, printed and described. */
#ifndef CLI_COPIES_H
#define CLI_COPIES_H

#include "article/article.h"
#include "base/buf.h"
#include "cli/model.h"

/* The source as it is declared, ready to paste; COPY may be empty (no copy in the project). */
void copy_entry(struct buf *b, struct str id, const struct article *x, struct str copy);
/* What of that the source S of the ledger does not say yet, with a line what to do with it. */
void copy_missing(struct buf *b, struct str id, const struct article *x, struct str copy, const struct source *s);
/* An id from the name of a file: "Post 2021.html" -> "post-2021". In the arena. */
struct str copy_id(struct arena *a, struct str path);
/* "p7    The text …" for every block, cross-heads and lines without a place; after each block its claims, if M is given,
 * one line each, with what other sources answer. SOURCE: index, or NONE. */
void copy_numbered(struct buf *b, const struct article *x, const struct model *m, uint32_t source);
void copy_json(struct buf *b, struct str id, const struct article *x, struct str copy);

/* What changed from OLD to NEW, a line for each block; how many. */
size_t copy_changes(struct buf *b, const struct article *before, const struct article *after);

/* TO as seen from FOLDER, both absolute and clean. */
struct str path_from(struct arena *a, struct str folder, struct str to);

#endif
