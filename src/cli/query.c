/* query: a question with a name, or any in SQL, put to the ledger or to a database made of it. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/db.h"
#include "cli/rows.h"
#include "json/writer.h"
#include "text/near.h"

enum { MOST_PARAMETERS = 64, ROWS_AS_TEXT = 1000, MOST_BYTES = 256 << 20 };

struct asked {
	const struct named_query *named; /* NULL: SQL */
	struct str sql;
	struct parameter v[MOST_PARAMETERS];
	size_t n;
	struct options files; /* the same options, with the FILEs for operands */
};

/* ---- the questions with names ------------------------------------------------------------------------------------------ */

static void say_wanted(struct buf *b, const struct named_query *q)
{
	for (unsigned i = 0; i < 3 && q->parameters[i].name; i++)
		buf_printf(b, " %s=…", q->parameters[i].name);
}

static int list_as_json(void)
{
	struct buf b = {0};
	struct json j = json_begin(&b);
	int rc;

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, "queries");
	json_array(&j);
	for (unsigned i = 0; i < n_named_queries; i++) {
		const struct named_query *q = &named_queries[i];

		json_object(&j);
		json_key(&j, "name");
		json_text(&j, q->name);
		json_key(&j, "about");
		json_text(&j, q->about);
		json_key(&j, "parameters");
		json_object(&j);
		for (unsigned k = 0; k < 3 && q->parameters[k].name; k++) {
			json_key(&j, q->parameters[k].name);
			json_text(&j, q->parameters[k].about);
		}
		json_object_end(&j);
		json_key(&j, "sql");
		json_text(&j, q->sql);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(&b, '\n');
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

static int list_queries(const struct options *o)
{
	struct buf b = {0};
	int rc;

	if (strcmp(o->format, "json") == 0)
		return list_as_json();
	for (unsigned i = 0; i < n_named_queries; i++) {
		const struct named_query *q = &named_queries[i];

		buf_puts(&b, q->name);
		say_wanted(&b, q);
		buf_printf(&b, "\n    %s\n", q->about);
		for (unsigned k = 0; k < 3 && q->parameters[k].name; k++)
			buf_printf(&b, "    %s: %s\n", q->parameters[k].name, q->parameters[k].about);
	}
	buf_puts(&b,
		"\nAs in: gainsay query disputes · gainsay query changed month=2022-06 · gainsay query \"SELECT * FROM v_claims\"\n");
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

static const struct named_query *find_named(struct str name)
{
	for (unsigned i = 0; i < n_named_queries; i++) {
		if (str_is(name, named_queries[i].name))
			return &named_queries[i];
	}
	return NULL;
}

static int no_such_query(struct str name)
{
	struct str words[64];
	long best;

	for (unsigned i = 0; i < n_named_queries && i < 64; i++)
		words[i] = str_from(named_queries[i].name);
	best = near_best(name, words, n_named_queries);
	if (best >= 0)
		return complain(EXIT_USAGE, "there is no question called “%.*s”; did you mean “%s”?", STR_ARG(name),
			named_queries[best].name);
	return complain(EXIT_USAGE, "there is no question called “%.*s”; gainsay query lists them", STR_ARG(name));
}

/* ---- the command line -------------------------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* One word is a name; SQL that says anything has a blank or a bracket. */
static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (!is_letter(s.p[i]) && s.p[i] != '-' && !(s.p[i] >= '0' && s.p[i] <= '9'))
			return false;
	}
	return s.n > 0;
}

/* NAME=VALUE; a file of such a name is written ./name=value. */
static bool read_parameter(struct str word, struct parameter *out)
{
	size_t n = str_find(word, '=');

	if (n == 0 || n == word.n || !is_letter(word.p[0]))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!is_letter(word.p[i]) && !(word.p[i] >= '0' && word.p[i] <= '9'))
			return false;
	}
	*out = (struct parameter){str_cut(word, n), str_skip(word, n + 1)};
	return true;
}

static int read_operands(struct asked *q, const struct options *o)
{
	for (size_t i = 1; i < o->operands.n; i++) {
		struct parameter p;

		if (!read_parameter(str_from(o->operands.v[i]), &p)) {
			vec_push(&q->files.operands, o->operands.v[i]);
			continue;
		}
		if (q->n == MOST_PARAMETERS)
			return complain(EXIT_USAGE, "a query takes at most %d values", MOST_PARAMETERS);
		for (size_t k = 0; k < q->n; k++) {
			if (str_eq(q->v[k].name, p.name))
				return complain(EXIT_USAGE, "%.*s=… is given twice", STR_ARG(p.name));
		}
		q->v[q->n++] = p;
	}
	return EXIT_FINE;
}

/* What a named question wants and did not get. */
static int check_wanted(const struct asked *q)
{
	struct buf b = {0};
	int rc = EXIT_FINE;

	for (unsigned i = 0; q->named && i < 3 && q->named->parameters[i].name; i++) {
		const struct named_parameter *p = &q->named->parameters[i];
		bool given = false;

		for (size_t k = 0; k < q->n; k++)
			given = given || str_is(q->v[k].name, p->name);
		if (given)
			continue;
		say_wanted(&b, q->named);
		rc = complain(EXIT_USAGE, "gainsay query %s%.*s: %s is missing (%s)", q->named->name,
			STR_ARG(buf_str(&b)), p->name, p->about);
		break;
	}
	buf_free(&b);
	return rc;
}

/* What is searched for, as the full text wants it: a word that is more than letters and digits (o'clock, 9.30) stands in
 * quotation marks. Who uses them says it all as it is to be. */
static struct str searched(struct arena *a, struct str words)
{
	struct buf b = {0};
	struct str out;

	if (str_find(words, '"') < words.n)
		return words;
	while (words.n) {
		struct str word = str_cut(words, str_find(words, ' ')), bare = word;
		bool plain = true;

		words = str_skip(words, word.n + 1);
		if (bare.n && bare.p[bare.n - 1] == '*')
			bare.n--;
		for (size_t i = 0; i < bare.n; i++)
			plain = plain && (is_letter(bare.p[i]) || (bare.p[i] >= '0' && bare.p[i] <= '9') ||
						 (unsigned char)bare.p[i] >= 0x80);
		buf_printf(&b, plain ? "%.*s" : "\"%.*s\"", STR_ARG(bare));
		buf_puts(&b, bare.n < word.n ? "* " : " ");
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static int read_question(struct asked *q, struct arena *a, const struct options *o)
{
	struct str first = str_from(o->operands.v[0]);
	int rc;

	*q = (struct asked){.sql = first, .files = *o};
	q->files.operands.v = NULL;
	q->files.operands.n = q->files.operands.cap = 0;
	q->files.fail_never = true;
	rc = read_operands(q, o);
	if (rc != EXIT_FINE)
		return rc;
	if (is_word(first)) {
		q->named = find_named(first);
		if (!q->named)
			return no_such_query(first);
		q->sql = str_from(q->named->sql);
		for (size_t i = 0; i < q->n; i++) {
			if (str_is(first, "search") && str_is(q->v[i].name, "words"))
				q->v[i].value = searched(a, q->v[i].value);
		}
	}
	if (o->db && q->files.operands.n)
		return complain(
			EXIT_USAGE, "either --db or a ledger: with --db, “%s” is too much", q->files.operands.v[0]);
	return check_wanted(q);
}

static int print_rows(
	const struct asked *q, const struct options *o, struct arena *a, const struct rows *r, bool complete)
{
	struct buf b = {0};
	int rc;

	rows_write(&b, a, r, &(struct rows_style){o->format, q->named ? q->named->name : NULL, complete});
	rc = print_out(&b);
	if (rc == EXIT_FINE && r->more)
		complain(EXIT_FINE, "only the first %zu rows are printed; --rows 0 prints all", r->n);
	buf_free(&b);
	return rc;
}

/* ---- asking ------------------------------------------------------------------------------------------------------------ */

static int ask(struct store *s, const struct asked *q, const struct options *o, struct arena *a)
{
	bool as_table = strcmp(o->format, "json") != 0 && strcmp(o->format, "csv") != 0;
	struct store_limits limits = {o->seconds, o->rows_given ? o->rows : as_table ? ROWS_AS_TEXT : 0, MOST_BYTES};
	bool complete = store_complete(s);
	struct rows rows;
	struct err e;
	int rc;

	switch (store_query(s, a, q->sql, q->v, q->n, &limits, &rows, &e)) {
	case QUERY_FINE:
		if (!complete && o->db)
			complain(EXIT_FINE, "the database is incomplete: part of its ledger could not be read");
		rc = print_rows(q, o, a, &rows, complete);
		if (rc == EXIT_FINE && !complete)
			rc = EXIT_FOUND;
		break;
	case QUERY_WRONG: rc = complain(EXIT_USAGE, "%s", e.text); break;
	default: rc = complain(EXIT_WORLD, "%s", e.text);
	}
	rows_free(&rows);
	return rc;
}

static int ask_file(const struct asked *q, const struct options *o)
{
	struct arena *a;
	struct store *s;
	struct err e;
	int rc;

	if (!file_exists(o->db))
		return complain(EXIT_USAGE, "there is no database %s; gainsay db makes one", o->db);
	s = store_open(o->db, &e);
	if (!s)
		return complain(EXIT_WORLD, "%s", e.text);
	a = arena_new();
	rc = ask(s, q, o, a);
	arena_free(a);
	store_close(s);
	return rc;
}

/* The words are indexed only for who asks for them: that takes longer than all the rest. */
static bool mentions_search(struct str sql)
{
	static const char table[] = "claim_search";

	for (size_t i = 0; i + sizeof table - 1 <= sql.n; i++) {
		size_t k = 0;

		while (k < sizeof table - 1 && (sql.p[i + k] | 0x20) == (table[k] | 0x20))
			k++;
		if (k == sizeof table - 1)
			return true;
	}
	return false;
}

static int ask_ledger(const struct asked *q, const struct options *o)
{
	struct store_options options = database_options(mentions_search(q->sql));
	struct model m;
	struct store *s;
	struct err e;
	int rc = model_load(&m, &q->files, 0);

	if (rc == EXIT_FINE) {
		model_warn(&m);
		s = store_memory(m.comparison, &options, &e);
		rc = s ? ask(s, q, o, m.arena) : complain(EXIT_WORLD, "%s", e.text);
		store_close(s);
	}
	if (rc == EXIT_FINE)
		rc = model_status(&m);
	model_free(&m);
	return rc;
}

int query_command(const struct options *o)
{
	struct asked q;
	struct arena *a;
	int rc;

	if (o->operands.n == 0)
		return list_queries(o);
	a = arena_new();
	rc = read_question(&q, a, o);
	if (rc == EXIT_FINE)
		rc = o->db ? ask_file(&q, o) : ask_ledger(&q, o);
	vec_free(&q.files.operands);
	arena_free(a);
	return rc;
}
