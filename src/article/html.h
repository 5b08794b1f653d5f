/* Inside the room: a page as a flat list of nodes, and the runs of text in it.
 *
 * Nodes stand in document order and know where their part of the page ends, so that everything about a part (words, links)
 * is a sum over a stretch of the list and nothing walks a tree. A run is text that no block element interrupts. */
#ifndef ARTICLE_HTML_H
#define ARTICLE_HTML_H

#include "article/parts.h"

enum tag {
	TAG_TEXT,
	TAG_INLINE,
	TAG_BLOCK, /* of no interest beyond that */
	TAG_A,
	TAG_ARTICLE,
	TAG_ASIDE,
	TAG_BLOCKQUOTE,
	TAG_BODY,
	TAG_BR,
	TAG_BUTTON,
	TAG_DD,
	TAG_DIV,
	TAG_DT,
	TAG_EM,
	TAG_FIGCAPTION,
	TAG_FIGURE,
	TAG_FOOTER,
	TAG_FORM,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_HEAD,
	TAG_HEADER,
	TAG_LI,
	TAG_MAIN,
	TAG_META,
	TAG_NAV,
	TAG_OL,
	TAG_P,
	TAG_PRE,
	TAG_SECTION,
	TAG_SPAN,
	TAG_STRONG,
	TAG_TABLE,
	TAG_TD,
	TAG_TIME,
	TAG_TITLE,
	TAG_UL,
	TAG_LINK,
	TAG_DROP
};

struct node {
	enum tag tag;
	uint32_t parent, end; /* END: first node behind this one's part */
	uint32_t line;
	struct str text;  /* of TAG_TEXT */
	struct str names; /* class and id, apart by a blank */
	struct str itemprop, rel, href, datetime, name, content;
	bool hidden;
};

struct run {
	struct str text;                  /* one line */
	uint32_t at;                      /* its first text node */
	uint32_t block;                   /* the block element it stands in */
	uint32_t letters, linked, strong; /* all, inside links, inside strong or em */
	uint32_t words;
	bool broken; /* follows a <br> inside its block */
	bool out;    /* not of the article */
};

struct page {
	struct arena *arena;
	VEC(struct node) nodes; /* nodes.v[0] is the root */
	VEC(struct run) runs;
	VEC(struct str) scripts; /* texts of application/ld+json */
};

/* html_scan.c: the page without scripts, styles and comments, attributes that nobody asks for, and depth beyond reason;
 * scripts of linked data go to P. */
struct str html_scan(struct page *p, struct str bytes);

/* html_tree.c (libxml2) */
int html_tree(struct page *p, struct str bytes, struct err *e);
bool node_inside(const struct page *p, uint32_t node, uint32_t part); /* is NODE in the part of PART, or PART itself? */
uint32_t node_above(const struct page *p, uint32_t node, enum tag tag); /* nearest ancestor or itself, or 0 */
struct str node_text(const struct page *p, uint32_t node);              /* all text in it, one line */
bool tag_is_heading(enum tag t);
bool tag_is_inline(enum tag t);

/* html_runs.c */
void html_runs(struct page *p);
uint32_t runs_from(const struct page *p, uint32_t node); /* first run at or behind NODE */

/* html_names.c: what class and id words say of an element */
enum {
	NAME_ASIDE = 1,
	NAME_BYLINE = 2,
	NAME_CAPTION = 4,
	NAME_CREDIT = 8,
	NAME_STANDFIRST = 16,
	NAME_DATE = 32,
	NAME_COMMENTS = 64,
	NAME_PULL = 128,
	NAME_BODY = 256,
	NAME_NOTE = 512,
	NAME_AUTHOR = 1024,
	NAME_IMAGE = 2048,
	NAME_EXCERPT = 4096,
	NAME_STRONG = 8192
};
unsigned names_say(struct str names);

/* html_body.c: the part of the page that is the article; runs outside are marked `out`. */
uint32_t html_body(struct page *p);

/* html_blocks.c: runs to blocks. HEADLINE: the node of the h1, or 0; TITLE: what the head of the page says. */
struct about {
	struct str headline, description;
	uint32_t h1;
};
void html_blocks(struct page *p, uint32_t body, const struct about *about, struct build *b);

/* html_meta.c: headline, authors, day, outlet */
void html_meta(struct page *p, uint32_t body, struct about *about, struct build *b);

/* Letters and digits only, case aside: do they say the same? */
bool html_same(struct arena *a, struct str x, struct str y);

#endif
