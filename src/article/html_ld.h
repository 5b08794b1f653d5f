/* Inside the room: what a page's linked data (JSON-LD) says of its article. */
#ifndef ARTICLE_HTML_LD_H
#define ARTICLE_HTML_LD_H

#include "article/html.h"
#include "json/reader.h"

struct linked {
	VEC(const struct json_value *) all; /* every object */
	const struct json_value *article;   /* NewsArticle and the like, or NULL */
	const struct json_value *page;      /* WebPage with a date, or NULL */
};

void linked_read(struct linked *l, struct page *p);
void linked_free(struct linked *l);

/* Names under KEY ("author", "publisher") of an object: texts, objects with names, lists of either, "@id" resolved. How
 * many, at most MOST. */
size_t linked_names(
	const struct linked *l, const struct json_value *of, const char *key, struct str *names, size_t most);

#endif
