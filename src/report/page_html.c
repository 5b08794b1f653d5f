/* HTML: one file that is well-formed XML as well, with its style inside and no request to anywhere. */
#include "report/page.h"
#include "report/report.h"
#include "report/xml.h"

static const char style[] =
	":root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--soft:#f4f4f7;--line:#c9c9d2;--quiet:#55555f;"
	"--link:#0b4fa8;--high:#a3161b;--medium:#8a4b00;--low:#27567f;--info:#4b4b55}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#17171b;--soft:#222228;--line:#4a4a55;--quiet:#b4b4c0;"
	"--link:#8ab8ff;--high:#ff9a94;--medium:#ffc078;--low:#9cc9f5;--info:#c4c4cf}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;max-width:70rem;padding:1rem 1.25rem 4rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);"
	"background:var(--paper)}\n"
	"h1{font-size:1.7rem;line-height:1.2;margin:.6rem 0}\n"
	"h2{font-size:1.3rem;margin:2.4rem 0 .6rem;border-bottom:2px solid var(--line);padding-bottom:.2rem}\n"
	"h3{font-size:1.08rem;margin:0 0 .6rem}\n"
	"p{margin:.45rem 0}\n"
	"a{color:var(--link)}\n"
	"a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	".skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}\n"
	".verdict{font-size:1.1rem;max-width:52rem}\n"
	".alert{border:3px solid var(--high);padding:.6rem .9rem;font-weight:700}\n"
	"nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:.6rem 0;margin:.8rem 0;"
	"border-top:1px solid var(--line);border-bottom:1px solid var(--line)}\n"
	"article{border:1px solid var(--line);border-left-width:.4rem;border-radius:.3rem;padding:.8rem 1rem;margin:1rem 0;"
	"break-inside:avoid}\n"
	"article:target{outline:3px solid var(--link)}\n"
	"article.high{border-left-color:var(--high)}article.medium{border-left-color:var(--medium)}"
	"article.low{border-left-color:var(--low)}article.info{border-left-color:var(--info)}\n"
	".badge{font-size:.8rem;font-weight:700;border:1px solid currentColor;border-radius:.8rem;padding:.05rem .55rem;"
	"white-space:nowrap}\n"
	".high .badge{color:var(--high)}.medium .badge{color:var(--medium)}.low .badge{color:var(--low)}"
	".info .badge{color:var(--info)}\n"
	".note{color:var(--quiet);font-size:.95rem}.note strong,.small strong{color:var(--ink)}\n"
	".small{color:var(--quiet);font-size:.88rem}\n"
	".wide{overflow-x:auto}\n"
	"table{border-collapse:collapse;width:100%;margin:.5rem 0}\n"
	"th,td{border:1px solid var(--line);padding:.45rem .6rem;text-align:left;vertical-align:top}\n"
	"thead th{background:var(--soft)}tbody th{font-weight:600}\n"
	".entry{display:block}.entry+.entry{margin-top:.5rem}\n"
	"article table{table-layout:fixed;min-width:32rem}\n"
	"code{font:.9em/1.4 ui-monospace,monospace;background:var(--soft);padding:.05rem .3rem;border-radius:.2rem;"
	"overflow-wrap:anywhere}\n"
	"@media print{body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}a{color:inherit;"
	"text-decoration:none}.wide{overflow:visible}h2{break-after:avoid}h3{break-after:avoid}}\n";

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
	buf_puts(p->out, style);
	buf_puts(p->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the findings</a>\n<header>\n");
}

static void end(struct page *p)
{
	buf_puts(p->out, "</main>\n</body>\n</html>\n");
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
		"</ul>\n</nav>\n</header>\n<main id=\"main\">\n");
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
