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
		"WITH side AS MATERIALIZED (SELECT DISTINCT p.finding, p.number, m.answer, s.id AS source, "
		CALLED("s", ":one") " AS one, " CALLED("s", ":other") " AS other FROM member m JOIN camp p ON p.id = m.camp "
		"JOIN answer a ON a.id = m.answer JOIN claim c ON c.id = a.claim JOIN symbol s ON s.id = c.source WHERE one OR other) "
		"SELECT substr(f.fingerprint, 1, 8) AS finding, f.severity, f.kind, f.asks AS question, "
		"a.at AS one, a.answer AS one_says, a.speaker AS who, b.at AS other, b.answer AS other_says, b.speaker AS against "
		"FROM side x JOIN side y ON y.finding = x.finding AND y.number <> x.number AND y.source <> x.source "
		"JOIN finding f ON f.id = x.finding JOIN v_answers a ON a.id = x.answer JOIN v_answers b ON b.id = y.answer "
		"WHERE x.one AND y.other "
		"AND f.kind IN ('denial', 'contradiction', 'mismatch', 'partial', 'quote-drift', 'attribution-conflict') "
		"ORDER BY f.id, x.number, a.id, y.number, b.id",
		{{"one", "an outlet or the id of a source", NULL}, {"other", "the other one", NULL}}},

	{"one-strand", "what rests on one strand: answers that nobody independent bears out",
		"WITH held AS (SELECT m.answer, p.strands, f.kind FROM member m JOIN camp p ON p.id = m.camp "
		"JOIN finding f ON f.id = p.finding), "
		"strong AS (SELECT answer FROM held WHERE strands > 1), "
		"weak AS (SELECT answer FROM held WHERE strands = 1 "
		"AND kind IN ('echo', 'single-source', 'denial', 'contradiction', 'mismatch')) "
		"SELECT g.asks AS question, a.value AS answer, count(DISTINCT a.claim) AS claims, "
		EACH("a.at") " AS places, " EACH("a.speaker") " AS whose_word, iif(q.important, 'important', '') AS weight "
		"FROM v_answers a JOIN answer_group g ON g.id = a.\"group\" JOIN question q ON q.id = g.question "
		"WHERE a.left_out IS NULL AND a.follows_from IS NULL AND a.id NOT IN (SELECT answer FROM strong) "
		"GROUP BY g.id, a.value HAVING count(DISTINCT a.source) = 1 OR max(a.id IN (SELECT answer FROM weak)) "
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
		"WITH disputed AS (SELECT DISTINCT a.answer_group FROM finding f JOIN camp p ON p.finding = f.id "
		"JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer "
		"WHERE f.kind IN ('denial', 'contradiction', 'mismatch') AND " OPEN("f") "), "
		"silent AS MATERIALIZED (SELECT a.value || ' (' || c.at || ')' AS reply, a.said_by, a.answer_group "
		"FROM answer a JOIN claim c ON c.id = a.claim WHERE a.value IN ('declined', 'no-reply', 'refused')), "
		"unheard AS (SELECT e.id AS who, e.name AS whom, g.id AS about, g.asks, "
		"g.id IN (SELECT answer_group FROM disputed) AS in_dispute "
		"FROM answer_group g JOIN question q ON q.id = g.question JOIN group_slot k ON k.answer_group = g.id "
		"JOIN symbol e ON e.id = k.symbol JOIN entity y ON y.id = e.id "
		"WHERE coalesce(y.kind, '') NOT IN ('list', 'place', 'city', 'town', 'country', 'region', 'law', 'product', 'building', "
		"'event', 'document', 'site', 'ship', 'program', 'programme', 'weapon', 'money') "
		"AND (q.important OR g.id IN (SELECT answer_group FROM disputed)) "
		"AND NOT (q.type = 'one-of' AND g.id IN (SELECT answer_group FROM silent)) "
		"AND NOT EXISTS (SELECT 1 FROM answer a JOIN speaker w ON w.said_by = a.said_by "
		"WHERE a.id BETWEEN g.first_answer AND g.last_answer "
		"AND a.value NOT IN ('declined', 'no-reply', 'refused', 'unconfirmed') "
		"AND (w.really = e.id OR w.symbol = e.id OR EXISTS (SELECT 1 FROM symbol_link l WHERE l.symbol IN (w.really, w.symbol) "
		"AND l.other = e.id AND l.kind IN ('side', 'part-of', 'speaks-for', 'issued-by')))) GROUP BY e.id, g.id) "
		"SELECT whom, asks AS about, iif(in_dispute, 'disputed', 'important') AS why, "
		"coalesce((SELECT " EACH("r.reply") " FROM silent r WHERE EXISTS (SELECT 1 FROM speaker w WHERE w.said_by = r.said_by "
		"AND (w.really = who OR w.symbol = who)) OR EXISTS (SELECT 1 FROM group_slot k WHERE k.answer_group = r.answer_group "
		"AND k.name = 'who' AND k.symbol = who)), 'not asked, as far as the ledger knows') AS so_far "
		"FROM unheard ORDER BY why, whom, unheard.about", {{0}}},

	{"to-check", "claims the desk has not checked yet, those in open disputes first",
		"WITH first AS (SELECT a.claim, min(f.id) AS finding FROM finding f JOIN camp p ON p.finding = f.id "
		"JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer WHERE " OPEN("f") " "
		"AND f.kind IN ('denial', 'contradiction', 'mismatch') GROUP BY a.claim) "
		"SELECT c.at, coalesce(c.status, iif(c.draft, 'draft', 'no status')) AS status, c.answers, c.speaker, "
		"coalesce(f.severity || ' ' || f.kind, '') AS in_dispute, c.file || ':' || c.line AS line "
		"FROM v_claims c LEFT JOIN first x ON x.claim = c.id LEFT JOIN finding f ON f.id = x.finding "
		"WHERE c.status IS NULL OR c.status IN ('to-check', 'query') "
		"ORDER BY f.id IS NULL, c.status IS NULL, c.source, c.reading, c.id", {{0}}},

	{"said-by", "what one speaker said everywhere, in order of time; words told by others count",
		"SELECT a.said_from AS said, a.asks AS question, a.answer, a.speaker, a.at, a.outlet, a.left_out AS remark "
		"FROM v_answers a JOIN answer r ON r.id = a.id JOIN speaker w ON w.said_by = r.said_by "
		"JOIN symbol s ON s.id = w.symbol JOIN symbol t ON t.id = w.really "
		"WHERE a.follows_from IS NULL AND (" CALLED("s", ":who") " OR " CALLED("t", ":who") ") "
		"GROUP BY a.id ORDER BY a.said_from, a.source, a.at, a.id", {{"who", "a name, an alias or an id", NULL}}},

	{"article", "all claims of an article in order, and what others answered",
		"SELECT c.place, a.asks AS question, a.answer, a.speaker, "
		"coalesce((SELECT group_concat(x, '; ') FROM (SELECT o.at || ': ' || o.answer AS x FROM v_answers o "
		"WHERE o.id BETWEEN g.first_answer AND g.last_answer AND o.source <> a.source AND o.follows_from IS NULL ORDER BY o.id)), '') "
		"AS others FROM symbol s JOIN v_claims c ON c.source = s.ref LEFT JOIN claim_answer k ON k.claim = c.id "
		"LEFT JOIN v_answers a ON a.id = k.answer AND a.follows_from IS NULL LEFT JOIN answer_group g ON g.id = a.\"group\" "
		"WHERE s.kind = 'source' AND " CALLED("s", ":source") " "
		"AND (a.id IS NOT NULL OR c.answers IS NULL) ORDER BY c.source, c.reading, c.id, a.id",
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
		"FROM v_answers a JOIN answer r ON r.id = a.id JOIN answer_group g ON g.id = r.answer_group "
		"JOIN question q ON q.id = g.question "
		"WHERE a.left_out IS NULL AND a.follows_from IS NULL AND a.class = 'said' GROUP BY g.id, a.value "
		"HAVING NOT max(EXISTS (SELECT 1 FROM speaker w WHERE w.said_by = r.said_by AND w.kind <> 'voice')) "
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
