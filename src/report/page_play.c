/* Plays the tape of a page in a format. */
#include "report/page_style.h"

#include <assert.h>
#include <string.h>

/* ---- reading it ------------------------------------------------------------------------------------------------------ */

static struct str take_str(struct str *tape)
{
	struct str s;
	uint32_t n;

	memcpy(&n, tape->p, sizeof n);
	s = (struct str){tape->p + sizeof n, n};
	*tape = str_skip(*tape, sizeof n + n + 1);
	return s;
}

static const char *take_chars(struct str *tape)
{
	struct str s = take_str(tape);

	return s.n ? s.p : NULL;
}

static struct page_tag take_tag(struct str *tape)
{
	struct page_tag tag;

	tag.id = take_chars(tape);
	tag.fingerprint = take_chars(tape);
	tag.kind = take_str(tape).p;
	tag.severity = take_str(tape).p;
	tag.status = take_str(tape).p;
	tag.question = take_str(tape);
	tag.sources = take_str(tape);
	tag.speakers = take_str(tape);
	return tag;
}

bool piece_next(struct str *tape, struct piece *x)
{
	if (tape->n == 0)
		return false;
	x->kind = (uint8_t)tape->p[0];
	x->part = x->where = (uint8_t)tape->p[1];
	*tape = str_skip(*tape, 2);
	if (x->kind == PIECE_TAGGED)
		x->tag = take_tag(tape);
	if (x->kind == PIECE_NAMED)
		x->name = take_str(tape);
	if (x->kind >= PIECE_TEXT && x->kind <= PIECE_JUMP)
		x->text = take_str(tape);
	if (x->kind >= PIECE_LINK && x->kind <= PIECE_JUMP)
		x->target = take_str(tape);
	if (x->kind == PIECE_FILE)
		x->name = take_str(tape);
	return true;
}

/* ---- playing it ------------------------------------------------------------------------------------------------------ */

static void open_part(struct player *p, enum page_part part, const struct page_tag *tag)
{
	if (tag && p->style->tagged)
		p->style->tagged(p, part, tag);
	else if (p->style->open[part])
		buf_puts(p->out, p->style->open[part]);
	p->style->opened(p, part);
}

void play_open(struct player *p, enum page_part part)
{
	open_part(p, part, NULL);
}

void play_close(struct player *p, enum page_part part)
{
	p->style->closing(p, part);
	if (p->style->close[part])
		buf_puts(p->out, p->style->close[part]);
}

static void play_target(struct player *p, const struct piece *x)
{
	const struct page_style *s = p->style;

	if (x->kind == PIECE_LINK)
		s->link(p, x->target, x->text);
	else if (x->kind == PIECE_FILE && s->file && p->path.n)
		s->file(p, x->target, x->name, x->text);
	else if (x->kind == PIECE_JUMP && s->jump)
		s->jump(p, x->target.p, x->text);
	else
		s->text(p, x->text);
}

void play_piece(struct player *p, const struct piece *x)
{
	switch ((enum page_piece)x->kind) {
	case PIECE_OPEN:
		play_open(p, x->part);
		return;
	case PIECE_CLOSE:
		play_close(p, x->part);
		return;
	case PIECE_NAMED:
		p->style->named(p, x->part, x->name);
		return;
	case PIECE_TAGGED:
		open_part(p, x->part, &x->tag);
		return;
	case PIECE_TEXT:
		p->style->text(p, x->text);
		break;
	case PIECE_CODE:
		p->style->code(p, x->text);
		break;
	case PIECE_COMMAND:
		p->style->command(p, x->text);
		break;
	case PIECE_RAW:
		buf_add(p->out, x->text);
		return;
	case PIECE_LINK: case PIECE_FILE: case PIECE_JUMP:
		play_target(p, x);
		break;
	case PIECE_ONLY:
		assert(!"told by page_play");
	}
	p->fresh = false;
}

void page_play(struct str tape, const struct page_style *style, struct str path, struct buf *out)
{
	struct player p = {.style = style, .out = out, .path = path};
	struct piece x;
	bool heard = true;

	while (piece_next(&tape, &x)) {
		if (x.kind == PIECE_ONLY)
			heard = x.where == PAGE_EVERYWHERE || x.where == style->where;
		else if (!heard)
			continue;
		else if (x.kind == PIECE_OPEN && x.part == PAGE_CAMPS && style->camps)
			style->camps(&p, &tape);
		else
			play_piece(&p, &x);
	}
}
