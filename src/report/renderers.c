/* The formats, one row each. */
#include "report/report.h"

const struct renderer renderers[] = {
	{"text", render_text},
	{"concise", render_concise},
	{"json", render_json},
	{"markdown", render_markdown},
	{"md", render_markdown},
	{"html", render_html},
	{"jsonl", render_jsonl},
	{"csv", render_csv},
	{"sarif", render_sarif},
	{"junit", render_junit},
	{"github", render_github},
	{"gitlab", render_gitlab},
	{"rdjson", render_rdjson},
};
const unsigned n_renderers = sizeof renderers / sizeof renderers[0];

const struct renderer *renderer_find(struct str name)
{
	for (unsigned i = 0; i < n_renderers; i++) {
		if (str_is(name, renderers[i].name))
			return &renderers[i];
	}
	return NULL;
}
