/* Reading an article: what kind of file it is, which reader takes it, finding a place in it. */
#include "article/article.h"

#include "article/parts.h"
#include "base/digest.h"
#include "base/file.h"

const char *block_word(enum block_kind kind)
{
	static const char *const words[] = {
		"headline", "standfirst", "caption", "cross-head", "paragraph", "bullet", "note", "line"};

	return words[kind];
}

const struct block *article_block(const struct article *x, struct str place)
{
	for (uint32_t i = 0; place.n && i < x->n_blocks; i++) {
		if (str_eq(x->blocks[i].place, place))
			return &x->blocks[i];
	}
	return NULL;
}

static bool has_ending(struct str name, const char *const *endings)
{
	for (; *endings; endings++) {
		if (name.n > strlen(*endings) && ends_with(name, *endings))
			return true;
	}
	return false;
}

/* A tag that only pages have, in the first bytes. */
static bool looks_like_html(struct str bytes)
{
	static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>",
		"<p ", "<h1", "<meta", "<main", "<section", "<title", "<script"};
	struct str head = str_trim(str_cut(bytes, 4096));

	if (!str_starts(head, "<"))
		return false;
	for (size_t i = 0; i < head.n; i++) {
		for (size_t k = 0; head.p[i] == '<' && k < sizeof tags / sizeof *tags; k++) {
			if (begins_with(str_skip(head, i), tags[k]))
				return true;
		}
	}
	return false;
}

static struct str without_comments(struct str s)
{
	for (s = str_trim(s); str_starts(s, "<!--"); s = str_trim(s)) {
		while (s.n && !str_starts(s, "-->"))
			s = str_skip(s, 1);
		s = str_skip(s, 3);
	}
	return s;
}

static const char *const html[] = {".html", ".htm", ".xhtml", NULL}, *const markdown[] = {".md", ".markdown", NULL},
				 *const plain[] = {".txt", ".text", NULL};

bool article_ending(struct str name)
{
	return has_ending(name, html) || has_ending(name, markdown) || has_ending(name, plain);
}

/* Bytes decide, and a file's ending only where they do not. */
static enum article_kind kind_of(struct str text, const char *name)
{
	struct str path = str_from(name), body = without_comments(text);

	if (str_starts(str_trim(str_cut(text, 256)), COPY_MARK))
		return ARTICLE_MARKDOWN;
	if (has_ending(path, html) || looks_like_html(body))
		return ARTICLE_HTML;
	if (has_ending(path, markdown))
		return ARTICLE_MARKDOWN;
	return !has_ending(path, plain) && str_starts(body, "# ") ? ARTICLE_MARKDOWN : ARTICLE_TEXT;
}

int article_parse(
	struct arena *a, struct str bytes, enum article_kind kind, const char *name, struct article *out, struct err *e)
{
	struct build b = {.arena = a};
	struct str text;
	int rc = 0;

	memset(out, 0, sizeof *out);
	digest_hex(bytes, out->sha256, 64);
	if (is_binary(bytes))
		return err_set(e, "%s is no text: save the article as text, Markdown or HTML", name);
	text = decode(a, bytes, kind == ARTICLE_HTML || kind == ARTICLE_ANY);
	if (kind == ARTICLE_ANY)
		kind = kind_of(text, name);
	if (kind == ARTICLE_TEXT)
		text_read(&b, text);
	else if (kind == ARTICLE_MARKDOWN)
		markdown_read(&b, text);
	else
		rc = html_read(&b, text, e);
	if (rc < 0) {
		build_free(&b);
		return -1;
	}
	if (build_finish(&b, out) < 0)
		return err_set(e, "%s holds no text of an article", name);
	return 0;
}

int article_read(struct arena *a, const char *path, struct article *out, struct err *e)
{
	struct str bytes;

	if (file_read(a, path, &bytes, e) < 0)
		return -1;
	return article_parse(a, bytes, ARTICLE_ANY, path, out, e);
}
