/* A section is read by two readers: entries in the plain form at once, all others by libyaml, in stretches as long as may be. */
#include "yaml/parse.h"
#include "yaml/plain.h"

/* Moves P behind the entries that are not plain: to the first of several plain ones in a row, or to the end. */
static void pass_others(struct plain *p)
{
	enum { IN_A_ROW = 8 };
	struct plain look = *p, first = *p;
	unsigned row = 0;

	while (plain_next(&look) && row < IN_A_ROW) {
		struct plain here = look;

		if (!plain_entry(&look))
			row = 0;
		else if (row++ == 0)
			first = here;
		arena_reset(p->r->trees);
	}
	if (row == IN_A_ROW)
		*p = first;
	else
		p->at = p->end;
}

/* A plain entry that was read and not handed over yet. */
struct waiting {
	struct node key;     /* of the section */
	struct node *entry;  /* or NULL */
	struct arena *trees; /* where it stands; the next one is read into another */
};

static void end_waiting(struct yaml_reading *r, struct waiting *w)
{
	if (w->entry)
		r->entry(r->user, &(struct yaml_entry){&w->key, w->entry, true});
	w->entry = NULL;
	arena_reset(w->trees);
}

static void begin_waiting(struct yaml_reading *r, struct waiting *w, struct node *entry)
{
	struct arena *trees = w->trees;

	w->entry = entry;
	w->trees = r->trees;
	r->trees = trees;
}

/* A list of entries: plain ones at once, the others by libyaml. */
static void read_entries(struct yaml_reading *r, const struct section *s, struct plain *p)
{
	struct waiting w = {{.kind = NODE_TEXT, .loc = s->loc, .text = s->key}, NULL, arena_new()};
	struct arena *mine = r->trees;

	while (p->at < p->end && r->restarts <= RESTARTS_MOST) {
		struct node *entry = plain_entry(p);

		if (entry && r->soon)
			r->soon(r->user, entry);
		end_waiting(r, &w);
		if (entry) {
			begin_waiting(r, &w, entry);
			plain_next(p);
		} else {
			struct section others = *s;
			struct plain from = *p;

			arena_reset(r->trees);
			pass_others(p);
			others.end = p->at;
			part_read(r, &others, from.at, from.line);
		}
	}
	end_waiting(r, &w);
	arena_free(r->trees == mine ? w.trees : r->trees);
	r->trees = mine;
}

void yaml_read(struct yaml_reading *r, const struct section *s)
{
	struct plain p;

	r->restarts = 0;
	if (r->reset && !r->thorough && r->how(r->user, s->key) == DELIVER_MEMBERS && plain_begin(&p, r, s))
		read_entries(r, s, &p);
	else
		part_read(r, s, s->start, s->line);
}
