/* From what a reader found to a numbered article: one headline, one standfirst, the rest counted by kind. */
#include "article/parts.h"
#include "text/utf8.h"

void build_block(struct build *b, enum block_kind kind, struct str text, uint32_t line)
{
	text = text_line(b->arena, text);
	if (text.n)
		vec_push(&b->blocks, (struct block){kind, {"", 0}, text, line});
}

void build_author(struct build *b, struct str name)
{
	name = text_line(b->arena, str_trim(str_cut(name, str_find(name, ';')))); /* copies part names by semicolons */
	for (size_t i = 0; i < b->authors.n; i++) {
		if (str_eq(b->authors.v[i], name))
			return;
	}
	if (name.n)
		vec_push(&b->authors, name);
}

void build_free(struct build *b)
{
	vec_free(&b->blocks);
	vec_free(&b->authors);
}

/* A second headline is a line inside the article, a second standfirst belongs to the first, unless it only repeats it. */
static void settle(struct build *b)
{
	struct block *headline = NULL, *standfirst = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < b->blocks.n; i++) {
		struct block x = b->blocks.v[i];

		if (x.kind == BLOCK_HEADLINE && headline)
			x.kind = BLOCK_CROSSHEAD;
		if (x.kind == BLOCK_STANDFIRST && standfirst) {
			if (!str_eq(x.text, standfirst->text))
				standfirst->text =
					arena_printf(b->arena, "%.*s %.*s", STR_ARG(standfirst->text), STR_ARG(x.text));
			continue;
		}
		b->blocks.v[kept] = x;
		if (x.kind == BLOCK_HEADLINE)
			headline = &b->blocks.v[kept];
		if (x.kind == BLOCK_STANDFIRST)
			standfirst = &b->blocks.v[kept];
		kept++;
	}
	b->blocks.n = kept;
}

static void number(struct build *b)
{
	unsigned captions = 0, paragraphs = 0, notes = 0;

	for (size_t i = 0; i < b->blocks.n; i++) {
		struct block *x = &b->blocks.v[i];

		switch (x->kind) {
		case BLOCK_HEADLINE: x->place = STR("h"); break;
		case BLOCK_STANDFIRST: x->place = STR("s"); break;
		case BLOCK_CAPTION: x->place = arena_printf(b->arena, "c%u", ++captions); break;
		case BLOCK_PARAGRAPH:
		case BLOCK_BULLET: x->place = arena_printf(b->arena, "p%u", ++paragraphs); break;
		case BLOCK_NOTE: x->place = arena_printf(b->arena, "n%u", ++notes); break;
		case BLOCK_CROSSHEAD:
		case BLOCK_LINE: break;
		}
	}
}

int build_finish(struct build *b, struct article *out)
{
	settle(b);
	number(b);
	out->blocks = ARENA_COPY(b->arena, b->blocks.v, b->blocks.n);
	out->n_blocks = (uint32_t)b->blocks.n;
	out->authors = ARENA_COPY(b->arena, b->authors.v, b->authors.n);
	out->n_authors = (uint32_t)b->authors.n;
	out->outlet = text_line(b->arena, b->outlet);
	out->published = b->published;
	out->headline = STR("");
	for (uint32_t i = 0; i < out->n_blocks; i++) {
		if (out->blocks[i].kind == BLOCK_HEADLINE)
			out->headline = out->blocks[i].text;
	}
	build_free(b);
	return out->n_blocks ? 0 : -1;
}
