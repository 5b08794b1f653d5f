/* A text that was built in a buf: copied to the arena, the buf given back. */
#ifndef DRAFT_KEEP_H
#define DRAFT_KEEP_H

#include "base/buf.h"

static inline struct str keep_text(struct buf *b, struct arena *a)
{
	struct str s = buf_keep(b, a);

	buf_free(b);
	return s;
}

#endif
