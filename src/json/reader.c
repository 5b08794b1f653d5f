/* jansson's tree copied into the arena, so that nothing outside of this file knows of it. */
#include "json/reader.h"

#include <jansson.h>

enum { DEEPEST = 64 };

static void copy(struct arena *a, json_t *from, struct json_value *to, unsigned depth);

static void copy_keys(struct arena *a, json_t *from, struct json_value *to, unsigned depth)
{
	struct json_value *v = ARENA_ARRAY(a, struct json_value, json_object_size(from) + 1);
	struct str *keys = ARENA_ARRAY(a, struct str, json_object_size(from) + 1);

	for (void *i = json_object_iter(from); i; i = json_object_iter_next(from, i)) {
		keys[to->n] = arena_str(a, str_from(json_object_iter_key(i)));
		copy(a, json_object_iter_value(i), &v[to->n++], depth + 1);
	}
	to->v = v;
	to->key = keys;
}

static void copy_list(struct arena *a, json_t *from, struct json_value *to, unsigned depth)
{
	struct json_value *v = ARENA_ARRAY(a, struct json_value, json_array_size(from) + 1);

	for (size_t i = 0; i < json_array_size(from); i++)
		copy(a, json_array_get(from, i), &v[to->n++], depth + 1);
	to->v = v;
}

static void copy(struct arena *a, json_t *from, struct json_value *to, unsigned depth)
{
	switch (depth > DEEPEST ? JSON_NULL : json_typeof(from)) {
	case JSON_OBJECT:
		to->kind = JSON_VALUE_KEYS;
		copy_keys(a, from, to, depth);
		break;
	case JSON_ARRAY:
		to->kind = JSON_VALUE_LIST;
		copy_list(a, from, to, depth);
		break;
	case JSON_STRING:
		to->kind = JSON_VALUE_TEXT;
		to->text = arena_str(a, (struct str){json_string_value(from), json_string_length(from)});
		break;
	case JSON_INTEGER:
		to->kind = JSON_VALUE_NUMBER;
		to->text = arena_printf(a, "%lld", (long long)json_integer_value(from));
		break;
	case JSON_REAL:
		to->kind = JSON_VALUE_NUMBER;
		to->text = arena_printf(a, "%.17g", json_real_value(from));
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		to->kind = JSON_VALUE_BOOL;
		to->yes = json_is_true(from);
		break;
	case JSON_NULL: to->kind = JSON_VALUE_NULL; break;
	}
}

const struct json_value *json_read(struct arena *a, struct str bytes)
{
	struct json_value *root = ARENA_NEW(a, struct json_value);
	char *clean = arena_dup(a, bytes.p, bytes.n);
	json_t *tree;

	for (size_t i = 0; i < bytes.n; i++) {
		if ((unsigned char)clean[i] < 0x20)
			clean[i] = ' ';
	}
	tree = json_loadb(clean, bytes.n, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, NULL);
	if (!tree)
		return NULL;
	copy(a, tree, root, 0);
	json_decref(tree);
	return root;
}

const struct json_value *json_get(const struct json_value *j, const char *key)
{
	for (uint32_t i = 0; j && j->kind == JSON_VALUE_KEYS && i < j->n; i++) {
		if (str_is(j->key[i], key))
			return &j->v[i];
	}
	return NULL;
}

struct str json_get_text(const struct json_value *j, const char *key)
{
	const struct json_value *v = json_get(j, key);

	return v && v->kind == JSON_VALUE_TEXT ? v->text : (struct str){"", 0};
}
