/* Finding quotations. Print is careless: a curly mark is closed by a straight one, an apostrophe is the same character as a
 * closing mark, every paragraph of a long speech opens anew and only the last one closes. Where it stays unclear where the
 * words end, nothing is taken for a quotation. */
#include "evidence/quotations.h"

#include "base/buf.h"
#include "text/utf8.h"

enum family { NONE_OPEN, DOUBLE, SINGLE, ANGLES };

/* Reading one text. */
struct scan {
	struct str s;
	uint32_t block;
	struct quotations *out;
	enum family open;    /* what is open at the end of the text */
	uint32_t opener;     /* its character */
	size_t at, inside;   /* where its mark stands, where its words begin */
};

static uint32_t peek(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : 0;
}

static uint32_t before(struct str s, size_t at)
{
	if (at == 0)
		return 0;
	for (at--; at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80; at--)
		;
	return utf8_next(s, &at);
}

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x200A;
}

static bool is_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

static bool is_double(uint32_t c)
{
	return c == '"' || (c >= 0x201C && c <= 0x201F);
}

static bool is_single(uint32_t c)
{
	return c == '\'' || (c >= 0x2018 && c <= 0x201B);
}

/* What may stand in front of an opening mark that looks like a closing one. */
static bool opens_after(uint32_t c)
{
	return is_blank(c) || is_dash(c) || c == '(' || c == '[' || c == '/' || is_double(c) || is_single(c);
}

static bool ends_speech(uint32_t c)
{
	return c && (c < 0x80 ? strchr(".,!?;:", (int)c) != NULL : c == 0x2026 || is_dash(c));
}

/* ---- single marks --------------------------------------------------------------------------------------------------- */

static bool opens_single(struct str s, size_t at, uint32_t c, uint32_t next)
{
	if (is_blank(next) || !opens_after(before(s, at)))
		return false;
	if (c == 0x2018 || c == 0x201A)
		return !(next >= '0' && next <= '9' && text_in_word(peek(s, at + 5)) && before(s, at) != 0);
	return c == '\'' && (text_in_word(next) || is_double(next)) && !(next >= '0' && next <= '9');
}

/* How sure it is that the mark at AT closes: 0 not, 1 may be the apostrophe of "the workers' union", 2 surely. */
static int closes_single(struct str s, size_t at, size_t next)
{
	uint32_t left = before(s, at), right = peek(s, next);

	if (is_blank(left) || text_in_word(right))
		return 0;
	if (ends_speech(left) || !text_in_word(left) || right == 0 || !is_blank(right))
		return 2;
	return left == 's' || left == 'S' || left == 'n' || left == 'x' || left == 'z' ? 1 : 2;
}

/* The close of the single mark at FROM; S.n if it has none. The first sure close, else the last apostrophe that may be one. */
static size_t single_end(struct str s, size_t from)
{
	size_t at = from, perhaps = s.n;
	bool nested = false;

	while (at < s.n) {
		size_t here = at;
		uint32_t c = utf8_next(s, &at);
		int sure;

		if (is_double(c))
			nested = c == '"' ? !nested : c != 0x201D;
		if (nested || !is_single(c))
			continue;
		if (perhaps < s.n && (c == 0x2018 || opens_single(s, here, c, peek(s, at))))
			return perhaps;
		sure = c == 0x2018 ? 0 : closes_single(s, here, at);
		if (sure == 2)
			return here;
		if (sure == 1)
			perhaps = here;
	}
	return perhaps;
}

/* ---- double marks ---------------------------------------------------------------------------------------------------- */

static enum family opens_double(struct str s, size_t at, uint32_t c, uint32_t next)
{
	uint32_t left = before(s, at);

	if (c == 0x201C || c == 0x201E || c == 0x201F)
		return is_blank(next) ? NONE_OPEN : DOUBLE;
	if (c == '"' || c == 0x201D)
		return !is_blank(next) && opens_after(left) ? DOUBLE : NONE_OPEN;
	if (c == 0xAB)
		return ANGLES;
	return NONE_OPEN;
}

static bool closes(const struct scan *x, size_t at, uint32_t c, uint32_t next)
{
	uint32_t left = before(x->s, at);

	if (x->open == ANGLES)
		return c == 0xBB;
	if (c == 0x201D)
		return true;
	if (c == 0x201C)
		return x->opener == 0x201E && !is_blank(left);
	return c == '"' && (!is_blank(left) || is_blank(next) || ends_speech(next));
}

/* ---- one text -------------------------------------------------------------------------------------------------------- */

static void take(struct scan *x, size_t open, size_t from, size_t to, size_t close)
{
	struct quotation q = {.block = x->block,
		.last = x->block,
		.open = (uint32_t)open,
		.from = (uint32_t)from,
		.to = (uint32_t)to,
		.close = (uint32_t)close,
		.text = str_trim((struct str){x->s.p + from, to - from})};

	if (q.text.n)
		vec_push(&x->out->v, q);
}

static void begin(struct scan *x, enum family f, uint32_t c, size_t at, size_t inside)
{
	x->open = f;
	x->opener = c;
	x->at = at;
	x->inside = inside;
}

static bool has_double(struct str s)
{
	for (size_t at = 0; at < s.n;)
		if (is_double(utf8_next(s, &at)))
			return true;
	return false;
}

/* A single mark at AT opens and closes at once, or is none; or a curly one begins speech that the next paragraph goes on
 * with. Returns where reading goes on. */
static size_t read_single(struct scan *x, size_t at, size_t next)
{
	size_t end = single_end(x->s, next), behind = end;

	if (end >= x->s.n) {
		if (peek(x->s, at) != 0x2018 || has_double(str_skip(x->s, next)))
			return next;
		begin(x, SINGLE, 0x2018, at, next);
		return x->s.n;
	}
	utf8_next(x->s, &behind);
	take(x, at, next, end, behind);
	return behind;
}

/* Reads from AT on, with a quotation that may be open already. */
static void read_text(struct scan *x, size_t at)
{
	while (at < x->s.n) {
		size_t here = at;
		uint32_t c = (unsigned char)x->s.p[at] < 0x80 ? (unsigned char)x->s.p[at++] : utf8_next(x->s, &at), next;
		enum family f;

		if (!is_double(c) && !is_single(c) && c != 0xAB && c != 0xBB)
			continue;
		next = peek(x->s, at);
		if (x->open == NONE_OPEN && is_single(c)) {
			if (opens_single(x->s, here, c, next))
				at = read_single(x, here, at);
			continue;
		}
		if (x->open != NONE_OPEN && closes(x, here, c, next)) {
			take(x, x->at, x->inside, here, at);
			x->open = NONE_OPEN;
			continue;
		}
		f = opens_double(x->s, here, c, next);
		if (f != NONE_OPEN && (x->open == NONE_OPEN || f == x->open)) /* the mark before was never closed */
			begin(x, f, c, here, at);
	}
}

void quotations_in(struct quotations *q, struct str text)
{
	struct scan x = {.s = text, .out = q};

	read_text(&x, 0);
}

/* ---- over paragraphs --------------------------------------------------------------------------------------------------- */

/* Speech that its paragraph leaves open. */
struct pending {
	bool any;
	enum family family;
	struct quotation q; /* first paragraph */
	struct buf text;
};

/* The mark that opens S again, its bytes; 0 if it begins with none. */
static size_t opens_again(struct str s, enum family family)
{
	size_t at = 0;
	uint32_t c = s.n ? utf8_next(s, &at) : 0;

	if (family == DOUBLE && (c == 0x201C || c == '"' || c == 0x201E || c == 0x201D))
		return at;
	if (family == SINGLE)
		return c == 0x2018 ? at : 0;
	return family == ANGLES && (c == 0xAB || c == 0xBB) ? at : 0;
}

static void keep_pending(struct pending *p, const struct scan *x, const struct block *b)
{
	p->any = true;
	p->family = x->open;
	p->q = (struct quotation){.block = x->block, .open = (uint32_t)x->at, .from = (uint32_t)x->inside};
	p->text.n = 0;
	buf_add(&p->text, str_trim(str_skip(b->text, x->inside)));
}

/* The paragraph goes on with the speech before it: its first quotation is the rest, or it is pending still. */
static void join(struct pending *p, struct scan *x, struct arena *arena, size_t mark)
{
	size_t n = x->out->v.n;

	if (p->family == SINGLE) {
		read_text(x, read_single(x, 0, mark));
	} else {
		begin(x, p->family, p->family == DOUBLE ? 0x201C : 0xAB, 0, mark);
		read_text(x, mark);
	}
	buf_char(&p->text, ' ');
	if (x->out->v.n == n) {
		buf_add(&p->text, str_trim(str_skip(x->s, mark)));
		return;
	}
	p->q.last = x->block;
	p->q.to = x->out->v.v[n].to;
	p->q.close = x->out->v.v[n].close;
	buf_add(&p->text, x->out->v.v[n].text);
	p->q.text = buf_keep(&p->text, arena);
	x->out->v.v[n] = p->q;
	p->any = false;
}

void quotations_find(struct quotations *q, struct arena *arena, const struct article *x)
{
	struct pending p = {0};

	for (uint32_t i = 0; i < x->n_blocks; i++) {
		const struct block *b = &x->blocks[i];
		struct scan scan = {.s = b->text, .block = i, .out = q};
		bool body = b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_BULLET;
		size_t again = p.any && body ? opens_again(b->text, p.family) : 0;

		if (again) {
			join(&p, &scan, arena, again);
			if (p.any)
				continue;
		} else {
			read_text(&scan, 0);
			if (body)
				p.any = false;
		}
		if (body && scan.open != NONE_OPEN)
			keep_pending(&p, &scan, b);
	}
	buf_free(&p.text);
}
