/* Linked data (JSON-LD) in a page: the object that describes the article, whatever it is nested in. */
#include "article/html_ld.h"

#include "article/parts.h"

enum { MOST_OBJECTS = 4096 };

/* Every object in the documents, outer ones first. */
static void gather(struct linked *l, const struct json_value *root)
{
	VEC(const struct json_value *) lists = {0};

	if (!root)
		return;
	vec_push(&lists, root);
	for (size_t i = 0; i < lists.n && l->all.n < MOST_OBJECTS; i++) {
		const struct json_value *j = lists.v[i];

		if (j->kind == JSON_VALUE_KEYS)
			vec_push(&l->all, j);
		for (uint32_t k = 0; k < j->n; k++) {
			if (j->v[k].kind >= JSON_VALUE_LIST)
				vec_push(&lists, &j->v[k]);
		}
	}
	vec_free(&lists);
}

static bool type_is(const struct json_value *j, bool (*fits)(struct str))
{
	const struct json_value *t = json_get(j, "@type");

	if (t && t->kind == JSON_VALUE_TEXT)
		return fits(t->text);
	for (uint32_t i = 0; t && t->kind == JSON_VALUE_LIST && i < t->n; i++) {
		if (t->v[i].kind == JSON_VALUE_TEXT && fits(t->v[i].text))
			return true;
	}
	return false;
}

static bool ends(struct str s, const char *word)
{
	size_t n = strlen(word);

	return s.n >= n && memcmp(s.p + s.n - n, word, n) == 0;
}

static bool is_article(struct str type)
{
	return ends(type, "Article") || ends(type, "Posting") || ends(type, "Report") ||
	       ends(type, "ReportageNewsArticle");
}

static bool is_page(struct str type)
{
	return ends(type, "WebPage") || ends(type, "Blog") || ends(type, "CreativeWork");
}

void linked_read(struct linked *l, struct page *p)
{
	for (size_t i = 0; i < p->scripts.n; i++)
		gather(l, json_read(p->arena, p->scripts.v[i]));
	for (size_t i = 0; i < l->all.n && !l->article; i++) {
		if (type_is(l->all.v[i], is_article) &&
			(json_get(l->all.v[i], "headline") || json_get(l->all.v[i], "datePublished")))
			l->article = l->all.v[i];
	}
	for (size_t i = 0; i < l->all.n && !l->page; i++) {
		if (type_is(l->all.v[i], is_page) && json_get(l->all.v[i], "datePublished"))
			l->page = l->all.v[i];
	}
}

void linked_free(struct linked *l)
{
	vec_free(&l->all);
}

/* {"@id": "#a"} -> the object with that id. */
static const struct json_value *resolve(const struct linked *l, const struct json_value *j)
{
	struct str id = json_get_text(j, "@id");

	if (!j || j->kind != JSON_VALUE_KEYS || json_get(j, "name") || id.n == 0)
		return j;
	for (size_t i = 0; i < l->all.n; i++) {
		if (l->all.v[i] != j && json_get(l->all.v[i], "name") && str_eq(json_get_text(l->all.v[i], "@id"), id))
			return l->all.v[i];
	}
	return j;
}

size_t linked_names(
	const struct linked *l, const struct json_value *of, const char *key, struct str *names, size_t most)
{
	const struct json_value *v = json_get(of, key), *one;
	size_t n = 0, count = v && v->kind == JSON_VALUE_LIST ? v->n : v != NULL;

	for (size_t i = 0; i < count && n < most; i++) {
		one = resolve(l, v->kind == JSON_VALUE_LIST ? &v->v[i] : v);
		if (one->kind == JSON_VALUE_TEXT) {
			names[n++] = one->text;
		} else if (json_get(one, "name") && json_get(one, "name")->kind == JSON_VALUE_LIST) {
			const struct json_value *list = json_get(one, "name");

			for (uint32_t k = 0; k < list->n && n < most; k++) {
				if (list->v[k].kind == JSON_VALUE_TEXT)
					names[n++] = list->v[k].text;
			}
		} else if (json_get_text(one, "name").n) {
			names[n++] = json_get_text(one, "name");
		}
	}
	return n;
}
