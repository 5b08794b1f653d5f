/* A web page: cleaned, parsed, flattened, cut into runs; then its article is found and its head read. */
#include "article/html.h"

int html_read(struct build *b, struct str bytes, struct err *e)
{
	struct page p = {.arena = b->arena};
	int rc = html_tree(&p, html_scan(&p, bytes), e);

	if (rc == 0) {
		struct about about = {{"", 0}, {"", 0}, 0};
		uint32_t body;

		html_runs(&p);
		body = html_body(&p);
		html_meta(&p, body, &about, b);
		html_blocks(&p, body, &about, b);
	}
	vec_free(&p.nodes);
	vec_free(&p.runs);
	vec_free(&p.scripts);
	return rc;
}
