/* The drafter, and attributions as a table. */
#include "draft/draft.h"

#include "base/file.h"
#include "draft/attribution.h"
#include "draft/builtin.h"
#include "draft/english.h"

struct drafter drafter_new(struct arena *a)
{
	return (struct drafter){.arena = a, .lexicon = lexicon_new(a), .weights = builtin_weights()};
}

void drafter_free(struct drafter *d)
{
	lexicon_free(d->lexicon);
}

/* The file's name without folders and without its ending; control characters would break the table. */
static struct str article_name(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	struct str s = arena_str(a, (struct str){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)});
	char *p = arena_dup(a, s.p, s.n + 1);

	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)p[i] < ' ')
			p[i] = '?';
	}
	return (struct str){p, s.n};
}

static void row(struct buf *out, struct str name, const char *kind, size_t number, struct place p)
{
	if (p.at < p.end)
		buf_printf(
			out, "%.*s\t%s\t%zu\t%u\t%u\n", STR_ARG(name), kind, number, (unsigned)p.at, (unsigned)p.end);
}

enum unread draft_attributions(const struct drafter *d, const char *path, struct buf *out, struct err *e)
{
	struct str text, name = article_name(d->arena, path);
	attribution_list list = {0};
	struct reading *r;

	if (file_read(d->arena, path, &text, e) < 0)
		return WORLD_FAILED;
	if (english_check(text, path, e) < 0)
		return NO_ARTICLE;
	r = reading_new(d->arena, text, d->lexicon, &d->weights);
	attributions_find(r, d->lexicon, &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct attribution *a = &list.v[i];

		row(out, name, "source", i + 1, a->source);
		row(out, name, "cue", i + 1, a->cue);
		for (unsigned k = 0; k < a->n_content; k++)
			row(out, name, "content", i + 1, a->content[k]);
	}
	vec_free(&list);
	reading_free(r);
	return READ;
}
