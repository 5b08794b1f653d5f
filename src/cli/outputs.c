/* Where outputs of many ledgers go, each to a file of its own. */
#include "cli/outputs.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"

static bool may_stand(char c)
{
	return (unsigned char)c >= ' ' && c != 127 && !strchr("/\\:*?\"<>|", c);
}

struct str ledger_name(struct arena *a, struct str path)
{
	struct buf b = {0};
	struct str out;

	while (str_starts(path, "./") || str_starts(path, "../") || str_starts(path, "/"))
		path = str_skip(path, str_find(path, '/') + 1);
	if (path.n > 5 && str_is(str_skip(path, path.n - 5), ".yaml"))
		path.n -= 5;
	for (size_t i = 0; i < path.n; i++)
		buf_char(&b, may_stand(path.p[i]) ? path.p[i] : '-');
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

/* As a file system reads it that takes small letters for capitals. */
static struct str folded(struct arena *a, struct str name)
{
	char *p = arena_dup(a, name.p, name.n + 1);

	for (size_t i = 0; i < name.n; i++)
		p[i] = (char)(p[i] >= 'A' && p[i] <= 'Z' ? p[i] - 'A' + 'a' : p[i]);
	return (struct str){p, name.n};
}

static struct str with_digits(struct arena *a, struct str name, struct str path)
{
	char digits[9];

	digest_hex(path, digits, sizeof digits - 1);
	return arena_printf(a, "%.*s-%s", STR_ARG(name), digits);
}

const struct str *ledger_names(struct arena *a, const struct str *paths, size_t n)
{
	struct str *names = ARENA_ARRAY(a, struct str, n + 1);
	struct str_map seen = {0};

	for (size_t i = 0; i < n; i++) {
		names[i] = ledger_name(a, paths[i]);
		++*str_map_put(&seen, folded(a, names[i]), 0);
	}
	for (size_t i = 0; i < n; i++)
		if (*str_map_put(&seen, folded(a, names[i]), 0) > 1)
			names[i] = with_digits(a, names[i], paths[i]);
	str_map_free(&seen);
	return names;
}

const char *output_path(struct arena *a, const char *pattern, struct str name)
{
	const char *mark = strstr(pattern, "{}");

	return mark ? arena_printf(a, "%.*s%.*s%s", (int)(mark - pattern), pattern, STR_ARG(name), mark + 2).p : pattern;
}
