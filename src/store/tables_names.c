/* Tables of what has a name: files, symbols and what each kind of them knows. Small: all of them are collected. */
#include "store/load.h"

/* ---- files ----------------------------------------------------------------------------------------------------------- */

static void files(struct load *d)
{
	for (size_t i = 0; i < d->l->files.n; i++) {
		load_cell(d, field_must(d->l->files.v[i].path));
		load_cell(d, field_int((int64_t)d->l->files.v[i].bytes.n));
		load_cell(d, field_word(digests_hex(d->digests, i)));
	}
}

/* ---- symbols --------------------------------------------------------------------------------------------------------- */

static void symbols(struct load *d)
{
	static const char *const kinds[] = {
		"source", "entity", "term", "moment", "question", "voice", "unnamed voice", "name", "list", "option"};

	for (uint32_t i = 0; i < d->l->symbols.n; i++) {
		const struct symbol *s = &d->l->symbols.v[i];

		d->o->words->name(&d->b, d->l, i);
		load_cell(d, field_must(s->id));
		load_cell(d, field_word(kinds[s->kind]));
		load_cell(d, field_must(load_kept(d)));
	}
}

static void one_link(struct load *d, uint32_t from, const char *kind, uint32_t to, bool perhaps)
{
	if (to == NONE)
		return;
	load_cell(d, field_key(from));
	load_cell(d, field_word(kind));
	load_cell(d, field_key(to));
	load_cell(d, field_int(perhaps));
}

static void add_links(struct load *d, uint32_t from, const char *kind, struct refs to)
{
	for (uint32_t i = 0; i < to.n; i++)
		one_link(d, from, kind, to.v[i].sym, to.v[i].perhaps);
}

static void source_links(struct load *d, const struct source *s)
{
	add_links(d, s->sym, "author", s->authors);
	add_links(d, s->sym, "relays", s->relays);
	add_links(d, s->sym, "based-on", s->based_on);
	add_links(d, s->sym, "responds-to", s->responds_to);
	add_links(d, s->sym, "issued-by", s->issued_by);
	add_links(d, s->sym, "maybe", s->maybe);
	one_link(d, s->sym, "version-of", s->version_of, false);
}

static void voice_links(struct load *d, const struct voice *v)
{
	if (v->side_given && !v->side_unknown)
		one_link(d, v->sym, "side", v->side.sym, v->side.perhaps);
	add_links(d, v->sym, "likely", v->likely);
	add_links(d, v->sym, "maybe", v->maybe);
	add_links(d, v->sym, "not", v->not );
	add_links(d, v->sym, "member-of", v->member_of);
}

static void question_links(struct load *d, const struct question *q)
{
	for (uint32_t i = 0; i < q->n_entails; i++)
		one_link(d, q->sym, q->entails[i].no ? "entails-no" : "entails",
			d->l->questions.v[q->entails[i].question].sym, false);
	add_links(d, q->sym, "option", q->options);
}

static void links(struct load *d)
{
	for (size_t i = 0; i < d->l->sources.n; i++)
		source_links(d, &d->l->sources.v[i]);
	for (size_t i = 0; i < d->l->entities.n; i++) {
		const struct entity *e = &d->l->entities.v[i];

		add_links(d, e->sym, "part-of", e->part_of);
		add_links(d, e->sym, "speaks-for", e->speaks_for);
		add_links(d, e->sym, "unlike", e->unlike);
	}
	for (size_t i = 0; i < d->l->terms.n; i++)
		add_links(d, d->l->terms.v[i].sym, "kind-of", d->l->terms.v[i].kind_of);
	for (size_t i = 0; i < d->l->voices.n; i++)
		voice_links(d, &d->l->voices.v[i]);
	for (size_t i = 0; i < d->l->questions.n; i++)
		question_links(d, &d->l->questions.v[i]);
	for (uint32_t i = 0; i < d->l->symbols.n; i++) {
		if (d->l->symbols.v[i].kind == SYM_LIST)
			add_links(d, i, "member", d->l->lists.v[d->l->symbols.v[i].index]);
	}
}

/* ---- sources --------------------------------------------------------------------------------------------------------- */

/* Minutes since 1970; an open end is NULL. */
static struct field minute(num m)
{
	return m <= SPAN_FROM_EVER || m >= SPAN_FOR_EVER ? field_null() : field_int((int64_t)m);
}

static void hull_cells(struct load *d, struct spans s)
{
	struct span hull = s.n ? spans_hull(s) : (struct span){SPAN_FROM_EVER, SPAN_FOR_EVER};

	load_cell(d, minute(hull.lo));
	load_cell(d, minute(hull.hi));
}

static void sources(struct load *d)
{
	for (size_t i = 0; i < d->l->sources.n; i++) {
		const struct source *s = &d->l->sources.v[i];
		const struct str texts[] = {
			s->title, s->kind, s->url, s->archive, s->accessed, s->note, s->copy, s->sha256};

		load_cell(d, field_key(s->sym));
		load_cell(d, field_text(s->outlet));
		load_cell(d, field_text(s->published_text));
		hull_cells(d, s->published);
		for (unsigned k = 0; k < sizeof texts / sizeof *texts; k++)
			load_cell(d, field_text(texts[k]));
		load_cell(d, field_int(s->unseen));
		load_cell(d, field_int(s->translated));
	}
}

static void source_texts(struct load *d)
{
	for (size_t i = 0; i < d->l->sources.n; i++) {
		const struct source *s = &d->l->sources.v[i];

		for (uint32_t k = 0; k < s->helpers.n + s->skip.n; k++) {
			load_cell(d, field_key(s->sym));
			load_cell(d, field_word(k < s->helpers.n ? "helper" : "skip"));
			load_cell(d, field_must(k < s->helpers.n ? s->helpers.v[k] : s->skip.v[k - s->helpers.n]));
		}
	}
}

/* ---- entities, voices, moments --------------------------------------------------------------------------------------- */

static void entities(struct load *d)
{
	for (size_t i = 0; i < d->l->entities.n; i++) {
		const struct entity *e = &d->l->entities.v[i];

		load_cell(d, field_key(e->sym));
		load_cell(d, field_text(e->kind));
		load_cell(d, field_int(e->office));
		load_cell(d, field_int(e->party));
	}
}

static void aliases(struct load *d)
{
	for (size_t i = 0; i < d->l->entities.n; i++) {
		const struct entity *e = &d->l->entities.v[i];

		for (uint32_t k = 0; k < e->aliases.n + e->misspelt.n; k++) {
			bool misspelt = k >= e->aliases.n;

			load_cell(d, field_key(e->sym));
			load_cell(d, field_must(misspelt ? e->misspelt.v[k - e->aliases.n] : e->aliases.v[k]));
			load_cell(d, field_int(misspelt));
		}
	}
}

static void holders(struct load *d)
{
	for (size_t i = 0; i < d->l->entities.n; i++) {
		const struct entity *e = &d->l->entities.v[i];

		for (uint32_t k = 0; k < e->n_held_by; k++) {
			load_cell(d, field_key(e->sym));
			load_cell(d, field_key(e->held_by[k].sym));
			hull_cells(d, e->held_by[k].when);
		}
	}
}

static void voices(struct load *d)
{
	for (size_t i = 0; i < d->l->voices.n; i++) {
		const struct voice *v = &d->l->voices.v[i];

		if (v->count.spans.n)
			number_write(&d->b, v->count.core);
		load_cell(d, field_key(v->sym));
		load_cell(d, field_key(d->l->sources.v[v->source].sym));
		load_cell(d, field_text(load_kept(d)));
		load_cell(d, field_text(v->rank));
		load_cell(d, field_text(v->job));
	}
}

static void moments(struct load *d)
{
	for (size_t i = 0; i < d->l->moments.n; i++) {
		const struct moment *m = &d->l->moments.v[i];

		load_cell(d, field_key(m->sym));
		load_cell(d, field_must(m->text));
		hull_cells(d, m->when);
	}
}

/* ---- questions --------------------------------------------------------------------------------------------------------- */

static struct field unit_field(enum time_unit u)
{
	return u == UNIT_NONE ? field_null() : field_word(time_unit_word(u));
}

static void questions(struct load *d)
{
	static const char *const types[] = {"yes-no", "number", "date", "one", "set"};

	for (size_t i = 0; i < d->l->questions.n; i++) {
		const struct question *q = &d->l->questions.v[i];

		load_cell(d, field_key(q->sym));
		load_cell(d, field_word(q->is_one_of ? "one-of" : types[q->type]));
		load_cell(d, field_must(q->text));
		load_cell(d, field_text(q->unit));
		load_cell(d, unit_field(q->changes));
		load_cell(d, unit_field(q->happens));
		load_cell(d, field_int(q->grows));
		load_cell(d, field_int(q->of_each));
		load_cell(d, field_int(q->important));
	}
}

static void slots(struct load *d)
{
	for (size_t i = 0; i < d->l->questions.n; i++) {
		const struct question *q = &d->l->questions.v[i];

		for (uint32_t k = 0; k < q->n_slots; k++) {
			load_cell(d, field_key(q->sym));
			load_cell(d, field_must(q->slots[k].name));
			load_cell(d, field_key(q->slots[k].fallback));
		}
	}
}

#define YES_NO(column) column " INTEGER NOT NULL CHECK (" column " IN (0, 1))"

const struct table name_tables[] = {
	{"file", TABLE_COUNTED, "path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL", 3, files, NULL,
		NULL},
	{"symbol", TABLE_COUNTED, "ref TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL", 3, symbols, NULL, NULL},
	{"symbol_link", TABLE_PLAIN,
		"symbol INTEGER NOT NULL REFERENCES symbol, kind TEXT NOT NULL, other INTEGER NOT NULL REFERENCES symbol, " YES_NO(
			"perhaps"),
		4, links, NULL, NULL},
	{"source", TABLE_PLAIN,
		"id INTEGER PRIMARY KEY REFERENCES symbol, outlet TEXT, published TEXT, published_from INTEGER, "
		"published_to INTEGER, title TEXT, kind TEXT, url TEXT, archive TEXT, accessed TEXT, note TEXT, copy TEXT, sha256 TEXT, " YES_NO(
			"unseen") ", " YES_NO("translated"),
		15, sources, NULL, NULL},
	{"source_text", TABLE_PLAIN,
		"source INTEGER NOT NULL REFERENCES source, kind TEXT NOT NULL, text TEXT NOT NULL", 3, source_texts,
		NULL, NULL},
	{"entity", TABLE_PLAIN,
		"id INTEGER PRIMARY KEY REFERENCES symbol, kind TEXT, " YES_NO("office") ", " YES_NO("party"), 4,
		entities, NULL, NULL},
	{"alias", TABLE_PLAIN, "entity INTEGER NOT NULL REFERENCES entity, name TEXT NOT NULL, " YES_NO("misspelt"), 3,
		aliases, NULL, NULL},
	{"holder", TABLE_PLAIN,
		"office INTEGER NOT NULL REFERENCES entity, holder INTEGER NOT NULL REFERENCES symbol, held_from INTEGER, "
		"held_to INTEGER",
		4, holders, NULL, NULL},
	{"voice", TABLE_PLAIN,
		"id INTEGER PRIMARY KEY REFERENCES symbol, source INTEGER NOT NULL REFERENCES source, number TEXT, rank TEXT, "
		"job TEXT",
		5, voices, NULL, NULL},
	{"moment", TABLE_PLAIN,
		"id INTEGER PRIMARY KEY REFERENCES symbol, text TEXT NOT NULL, begins INTEGER, ends INTEGER", 4,
		moments, NULL, NULL},
	{"question", TABLE_PLAIN,
		"id INTEGER PRIMARY KEY REFERENCES symbol, type TEXT NOT NULL, text TEXT NOT NULL, unit TEXT, changes TEXT, "
		"happens TEXT, " YES_NO("grows") ", " YES_NO("of_each") ", " YES_NO("important"),
		9, questions, NULL, NULL},
	{"slot", TABLE_PLAIN,
		"question INTEGER NOT NULL REFERENCES question, name TEXT NOT NULL, fallback INTEGER REFERENCES symbol",
		3, slots, NULL, NULL},
};
const unsigned n_name_tables = sizeof name_tables / sizeof *name_tables;
