/* HTML: one file that is well-formed XML as well, with its style inside and no request to anywhere. Text that runs from right
 * to left is kept apart from the English around it (`bdi`); a part that is one text of the ledger takes its direction from it. */
#include "report/page_style.h"

#include "report/links.h"
#include "report/page_policy.h"
#include "report/safe.h"
#include "report/xml.h"

/* ---- text ---------------------------------------------------------------------------------------------------------- */

static bool runs_leftwards(uint32_t c)
{
	return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
		(c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x590);
}

/* Where the next run of text from right to left begins (S.n: nowhere) and ends, with what stands between its words. */
static size_t leftward_run(struct str s, size_t from, size_t *end)
{
	size_t begin = s.n;

	*end = s.n;
	for (size_t at = from; at < s.n;) {
		size_t here = at;
		uint32_t c;
		enum safe kind = safe_next(s, &at, &c);

		if (kind == SAFE_PLAIN && runs_leftwards(c)) {
			begin = begin < s.n ? begin : here;
			*end = at;
		} else if (begin < s.n && (kind == SAFE_INVALID || is_letter(c))) {
			break;
		}
	}
	return begin;
}

/* Holds S a byte that such a letter may begin with? Most quotation marks begin with others. */
static bool may_run_leftwards(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0xD6 && (c <= 0xE0 || c == 0xEF || c == 0xF0))
			return true;
	}
	return false;
}

static void text(struct player *p, struct str s)
{
	size_t at = 0;

	bool leftwards = !p->whole && may_run_leftwards(s);

	while (leftwards && at < s.n) {
		size_t end, begin = leftward_run(s, at, &end);

		if (begin == s.n)
			break;
		xml_text(p->out, (struct str){s.p + at, begin - at});
		buf_puts(p->out, "<bdi>");
		xml_text(p->out, (struct str){s.p + begin, end - begin});
		buf_puts(p->out, "</bdi>");
		at = end;
	}
	xml_text(p->out, str_skip(s, at));
}

static void code(struct player *p, struct str s)
{
	buf_puts(p->out, "<code dir=\"ltr\">");
	xml_text(p->out, s);
	buf_puts(p->out, "</code>");
}

static void command(struct player *p, struct str s)
{
	buf_puts(p->out, "<code class=\"command\" dir=\"ltr\">");
	xml_text(p->out, s);
	buf_puts(p->out, "</code>");
}

static void link(struct player *p, struct str url, struct str words)
{
	buf_puts(p->out, "<a rel=\"noreferrer noopener\" href=\"");
	xml_text(p->out, url);
	buf_puts(p->out, "\">");
	text(p, words);
	buf_puts(p->out, "</a>");
}

static void file(struct player *p, struct str path, struct str words, struct str shown)
{
	struct buf url = {0};

	link_way(&url, p->path, path);
	link_words(&url, words);
	link(p, buf_str(&url), shown);
	buf_free(&url);
}

static void jump(struct player *p, const char *id, struct str words)
{
	buf_printf(p->out, "<a href=\"#%s\">", id);
	text(p, words);
	buf_puts(p->out, "</a>");
}

/* ---- frame --------------------------------------------------------------------------------------------------------- */

static void head(struct player *p, struct str title)
{
	buf_puts(p->out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		"<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>");
	xml_text(p->out, title);
	buf_puts(p->out, "</title>\n");
	page_policy(p->out);
	buf_puts(p->out, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<header>\n");
}

static void named(struct player *p, enum page_part part, struct str name)
{
	if (part == PAGE_DOCUMENT)
		head(p, name);
	else if (part == PAGE_SECTION)
		buf_printf(p->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", name.p, name.p, name.p);
	else
		buf_printf(p->out, "<li><a href=\"#%s\">", name.p);
}

static void tagged(struct player *p, enum page_part part, const struct page_tag *tag)
{
	static const char *const names[N_PAGE_PARTS] = {
		[PAGE_FINDING] = "article", [PAGE_ROW] = "tr", [PAGE_ITEM] = "li", [PAGE_PARAGRAPH] = "p",
	};
	const char *lead = tag->id ? "" : "finding-", *name = tag->id ? tag->id : tag->fingerprint;

	buf_printf(p->out, "<%s id=\"%s%s\" class=\"finding %s\"", names[part], lead, name, tag->severity);
	xml_attribute(p->out, "data-kind", str_from(tag->kind));
	xml_attribute(p->out, "data-severity", str_from(tag->severity));
	xml_attribute(p->out, "data-status", str_from(tag->status));
	xml_attribute(p->out, "data-question", tag->question);
	xml_attribute(p->out, "data-sources", tag->sources);
	xml_attribute(p->out, "data-speakers", tag->speakers);
	if (part == PAGE_FINDING)
		buf_printf(p->out, " aria-labelledby=\"title-%s\">\n<h3 id=\"title-%s\">", name, name);
	else
		buf_char(p->out, '>');
}

static void opened(struct player *p, enum page_part part)
{
	p->whole = part == PAGE_TITLE || part == PAGE_QUESTION || part == PAGE_QUOTE;
}

static void closing(struct player *p, enum page_part part)
{
	(void)part;
	p->whole = false;
}

const struct page_style page_html = {
	.where = PAGE_IN_HTML,
	.open = {
		[PAGE_CONTENTS] = "<nav aria-label=\"Parts of this report\">\n<ul>\n",
		[PAGE_ALERT] = "<p class=\"alert\" role=\"alert\">", [PAGE_TITLE] = "<h1 dir=\"auto\">",
		[PAGE_VERDICT] = "<p class=\"verdict\">", [PAGE_LEAD] = "<p class=\"lead\">", [PAGE_SUBTITLE] = "<h3>",
		[PAGE_QUESTION] = "<span class=\"question\" dir=\"auto\">", [PAGE_STATE] = "<p class=\"state\">",
		[PAGE_PARAGRAPH] = "<p>", [PAGE_NOTE] = "<p class=\"note\">", [PAGE_LIST] = "<ul>\n", [PAGE_ITEM] = "<li>",
		[PAGE_LADDER] = "<ul class=\"ladder\">", [PAGE_RUNG] = "<li>", [PAGE_CAMPS] = "<div class=\"camps\">\n",
		[PAGE_CAMP] = "<div class=\"camp\">\n", [PAGE_CAMP_TITLE] = "<h4 dir=\"auto\">", [PAGE_CLAIMS] = "<ul class=\"claims\">\n",
		[PAGE_CLAIM] = "<li>", [PAGE_TABLE] = "<div class=\"wide\" tabindex=\"0\">\n<table>\n", [PAGE_CAPTION] = "<caption>",
		[PAGE_MATRIX] = "<div class=\"wide matrix\" tabindex=\"0\">\n<table>\n",
		[PAGE_TABLE_HEAD] = "<thead><tr>", [PAGE_COLUMN] = "<th scope=\"col\">", [PAGE_TABLE_BODY] = "<tbody>\n",
		[PAGE_ROW] = "<tr>", [PAGE_ROW_TITLE] = "<th scope=\"row\" dir=\"auto\">", [PAGE_CELL] = "<td>",
		[PAGE_ENTRY] = "<span class=\"entry\">", [PAGE_STRONG] = "<strong>", [PAGE_EM] = "<em>",
		[PAGE_SMALL] = "<span class=\"small\">", [PAGE_QUOTE] = "<span class=\"quote\" dir=\"auto\">",
		[PAGE_BADGE] = "<span class=\"badge\">",
	},
	.close = {
		[PAGE_DOCUMENT] = "</main>\n</body>\n</html>\n", [PAGE_SECTION] = "</section>\n", [PAGE_CONTENTS_LINE] = "</a></li>\n",
		[PAGE_CONTENTS] = "</ul>\n</nav>\n<div id=\"tools\" hidden=\"\"></div>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n",
		[PAGE_ALERT] = "</p>\n", [PAGE_TITLE] = "</h1>\n", [PAGE_VERDICT] = "</p>\n", [PAGE_SECTION_TITLE] = "</h2>\n",
		[PAGE_LEAD] = "</p>\n", [PAGE_FINDING] = "</article>\n", [PAGE_FINDING_TITLE] = "</h3>\n", [PAGE_SUBTITLE] = "</h3>\n",
		[PAGE_QUESTION] = "</span>", [PAGE_STATE] = "</p>\n", [PAGE_PARAGRAPH] = "</p>\n", [PAGE_NOTE] = "</p>\n",
		[PAGE_LIST] = "</ul>\n", [PAGE_ITEM] = "</li>\n", [PAGE_LADDER] = "</ul>\n", [PAGE_RUNG] = "</li>",
		[PAGE_CAMPS] = "</div>\n", [PAGE_CAMP] = "</div>\n", [PAGE_CAMP_TITLE] = "</h4>\n", [PAGE_CLAIMS] = "</ul>\n",
		[PAGE_CLAIM] = "</li>\n", [PAGE_TABLE] = "</table>\n</div>\n", [PAGE_CAPTION] = "</caption>\n",
		[PAGE_TABLE_HEAD] = "</tr></thead>\n", [PAGE_COLUMN] = "</th>", [PAGE_TABLE_BODY] = "</tbody>\n",
		[PAGE_ROW] = "</tr>\n", [PAGE_ROW_TITLE] = "</th>", [PAGE_CELL] = "</td>", [PAGE_ENTRY] = "</span>",
		[PAGE_STRONG] = "</strong>", [PAGE_EM] = "</em>", [PAGE_SMALL] = "</span>", [PAGE_QUOTE] = "</span>",
		[PAGE_BADGE] = "</span>",
	},
	.named = named,
	.tagged = tagged,
	.text = text,
	.code = code,
	.command = command,
	.link = link,
	.file = file,
	.jump = jump,
	.opened = opened,
	.closing = closing,
};
