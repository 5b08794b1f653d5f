/* Indexes, views and the full text, made when all rows are in. docs/database.md documents the views column by column;
 * their names and columns stay. */
#include "store/load.h"

/* Minutes since 1970 as an ISO date; with the clock where they are no beginning and no end of a day. */
#define DATE(x)                                                                                                   \
	"CASE WHEN " x " % 1440 = 0 OR (" x " + 1) % 1440 = 0 THEN date(" x " * 60, 'unixepoch') "                \
	"ELSE strftime('%Y-%m-%dT%H:%M', " x " * 60, 'unixepoch') END"

/* The time an answer is about: its window, or what its claim says where the question knows no time. */
#define ABOUT(end) "iif(a.about_from IS NULL AND a.about_to IS NULL, c.when_" end ", a.about_" end ")"

/* Whose word a claim is, as printed: its outlet's own, or that of its chain's last link. */
#define SPEAKER "CASE c.own WHEN 1 THEN s.name ELSE h.speaker END"

/* Names of what a symbol is linked to. */
#define LINKED(from, kind)                                                                                        \
	"(SELECT group_concat(iif(k.perhaps, 'perhaps ', '') || o.name, ', ') FROM symbol_link k "                \
	"JOIN symbol o ON o.id = k.other WHERE k.symbol = " from " AND k.kind = '" kind "')"

const char *const store_indexes[] = {
	"CREATE INDEX symbol_ref ON symbol(ref)",
	"CREATE INDEX symbol_link_symbol ON symbol_link(symbol)",
	"CREATE INDEX alias_entity ON alias(entity)",
	"CREATE INDEX speaker_said_by ON speaker(said_by)",
	"CREATE INDEX answer_group_question ON answer_group(question)",
	"CREATE INDEX group_slot_answer_group ON group_slot(answer_group)",
	"CREATE INDEX finding_fingerprint ON finding(fingerprint)",
	"CREATE INDEX finding_slot_finding ON finding_slot(finding)",
	"CREATE INDEX finding_test_finding ON finding_test(finding)",
	"CREATE INDEX camp_finding ON camp(finding)",
	NULL,
};

const char *const store_views[] = {
	"CREATE VIEW v_claims AS SELECT c.id, c.at, s.ref AS source, s.name AS outlet, u.published, "
	"substr(c.at, length(s.ref) + 2) AS place, c.reading, " SPEAKER " AS speaker, h.via AS told_by, "
	"(SELECT group_concat(q.ref || ': ' || a.typed, '; ') FROM claim_answer k JOIN answer a ON a.id = k.answer JOIN answer_group g "
	"ON g.id = a.answer_group JOIN symbol q ON q.id = g.question WHERE k.claim = c.id AND a.follows_from IS NULL) AS answers, "
	"c.meant, c.told AS \"order\", " DATE("c.when_from") " AS when_from, " DATE("c.when_to") " AS when_to, "
	"c.quote, c.words, c.status, c.checked_by, c.checked_on, c.proof, c.note, c.draft, f.path AS file, c.line "
	"FROM claim c JOIN symbol s ON s.id = c.source JOIN source u ON u.id = c.source JOIN chain h ON h.id = c.chain "
	"JOIN file f ON f.id = c.file",

	"CREATE VIEW v_answers AS SELECT a.id, c.id AS claim, c.at, q.ref AS question, g.id AS \"group\", g.about, g.asks, "
	"a.typed AS answer, a.value, a.class, c.meant, " SPEAKER " AS speaker, b.text AS really, s.ref AS source, "
	"s.name AS outlet, " DATE("a.said_from") " AS said_from, " DATE("a.said_to") " AS said_to, "
	DATE(ABOUT("from")) " AS about_from, " DATE(ABOUT("to")) " AS about_to, a.doubtful, a.left_out, "
	"w.ref AS follows_from, c.status, f.path AS file, a.line "
	"FROM answer a JOIN claim c ON c.id = a.claim JOIN answer_group g ON g.id = a.answer_group "
	"JOIN symbol q ON q.id = g.question JOIN symbol s ON s.id = c.source JOIN chain h ON h.id = c.chain "
	"JOIN said_by b ON b.id = a.said_by JOIN file f ON f.id = c.file LEFT JOIN symbol w ON w.id = a.follows_from",

	"CREATE VIEW v_findings AS SELECT f.id, f.fingerprint, f.severity, f.kind, f.code, q.ref AS question, f.asks, "
	"(SELECT group_concat(side, ' | ') FROM (SELECT value || ' (' || CASE WHEN set_aside THEN 'set aside' "
	"WHEN strands = 1 THEN '1 strand' ELSE strands || ' strands' END || ')' AS side FROM camp WHERE finding = f.id "
	"ORDER BY number)) AS sides, "
	"(SELECT count(DISTINCT a.claim) FROM camp p JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer "
	"WHERE p.finding = f.id) AS claims, "
	"(SELECT count(DISTINCT c.source) FROM camp p JOIN member m ON m.camp = p.id JOIN answer a ON a.id = m.answer "
	"JOIN claim c ON c.id = a.claim WHERE p.finding = f.id) AS sources, "
	"f.opposition, f.flags, f.cautions, f.era_from, f.era_to, f.settle, f.state, r.ruling, f.message "
	"FROM finding f JOIN symbol q ON q.id = f.question LEFT JOIN ruling r ON r.id = f.ruling",

	"CREATE VIEW v_strands AS SELECT f.id AS finding, f.fingerprint, f.severity, f.kind, q.ref AS question, f.asks, "
	"p.number AS side, p.value, p.set_aside, nullif(x.strand, 0) AS strand, "
	"(SELECT group_concat(at, ', ') FROM (SELECT DISTINCT c.at FROM member m JOIN answer a ON a.id = m.answer "
	"JOIN claim c ON c.id = a.claim WHERE m.camp = x.camp AND m.strand = x.strand ORDER BY m.answer)) AS claims, "
	"(SELECT group_concat(speaker, '; ') FROM (SELECT DISTINCT " SPEAKER " AS speaker FROM member m "
	"JOIN answer a ON a.id = m.answer JOIN claim c ON c.id = a.claim JOIN symbol s ON s.id = c.source "
	"JOIN chain h ON h.id = c.chain WHERE m.camp = x.camp AND m.strand = x.strand ORDER BY m.answer)) AS speakers, "
	"(SELECT group_concat(name, '; ') FROM (SELECT DISTINCT s.name FROM member m JOIN answer a ON a.id = m.answer "
	"JOIN claim c ON c.id = a.claim JOIN symbol s ON s.id = c.source WHERE m.camp = x.camp AND m.strand = x.strand "
	"ORDER BY m.answer)) AS outlets, f.state "
	"FROM (SELECT DISTINCT camp, strand FROM member) x JOIN camp p ON p.id = x.camp JOIN finding f ON f.id = p.finding "
	"JOIN symbol q ON q.id = f.question",

	"CREATE VIEW v_sources AS SELECT u.id, s.ref AS source, s.name AS outlet, u.kind, u.title, "
	LINKED("u.id", "author") " AS authors, u.published, " DATE("u.published_from") " AS published_from, "
	DATE("u.published_to") " AS published_to, iif(u.unseen, 'no', 'yes') AS seen, " LINKED("u.id", "relays") " AS relays, "
	LINKED("u.id", "based-on") " AS based_on, " LINKED("u.id", "issued-by") " AS issued_by, "
	"coalesce(n.claims, 0) AS claims, u.url, u.archive, u.copy, u.note "
	"FROM source u JOIN symbol s ON s.id = u.id "
	"LEFT JOIN (SELECT source, count(*) AS claims FROM claim GROUP BY source) n ON n.source = u.id",

	"CREATE VIEW v_rulings AS SELECT r.id, f.fingerprint, coalesce(f.kind, r.kind) AS kind, q.ref AS question, f.asks, "
	"r.ruling, r.why, r.who, r.date, r.until, coalesce(f.state, 'fits no finding') AS state, u.at AS use, "
	"(SELECT group_concat(c.at, ', ') FROM ruling_claim k JOIN claim c ON c.id = k.claim WHERE k.ruling = r.id "
	"AND k.kind = 'claims') AS claims, "
	"(SELECT group_concat(c.at, ', ') FROM ruling_claim k JOIN claim c ON c.id = k.claim WHERE k.ruling = r.id "
	"AND k.kind = 'drop') AS dropped, i.path AS file, r.line "
	"FROM ruling r LEFT JOIN finding f ON f.ruling = r.id LEFT JOIN symbol q ON q.id = r.question "
	"LEFT JOIN claim u ON u.id = r.use JOIN file i ON i.id = r.file",

	"CREATE VIEW v_problems AS SELECT p.code, p.slug, p.level, p.message, p.paste, f.path AS file, p.line, p.col "
	"FROM problem p LEFT JOIN file f ON f.id = p.file",
	NULL,
};

/* The text stays where it is: the full text only holds the words and where they stand. */
const char *const store_search[] = {
	"CREATE VIEW v_search AS SELECT c.id, "
	"(SELECT group_concat(DISTINCT g.asks) FROM claim_answer k JOIN answer a ON a.id = k.answer JOIN answer_group g "
	"ON g.id = a.answer_group WHERE k.claim = c.id) "
	"AS question, "
	"(SELECT group_concat(a.typed, ' ') FROM claim_answer k JOIN answer a ON a.id = k.answer WHERE k.claim = c.id "
	"AND a.follows_from IS NULL) AS answer, "
	SPEAKER " AS speaker, s.name AS outlet, c.quote, c.words, c.note "
	"FROM claim c JOIN symbol s ON s.id = c.source JOIN chain h ON h.id = c.chain",
	"CREATE VIRTUAL TABLE claim_search USING fts5(question, answer, speaker, outlet, quote, words, note, content = 'v_search', "
	"content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')",
	"INSERT INTO claim_search(claim_search) VALUES ('rebuild')",
	NULL,
};
