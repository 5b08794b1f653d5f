/* HTML: one file that is well-formed XML as well, with its style inside and no request to anywhere. */
#include "report/page.h"
#include "report/page_files.h"
#include "report/report.h"
#include "report/xml.h"

static void text(struct page *p, struct str s)
{
	xml_text(p->out, s);
}

static void code(struct page *p, struct str s)
{
	buf_puts(p->out, "<code>");
	xml_text(p->out, s);
	buf_puts(p->out, "</code>");
}

static void link(struct page *p, struct str url, struct str words)
{
	buf_puts(p->out, "<a rel=\"noreferrer noopener\" href=\"");
	xml_text(p->out, url);
	buf_puts(p->out, "\">");
	xml_text(p->out, words);
	buf_puts(p->out, "</a>");
}

static void begin(struct page *p, struct str title)
{
	buf_puts(p->out, "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
		"<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		"<meta name=\"referrer\" content=\"no-referrer\"/>\n<title>");
	xml_text(p->out, title);
	buf_puts(p->out, "</title>\n<style>\n");
	buf_add(p->out, page_files_style());
	buf_puts(p->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<header>\n");
}

static void end(struct page *p)
{
	buf_puts(p->out, "</main>\n<script>\n//<![CDATA[\n");
	buf_add(p->out, page_files_script());
	buf_puts(p->out, "//]]>\n</script>\n</body>\n</html>\n");
}

static void section(struct page *p, const char *id)
{
	buf_printf(p->out, "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">", id, id, id);
}

static void section_end(struct page *p)
{
	buf_puts(p->out, "</section>\n");
}

static void finding(struct page *p, const char *fingerprint, const char *weight)
{
	buf_printf(p->out, "<article id=\"finding-%s\" class=\"%s\" aria-labelledby=\"title-%s\">\n<h3 id=\"title-%s\">",
		fingerprint, weight, fingerprint, fingerprint);
}

static void finding_end(struct page *p)
{
	buf_puts(p->out, "</article>\n");
}

static void contents(struct page *p, const char *id, const char *title)
{
	buf_printf(p->out, "<li><a href=\"#%s\">", id);
	xml_text(p->out, str_from(title));
	buf_puts(p->out, "</a></li>\n");
}

static void contents_frame(struct page *p, bool begins)
{
	buf_puts(p->out, begins ? "<nav aria-label=\"Parts of this report\">\n<ul>\n" :
		"</ul>\n</nav>\n<div id=\"tools\" hidden=\"\"></div>\n</header>\n<main id=\"main\">\n");
}

const struct page_style page_html = {
	.open = {
		[PAGE_ALERT] = "<p class=\"alert\" role=\"alert\">", [PAGE_TITLE] = "<h1>", [PAGE_VERDICT] = "<p class=\"verdict\">",
		[PAGE_PARAGRAPH] = "<p>", [PAGE_NOTE] = "<p class=\"note\">", [PAGE_LIST] = "<ul>\n", [PAGE_ITEM] = "<li>",
		[PAGE_TABLE] = "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n",
		[PAGE_TABLE_HEAD] = "<thead><tr>", [PAGE_COLUMN] = "<th scope=\"col\">", [PAGE_TABLE_BODY] = "<tbody>\n",
		[PAGE_ROW] = "<tr>", [PAGE_ROW_TITLE] = "<th scope=\"row\">", [PAGE_CELL] = "<td>",
		[PAGE_ENTRY] = "<span class=\"entry\">", [PAGE_STRONG] = "<strong>", [PAGE_EM] = "<em>",
		[PAGE_SMALL] = "<span class=\"small\">", [PAGE_BADGE] = "<span class=\"badge\">",
	},
	.close = {
		[PAGE_ALERT] = "</p>\n", [PAGE_TITLE] = "</h1>\n", [PAGE_VERDICT] = "</p>\n", [PAGE_SECTION_TITLE] = "</h2>\n",
		[PAGE_FINDING_TITLE] = "</h3>\n", [PAGE_PARAGRAPH] = "</p>\n", [PAGE_NOTE] = "</p>\n", [PAGE_LIST] = "</ul>\n",
		[PAGE_ITEM] = "</li>\n", [PAGE_TABLE] = "</table>\n</div>\n", [PAGE_TABLE_HEAD] = "</tr></thead>\n",
		[PAGE_COLUMN] = "</th>", [PAGE_TABLE_BODY] = "</tbody>\n", [PAGE_ROW] = "</tr>\n", [PAGE_ROW_TITLE] = "</th>",
		[PAGE_CELL] = "</td>", [PAGE_ENTRY] = "</span>", [PAGE_STRONG] = "</strong>", [PAGE_EM] = "</em>",
		[PAGE_SMALL] = "</span>", [PAGE_BADGE] = "</span>",
	},
	.begin = begin,
	.end = end,
	.section = section,
	.section_end = section_end,
	.finding = finding,
	.finding_end = finding_end,
	.contents = contents,
	.contents_frame = contents_frame,
	.text = text,
	.code = code,
	.link = link,
};
