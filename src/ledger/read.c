/* Reading a ledger: files and what they include, then the phases of reader.h in order. */
#include "base/file.h"
#include "ledger/reader.h"

enum { INCLUDES_MOST = 1000 };

static void read_declarations(struct reader *r, uint32_t input);

void lose(struct reader *r)
{
	r->l->complete = false;
}

/* Opens a file and everything it includes; returns its index, or NONE with E filled. */
static uint32_t open_input(struct reader *r, struct str path, struct str root, struct err *e)
{
	bool named = str_is(path, "-") && r->options.stdin_name;
	struct str shown = named ? str_from(r->options.stdin_name) : path;
	struct input in = {.path = shown, .root = root, .open = true};
	struct input_file file = {.path = shown};
	uint32_t index = (uint32_t)r->inputs.n;

	if (path.n && str_eq(path, r->options.instead_of))
		file.bytes = r->options.instead;
	else if (file_read(r->l->arena, arena_str(r->l->arena, path).p, &file.bytes, e) < 0)
		return NONE;
	in.real = path_real(r->l->arena, shown);
	vec_push(&r->l->files, file);
	vec_push(&r->inputs, in);
	yaml_file_open(&r->inputs.v[index].yaml, r->l->arena, file.bytes, index, r->d);
	if (r->inputs.v[index].yaml.damaged) {
		r->lost_declared = true;
		lose(r);
	}
	read_declarations(r, index);
	r->inputs.v[index].open = false;
	vec_push(&r->order, index);
	return index;
}

static uint32_t input_find(const struct reader *r, struct str real)
{
	uint32_t i;

	for (i = 0; i < r->inputs.n; i++)
		if (str_eq(r->inputs.v[i].real, real))
			return i;
	return NONE;
}

static void include_missing(struct reader *r, struct loc at, const struct err *e)
{
	diag_add(r->d, DIAG_INCLUDE, at, "%s; mend the path (it is relative to this file) or take it out of the list", e->text);
	r->lost_declared = r->lost_claims = true;
	lose(r);
}

static void include_one(struct reader *r, const struct node *n)
{
	struct input *from = &r->inputs.v[r->input];
	struct str folder = path_folder(from->path), text, root = from->root;
	uint32_t known, before = r->input;
	struct err e = {{0}};

	if (!read_text(r, n, &text))
		return;
	if (path_leaves(r->l->arena, path_folder(from->real), text, root)) {
		diag_add(r->d, DIAG_OUTSIDE_PROJECT, n->loc,
			 "this path leads out of the project folder (that of gainsay.yaml or .git, else the ledger's own); move the "
			 "file into it");
		r->lost_declared = r->lost_claims = true;
		lose(r);
		return;
	}
	text = path_join(r->l->arena, folder, text);
	known = input_find(r, path_real(r->l->arena, text));
	if (known != NONE && r->inputs.v[known].open) {
		diag_add(r->d, DIAG_INCLUDE_CYCLE, n->loc, "%.*s already includes this file, directly or through others; take it "
			 "out of one of the lists", STR_ARG(text));
	} else if (known == NONE && r->inputs.n >= INCLUDES_MOST) {
		diag_add(r->d, DIAG_INCLUDE, n->loc, "more than %d files; this one was not read", INCLUDES_MOST);
		lose(r);
	} else if (known == NONE) {
		known = open_input(r, text, root, &e);
		if (known == NONE)
			include_missing(r, n->loc, &e);
		else
			r->l->files.v[known].included = true;
	}
	r->input = before;
}

static void include(struct reader *r, const struct node *list)
{
	const struct node *m;

	if (list->kind == NODE_KEYS) {
		diag_add(r->d, DIAG_WRONG_SHAPE, list->loc, "`include` is a list of files, such as [sources.claims.yaml]");
		lose(r);
		return;
	}
	for (m = node_members(list); m; m = node_next(list, m))
		include_one(r, m);
}

static void version(struct reader *r, const struct node *n)
{
	struct diag *d;

	if (n->broken || (n->kind == NODE_TEXT && str_is(n->text, "1")))
		return;
	d = diag_add(r->d, DIAG_OTHER_VERSION, n->loc, "this program reads format version 1 only");
	diag_paste(r->d, d, "gainsay: 1");
}

static void timezone_key(struct reader *r, const struct node *n)
{
	struct str s;
	int hour, minute, zone;

	if (!read_text(r, n, &s))
		return;
	if (str_is(s, "Z")) {
		zone = 0;
	} else if (s.n == 6 && (s.p[0] == '+' || s.p[0] == '-') && s.p[3] == ':'
		   && s.p[1] >= '0' && s.p[1] <= '1' && s.p[2] >= '0' && s.p[2] <= '9'
		   && s.p[4] >= '0' && s.p[4] <= '5' && s.p[5] >= '0' && s.p[5] <= '9') {
		hour = (s.p[1] - '0') * 10 + s.p[2] - '0';
		minute = (s.p[4] - '0') * 10 + s.p[5] - '0';
		zone = (s.p[0] == '-' ? -1 : 1) * (hour * 60 + minute);
		if (hour * 60 + minute > 14 * 60) {
			diag_add(r->d, DIAG_BAD_VALUE, n->loc, "offsets run from -14:00 to +14:00");
			return;
		}
	} else {
		diag_add(r->d, DIAG_BAD_VALUE, n->loc, "the offset of clock times is written like +02:00, -05:00 or Z");
		return;
	}
	if (r->zone_set && zone != r->l->zone)
		diag_add(r->d, DIAG_BAD_VALUE, n->loc, "another file of this ledger has another `timezone`; keep one");
	r->zone_set = true;
	r->l->zone = zone;
}

static void text_key(struct reader *r, const struct node *n, struct str *out)
{
	struct str s;

	if (read_text(r, n, &s) && out->n == 0)
		*out = arena_str(r->l->arena, s);
}

static const struct {
	const char *key;
	enum delivery first, second; /* in the pass of declarations, in that of claims */
} top_keys[] = {
	{"gainsay", DELIVER_WHOLE, DELIVER_NOT},     {"story", DELIVER_WHOLE, DELIVER_NOT},
	{"title", DELIVER_WHOLE, DELIVER_NOT},       {"timezone", DELIVER_WHOLE, DELIVER_NOT},
	{"include", DELIVER_NOT, DELIVER_NOT},       {"$schema", DELIVER_NOT, DELIVER_NOT},
	{"sources", DELIVER_MEMBERS, DELIVER_NOT},   {"entities", DELIVER_MEMBERS, DELIVER_NOT},
	{"terms", DELIVER_MEMBERS, DELIVER_NOT},     {"moments", DELIVER_MEMBERS, DELIVER_NOT},
	{"questions", DELIVER_MEMBERS, DELIVER_NOT}, {"claims", DELIVER_NOT, DELIVER_MEMBERS},
	{"rulings", DELIVER_NOT, DELIVER_MEMBERS},
};
enum { N_TOP_KEYS = sizeof top_keys / sizeof *top_keys };

static enum delivery how(void *user, struct str key)
{
	const struct reader *r = user;
	size_t i;

	if (r->options.files_only)
		return str_is(key, "sources") ? DELIVER_MEMBERS : DELIVER_NOT;
	for (i = 0; i < N_TOP_KEYS; i++)
		if (str_is(key, top_keys[i].key))
			return r->claims_wanted ? top_keys[i].second : top_keys[i].first;
	return r->claims_wanted ? DELIVER_NOT : DELIVER_WHOLE;
}

static void unknown_top(struct reader *r, const struct yaml_entry *e)
{
	struct str words[N_TOP_KEYS], key = e->section->text;
	size_t n = 0;

	for (size_t i = 0; i < N_TOP_KEYS; i++) {
		if (top_keys[i].key[0] != '$') /* for editors */
			words[n++] = str_from(top_keys[i].key);
	}
	if (is_claim_key(key))
		diag_add(r->d, DIAG_UNKNOWN_KEY, e->section->loc, "`%.*s` belongs in an entry of `claims`; indent it like the entry's other keys",
			 STR_ARG(key));
	else
		unknown_key(r, e->section, e->value, words, n, "a ledger");
	r->lost_declared = true;
	lose(r);
}

static void on_declaration(void *user, const struct yaml_entry *e)
{
	struct reader *r = user;
	struct str key = e->section->text;

	r->section = key;
	r->section_loc = e->section->loc;
	r->version_there |= str_is(key, "gainsay");
	if (str_is(key, "gainsay"))
		version(r, e->value);
	else if (str_is(key, "story"))
		text_key(r, e->value, &r->l->story);
	else if (str_is(key, "title"))
		text_key(r, e->value, &r->l->title);
	else if (str_is(key, "timezone"))
		timezone_key(r, e->value);
	else if (how(r, key) == DELIVER_MEMBERS)
		declare_entry(r, e);
	else if (str_is(key, "<<"))
		diag_add(r->d, DIAG_ANCHOR, e->section->loc, "<< takes over keys from elsewhere, which ledgers do not have; write them out");
	else if (!str_is(key, "include"))
		unknown_top(r, e);
}

static void on_include(void *user, const struct yaml_entry *e)
{
	if (str_is(e->section->text, "include"))
		include(user, e->value);
}

static enum delivery how_include(void *user, struct str key)
{
	(void)user;
	return str_is(key, "include") ? DELIVER_WHOLE : DELIVER_NOT;
}

/* Two sections with one key; the first key that must be `gainsay`. Both by the sections alone, before they are read. */
static void check_sections(struct reader *r, const struct yaml_file *f)
{
	struct str_map seen = {0};
	bool version_there = false;
	size_t i;

	for (i = 0; i < f->sections.n; i++) {
		const struct section *s = &f->sections.v[i];
		uint32_t first = *str_map_put(&seen, s->key, (uint32_t)i);

		version_there |= str_is(s->key, "gainsay");
		if (s->key.n && first != i)
			diag_second(diag_add(r->d, DIAG_REPEATED_KEY, s->loc,
					     "`%.*s` stands in this file a second time; move what is under it to the first",
					     STR_ARG(s->key)), f->sections.v[first].loc, "first");
	}
	str_map_free(&seen);
	if (f->sections.n && (f->sections.v[0].key.n == 0 || str_is(f->sections.v[0].key, "gainsay")))
		return;
	if (f->damaged && !version_there)
		return;
	diag_paste(r->d, diag_add(r->d, DIAG_NO_VERSION, (struct loc){f->index, f->sections.n ? f->sections.v[0].line : 1, 1, 1},
				  "%s", version_there ? "`gainsay: 1` must be the first key; move it here"
						      : "the format version is missing; begin the file with this line"),
		   "gainsay: 1");
}

static void read_sections(struct reader *r, uint32_t input, struct yaml_reading *y)
{
	size_t i;

	for (i = 0; i < r->inputs.v[input].yaml.sections.n; i++) {
		/* The file's place in memory may have moved while an include was opened. */
		struct yaml_file f = r->inputs.v[input].yaml;
		struct section s = f.sections.v[i];

		r->input = input;
		r->section_told = false;
		r->entry = 0;
		if (s.key.n && y->how(r, s.key) == DELIVER_NOT)
			continue;
		/* cppcheck-suppress autoVariables; nobody looks at it behind this turn of the loop */
		y->file = &f;
		y->lost = false;
		/* A file in brackets is one section, read once for every pass: its syntax is told in the first. */
		y->again = s.key.n == 0 && y->how != how_include;
		yaml_read(y, &s);
		if (!y->lost)
			continue;
		lose(r);
		if (str_is(s.key, "claims"))
			r->lost_claims = true;
		else if (!str_is(s.key, "rulings"))
			r->lost_declared = true;
		if (s.key.n == 0)
			r->lost_claims = true;
	}
}

/* The keys of a file in brackets are known when they have been read; in which order they stand is no matter there. */
static void check_brackets(struct reader *r, const struct yaml_file *f)
{
	bool brackets = f->sections.n && f->sections.v[0].key.n == 0;

	if (brackets && !r->version_there && !f->damaged)
		diag_paste(r->d, diag_add(r->d, DIAG_NO_VERSION, (struct loc){f->index, f->sections.v[0].line, 1, 1},
			"the format version is missing; write it as the first key in the brackets"), "{gainsay: 1}");
}

static void read_declarations(struct reader *r, uint32_t input)
{
	struct yaml_reading y = {.diags = r->d, .keep = r->l->arena, .trees = r->trees, .user = r};

	check_sections(r, &r->inputs.v[input].yaml);
	y.how = how_include;
	y.entry = on_include;
	read_sections(r, input, &y);
	y.how = how;
	y.entry = on_declaration;
	r->claims_wanted = r->version_there = false;
	read_sections(r, input, &y);
	if (!y.lost)
		check_brackets(r, &r->inputs.v[input].yaml);
}

static void wrong_section(struct reader *r, const struct yaml_entry *e)
{
	if (node_empty(e->value) || (e->value->kind == NODE_LIST && e->value->n == 0) || r->section_told || e->value->broken)
		return;
	r->section_told = true;
	diag_add(r->d, DIAG_WRONG_SHAPE, e->value->key && e->member ? e->value->key->loc : e->value->loc,
		 "`%.*s` is a list; begin every entry with \"- \" and its first key", STR_ARG(e->section->text));
	r->lost_claims = true;
	lose(r);
}

static void on_claim(void *user, const struct yaml_entry *e)
{
	struct reader *r = user;

	r->entry++;
	if (!e->member || e->value->key)
		wrong_section(r, e);
	else if (str_is(e->section->text, "claims"))
		claim_entry(r, e->value);
	else
		ruling_entry(r, e->value);
}

static void on_claim_soon(void *user, const struct node *value)
{
	claim_soon(user, value);
}

static enum delivery how_claims(void *user, struct str key)
{
	(void)user;
	return str_is(key, "claims") ? DELIVER_MEMBERS : DELIVER_NOT;
}

static enum delivery how_rulings(void *user, struct str key)
{
	(void)user;
	return str_is(key, "rulings") ? DELIVER_MEMBERS : DELIVER_NOT;
}

static void read_entries(struct reader *r, enum delivery (*which)(void *, struct str))
{
	struct yaml_reading y = {.diags = r->d, .keep = r->l->arena, .trees = r->scratch, .reset = true, .user = r,
				 .how = which, .soon = on_claim_soon, .entry = on_claim};
	size_t i;

	for (i = 0; i < r->order.n; i++)
		read_sections(r, r->order.v[i], &y);
}

static void link_declarations(struct reader *r)
{
	moments_link(r);
	entities_name(r);
	sources_name(r);
	sources_brief(r);
	entities_link(r);
	terms_link(r);
	sources_link(r);
	questions_link(r);
	questions_brief(r);
	values_begin(r);
}

static void reader_free(struct reader *r)
{
	size_t i;

	for (i = 0; i < r->inputs.n; i++)
		yaml_file_close(&r->inputs.v[i].yaml);
	vec_free(&r->inputs);
	vec_free(&r->order);
	vec_free(&r->declared);
	vec_free(&r->words);
	vec_free(&r->claim_words);
	vec_free(&r->names);
	vec_free(&r->pointers);
	vec_free(&r->values);
	vec_free(&r->whens);
	vec_free(&r->links);
	vec_free(&r->reserved);
	vec_free(&r->source_briefs);
	vec_free(&r->again);
	vec_free(&r->declined);
	vec_free(&r->at_hashes);
	vec_free(&r->question_briefs);
	vec_free(&r->moment_state);
	vec_free(&r->moment_nodes);
	str_map_free(&r->name_index);
	str_map_free(&r->typed_names);
	str_map_free(&r->voice_index);
	str_map_free(&r->unnamed);
	str_map_free(&r->list_index);
	str_map_free(&r->option_index);
	str_map_free(&r->outlets);
	str_map_free(&r->slot_names);
	str_map_free(&r->chain_index);
	str_map_free(&r->value_index);
	str_map_free(&r->when_index);
	str_map_free(&r->question_index);
	str_map_free(&r->source_index);
	buf_free(&r->buf);
	arena_free(r->trees);
	arena_free(r->scratch);
}

static int open_all(struct reader *r, const char *const *paths, size_t n, struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct str path = str_from(paths[i]);
		bool named = str_is(path, "-") && r->options.stdin_name;
		struct str root = path_root(r->l->arena, named ? str_from(r->options.stdin_name) : path);

		if (input_find(r, path_real(r->l->arena, path)) == NONE && open_input(r, path, root, e) == NONE)
			return -1;
	}
	return 0;
}

int ledger_read(struct ledger *l, const char *const *paths, size_t n, const struct read_options *o, struct err *e)
{
	struct reader r = {.l = l, .d = l->diags, .options = *o, .trees = arena_new(), .scratch = arena_new()};
	int status;

	status = open_all(&r, paths, n, e);
	if (status == 0 && o->files_only)
		sources_copies(&r);
	if (status == 0 && !o->files_only) {
		link_declarations(&r);
		arena_free(r.trees); /* nothing points into the declarations any more */
		r.trees = arena_new();
		r.declared.n = 0;
		r.claims_wanted = true;
		read_entries(&r, how_claims);
		questions_used(&r);
		claim_places_build(&r);
		places_check(&r);
		reserved_places(&r);
		targets_link(&r);
		read_entries(&r, how_rulings);
		lists_resolve(&r);
		links_build(&r);
		lint(&r);
		ignores_read(&r);
	}
	reader_free(&r);
	return status;
}
