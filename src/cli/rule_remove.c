/* rule --remove: a ruling goes out of its file, with its lines and nothing else. One that fits no finding any more has no
 * fingerprint: it is named by its place, FILE:LINE. */
#include "cli/rule.h"

#include "base/file.h"
#include "cli/commands.h"
#include "cli/finding_ref.h"
#include "cli/model.h"
#include "report/safe.h"
#include "yaml/edit.h"

struct removal {
	struct arena *arena;
	struct str path, raw;
	uint32_t line, entry;
	struct str what;    /* the ruling's `finding` */
};

/* "claims.yaml:41" */
static bool read_place(struct removal *x, struct str word)
{
	size_t colon = word.n;
	struct str digits;

	while (colon > 0 && word.p[colon - 1] != ':')
		colon--;
	digits = str_skip(word, colon);
	if (colon < 2 || digits.n == 0 || digits.n > 9)
		return false;
	x->line = 0;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return false;
		x->line = x->line * 10 + (uint32_t)(digits.p[i] - '0');
	}
	x->path = arena_str(x->arena, str_cut(word, colon - 1));
	return x->line > 0;
}

static int by_place(struct removal *x)
{
	const struct outline *list, *entry;
	struct err e;
	int rc;

	if (!file_exists(x->path.p))
		return complain(EXIT_USAGE, "there is no file %s", x->path.p);
	if (file_read(x->arena, x->path.p, &x->raw, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	rc = outline_read(x->arena, x->raw, "rulings", &list, &e);
	if (rc < 0)
		return complain(EXIT_FOUND, "the rulings of %s cannot be changed: %s; mend that first", x->path.p, e.text);
	entry = rc && list->kind == NODE_LIST ? outline_at_line(list, x->raw, x->line) : NULL;
	if (!entry)
		return complain(EXIT_USAGE, "no ruling stands in line %u of %s", (unsigned)x->line, x->path.p);
	for (const struct outline *v = list->first; v != entry; v = v->next)
		x->entry++;
	if (outline_get(entry, "finding"))
		x->what = outline_get(entry, "finding")->text;
	return EXIT_FINE;
}

static int by_finding(struct removal *x, const struct options *o)
{
	struct str words = str_from(o->operands.v[0]);
	const struct finding *f = NULL;
	struct model m;
	int rc = model_load(&m, o, 1);

	if (rc == EXIT_FINE) {
		f = finding_wanted(&m, words, "rule --remove");
		rc = f ? EXIT_FINE : EXIT_USAGE;
	}
	if (f && f->ruling == NONE) {
		rc = complain(EXIT_USAGE, "the finding %.*s has no ruling", STR_ARG(words));
	} else if (f) {
		const struct ruling *r = &m.ledger->rulings.v[f->ruling];

		x->path = arena_str(x->arena, m.ledger->files.v[r->loc.file].path);
		x->raw = arena_str(x->arena, m.ledger->files.v[r->loc.file].bytes);
		x->line = r->loc.line;
		x->entry = r->entry;
		x->what = arena_printf(x->arena, "%.*s %.*s", STR_ARG(r->kind),
			STR_ARG(symbol_id(m.ledger, m.ledger->questions.v[r->question].sym)));
	}
	model_free(&m);
	return rc;
}

static int take_out(struct removal *x)
{
	struct edits edits = edits_new(x->arena, x->raw);
	struct edit_change change = {"rulings", x->entry, 1, 0};
	struct buf b = {0};
	struct err e;
	int rc = EXIT_FINE, wrote;

	if (edit_remove(&edits, "rulings", x->entry, &e) < 0)
		rc = complain(EXIT_FOUND, "%s was not changed: %s", x->path.p, e.text);
	else if ((wrote = edits_write(&edits, x->path.p, &change, 1, &e)) != 0)
		rc = complain(wrote > 0 ? EXIT_FOUND : EXIT_WORLD, "%s", e.text);
	if (rc == EXIT_FINE) {
		safe_add(&b, x->path);
		buf_printf(&b, ":%u: took out the ruling on ", (unsigned)x->line);
		safe_add(&b, x->what);
		buf_char(&b, '\n');
		rc = print_out(&b);
	}
	buf_free(&b);
	edits_free(&edits);
	return rc;
}

int rule_remove(const struct options *o)
{
	struct removal x = {.arena = arena_new(), .what = STR("no finding")};
	struct str word = str_from(o->operands.v[0]);
	int rc;

	if (read_place(&x, word))
		rc = by_place(&x);
	else if (file_exists(o->operands.v[0]))
		rc = complain(EXIT_USAGE, "--remove takes a finding, or the place of a ruling such as claims.yaml:41");
	else
		rc = by_finding(&x, o);
	if (rc == EXIT_FINE)
		rc = take_out(&x);
	arena_free(x.arena);
	return rc;
}
