/* The canonical copy: Markdown with one block a line. What the head says of author, outlet and day stands in comments
 * behind the headline and standfirst; lines that are not counted are comments as well. */
#include "article/parts.h"
#include "base/buf.h"

/* Characters that mean something to Markdown anywhere in a line. */
static bool special(struct str s, size_t i)
{
	char c = s.p[i], next = i + 1 < s.n ? s.p[i + 1] : ' ';

	switch (c) {
	case '&': return next == '#' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
	case '\\':
	case '`':
	case '*':
	case '_':
	case '<':
	case '[':
	case ']': return true;
	default: return false;
	}
}

/* Where a character has to be escaped because a line may not begin with it; S.n if nowhere. */
static size_t special_start(struct str s)
{
	size_t i = 0;

	if (s.n && strchr("#>-+~", s.p[0]))
		return 0;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i && i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i : s.n;
}

static void add_text(struct buf *b, struct str s)
{
	size_t start = special_start(s);

	for (size_t i = 0; i < s.n; i++) {
		if (i == start || special(s, i) || (i + 1 == s.n && s.p[i] == '#'))
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
}

/* Inside a comment: it ends at "-->", and "--" may not stand in it; the first ":" of a line that is no field is escaped,
 * so that a line can never be taken for one. */
static void add_commented(struct buf *b, struct str s, bool field)
{
	size_t colon = field ? s.n : str_find(s, ':');

	for (size_t i = 0; i < s.n; i++) {
		bool dash = s.p[i] == '-' && (i == 0 || i + 1 == s.n || s.p[i - 1] == '-');

		if (dash || i == colon || s.p[i] == '\\' || s.p[i] == '>')
			buf_char(b, '\\');
		buf_char(b, s.p[i]);
	}
	buf_puts(b, " -->\n\n");
}

static void add_field(struct buf *b, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	buf_printf(b, "<!-- %s: ", name);
	add_commented(b, value, true);
}

static void add_head(struct buf *b, const struct article *x)
{
	struct buf names = {0};

	for (uint32_t i = 0; i < x->n_authors; i++) {
		buf_puts(&names, i ? "; " : "");
		buf_add(&names, x->authors[i]);
	}
	add_field(b, "authors", buf_str(&names));
	add_field(b, "outlet", x->outlet);
	add_field(b, "published", x->published);
	buf_free(&names);
}

static void add_block(struct buf *b, const struct block *x)
{
	static const char *const before[] = {"# ", "_", "![", "### ", "", "- ", "> "}, *const after[] = {"", "_", "]()",
											       "", "", "", ""};

	if (x->kind == BLOCK_LINE) {
		buf_puts(b, "<!-- ");
		add_commented(b, x->text, false);
		return;
	}
	buf_puts(b, before[x->kind]);
	add_text(b, x->text);
	buf_puts(b, after[x->kind]);
	buf_puts(b, "\n\n");
}

struct str article_write(struct arena *a, const struct article *x)
{
	struct buf b = {0};
	struct str out;
	uint32_t i = 0;

	buf_puts(&b, COPY_MARK "\n\n");
	while (i < x->n_blocks && x->blocks[i].kind <= BLOCK_STANDFIRST)
		add_block(&b, &x->blocks[i++]);
	add_head(&b, x);
	while (i < x->n_blocks)
		add_block(&b, &x->blocks[i++]);
	if (b.n > 1)
		b.n--;
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}
