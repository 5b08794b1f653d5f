/* Links that must not lead back to where they began, and the lattice of parts, kinds and lists. */
#include "base/sort.h"
#include "ledger/reader.h"

enum { WHITE, GREY, BLACK };

struct step {
	uint32_t sym, next; /* next: its link to follow */
};

/* One search over the links of some kinds, sorted by child. */
struct search {
	struct reader *r;
	const char *key;       /* "part-of", for the message */
	VEC(struct link) link;
	uint32_t *first;       /* by symbol: where its links begin */
	uint8_t *color;
	VEC(struct step) path;
};

static int by_child(const void *a, const void *b, void *context)
{
	const struct link *x = a, *y = b;

	(void)context;
	if (x->child != y->child)
		return x->child < y->child ? -1 : 1;
	if (x->parent != y->parent)
		return x->parent < y->parent ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

static void tell_circle(struct search *s, const struct link *back)
{
	struct reader *r = s->r;
	struct buf *b = &r->buf;
	size_t i, shown = 0;

	b->n = 0;
	for (i = 0; i < s->path.n && s->path.v[i].sym != back->parent; i++)
		continue;
	for (; i < s->path.n && shown < 6; i++, shown++)
		buf_printf(b, "%.*s → ", STR_ARG(symbol_id(r->l, s->path.v[i].sym)));
	if (i < s->path.n)
		buf_puts(b, "… → ");
	buf_add(b, symbol_id(r->l, back->parent));
	if (back->child == back->parent)
		diag_add(r->d, DIAG_CYCLE, back->loc, "`%.*s` stands under its own `%s`; take it out", STR_ARG(symbol_id(r->l, back->child)),
			 s->key);
	else
		diag_add(r->d, DIAG_CYCLE, back->loc, "`%s` leads back to where it began (%.*s); take one of these links out", s->key,
			 STR_ARG(buf_str(b)));
	lose(r);
}

static struct refs without(struct ledger *l, struct refs from, uint32_t sym)
{
	struct ref *v = ARENA_ARRAY(l->arena, struct ref, from.n + 1);
	uint32_t i, n = 0;

	for (i = 0; i < from.n; i++)
		if (from.v[i].sym != sym)
			v[n++] = from.v[i];
	return (struct refs){v, n};
}

static void unlink_entailed(struct ledger *l, struct question *q, uint32_t sym)
{
	struct entailed *v = ARENA_ARRAY(l->arena, struct entailed, q->n_entails + 1);
	uint32_t i, n = 0;

	for (i = 0; i < q->n_entails; i++)
		if (l->questions.v[q->entails[i].question].sym != sym)
			v[n++] = q->entails[i];
	q->entails = v;
	q->n_entails = n;
}

/* Takes the link that closes a circle out of the model: whoever follows links comes to an end. */
static void unlink_one(struct ledger *l, const struct link *k)
{
	uint32_t index = l->symbols.v[k->child].index;

	switch (k->kind) {
	case LINK_PART:
		l->entities.v[index].part_of = without(l, l->entities.v[index].part_of, k->parent);
		break;
	case LINK_KIND:
		l->terms.v[index].kind_of = without(l, l->terms.v[index].kind_of, k->parent);
		break;
	case LINK_RELAY:
		l->sources.v[index].relays = without(l, l->sources.v[index].relays, k->parent);
		break;
	case LINK_VERSION:
		l->sources.v[index].version_of = NONE;
		break;
	default:
		unlink_entailed(l, &l->questions.v[index], k->parent);
		break;
	}
}

/* Follows the links from SYM, without recursion; a link into the path at hand closes a circle and is dropped. */
static void follow(struct search *s, uint32_t sym)
{
	s->color[sym] = GREY;
	vec_push(&s->path, (struct step){sym, s->first[sym]});
	while (s->path.n) {
		struct step *top = &s->path.v[s->path.n - 1];
		struct link *k = top->next < s->first[top->sym + 1] ? &s->link.v[top->next] : NULL;

		if (!k) {
			s->color[top->sym] = BLACK;
			s->path.n--;
			continue;
		}
		top->next++;
		if (s->color[k->parent] == GREY) {
			tell_circle(s, k);
			k->dropped = true;
			unlink_one(s->r->l, k);
		} else if (s->color[k->parent] == WHITE) {
			s->color[k->parent] = GREY;
			vec_push(&s->path, (struct step){k->parent, s->first[k->parent]});
		}
	}
}

/* Circles among the links whose kinds are in the set KINDS; the lattice gets those that are left, if IN_LATTICE. */
static void circles(struct reader *r, unsigned kinds, const char *key, bool in_lattice)
{
	struct search s = {.r = r, .key = key};
	uint32_t n = (uint32_t)r->l->symbols.n, sym;
	size_t i;

	for (i = 0; i < r->links.n; i++)
		if (kinds & 1u << r->links.v[i].kind)
			vec_push(&s.link, r->links.v[i]);
	if (s.link.n == 0)
		return;
	sort_by(s.link.v, s.link.n, sizeof *s.link.v, by_child, NULL);
	s.first = ARENA_ARRAY(r->trees, uint32_t, n + 1);
	s.color = ARENA_ARRAY(r->trees, uint8_t, n + 1);
	for (i = 0; i < s.link.n; i++)
		s.first[s.link.v[i].child + 1]++;
	for (sym = 0; sym < n; sym++)
		s.first[sym + 1] += s.first[sym];
	for (sym = 0; sym < n; sym++)
		if (s.color[sym] == WHITE && s.first[sym] < s.first[sym + 1])
			follow(&s, sym);
	for (i = 0; in_lattice && i < s.link.n; i++)
		if (!s.link.v[i].dropped)
			lattice_link(r->l->lattice, s.link.v[i].child, s.link.v[i].parent, s.link.v[i].kind, s.link.v[i].perhaps);
	vec_free(&s.link);
	vec_free(&s.path);
}

/* ---- lists ------------------------------------------------------------------------------------------------------ */

/* One member of one list. */
struct posting {
	uint32_t member, list; /* symbols */
};

static int by_member(const void *a, const void *b, void *context)
{
	const struct posting *x = a, *y = b;

	(void)context;
	if (x->member != y->member)
		return x->member < y->member ? -1 : 1;
	return x->list < y->list ? -1 : x->list > y->list;
}

static const struct refs *members(const struct ledger *l, uint32_t list)
{
	return &l->lists.v[l->symbols.v[list].index];
}

static bool holds(const struct refs *r, uint32_t sym)
{
	uint32_t i;

	for (i = 0; i < r->n; i++)
		if (r->v[i].sym == sym)
			return true;
	return false;
}

static bool contains(const struct refs *whole, const struct refs *part, size_t *work)
{
	uint32_t i;

	for (i = 0; i < part->n; i++, *work += whole->n)
		if (!holds(whole, part->v[i].sym))
			return false;
	return true;
}

/* A shorter list lies below every longer one that holds all its members: looked for among the lists that share its first
 * member, as far as WORK allows (only absurd ledgers come near it). */
static void link_shorter(struct ledger *l, const struct posting *p, size_t n, size_t *work)
{
	enum { WORK_MOST = 50000000 };
	size_t i, k, from = 0;

	for (i = 0; i < n; i++) {
		const struct refs *part = members(l, p[i].list);

		if (p[i].member != p[from].member)
			from = i;
		if (part->v[0].sym != p[i].member)
			continue;
		for (k = from; k < n && p[k].member == p[i].member && *work < WORK_MOST; k++, ++*work)
			if (members(l, p[k].list)->n > part->n && contains(members(l, p[k].list), part, work))
				lattice_link(l->lattice, p[i].list, p[k].list, LINK_MEMBER, false);
	}
}

static void link_lists(struct reader *r)
{
	struct ledger *l = r->l;
	VEC(struct posting) v = {0};
	uint32_t sym, i;
	size_t work = 0;

	for (sym = 0; sym < l->symbols.n && l->lists.n; sym++) {
		if (l->symbols.v[sym].kind != SYM_LIST)
			continue;
		for (i = 0; i < members(l, sym)->n; i++) {
			uint32_t member = members(l, sym)->v[i].sym;

			lattice_link(l->lattice, member, sym, LINK_MEMBER, false);
			vec_push(&v, (struct posting){member, sym});
		}
	}
	sort_by(v.v, v.n, sizeof *v.v, by_member, NULL);
	link_shorter(l, v.v, v.n, &work);
	vec_free(&v);
}

void links_build(struct reader *r)
{
	lattice_grow(r->l->lattice, (uint32_t)r->l->symbols.n);
	circles(r, 1u << LINK_PART | 1u << LINK_KIND, "part-of", true);
	circles(r, 1u << LINK_RELAY, "relays", false);
	circles(r, 1u << LINK_VERSION, "version-of", false);
	circles(r, 1u << LINK_ENTAILS, "entails", false);
	link_lists(r);
}
