/* What a page says of its article: headline, authors, day, outlet. For each there is a list of sources in order of trust; the
 * first that holds something plausible is taken, and where none does the field stays empty. */
#include "article/html.h"
#include "article/html_ld.h"
#include "text/utf8.h"

struct facts {
	struct page *p;
	struct build *b;
	struct about *about;
	struct linked linked;
	uint32_t body;
};

/* ---- the page's own <meta> ------------------------------------------------------------------------------------------------ */

static struct str meta(const struct facts *f, const char *name)
{
	for (uint32_t i = 0; i < f->p->nodes.n; i++) {
		const struct node *n = &f->p->nodes.v[i];
		struct str key = n->name.n ? n->name : n->itemprop;

		if (n->tag == TAG_META && n->content.n && key.n == strlen(name) && begins_with(key, name))
			return text_line(f->p->arena, entities_read(f->p->arena, n->content));
	}
	return (struct str){"", 0};
}

static struct str first_meta(const struct facts *f, const char *const *names)
{
	struct str s = {"", 0};

	for (; *names && s.n == 0; names++)
		s = meta(f, *names);
	return s;
}

/* ---- outlet ---------------------------------------------------------------------------------------------------------------- */

static void outlet(struct facts *f)
{
	static const char *const names[] = {"og:site_name", "dc.publisher", "publisher", "application-name",
		"apple-mobile-web-app-title", "article:publisher", "cre", "al:ios:app_name", NULL};
	struct str name = meta(f, "og:site_name"), one;

	if (name.n == 0 && linked_names(&f->linked, f->linked.article, "publisher", &one, 1))
		name = text_line(f->p->arena, entities_read(f->p->arena, one));
	for (const char *const *n = names; *n && name.n == 0; n++) {
		name = meta(f, *n);
		if (word_find(name, "://") < name.n || name.n > 60)
			name.n = 0;
	}
	f->b->outlet = name;
}

/* ---- headline -------------------------------------------------------------------------------------------------------------- */

static struct str letters_only(struct arena *a, struct str s)
{
	struct str folded = text_fold(a, s);
	char *p = arena_alloc(a, folded.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < folded.n; i++) {
		if (((folded.p[i] | 0x20) >= 'a' && (folded.p[i] | 0x20) <= 'z') ||
			(folded.p[i] >= '0' && folded.p[i] <= '9'))
			p[n++] = folded.p[i];
	}
	return (struct str){p, n};
}

bool html_same(struct arena *a, struct str x, struct str y)
{
	return str_eq(letters_only(a, x), letters_only(a, y));
}

/* How many words of A are in B, in percent of the longer. */
static uint32_t likeness(struct arena *a, struct str x, struct str y)
{
	size_t both = 0, words = 0, longer;

	x = text_fold_words(a, x);
	y = text_fold_words(a, y);
	longer = word_count(x) > word_count(y) ? word_count(x) : word_count(y);
	while (x.n) {
		struct str w = str_cut(x, str_find(x, ' ')), rest = y;

		x = str_skip(x, w.n + 1);
		words++;
		while (rest.n) {
			struct str v = str_cut(rest, str_find(rest, ' '));

			rest = str_skip(rest, v.n + 1);
			if (str_eq(v, w)) {
				both++;
				break;
			}
		}
	}
	return longer && words ? (uint32_t)(both * 100 / longer) : 0;
}

/* "Mill burns | Evening Post" -> "Mill burns" */
static struct str without_site(const struct facts *f, struct str s)
{
	static const char *const marks[] = {
		" | ", " - ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " \xC2\xBB ", " :: ", " \xC2\xB7 "};
	struct str site = letters_only(f->p->arena, f->b->outlet);

	for (size_t i = s.n; i-- > 0;) {
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
			struct str tail = str_skip(s, i + strlen(marks[k]));

			if (!str_starts(str_skip(s, i), marks[k]))
				continue;
			tail = letters_only(f->p->arena, tail);
			if ((site.n && tail.n && (str_starts(tail, site.p) || str_starts(site, tail.p))) ||
				(site.n == 0 && k == 0))
				return str_trim(str_cut(s, i));
		}
	}
	return s;
}

static struct str title_element(const struct facts *f)
{
	for (uint32_t i = 0; i < f->p->nodes.n; i++) {
		if (f->p->nodes.v[i].tag == TAG_TITLE)
			return node_text(f->p, i);
	}
	return (struct str){"", 0};
}

/* Headlines the head of the page gives, in order of trust. */
static size_t given(const struct facts *f, struct str *out)
{
	size_t n = 0;
	struct str s = json_get_text(f->linked.article, "headline");

	if (s.n)
		out[n++] = text_line(f->p->arena, entities_read(f->p->arena, s));
	s = without_site(f, meta(f, "og:title"));
	if (s.n)
		out[n++] = s;
	s = without_site(f, meta(f, "twitter:title"));
	if (s.n)
		out[n++] = s;
	s = without_site(f, title_element(f));
	if (s.n)
		out[n++] = s;
	return n;
}

/* The heading that is the headline: the only h1, else the one most like what the head says, else the one nearest before the
 * body. */
static uint32_t heading(const struct facts *f, const struct str *names, size_t n)
{
	const struct page *p = f->p;
	uint32_t best = 0, most = 0, count = 0, only = 0;

	for (uint32_t i = 1; i < p->nodes.n; i++) {
		struct str text;
		uint32_t like = 0;

		if (!tag_is_heading(p->nodes.v[i].tag) || p->nodes.v[i].hidden)
			continue;
		text = node_text(p, i);
		if (text.n == 0)
			continue;
		if (p->nodes.v[i].tag == TAG_H1) {
			only = i;
			count++;
			like = 10 + (node_above(p, i, TAG_ARTICLE) || node_above(p, i, TAG_MAIN) ? 10 : 0);
		}
		for (size_t k = 0; k < n && k < 4; k++) {
			uint32_t l = likeness(p->arena, text, names[k]);

			if (p->nodes.v[i].tag == TAG_H1 ? l >= 30 : l >= 80)
				like = like + l > like ? like + l : like;
		}
		if (like > most) {
			most = like;
			best = i;
		}
	}
	return count == 1 && most < 130 ? only : best;
}

static void headline(struct facts *f)
{
	struct str names[4], site = f->b->outlet;
	size_t n = given(f, names);
	uint32_t h = heading(f, names, n);
	struct str text = h ? node_text(f->p, h) : (struct str){"", 0};

	if (h && n && site.n && html_same(f->p->arena, text, site)) /* the logo */
		h = 0;
	f->about->h1 = h;
	f->about->headline = h ? text : n ? names[0] : text;
}

/* ---- authors --------------------------------------------------------------------------------------------------------------- */

static bool is_address(struct str s)
{
	return word_find(s, "http") < s.n || str_find(s, '@') < s.n || word_find(s, "www") < s.n ||
	       str_find(s, '/') < s.n;
}

/* The text of a byline: names in elements side by side are parted. */
static struct str byline_text(const struct page *p, uint32_t node)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = node; i < p->nodes.v[node].end; i++) {
		struct str s = p->nodes.v[i].text;

		if (p->nodes.v[i].tag != TAG_TEXT || s.n == 0)
			continue;
		if (b.n && !strchr(" ,;&|\n\t", b.p[b.n - 1]) && !strchr(" ,;&|\n\t.", s.p[0]) && !begins_lower(s))
			buf_puts(&b, ", ");
		buf_add(&b, s);
	}
	out = text_line(p->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* Adds the names in S ("By A and B"); true if there is one. SURE: S stands where only names stand, so a form that is not
 * usual ("mangomini", "Associated Press") is let through. */
static bool names_in(struct facts *f, struct str s, bool sure)
{
	size_t before = f->b->authors.n;

	s = text_line(f->p->arena, entities_read(f->p->arena, s));
	if (s.n == 0 || is_address(s) || s.n > 300 || html_same(f->p->arena, s, f->b->outlet))
		return false;
	byline_names(f->b, s);
	if (sure && f->b->authors.n == before && word_count(s) <= 4 && text_has_capital(s) && !begins_with(s, "by") &&
		s.n < 50 && word_find(s, "staff") == s.n && word_find(s, "editors") == s.n &&
		word_find(s, "view") == s.n && word_find(s, "admin") == s.n)
		build_author(f->b, s);
	return f->b->authors.n > before;
}

static bool linked_authors(struct facts *f)
{
	struct str names[24];
	size_t n = linked_names(&f->linked, f->linked.article, "author", names, 24);

	if (n == 0)
		n = linked_names(&f->linked, f->linked.article, "creator", names, 24);
	for (size_t i = 0; i < n; i++)
		names_in(f, names[i], true);
	return f->b->authors.n > 0;
}

static bool has_author_href(struct str s)
{
	static const char *const parts[] = {"/author/", "/authors/", "/by/", "/people/", "/profile", "/contributor",
		"/journalist", "/writers/", "/reporter", "/staff/", "/columnist", "author=", "/byline/", "/bio/", NULL};

	for (const char *const *w = parts; *w; w++) {
		if (word_find(s, *w) < s.n)
			return true;
	}
	return false;
}

/* May node I belong to the head of the article? Not in what was dropped, not far behind the body's beginning. */
static bool near_head(const struct facts *f, uint32_t i)
{
	const struct page *p = f->p;
	uint32_t run = runs_from(p, i), body = runs_from(p, f->body),
		 from = f->about->h1 ? runs_from(p, f->about->h1) : 0;

	if (node_above(p, i, TAG_NAV) || node_above(p, i, TAG_ASIDE) || node_above(p, i, TAG_FOOTER))
		return false;
	return run + 6 >= from && run <= (body > from ? body : from) + 6;
}

static bool visible_authors(struct facts *f)
{
	const struct page *p = f->p;

	for (unsigned pass = 0; pass < 4; pass++) {
		for (uint32_t i = 1; i < p->nodes.n; i++) {
			const struct node *n = &p->nodes.v[i];
			bool fits = false;

			if (n->tag == TAG_TEXT || n->end - i > 60 || (pass != 0 && !near_head(f, i)))
				continue;
			if (pass == 0)
				fits = word_find(n->rel, "author") < n->rel.n && near_head(f, i);
			else if (pass == 1)
				fits = word_find(n->itemprop, "author") < n->itemprop.n;
			else if (pass == 2)
				fits = n->tag == TAG_A && has_author_href(n->href);
			else
				fits = n->names.n && (names_say(n->names) & NAME_AUTHOR);
			if (fits && names_in(f, byline_text(p, i), pass == 0 || pass == 2) && pass == 3)
				return true;
		}
		if (f->b->authors.n)
			return true;
	}
	return false;
}

/* Does the name stand on the page? The owner of a page's template is in <meta> only. */
static bool is_printed(const struct page *p, struct str name)
{
	for (uint32_t i = 0; i < p->runs.n; i++) {
		struct str s = p->runs.v[i].text;

		for (size_t k = 0; k + name.n <= s.n; k++) {
			if (memcmp(s.p + k, name.p, name.n) == 0)
				return true;
		}
	}
	return false;
}

static bool meta_authors(struct facts *f)
{
	static const char *const keys[] = {"parsely-author", "sailthru.author", "author", "article:author",
		"dc.creator", "dcterms.creator", "byl", "citation_author", "article.author", NULL};
	struct str unprinted = {"", 0};

	for (const char *const *k = keys; *k; k++) {
		for (uint32_t i = 0; i < f->p->nodes.n; i++) {
			const struct node *n = &f->p->nodes.v[i];

			if (n->tag == TAG_META && n->name.n == strlen(*k) && begins_with(n->name, *k))
				names_in(f, n->content, false);
		}
		if (f->b->authors.n && is_printed(f->p, f->b->authors.v[0]))
			return true;
		unprinted = unprinted.n || f->b->authors.n == 0 ? unprinted : f->b->authors.v[0];
		f->b->authors.n = 0;
	}
	if (unprinted.n == 0)
		return false;
	if (!visible_authors(f))
		build_author(f->b, unprinted);
	return true;
}

/* "By A. Smith" as a run of its own near the headline. */
static void printed_byline(struct facts *f)
{
	const struct page *p = f->p;
	uint32_t from = f->about->h1 ? runs_from(p, f->about->h1) : runs_from(p, f->body);

	for (uint32_t i = from; i < p->runs.n && i < from + 12 && f->b->authors.n == 0; i++) {
		if (begins_with(p->runs.v[i].text, "by ") && p->runs.v[i].words < 20)
			names_in(f, p->runs.v[i].text, false);
	}
}

/* ---- day ------------------------------------------------------------------------------------------------------------------- */

static int day_number(const struct day *d)
{
	static const int before[12] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	int y = d->month > 2 ? d->year : d->year - 1;

	return d->year * 365 + y / 4 - y / 100 + y / 400 + before[d->month - 1] + d->day;
}

/* A time in UTC names the day of Greenwich: where the page prints the day before or after it, that is the newsroom's own. */
static void own_day(struct facts *f, const struct day *utc)
{
	const struct page *p = f->p;
	uint32_t from = f->about->h1 ? runs_from(p, f->about->h1) : runs_from(p, f->body), body = runs_from(p, f->body);

	from = from > 4 ? from - 4 : 0;
	for (uint32_t i = from; i < p->runs.n && i < (body > from ? body : from) + 6; i++) {
		struct str s = p->runs.v[i].text;
		struct day d;

		if (p->runs.v[i].words > 20 || !day_find(s, &d) || word_find(str_cut(s, d.from), "updated") < d.from)
			continue;
		if (day_number(&d) - day_number(utc) == 1 || day_number(&d) - day_number(utc) == -1)
			f->b->published = day_write(p->arena, &d);
		return;
	}
}

static bool take_day(struct facts *f, struct str s)
{
	struct day d;

	if (f->b->published.n == 0 && s.n && day_find(s, &d)) {
		f->b->published = day_write(f->p->arena, &d);
		if (s.p[s.n - 1] == 'Z' || ends_with(s, "+00:00"))
			own_day(f, &d);
	}
	return f->b->published.n > 0;
}

static bool visible_day(struct facts *f)
{
	const struct page *p = f->p;

	for (uint32_t i = 1; i < p->nodes.n; i++) {
		const struct node *n = &p->nodes.v[i];

		if (n->tag == TAG_TEXT || node_above(p, i, TAG_NAV) || node_above(p, i, TAG_ASIDE))
			continue;
		if (word_find(n->itemprop, "datepublished") < n->itemprop.n &&
			(take_day(f, n->content) || take_day(f, n->datetime) || take_day(f, node_text(p, i))))
			return true;
	}
	for (uint32_t i = 1; i < p->nodes.n; i++) {
		if (p->nodes.v[i].tag == TAG_TIME && near_head(f, i) &&
			(take_day(f, p->nodes.v[i].datetime) || take_day(f, node_text(p, i))))
			return true;
	}
	return false;
}

static bool day_in_address(struct facts *f)
{
	struct str address = meta(f, "og:url");

	for (uint32_t i = 0; i < f->p->nodes.n && address.n == 0; i++) {
		if (f->p->nodes.v[i].tag == TAG_LINK &&
			word_find(f->p->nodes.v[i].rel, "canonical") < f->p->nodes.v[i].rel.n)
			address = f->p->nodes.v[i].href;
	}
	return take_day(f, address);
}

static void printed_day(struct facts *f)
{
	const struct page *p = f->p;
	uint32_t from = f->about->h1 ? runs_from(p, f->about->h1) : runs_from(p, f->body), body = runs_from(p, f->body);

	from = from > 4 ? from - 4 : 0;
	for (uint32_t i = from; i < p->runs.n && i < (body > from ? body : from) + 6; i++) {
		if (p->runs.v[i].words < 20 && take_day(f, p->runs.v[i].text))
			return;
	}
}

static void published(struct facts *f)
{
	static const char *const keys[] = {"article:published_time", "article:published", "og:published_time",
		"datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
		"pubdate", "publishdate", "publish-date", "publish_date", "published_time", "publication_date", "date",
		"originalpublicationdate", "article.published", "displaydate", "ptime", "dcterms.date", "citation_date",
		"publicationdate", "pdate", "article:post_date", NULL};

	if (take_day(f, json_get_text(f->linked.article, "datePublished")) || take_day(f, first_meta(f, keys)) ||
		visible_day(f) || take_day(f, json_get_text(f->linked.page, "datePublished")) || day_in_address(f))
		return;
	printed_day(f);
}

/* "Mill burns | Evening Post": what the page's title has behind the headline. */
static void outlet_in_title(struct facts *f)
{
	static const char *const marks[] = {
		" | ", " - ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " \xC2\xBB ", " :: ", " \xC2\xB7 "};
	struct str title = title_element(f), h = f->about->headline, tail = {"", 0};

	if (f->b->outlet.n || h.n == 0 || title.n <= h.n || !html_same(f->p->arena, str_cut(title, h.n), h))
		return;
	for (size_t i = h.n; i < title.n; i++) {
		for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
			if (str_starts(str_skip(title, i), marks[k]))
				tail = str_skip(title, i + strlen(marks[k]));
		}
	}
	if (tail.n && word_count(tail) <= 5)
		f->b->outlet = tail;
}

void html_meta(struct page *p, uint32_t body, struct about *about, struct build *b)
{
	struct facts f = {.p = p, .b = b, .about = about, .body = body};

	linked_read(&f.linked, p);
	outlet(&f);
	headline(&f);
	outlet_in_title(&f);
	if (!linked_authors(&f) && !meta_authors(&f) && !visible_authors(&f))
		printed_byline(&f);
	published(&f);
	about->description = meta(&f, "og:description");
	if (about->description.n == 0)
		about->description = meta(&f, "description");
	linked_free(&f.linked);
}
