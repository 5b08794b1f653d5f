/* From a text borrowed from the ledger's bytes back to file, line and column. */
#include "evidence/anchors.h"
#include "text/utf8.h"

static bool holds(const struct ledger *l, uint32_t file, const char *p)
{
	struct str bytes = l->files.v[file].bytes;

	return (uintptr_t)p >= (uintptr_t)bytes.p && (uintptr_t)p < (uintptr_t)bytes.p + bytes.n;
}

static bool find_file(struct where *w, const char *p)
{
	if (w->line && holds(w->l, w->file, p))
		return true;
	for (uint32_t i = 0; i < w->l->files.n; i++) {
		if (!holds(w->l, i, p))
			continue;
		*w = (struct where){w->l, i, 1, 0};
		return true;
	}
	return false;
}

struct loc where_stands(struct where *w, struct str text, struct loc fallback)
{
	struct str bytes;
	size_t at, start;

	if (text.n == 0 || !find_file(w, text.p))
		return fallback;
	bytes = w->l->files.v[w->file].bytes;
	at = (size_t)(text.p - bytes.p);
	if (at < w->byte) {
		w->byte = 0;
		w->line = 1;
	}
	for (; w->byte < at; w->byte++)
		w->line += bytes.p[w->byte] == '\n';
	for (start = at; start > 0 && bytes.p[start - 1] != '\n'; start--)
		;
	return (struct loc){.file = w->file,
		.line = w->line,
		.column = (uint32_t)utf8_count((struct str){bytes.p + start, at - start}) + 1,
		.length = (uint32_t)utf8_count(str_cut(text, str_find(text, '\n')))};
}
