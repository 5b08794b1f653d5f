/* The page's tree, made by libxml2 from what html_scan left, as a flat list. Walked without recursion; no network, no
 * entities but those of HTML. */
#include "article/html.h"
#include "base/buf.h"
#include "text/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

static const struct {
	const char *name;
	enum tag tag;
} tags[] = {{"a", TAG_A}, {"abbr", TAG_INLINE}, {"acronym", TAG_INLINE}, {"article", TAG_ARTICLE}, {"aside", TAG_ASIDE},
	{"b", TAG_STRONG}, {"bdi", TAG_INLINE}, {"bdo", TAG_INLINE}, {"big", TAG_INLINE},
	{"blockquote", TAG_BLOCKQUOTE}, {"body", TAG_BODY}, {"br", TAG_BR}, {"button", TAG_BUTTON},
	{"cite", TAG_INLINE}, {"code", TAG_INLINE}, {"dd", TAG_DD}, {"del", TAG_INLINE}, {"dfn", TAG_INLINE},
	{"dialog", TAG_DROP}, {"div", TAG_DIV}, {"dt", TAG_DT}, {"em", TAG_EM}, {"figcaption", TAG_FIGCAPTION},
	{"figure", TAG_FIGURE}, {"font", TAG_INLINE}, {"footer", TAG_FOOTER}, {"form", TAG_FORM}, {"h1", TAG_H1},
	{"h2", TAG_H2}, {"h3", TAG_H3}, {"h4", TAG_H4}, {"h5", TAG_H5}, {"h6", TAG_H6}, {"head", TAG_HEAD},
	{"header", TAG_HEADER}, {"i", TAG_EM}, {"img", TAG_INLINE}, {"input", TAG_DROP}, {"ins", TAG_INLINE},
	{"kbd", TAG_INLINE}, {"label", TAG_INLINE}, {"li", TAG_LI}, {"link", TAG_LINK}, {"main", TAG_MAIN},
	{"mark", TAG_INLINE}, {"menu", TAG_NAV}, {"meta", TAG_META}, {"nav", TAG_NAV}, {"nobr", TAG_INLINE},
	{"ol", TAG_OL}, {"p", TAG_P}, {"pre", TAG_PRE}, {"q", TAG_INLINE}, {"s", TAG_INLINE}, {"samp", TAG_INLINE},
	{"section", TAG_SECTION}, {"small", TAG_INLINE}, {"span", TAG_SPAN}, {"strike", TAG_INLINE},
	{"strong", TAG_STRONG}, {"sub", TAG_INLINE}, {"sup", TAG_INLINE}, {"table", TAG_TABLE}, {"td", TAG_TD},
	{"th", TAG_TD}, {"time", TAG_TIME}, {"title", TAG_TITLE}, {"tt", TAG_INLINE}, {"u", TAG_INLINE}, {"ul", TAG_UL},
	{"var", TAG_INLINE}, {"wbr", TAG_INLINE}};

static enum tag tag_of(const char *name)
{
	size_t low = 0, high = sizeof tags / sizeof *tags;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = strcmp(name, tags[mid].name);

		if (c == 0)
			return tags[mid].tag;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return TAG_BLOCK;
}

bool tag_is_inline(enum tag t)
{
	return t == TAG_TEXT || t == TAG_INLINE || t == TAG_A || t == TAG_EM || t == TAG_STRONG || t == TAG_SPAN ||
	       t == TAG_TIME || t == TAG_BR;
}

bool tag_is_heading(enum tag t)
{
	return t >= TAG_H1 && t <= TAG_H6;
}

static struct str borrow(struct arena *a, const xmlChar *z)
{
	return z ? arena_str(a, str_from((const char *)z)) : (struct str){"", 0};
}

static void join_names(struct arena *a, struct node *n, struct str more)
{
	n->names = n->names.n ? arena_printf(a, "%.*s %.*s", STR_ARG(n->names), STR_ARG(more)) : more;
}

static void attribute(struct arena *a, struct node *n, const char *name, struct str value)
{
	static const struct {
		const char *name;
		size_t at;
	} kept[] = {{"itemprop", offsetof(struct node, itemprop)}, {"rel", offsetof(struct node, rel)},
		{"href", offsetof(struct node, href)}, {"datetime", offsetof(struct node, datetime)},
		{"name", offsetof(struct node, name)}, {"property", offsetof(struct node, name)},
		{"content", offsetof(struct node, content)}};

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		struct str *to = (struct str *)(void *)((char *)n + kept[i].at);

		if (strcmp(name, kept[i].name) == 0 && to->n == 0)
			*to = value;
	}
	if (strcmp(name, "value") == 0 && n->content.n == 0)
		n->content = value;
	if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0 || strcmp(name, "role") == 0 ||
		strncmp(name, "data-", 5) == 0)
		join_names(a, n, value);
	if (strcmp(name, "hidden") == 0 ||
		(strcmp(name, "style") == 0 &&
			(word_find(value, "display:none") < value.n || word_find(value, "display: none") < value.n)))
		n->hidden = true;
}

static void add_node(struct page *p, xmlNode *x, uint32_t parent)
{
	struct node n = {.tag = TAG_TEXT, .parent = parent, .line = (uint32_t)xmlGetLineNo(x)};

	if (x->type == XML_TEXT_NODE || x->type == XML_CDATA_SECTION_NODE) {
		n.text = borrow(p->arena, x->content);
	} else {
		n.tag = tag_of((const char *)x->name);
		for (xmlAttr *t = x->properties; t; t = t->next)
			attribute(p->arena, &n, (const char *)t->name,
				borrow(p->arena, t->children ? t->children->content : NULL));
	}
	vec_push(&p->nodes, n);
}

static bool is_node(const xmlNode *x)
{
	return x->type == XML_ELEMENT_NODE || x->type == XML_TEXT_NODE || x->type == XML_CDATA_SECTION_NODE;
}

static void flatten(struct page *p, xmlNode *root)
{
	xmlNode *x = root;
	uint32_t parent = 0;

	vec_push(&p->nodes, (struct node){.tag = TAG_BLOCK});
	while (x) {
		if (is_node(x)) {
			add_node(p, x, parent);
			if (x->type == XML_ELEMENT_NODE && x->children) {
				parent = (uint32_t)p->nodes.n - 1;
				x = x->children;
				continue;
			}
			p->nodes.v[p->nodes.n - 1].end = (uint32_t)p->nodes.n;
		}
		while (x && !x->next && x != root) {
			p->nodes.v[parent].end = (uint32_t)p->nodes.n;
			parent = p->nodes.v[parent].parent;
			x = x->parent;
		}
		x = x && x != root ? x->next : NULL;
	}
	p->nodes.v[0].end = (uint32_t)p->nodes.n;
}

static void quiet(void *user, const char *format, ...)
{
	(void)user;
	(void)format;
}

int html_tree(struct page *p, struct str bytes, struct err *e)
{
	const int options =
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	htmlDocPtr doc;

	if (bytes.n > INT32_MAX)
		return err_set(e, "the page is larger than two gigabytes");
	xmlSetGenericErrorFunc(NULL, quiet);
	doc = htmlReadMemory(bytes.p, (int)bytes.n, NULL, "UTF-8", options);
	if (doc && xmlDocGetRootElement(doc))
		flatten(p, xmlDocGetRootElement(doc));
	else
		vec_push(&p->nodes, (struct node){.tag = TAG_BLOCK, .end = 1});
	if (doc)
		xmlFreeDoc(doc);
	return 0;
}

bool node_inside(const struct page *p, uint32_t node, uint32_t part)
{
	return node >= part && node < p->nodes.v[part].end;
}

uint32_t node_above(const struct page *p, uint32_t node, enum tag tag)
{
	while (node && p->nodes.v[node].tag != tag)
		node = p->nodes.v[node].parent;
	return node;
}

struct str node_text(const struct page *p, uint32_t node)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = node; i < p->nodes.v[node].end; i++) {
		if (p->nodes.v[i].tag == TAG_TEXT)
			buf_add(&b, p->nodes.v[i].text);
		else if (!tag_is_inline(p->nodes.v[i].tag) || p->nodes.v[i].tag == TAG_BR)
			buf_char(&b, ' ');
	}
	out = text_line(p->arena, buf_str(&b));
	buf_free(&b);
	return out;
}
