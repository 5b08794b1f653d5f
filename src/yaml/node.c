/* Looking into what was read. */
#include "yaml/node.h"

const struct node *node_get(const struct node *keys, const char *key)
{
	const struct node *v;

	if (keys->kind != NODE_KEYS)
		return NULL;
	for (v = keys->first; v; v = v->next)
		if (str_is(v->key->text, key))
			return v;
	return NULL;
}

const char *node_what(const struct node *n)
{
	switch (n->kind) {
	case NODE_LIST:
		return "a list";
	case NODE_KEYS:
		return "keys with values";
	default:
		return node_empty(n) ? "nothing" : "a text";
	}
}
