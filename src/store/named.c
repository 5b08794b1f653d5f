/* Questions fact-checkers ask of a database, each with a name. Values are bound to :parameters, never pasted. Where a speaker,
 * a source or an outlet is wanted, its id, its name, an alias, or a part of its name will do. */
#include "store/store.h"

/* A finding that nobody has settled. */
#define OPEN(f) f ".state NOT IN ('settled', 'unsealed')"

/* X is an id or (part of) a name; the symbol S is what it is held against. */
#define CALLED(s, x)                                                                                              \
	"(" s ".ref = " x " OR instr(lower(" s ".name), lower(" x ")) > 0 OR EXISTS (SELECT 1 FROM alias l "      \
	"WHERE l.entity = " s ".id AND instr(lower(l.name), lower(" x ")) > 0))"

/* Everybody on one side of a finding, each once. */
#define SIDE(what, camp)                                                                                          \
	"(SELECT group_concat(x, '; ') FROM (SELECT DISTINCT " what " AS x FROM member m "                        \
	"JOIN v_answers a ON a.id = m.answer WHERE m.camp = " camp ".id ORDER BY m.answer))"

/* The different X of the rows, with a semicolon between them: a list of different ones knows the comma only. */
#define EACH(x)                                                                                                   \
	"replace(replace(group_concat(DISTINCT replace(" x ", ',', char(30))), ',', '; '), char(30), ',')"

#define SPOKEN "a.speaker || ' (' || a.at || ')'"

const struct named_query named_queries[] = {
	{"disputes", "who contradicts whom: every dispute that is open, side against side, the gravest first",
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.severity, f.asks AS question, p.value AS one_says, "
		SIDE(SPOKEN, "p") " AS who, o.value AS other_says, " SIDE(SPOKEN, "o") " AS against "
		"FROM finding f JOIN camp p ON p.finding = f.id JOIN camp o ON o.finding = f.id AND o.number > p.number "
		"WHERE f.kind IN ('denial', 'contradiction', 'mismatch') AND " OPEN("f") " AND NOT p.set_aside AND NOT o.set_aside "
		"ORDER BY f.id, p.number, o.number", {{0}}},

	{"between", "disagreements between two outlets",
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.severity, f.kind, f.asks AS question, "
		"a.at AS one, a.answer AS one_says, a.speaker AS who, b.at AS other, b.answer AS other_says, b.speaker AS against "
		"FROM finding f JOIN camp p ON p.finding = f.id JOIN camp o ON o.finding = f.id AND o.number <> p.number "
		"JOIN member m ON m.camp = p.id JOIN member n ON n.camp = o.id JOIN v_answers a ON a.id = m.answer "
		"JOIN v_answers b ON b.id = n.answer JOIN symbol s ON s.ref = a.source JOIN symbol t ON t.ref = b.source "
		"WHERE f.kind IN ('denial', 'contradiction', 'mismatch', 'partial', 'quote-drift', 'attribution-conflict') "
		"AND s.kind = 'source' AND t.kind = 'source' AND s.id <> t.id "
		"AND " CALLED("s", ":one") " AND " CALLED("t", ":other") " GROUP BY f.id, a.id, b.id ORDER BY f.id, p.number, a.id, b.id",
		{{"one", "an outlet or the id of a source", NULL}, {"other", "the other one", NULL}}},

	{"one-strand", "what rests on one strand: answers that nobody independent bears out",
		"SELECT g.asks AS question, a.value AS answer, count(DISTINCT a.claim) AS claims, "
		"" EACH("a.at") " AS places, " EACH("a.speaker") " AS whose_word, "
		"iif(q.important, 'important', '') AS weight "
		"FROM answer_group g JOIN question q ON q.id = g.question JOIN v_answers a ON a.\"group\" = g.id "
		"WHERE a.left_out IS NULL AND a.follows_from IS NULL "
		"AND NOT EXISTS (SELECT 1 FROM member m JOIN camp p ON p.id = m.camp WHERE m.answer = a.id AND p.strands > 1) "
		"GROUP BY g.id, a.value HAVING count(DISTINCT a.source) = 1 OR EXISTS (SELECT 1 FROM member m "
		"JOIN camp p ON p.id = m.camp JOIN finding f ON f.id = p.finding WHERE m.answer = a.id AND p.strands = 1 "
		"AND f.kind IN ('echo', 'single-source', 'denial', 'contradiction', 'mismatch')) "
		"ORDER BY q.important DESC, g.id, a.value", {{0}}},

	{"changed", "what changed in a month: from which answer to which, and who says so",
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.asks AS question, p.value AS before, o.value AS after, "
		"since, f.flags, whose_word FROM (SELECT n.camp, min(coalesce(a.about_from, a.said_from)) AS since, "
		"max(coalesce(a.about_to, a.said_to)) AS until, " EACH(SPOKEN) " AS whose_word "
		"FROM member n JOIN v_answers a ON a.id = n.answer GROUP BY n.camp) "
		"JOIN camp o ON o.id = camp JOIN finding f ON f.id = o.finding JOIN camp p ON p.finding = f.id AND p.number = o.number - 1 "
		"WHERE f.kind = 'change' AND substr(since, 1, length(:month)) <= :month AND substr(until, 1, length(:month)) >= :month "
		"ORDER BY since, f.id, o.number", {{"month", "as 2022-06; a year or a day will do as well", NULL}}},

	{"ask", "whom to ask for reply: named in what is disputed or important, and not heard on it",
		"SELECT e.name AS whom, g.asks AS about, CASE WHEN EXISTS (SELECT 1 FROM finding f JOIN camp p ON p.finding = f.id "
		"JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer WHERE a.answer_group = g.id "
		"AND f.kind IN ('denial', 'contradiction', 'mismatch') AND " OPEN("f") ") THEN 'disputed' ELSE 'important' END AS why, "
		"coalesce((SELECT " EACH("a.value || ' (' || a.at || ')'") " FROM v_answers a JOIN answer r ON r.id = a.id "
		"JOIN speaker w ON w.said_by = r.said_by WHERE a.value IN ('declined', 'no-reply', 'refused') "
		"AND (w.really = e.id OR w.symbol = e.id OR EXISTS (SELECT 1 FROM group_slot k WHERE k.answer_group = r.answer_group "
		"AND k.name = 'who' AND k.symbol = e.id))), 'not asked, as far as the ledger knows') AS so_far "
		"FROM answer_group g JOIN question q ON q.id = g.question JOIN group_slot k ON k.answer_group = g.id "
		"JOIN symbol e ON e.id = k.symbol JOIN entity y ON y.id = e.id "
		"WHERE coalesce(y.kind, '') NOT IN ('list', 'place', 'city', 'town', 'country', 'region', 'law', 'product', 'building', "
		"'event', 'document', 'site', 'ship', 'program', 'programme', 'weapon', 'money') "
		"AND NOT (q.type = 'one-of' AND EXISTS (SELECT 1 FROM answer a WHERE a.id BETWEEN g.first_answer AND g.last_answer "
		"AND a.value IN ('declined', 'no-reply', 'refused', 'unconfirmed'))) "
		"AND (q.important OR EXISTS (SELECT 1 FROM answer a JOIN member m ON m.answer = a.id JOIN camp p ON p.id = m.camp "
		"JOIN finding f ON f.id = p.finding WHERE a.answer_group = g.id AND f.kind IN ('denial', 'contradiction', 'mismatch') "
		"AND " OPEN("f") ")) AND NOT EXISTS (SELECT 1 FROM answer a JOIN speaker w ON w.said_by = a.said_by "
		"WHERE a.answer_group = g.id AND a.value NOT IN ('declined', 'no-reply', 'refused', 'unconfirmed') "
		"AND (w.really = e.id OR w.symbol = e.id OR EXISTS (SELECT 1 FROM symbol_link l WHERE l.symbol IN (w.really, w.symbol) "
		"AND l.other = e.id AND l.kind IN ('side', 'part-of', 'speaks-for', 'issued-by')))) "
		"GROUP BY e.id, g.id ORDER BY 3, e.name, g.id", {{0}}},

	{"to-check", "claims the desk has not checked yet, those in open disputes first",
		"SELECT c.at, coalesce(c.status, iif(c.draft, 'draft', 'no status')) AS status, c.answers, c.speaker, "
		"coalesce((SELECT f.severity || ' ' || f.kind FROM answer a JOIN member m ON m.answer = a.id "
		"JOIN camp p ON p.id = m.camp JOIN finding f ON f.id = p.finding WHERE a.claim = c.id AND " OPEN("f") " "
		"AND f.kind IN ('denial', 'contradiction', 'mismatch') ORDER BY f.id LIMIT 1), '') AS in_dispute, "
		"c.file || ':' || c.line AS line FROM v_claims c WHERE c.status IS NULL OR c.status IN ('to-check', 'query') "
		"ORDER BY in_dispute = '', c.status IS NULL, c.source, c.reading, c.id", {{0}}},

	{"said-by", "what one speaker said everywhere, in order of time; words told by others count",
		"SELECT a.said_from AS said, a.asks AS question, a.answer, a.speaker, a.at, a.outlet, a.left_out AS remark "
		"FROM v_answers a JOIN answer r ON r.id = a.id JOIN speaker w ON w.said_by = r.said_by "
		"JOIN symbol s ON s.id = w.symbol JOIN symbol t ON t.id = w.really "
		"WHERE a.follows_from IS NULL AND (" CALLED("s", ":who") " OR " CALLED("t", ":who") ") "
		"GROUP BY a.id ORDER BY a.said_from, a.source, a.at, a.id", {{"who", "a name, an alias or an id", NULL}}},

	{"article", "all claims of an article in order, and what others answered",
		"SELECT c.place, a.asks AS question, a.answer, a.speaker, "
		"coalesce((SELECT group_concat(x, '; ') FROM (SELECT o.at || ': ' || o.answer AS x FROM v_answers o "
		"WHERE o.\"group\" = a.\"group\" AND o.source <> a.source AND o.follows_from IS NULL ORDER BY o.id)), '') AS others "
		"FROM v_claims c LEFT JOIN v_answers a ON a.claim = c.id AND a.follows_from IS NULL JOIN symbol s ON s.ref = c.source "
		"WHERE s.kind = 'source' AND " CALLED("s", ":source") " ORDER BY c.source, c.reading, c.id, a.id",
		{{"source", "the id of a source, or an outlet", NULL}}},

	{"unseen", "sources nobody here has seen, and what rests on them",
		"SELECT s.source, s.outlet, s.published, s.issued_by, "
		"(SELECT count(DISTINCT c.id) FROM claim c JOIN chain_link l ON l.chain = c.chain "
		"LEFT JOIN voice v ON v.id = l.symbol WHERE l.symbol = s.id OR v.source = s.id) AS claims, "
		"(SELECT " EACH("o.ref") " FROM claim c JOIN chain_link l ON l.chain = c.chain "
		"LEFT JOIN voice v ON v.id = l.symbol JOIN symbol o ON o.id = c.source WHERE l.symbol = s.id OR v.source = s.id) AS told_by "
		"FROM v_sources s WHERE s.seen = 'no' ORDER BY claims DESC, s.source", {{0}}},

	{"unnamed", "what rests on unnamed voices alone",
		"SELECT g.asks AS question, a.value AS answer, " EACH(SPOKEN) " AS voices, "
		"count(DISTINCT a.source) AS sources, iif(q.important, 'important', '') AS weight "
		"FROM answer_group g JOIN question q ON q.id = g.question JOIN v_answers a ON a.\"group\" = g.id "
		"WHERE a.left_out IS NULL AND a.follows_from IS NULL AND a.class = 'said' GROUP BY g.id, a.value "
		"HAVING NOT EXISTS (SELECT 1 FROM answer r JOIN speaker w ON w.said_by = r.said_by WHERE r.answer_group = g.id "
		"AND r.value = a.value AND r.left_out IS NULL AND r.follows_from IS NULL AND r.class = 'said' AND w.kind <> 'voice') "
		"ORDER BY q.important DESC, g.id, a.value", {{0}}},

	{"stands", "what two or more independent strands agree on",
		"SELECT f.asks AS question, p.value AS answer, p.strands, v.claims, v.sources, f.cautions "
		"FROM finding f JOIN v_findings v ON v.id = f.id JOIN camp p ON p.finding = f.id WHERE f.kind = 'agreement' "
		"ORDER BY p.strands DESC, f.id", {{0}}},

	{"wording", "quotations that are worded differently, the original first",
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.severity, p.value AS wording, " SIDE(SPOKEN, "p") " AS whose_words "
		"FROM finding f JOIN camp p ON p.finding = f.id WHERE f.kind = 'quote-drift' ORDER BY f.id, p.number", {{0}}},

	{"no-comment", "who declined, refused or did not reply, and to whom",
		"SELECT coalesce((SELECT s.name FROM group_slot k JOIN symbol s ON s.id = k.symbol WHERE k.answer_group = a.\"group\" "
		"AND k.name = 'who' AND q.type = 'one-of'), a.speaker) AS who, a.value AS reply, a.asks AS question, a.outlet AS told, "
		"a.said_from AS said, a.at FROM v_answers a JOIN answer_group g ON g.id = a.\"group\" JOIN question q ON q.id = g.question "
		"WHERE a.value IN ('declined', 'no-reply', 'refused') ORDER BY 1, a.said_from, a.id", {{0}}},

	{"rulings", "what the desk ruled, and what of it is open again: suspect, overdue, open, or fits no finding",
		"SELECT coalesce(substr(r.fingerprint, 1, 8), '') AS finding, r.state, r.ruling, r.kind, "
		"coalesce(r.asks, r.question) AS question, r.why, r.who, r.date, r.until, r.file || ':' || r.line AS line FROM v_rulings r "
		"ORDER BY CASE r.state WHEN 'suspect' THEN 0 WHEN 'overdue' THEN 1 WHEN 'fits no finding' THEN 2 ELSE 3 + (r.ruling <> 'open') "
		"END, r.id", {{0}}},

	{"questions", "every question: how many answers from how many sources, and the gravest open finding",
		"SELECT q.ref AS question, y.text AS asks, iif(y.important, 'important', '') AS weight, "
		"count(DISTINCT a.id) AS answers, count(DISTINCT a.source) AS sources, "
		"coalesce((SELECT f.severity || ' ' || f.kind FROM finding f WHERE f.question = q.id AND " OPEN("f") " "
		"ORDER BY f.id LIMIT 1), '') AS gravest FROM question y JOIN symbol q ON q.id = y.id "
		"LEFT JOIN v_answers a ON a.question = q.ref AND a.follows_from IS NULL "
		"GROUP BY q.id ORDER BY y.important DESC, answers DESC, q.ref", {{0}}},

	{"timeline", "the answers to one question in order of the time they are about",
		"SELECT coalesce(a.about_from, a.said_from) AS since, coalesce(a.about_to, a.said_to) AS until, a.about, a.answer, a.meant, "
		"a.speaker, a.at, a.outlet FROM v_answers a WHERE a.question = :question AND a.follows_from IS NULL "
		"ORDER BY 1, 2, a.id", {{"question", "its id, as gainsay list questions shows it", NULL}}},

	{"falls", "what falls if one source falls: agreements and sides that would be left with one strand or none",
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.kind, f.asks AS question, p.value AS answer, p.strands, "
		"(SELECT count(*) FROM (SELECT m.strand FROM member m JOIN answer a ON a.id = m.answer JOIN claim c ON c.id = a.claim "
		"WHERE m.camp = p.id AND m.strand > 0 GROUP BY m.strand HAVING sum(c.source <> s.id) > 0)) AS without_it "
		"FROM symbol s JOIN claim x ON x.source = s.id JOIN answer y ON y.claim = x.id JOIN member n ON n.answer = y.id "
		"JOIN camp p ON p.id = n.camp JOIN finding f ON f.id = p.finding "
		"WHERE s.kind = 'source' AND " CALLED("s", ":source") " AND NOT p.set_aside "
		"AND f.kind IN ('denial', 'contradiction', 'mismatch', 'agreement') "
		"GROUP BY p.id HAVING without_it < p.strands AND without_it < 2 ORDER BY f.id, p.number",
		{{"source", "the id of a source, or an outlet", NULL}}},

	{"search", "claims that hold some words: in question, answer, speaker, quotation or note",
		"SELECT c.at, c.answers, c.speaker, coalesce(c.quote, c.words) AS words, c.file || ':' || c.line AS line "
		"FROM claim_search f JOIN v_claims c ON c.id = f.rowid WHERE claim_search MATCH :words ORDER BY f.rank, c.id",
		{{"words", "words that all have to occur; “door OR gate”, “lock*” and \"a phrase\" work, too", NULL}}},

	{"problems", "what is wrong with the ledger",
		"SELECT level, code, message, file || ':' || line AS line FROM v_problems "
		"ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, file, line, col", {{0}}},
};
const unsigned n_named_queries = sizeof named_queries / sizeof *named_queries;
