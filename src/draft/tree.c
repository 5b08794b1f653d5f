/* Subtrees of a sentence. */
#include "draft/tree.h"

void tree_make(struct tree *x, const struct reading *r, const struct sentence *s)
{
	x->r = r;
	x->s = s;
	x->t = r->tokens.v + s->first;
	x->n = (int)s->n;
	for (int i = 0; i < x->n; i++)
		x->lo[i] = x->hi[i] = i;
	for (int i = 0; i < x->n; i++) { /* every word stretches all words above it */
		for (int h = x->t[i].head, guard = 0; h >= 0 && guard < x->n; h = x->t[h].head, guard++) {
			if (i < x->lo[h])
				x->lo[h] = i;
			if (i > x->hi[h])
				x->hi[h] = i;
		}
	}
}

int tree_child(const struct tree *x, int i, enum arc rel)
{
	for (int j = x->lo[i]; j <= x->hi[i]; j++) {
		if (x->t[j].head == i && x->t[j].rel == rel)
			return j;
	}
	return -1;
}

int tree_right(const struct tree *x, int i, enum arc rel)
{
	for (int j = i + 1; j <= x->hi[i]; j++) {
		if (x->t[j].head == i && x->t[j].rel == rel)
			return j;
	}
	return -1;
}

bool tree_under(const struct tree *x, int i, int above)
{
	while (i >= 0 && i != above)
		i = x->t[i].head;
	return i == above;
}

bool token_among(const struct token *t, const char *list)
{
	size_t n = t->low.n;

	if (n == 0)
		return false;
	for (const char *p = strchr(list, t->low.p[0]); p; p = strchr(p + 1, t->low.p[0])) {
		if (p > list && p[-1] == ' ' && strncmp(p, t->low.p, n) == 0 && p[n] == ' ')
			return true;
	}
	return false;
}

static const char labels[] =
	" why what how behind driving flashback context background scoop exclusive breaking analysis opinion photo "
	"photos "
	"pictured picture image file video watch update note zoom between details state catch live explainer related "
	"correction editor factbox timeline ";

int label_words(const struct token *t, int n)
{
	enum { MOST = 6 };

	if (n < 3 || !token_among(&t[0], labels))
		return 0;
	for (int i = 1; i < n - 1 && i < MOST; i++) {
		if (token_is(&t[i], ":"))
			return i + 1;
	}
	return 0;
}
