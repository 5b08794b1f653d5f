/* Reading articles for claims. */
#ifndef DRAFT_DRAFT_H
#define DRAFT_DRAFT_H

#include "base/buf.h"
#include "base/err.h"
#include "draft/lexicon.h"
#include "draft/weights.h"

/* The lists and the weights, read once for all articles. */
struct drafter {
	struct arena *arena;
	struct lexicon *lexicon;
	struct weights weights;
};

struct drafter drafter_new(struct arena *a);
void drafter_free(struct drafter *d);

/* Adds the attributions of the file at PATH to OUT, a line for each span: article (the file's name without its
 * ending), source, cue or content, number of the attribution, first byte, byte behind the last. -1: E says why it
 * cannot be read. */
int draft_attributions(const struct drafter *d, const char *path, struct buf *out, struct err *e);

#endif
