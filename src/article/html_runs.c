/* The runs of a page: text between the borders of block elements, one after the other. Inline tags never part a word; one
 * <br> is a blank inside a paragraph, two part paragraphs, and outside of <p> and <li> one does, if a sentence ends. */
#include "article/html.h"
#include "base/buf.h"
#include "base/sort.h"
#include "text/utf8.h"

struct runner {
	struct page *p;
	struct buf text;
	struct run run;
	bool begun, after_break;
	unsigned breaks; /* <br> since the last text */
};

static uint32_t letters(struct str s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.p[i] > ' ' && ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static void flush(struct runner *r)
{
	if (r->begun) {
		r->run.text = text_line(r->p->arena, buf_str(&r->text));
		r->run.words = (uint32_t)word_count(r->run.text);
		if (r->run.text.n)
			vec_push(&r->p->runs, r->run);
	}
	r->begun = false;
	r->breaks = 0;
	r->text.n = 0;
}

static uint32_t block_of(const struct page *p, uint32_t node)
{
	while (node && tag_is_inline(p->nodes.v[node].tag))
		node = p->nodes.v[node].parent;
	return node;
}

static bool within(const struct page *p, uint32_t node, enum tag tag)
{
	while (node && tag_is_inline(p->nodes.v[node].tag)) {
		if (p->nodes.v[node].tag == tag)
			return true;
		node = p->nodes.v[node].parent;
	}
	return false;
}

/* The photographer's name in a caption. */
static bool in_credit(const struct page *p, uint32_t node)
{
	bool credit = false;

	if (!node_above(p, node, TAG_FIGCAPTION))
		return false;
	for (; node && tag_is_inline(p->nodes.v[node].tag); node = p->nodes.v[node].parent)
		credit = credit || (p->nodes.v[node].names.n && names_say(p->nodes.v[node].names) & NAME_CREDIT);
	return credit;
}

/* Does the <br> before this text end a paragraph? */
static bool parts(struct runner *r, uint32_t block)
{
	enum tag t = r->p->nodes.v[block].tag;
	struct str so_far = str_trim(buf_str(&r->text));

	if (r->breaks > 1)
		return true;
	return t != TAG_P && t != TAG_LI && !tag_is_heading(t) && t != TAG_FIGCAPTION && ends_sentence(so_far);
}

static void add_text(struct runner *r, uint32_t i)
{
	const struct node *n = &r->p->nodes.v[i];
	uint32_t block = block_of(r->p, i), count = letters(n->text);

	if (count && r->begun && in_credit(r->p, i))
		return;
	if (count && r->begun && r->breaks) {
		bool split = parts(r, block);

		r->breaks = 0;
		if (split) {
			flush(r);
			r->after_break = true;
		} else {
			buf_char(&r->text, ' ');
		}
	}
	if (count && !r->begun) {
		r->begun = true;
		r->run = (struct run){.at = i, .block = block, .broken = r->after_break};
		r->after_break = false;
	}
	if (!r->begun)
		return;
	buf_add(&r->text, n->text);
	r->run.letters += count;
	if (node_above(r->p, i, TAG_A))
		r->run.linked += count;
	if (within(r->p, i, TAG_STRONG) || within(r->p, i, TAG_EM))
		r->run.strong += count;
}

void html_runs(struct page *p)
{
	struct runner r = {.p = p};
	VEC(uint32_t) open = {0};

	for (uint32_t i = 1; i < p->nodes.n; i++) {
		const struct node *n = &p->nodes.v[i];

		while (open.n && p->nodes.v[open.v[open.n - 1]].end <= i) {
			open.n--;
			flush(&r);
			r.after_break = false;
		}
		if (n->tag == TAG_HEAD || n->tag == TAG_DROP || n->hidden ||
			(n->tag == TAG_BUTTON && tag_is_inline(p->nodes.v[n->parent].tag))) {
			i = n->end - 1;
		} else if (n->tag == TAG_TEXT) {
			add_text(&r, i);
		} else if (n->tag == TAG_BR) {
			r.breaks++;
		} else if (!tag_is_inline(n->tag)) {
			flush(&r);
			r.after_break = false;
			vec_push(&open, i);
		}
	}
	flush(&r);
	buf_free(&r.text);
	vec_free(&open);
}

uint32_t runs_from(const struct page *p, uint32_t node)
{
	return (uint32_t)SORTED_FROM(&p->runs, run, at, node);
}
