/* Reading articles for claims. */
#ifndef DRAFT_DRAFT_H
#define DRAFT_DRAFT_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "draft/lexicon.h"
#include "draft/weights.h"

/* The lists and the weights, read once for all articles. */
struct drafter {
	struct arena *arena;
	struct lexicon *lexicon;
	struct weights weights;
};

/* What cannot be made of an article: claims. */
enum unread {
	READ = 0,
	NO_ARTICLE = 1,    /* it holds no text, or none in English */
	WORLD_FAILED = -1, /* the file cannot be read */
};

/* An article that was left out, and a sentence that says why. */
struct left_out {
	enum unread how;
	struct err e;
};
typedef VEC(struct left_out) left_out_list;

struct drafter drafter_new(struct arena *a);
void drafter_free(struct drafter *d);

/* Adds the attributions of the file at PATH to OUT, a line for each span: article (the file's name without its
 * ending), source, cue or content, number of the attribution, first byte, byte behind the last. If not READ, E says why. */
enum unread draft_attributions(const struct drafter *d, const char *path, struct buf *out, struct err *e);

#endif
