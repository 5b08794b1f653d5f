/* The policy names style and script by their digests: what a ledger might smuggle in has another one, and does not run. */
#include "report/page_policy.h"

#include "base/digest.h"
#include "report/page_files.h"

/* What stands between the tags, to the letter: the digest is taken over it. The marks hide it from readers of XML. */
static struct buf style_text(void)
{
	struct buf b = {0};

	buf_puts(&b, "\n/*<![CDATA[*/\n");
	buf_add(&b, page_files_style());
	buf_add(&b, page_files_tools());
	buf_puts(&b, "/*]]>*/\n");
	return b;
}

static struct buf script_text(void)
{
	struct buf b = {0};

	buf_puts(&b, "\n//<![CDATA[\n");
	buf_add(&b, page_files_filter());
	buf_add(&b, page_files_script());
	buf_puts(&b, "//]]>\n");
	return b;
}

void page_policy(struct buf *out)
{
	struct buf style = style_text(), script = script_text();
	char of_style[45], of_script[45];

	digest_base64(buf_str(&style), of_style);
	digest_base64(buf_str(&script), of_script);
	buf_printf(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; "
		"script-src 'sha256-%s'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
		"trusted-types 'none'\"/>\n", of_style, of_script);
	buf_puts(out, "<style>");
	buf_add(out, buf_str(&style));
	buf_puts(out, "</style>\n<script>");
	buf_add(out, buf_str(&script));
	buf_puts(out, "</script>\n");
	buf_free(&style);
	buf_free(&script);
}
