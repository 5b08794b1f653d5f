/* The findings of a database that are open, as far as another run can know them again: kind, question, slots, claims. */
#include "store/store.h"

#include <stdint.h>

/* A finding a row; its slots in the order of the question's, "who=a, whom="; one about a whole question has none. */
static const char findings_sql[] =
	"SELECT f.fingerprint, f.kind, q.ref, coalesce((SELECT group_concat(one, ', ') FROM "
	"(SELECT t.name || '=' || coalesce(s.ref, '') AS one FROM slot t "
	"LEFT JOIN finding_slot k ON k.finding = f.id AND k.part = 0 AND k.name = t.name LEFT JOIN symbol s ON s.id = k.symbol "
	"WHERE t.question = f.question AND EXISTS (SELECT 1 FROM finding_slot WHERE finding = f.id AND part = 0) "
	"ORDER BY t.rowid)), ''), f.severity, f.message, f.id "
	"FROM finding f JOIN symbol q ON q.id = f.question WHERE f.state NOT IN ('settled', 'unsealed') ORDER BY f.id";

/* The claims of their sides, as findings name them: one of another question with that behind it. */
static const char claims_sql[] =
	"SELECT p.finding, c.at || iif(coalesce(a.follows_from, g.question) = f.question, '', '#' || q.ref) "
	"FROM finding f JOIN camp p ON p.finding = f.id JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer "
	"JOIN claim c ON c.id = a.claim JOIN answer_group g ON g.id = a.answer_group "
	"JOIN symbol q ON q.id = coalesce(a.follows_from, g.question) "
	"WHERE f.state NOT IN ('settled', 'unsealed') ORDER BY p.finding, m.answer";

static int rows_of(struct store *s, struct arena *a, const char *sql, struct rows *out, struct err *e)
{
	struct store_limits none = {.bytes = SIZE_MAX};

	return store_query(s, a, str_from(sql), NULL, 0, &none, out, e) == QUERY_FINE ? 0 : -1;
}

int store_findings(struct store *s, struct arena *a, struct found **out, size_t *n, struct err *e)
{
	struct rows findings = {0}, claims = {0};
	int rc = rows_of(s, a, findings_sql, &findings, e) < 0 ? -1 : rows_of(s, a, claims_sql, &claims, e);
	size_t at = 0;

	*n = rc == 0 ? findings.n : 0;
	*out = ARENA_ARRAY(a, struct found, *n + 1);
	for (size_t i = 0; i < *n; i++) {
		const struct cell *row = &findings.cells.v[i * findings.n_columns];
		struct found *f = &(*out)[i];
		size_t first = at;

		*f = (struct found){row[0].text, row[1].text, row[2].text, row[3].text, row[4].text, row[5].text, NULL, 0};
		while (at < claims.n && claims.cells.v[2 * at].number == row[6].number)
			at++;
		f->claims = ARENA_ARRAY(a, struct str, at - first + 1);
		while (first < at)
			f->claims[f->n_claims++] = claims.cells.v[2 * first++ + 1].text;
	}
	rows_free(&findings);
	rows_free(&claims);
	return rc;
}
