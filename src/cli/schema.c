/* schema [FILE]: the JSON Schema of ledgers. With FILE its own ids take the place of "any text", so that an editor offers
 * sources, questions, entities, voices, terms and moments while one types. The schema holds a line for each of these
 * ("known-source": …); such a line is written anew, all others stay as they are. */
#include "base/map.h"
#include "cli/commands.h"
#include "cli/model.h"
#include "cli/schemas.h"
#include "json/writer.h"
#include "report/words.h"

struct writing {
	const struct ledger *l;
	struct json *j;
	VEC(struct str) list; /* of the enumeration that is put together */
	struct str_map seen;
};

/* ---- lists of ids ------------------------------------------------------------------------------------------------------- */

/* Voices of two sources may bear one id: each stands in a list once. */
static void enlist(struct writing *w, struct str id)
{
	if (str_map_get(&w->seen, id) != MAP_NONE)
		return;
	str_map_put(&w->seen, id, 0);
	vec_push(&w->list, id);
}

/* What was enlisted. A list may not be empty: nothing is allowed then. */
static void enumeration(struct writing *w)
{
	if (w->list.n == 0) {
		json_bool(w->j, false);
		return;
	}
	json_object(w->j);
	json_key(w->j, "enum");
	json_array_flat(w->j);
	for (size_t i = 0; i < w->list.n; i++)
		json_str(w->j, w->list.v[i]);
	json_array_end(w->j);
	json_object_end(w->j);
	w->list.n = 0;
	str_map_free(&w->seen);
	w->seen = (struct str_map){0};
}

/* Symbols of the KINDS (1 << SYM_…), and the WORD besides them. */
static void ids(struct writing *w, unsigned kinds, const char *word)
{
	for (uint32_t i = 0; i < w->l->symbols.n; i++) {
		if (kinds & 1u << w->l->symbols.v[i].kind)
			enlist(w, w->l->symbols.v[i].id);
	}
	if (word)
		enlist(w, str_from(word));
	enumeration(w);
}

/* A voice is named without its source, "il3", inside of it and with it, "ax22.il3", from elsewhere. */
static void voices(struct writing *w, unsigned kinds, const char *word)
{
	const struct ledger *l = w->l;

	for (uint32_t i = 0; i < l->symbols.n; i++) {
		struct str id = l->symbols.v[i].id;
		size_t dot = str_find(id, '.');

		if (l->symbols.v[i].kind == SYM_VOICE && dot < id.n)
			enlist(w, str_skip(id, dot + 1));
	}
	ids(w, kinds | 1 << SYM_VOICE, word);
}

static void known_source(struct writing *w)
{
	ids(w, 1 << SYM_SOURCE, NULL);
}

static void known_entity(struct writing *w)
{
	ids(w, 1 << SYM_ENTITY, NULL);
}

static void known_moment(struct writing *w)
{
	ids(w, 1 << SYM_MOMENT, NULL);
}

static void known_question(struct writing *w)
{
	ids(w, 1 << SYM_QUESTION, NULL);
}

static void known_value(struct writing *w)
{
	ids(w, 1 << SYM_ENTITY | 1 << SYM_TERM | 1 << SYM_SOURCE | 1 << SYM_MOMENT, NULL);
}

static void known_voice(struct writing *w)
{
	voices(w, 0, NULL);
}

static void known_speaker(struct writing *w)
{
	voices(w, 1 << SYM_SOURCE | 1 << SYM_ENTITY, "own");
}

static void known_target(struct writing *w)
{
	ids(w, 1 << SYM_SOURCE | 1 << SYM_ENTITY, "yes");
}

/* Behind the source, as the schema of all ledgers has it (tests/check_schemas.py compares). */
static const char place_tail[] = "\\.(h|s|[cpn][0-9]+|pg[0-9]+|t[0-9]+:[0-9]+(:[0-9]+)?)[a-z]?$";

/* ---- places, keys, answers -------------------------------------------------------------------------------------------------- */

static void known_place(struct writing *w)
{
	struct buf b = {0};
	const char *lead = "^(";

	json_object(w->j);
	json_key(w->j, "description");
	json_text(w->j, "source.place: p3 third paragraph, h headline, s standfirst, c1 caption, n1 note");
	json_key(w->j, "examples");
	json_array_flat(w->j);
	for (uint32_t i = 0; i < w->l->sources.n; i++) {
		struct str id = symbol_id(w->l, w->l->sources.v[i].sym);

		buf_printf(&b, "%.*s.p1", STR_ARG(id));
		json_str(w->j, buf_str(&b));
		b.n = 0;
	}
	json_array_end(w->j);
	for (uint32_t i = 0; i < w->l->sources.n; i++, lead = "|")
		buf_printf(&b, "%s%.*s", lead, STR_ARG(symbol_id(w->l, w->l->sources.v[i].sym)));
	buf_puts(&b, b.n ? ")" : "^[a-z][a-z0-9-]*");
	buf_puts(&b, place_tail);
	json_key(w->j, "type");
	json_text(w->j, "string");
	json_key(w->j, "pattern");
	json_str(w->j, buf_str(&b));
	json_object_end(w->j);
	buf_free(&b);
}

/* Every name of a slot once. */
static void each_slot(struct writing *w, void (*write)(struct writing *w, struct str name))
{
	struct str_map seen = {0};

	for (uint32_t i = 0; i < w->l->questions.n; i++) {
		for (uint32_t k = 0; k < w->l->questions.v[i].n_slots; k++) {
			struct str name = w->l->questions.v[i].slots[k].name;

			if (str_map_get(&seen, name) == MAP_NONE)
				write(w, name);
			str_map_put(&seen, name, 0);
		}
	}
	str_map_free(&seen);
}

static void slot_key(struct writing *w, struct str name)
{
	enlist(w, name);
}

static void known_claim_key(struct writing *w)
{
	for (const char *const *key = claim_key_words; *key; key++)
		enlist(w, str_from(*key));
	for (uint32_t i = 0; i < w->l->questions.n; i++)
		enlist(w, symbol_id(w->l, w->l->questions.v[i].sym));
	each_slot(w, slot_key);
	enumeration(w);
}

static void reference(struct json *j, const char *definition)
{
	struct buf b = {0};

	buf_printf(&b, "#/definitions/%s", definition);
	json_object(j);
	json_key(j, "$ref");
	json_str(j, buf_str(&b));
	json_object_end(j);
	buf_free(&b);
}

/* The words of a one-of question; doubt and `not` in front of them, and lists, are left to the program. */
static void options(struct writing *w, const struct question *q)
{
	json_object(w->j);
	json_key(w->j, "anyOf");
	json_array_flat(w->j);
	for (uint32_t i = 0; i < q->options.n; i++)
		enlist(w, symbol_id(w->l, q->options.v[i].sym));
	enumeration(w);
	reference(w->j, "non-answer");
	json_object(w->j);
	json_key(w->j, "pattern");
	json_text(w->j, "^(~|not )");
	json_key(w->j, "type");
	json_text(w->j, "string");
	json_object_end(w->j);
	json_array_end(w->j);
	json_object_end(w->j);
}

static void answer(struct writing *w, const struct question *q)
{
	static const char *const definitions[] = {[VALUE_YESNO] = "answer-yes-no", [VALUE_NUMBER] = "answer-number",
		[VALUE_DATE] = "answer-date", [VALUE_ONE] = "answer-one", [VALUE_SET] = "answer-set"};
	struct buf sentence = {0};

	say_question(&sentence, w->l, (uint32_t)(q - w->l->questions.v), NULL);
	json_key_str(w->j, symbol_id(w->l, q->sym));
	json_object(w->j);
	json_key(w->j, "description");
	json_str(w->j, buf_str(&sentence));
	json_key(w->j, "allOf");
	json_array_flat(w->j);
	if (q->is_one_of)
		options(w, q);
	else
		reference(w->j, definitions[q->type]);
	json_array_end(w->j);
	json_object_end(w->j);
	buf_free(&sentence);
}

static void slot_value(struct writing *w, struct str name)
{
	json_key_str(w->j, name);
	reference(w->j, "value");
}

static void known_answers(struct writing *w)
{
	json_object(w->j);
	json_key(w->j, "properties");
	json_object(w->j);
	for (uint32_t i = 0; i < w->l->questions.n; i++)
		answer(w, &w->l->questions.v[i]);
	each_slot(w, slot_value);
	json_object_end(w->j);
	json_object_end(w->j);
}

/* ---- the schema ----------------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *key; /* as its line begins */
	void (*write)(struct writing *w);
} known[] = {
	{"  \"known-source\": ", known_source},
	{"  \"known-entity\": ", known_entity},
	{"  \"known-voice\": ", known_voice},
	{"  \"known-speaker\": ", known_speaker},
	{"  \"known-target\": ", known_target},
	{"  \"known-value\": ", known_value},
	{"  \"known-moment\": ", known_moment},
	{"  \"known-question\": ", known_question},
	{"  \"known-place\": ", known_place},
	{"  \"known-answers\": ", known_answers},
	{"  \"known-claim-key\": ", known_claim_key},
};

static void write_line(const struct ledger *l, struct str line, struct buf *out)
{
	for (unsigned i = 0; i < sizeof known / sizeof known[0]; i++) {
		struct json j = json_begin_line(out);
		struct writing w = {.l = l, .j = &j};

		if (!str_starts(line, known[i].key))
			continue;
		buf_puts(out, known[i].key);
		known[i].write(&w);
		buf_puts(out, line.p[line.n - 1] == ',' ? ",\n" : "\n");
		vec_free(&w.list);
		return;
	}
	buf_add(out, line);
	buf_char(out, '\n');
}

static void write_schema(const struct ledger *l, struct buf *out)
{
	struct str rest = {(const char *)ledger_schema, ledger_schema_n};

	while (rest.n) {
		struct str line = str_cut(rest, str_find(rest, '\n'));

		rest = str_skip(rest, line.n + 1);
		write_line(l, line, out);
	}
}

static int schema_of(struct model *m, const struct options *o, struct buf *out)
{
	(void)o;
	write_schema(m->ledger, out);
	return EXIT_FINE;
}

int schema_command(const struct options *o)
{
	struct buf out = {0};
	int rc;

	if (o->operands.n)
		return model_ask(o, 0, schema_of);
	buf_add(&out, (struct str){(const char *)ledger_schema, ledger_schema_n});
	rc = print_out(&out);
	buf_free(&out);
	return rc;
}
