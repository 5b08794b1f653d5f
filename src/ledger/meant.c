/* What newcomers write and what they mean by it: keys and words of other habits (`speaker`, `page`, `published-on`, `true`), each
 * with the key of this format and a sentence that says how it is used. Only words whose meaning leaves no doubt stand here. */
#include "ledger/reader.h"

/* A row: where, what is typed (words with a blank on both sides), and the key that is meant with what stands behind it: * is what
 * was typed, @ the source of the claim; NULL where there is no such line. */
static const struct meant keys[] = {
	{"a claim", " said says say said-by speaker speakers told-by attributed-to attribution attribute according-to who whom person name "
		    "witness spokesperson official voice ", "by: *", "whose word it is stands behind `by`"},
	{"a claim", " source sources outlet newspaper paper article document report ", NULL,
		"the article stands in `at`, in front of the place, as `at: post.p3`; whose word it is, behind `by`"},
	{"a claim", " date day time datetime on said-on as-of moment ", "when: *", "the time that the answer is about stands behind `when`; "
		    "the day on which it was said is `published` of the source"},
	{"a claim", " since from starting ", "during: *..", "a stretch of time stands behind `during`, as 2023-01..2023-06 or 2023-01.."},
	{"a claim", " until till ending ", "during: ..*", "a stretch of time stands behind `during`, as 2023-01..2023-06 or ..2023-06"},
	{"a claim", " period between throughout ", "during: *", "a stretch of time stands behind `during`, as 2023-01..2023-06"},
	{"a claim", " quotation quoted quotes verbatim utterance ", "quote: *", "what was said in quotation marks stands behind `quote`"},
	{"a claim", " text sentence excerpt passage fragment snippet context extract ", "words: *", "a few printed words that mark the place "
		    "stand behind `words`, what was said in quotation marks behind `quote`"},
	{"a claim", " page pg ", "at: @.pg*", "the page is the place behind `at`, as `at: post.pg4`"},
	{"a claim", " paragraph para par p ", "at: @.p*", "the paragraph is the place behind `at`, as `at: post.p3`"},
	{"a claim", " place where location line section ", NULL, "the place stands in `at`, behind the source, as `at: post.p3`"},
	{"a claim", " timestamp minute timecode ", "at: @.t*", "the time of a recording is the place behind `at`, as `at: radio.t00:12:30`"},
	{"a claim", " headline ", NULL, "a claim of the headline stands `at: post.h`; the headline itself is `title` of the source"},
	{"a claim", " comment comments notes remark remarks memo description ", "note: *", "a remark of your own stands behind `note`"},
	{"a claim", " value answer claim statement fact answers response ", NULL, "the answer stands behind the id of its question, as "
		    "`on-shift: 112`"},
	{"a claim", " question topic matter ", NULL, "the question's id is itself the key, and the answer stands behind it, as `on-shift: 112`"},
	{"a claim", " deny denied denial contradicts contradict refutes refute rejects disputes disputed against rebuts counters ",
		"denies: *", "what it is said against stands behind `denies`: a claim, a source, a speaker or `yes`"},
	{"a claim", " sure certainty certain confidence modality likelihood probability type class kind mode hedge stance strength ", "as: *",
		"how sure or how far it is stands behind `as`: said, likely, alleged, inferred, plan, willing, decided or dropped"},
	{"a claim", " checked verified confirmed ", "status: checked", "whether the desk has checked it stands behind `status`"},
	{"a claim", " checker verifier verified-by editor factchecker fact-checker ", "checked-by: *", "who checked it stands behind `checked-by`"},
	{"a claim", " verified-on check-date checked-at ", "checked-on: *", "the day on which it was checked stands behind `checked-on`"},
	{"a claim", " full only exhaustive closed all complete-list ", "complete: yes", "that a list holds all is said by `complete: yes`"},
	{"a claim", " id ref ", NULL, "a claim has no id of its own: it is named by its `at`; delete the line"},
	{"a claim", " correction corrected correct retracts updates supersedes ", "corrects: *", "the own earlier claim or source that it "
		    "corrects stands behind `corrects`"},
	{"a claim", " evidence link-to-proof reference ", "proof: *", "what proves it to the desk stands behind `proof`"},
	{"a claim", " url link title published author authors copy relays ", NULL, "that belongs to the source, under `sources`"},
	{"a claim", " unit important changes grows happens ", NULL, "that belongs to the question, under `questions`"},
	{"a claim", " sequence position-in-time initially ", NULL, "what was said first and what later is told by `order: first` and "
		    "`order: later`"},

	{"a source", " name newspaper publisher paper publication medium media magazine website site channel broadcaster journal agency station ",
		"outlet: *", "the paper or station stands behind `outlet`"},
	{"a source", " date day publish published-on published-at publication-date pub-date pubdate printed issued released when dated ",
		"published: *", "the day of print stands behind `published`"},
	{"a source", " headline heading ", "title: *", "the headline stands behind `title`"},
	{"a source", " author byline reporter reporters journalist journalists writer writers written-by ", "authors: *", "who wrote it stands "
		    "behind `authors`"},
	{"a source", " by speaker said-by ", NULL, "who wrote it stands behind `authors`; whose word its claims are that do not say so, behind "
		    "`default-by`"},
	{"a source", " link href address web uri permalink ", "url: *", "its address stands behind `url`"},
	{"a source", " file path text article local filename document html pdf ", "copy: *", "the file with the article stands behind `copy`"},
	{"a source", " language lang original-language translation translator ", "translated: yes", "that its quotations went through a "
		    "translation is said by `translated: yes`"},
	{"a source", " type category ", "kind: *", "what it is stands behind `kind`"},
	{"a source", " copied-from copies republishes reprints reprint retells retelling syndicated syndicated-from wire relay relays-from ",
		"relays: *", "what it retells nearly whole stands behind `relays`"},
	{"a source", " cites quotes quotes-from source sources uses draws-on references refers-to credits via from ", NULL, "what it retells nearly "
		    "whole stands behind `relays`, what it merely drew on behind `based-on`; where it borrows one paragraph, that claim "
		    "says `by: dispatch`"},
	{"a source", " answers replies-to reply-to denies disputes against reacts-to ", "responds-to: *", "what it names in order to deny or weigh "
		    "it stands behind `responds-to`"},
	{"a source", " speakers witnesses people persons ", NULL, "its unnamed speakers stand behind `voices`; people with a name need no "
		    "declaration, or stand under `entities`"},
	{"a source", " hash checksum digest md5 sha ", NULL, "the digest stands behind `sha256`, and gainsay add prints it"},
	{"a source", " retrieved retrieved-on access-date accessed-on visited downloaded seen seen-on read-on ", "accessed: *", "the day on which "
		    "you saw it stands behind `accessed`"},
	{"a source", " unseen missing not-seen ", "copy: no", "that nobody here has seen it is said by `copy: no`"},
	{"a source", " comment comments notes remark remarks description ", "note: *", "a remark of your own stands behind `note`"},
	{"a source", " id ", NULL, "its id is the key that it stands behind; delete the line"},
	{"a source", " updates update replaces updated earlier-version ", "version-of: *", "the earlier state of the "
		    "same article stands behind `version-of`"},
	{"a source", " version revision edition ", NULL, "an earlier state of the same article stands behind `version-of`, by its id"},
	{"a source", " ignore ignored skipped ", "skip: *", "paragraphs that hold no claim on purpose stand behind `skip`"},
	{"a source", " issuer issued maker made-by published-by organisation organization ", "issued-by: *", "who made a document stands behind "
		    "`issued-by`, the paper that printed an article behind `outlet`"},
	{"a source", " contributors co-authors contributor additional-reporting ", "helpers: *", "who else worked on it stands behind `helpers`"},

	{"an entity", " aka also alias nickname nicknames short short-name abbreviation acronym other-names names called spelling spellings variants ",
		"aliases: *", "other names stand behind `aliases`"},
	{"an entity", " type category class ", "kind: *", "what it is (person, body, office, place) stands behind `kind`"},
	{"an entity", " role title job position function office rank profession occupation ", NULL, "an office is an entity of its own, as "
		    "`mayor: {kind: office, held-by: palk}`; what is only worth knowing stands behind `note`"},
	{"an entity", " member-of parent belongs-to in within subsidiary-of owned-by side organisation organization ", "part-of: *",
		"the whole that it is a part of stands behind `part-of`; the body that a person speaks for, behind `speaks-for`"},
	{"an entity", " spokesman-for spokeswoman-for spokesperson-for spokesperson speaks represents on-behalf-of ",
		"speaks-for: *", "the body that a person speaks for stands behind `speaks-for`"},
	{"an entity", " works-for employer employed-by ", NULL, "the body that a person speaks for stands behind `speaks-for`; that he merely works "
		    "there is no more than a `note`"},
	{"an entity", " misspelled misspelling misspellings typo typos wrong ", "misspelt: *", "wrong spellings stand behind `misspelt`"},
	{"an entity", " not different-from not-same distinct-from other-than differs-from ", "unlike: *", "who has the same name and is another "
		    "stands behind `unlike`"},
	{"an entity", " holder holders held office-holder incumbent ", "held-by: *", "who holds an office stands behind `held-by`"},
	{"an entity", " stake interested involved partisan ", "party: yes", "that it has a stake in the story is said by `party: yes`"},
	{"an entity", " url link wikipedia website comment comments notes description bio remark ", "note: *", "what is only worth knowing "
		    "stands behind `note`"},
	{"an entity", " id ", NULL, "its id is the key that it stands behind; delete the line"},

	{"a voice", " count number num how-many many ", "n: *", "how many they are stands behind `n`"},
	{"a voice", " role title position function description name who occupation profession ", "job: *", "what is said of them stands behind "
		    "`job`"},
	{"a voice", " affiliation org organisation organization party country for of body from works-for employer ", "side: *", "whose side they "
		    "speak for stands behind `side`"},
	{"a voice", " level seniority ", "rank: *", "how high they stand is told by `rank`"},
	{"a voice", " same same-as is equals probably ", "likely: *", "who they may be elsewhere stands behind `likely` or `maybe`"},

	{"a question", " text question title wording label q query asks ", NULL, "the question stands behind its type: yes-no, number, date, one, set "
		    "or one-of, as `yes-no: Was the door locked?`"},
	{"a question", " type answer-type datatype format ", NULL, "the type is itself the key, and the question stands behind it, as "
		    "`yes-no: Was the door locked?`"},
	{"a question", " boolean bool yesno yes-or-no ", "yes-no: *", "a question that is answered by yes or no stands behind `yes-no`"},
	{"a question", " count integer int amount figure how-many quantity numeric ", "number: *", "a question that a number answers stands behind "
		    "`number`"},
	{"a question", " list many several ", "set: *", "a question that a list answers stands behind `set`"},
	{"a question", " string word single ", "one: *", "a question that one name or word answers stands behind `one`"},
	{"a question", " options values choices enum allowed possible-answers answers choice ", "one-of: *", "the answers to choose from stand "
		    "behind `one-of`, and the question behind `ask`"},
	{"a question", " importance key main weight priority central crucial ", "important: yes", "that the story leans on it is said by "
		    "`important: yes`"},
	{"a question", " growing cumulative increasing ", "grows: yes", "a count that can only grow has `grows: yes`"},
	{"a question", " recurs repeats recurring repeatable again event ", "happens: day", "an event that may come again has `happens`, with the "
		    "stretch of time in which it is one"},
	{"a question", " state over-time temporal varies variable ", "changes: day", "an answer that may change has `changes`, with the "
		    "unit of time: hour, day, week, month or year"},
	{"a question", " tolerance precision accuracy margin error approx ", "about: *", "how wide ~ is stands behind `about`, as 10%"},
	{"a question", " parameters params parameter arguments variables who whom where what place subject object ", NULL, "what a question is "
		    "asked about in turn is a slot, as `slots: {who: required}`, with <who> in the question's text"},
	{"a question", " default required ", NULL, "a default belongs to a slot, as `slots: {who: acme}`, or `slots: {who: required}`"},
	{"a question", " implies means follows follows-from then therefore ", "entails: *", "the question that is answered along with it stands "
		    "behind `entails`"},
	{"a question", " words keywords phrases synonyms ", NULL, "the words in which articles answer it stand behind `yes-words`, `no-words` or "
		    "`answer-words`"},
	{"a question", " when on on-day ", "day: *", "the day of bare clock times stands behind `day`"},
	{"a question", " units measure in measured-in currency ", "unit: *", "the unit stands behind `unit`"},
	{"a question", " description comment comments notes remark remarks explanation ", "note: *", "a remark of your own stands behind `note`"},
	{"a question", " id ", NULL, "its id is the key that it stands behind; delete the line"},

	{"a ruling", " reason because rationale explanation comment comments note notes text justification ", "why: *", "the reason stands behind "
		    "`why`"},
	{"a ruling", " by decided-by author editor checked-by person ruled-by ", "who: *", "who decided stands behind `who`"},
	{"a ruling", " as decision verdict outcome result status resolution judgement judgment ", "ruling: *", "what was decided stands behind "
		    "`ruling`: real, both-true, relay-error, translation, wording, typo, not-same or open"},
	{"a ruling", " when day decided decided-on on as-of dated ", "date: *", "the day of the decision stands behind `date`"},
	{"a ruling", " question kind type about fingerprint id name ", NULL, "which finding it is stands behind `finding`: kind and question, as "
		    "`finding: mismatch on-shift`"},
	{"a ruling", " claim at places members sides answers ", "claims: *", "the claims of the finding stand behind `claims`"},
	{"a ruling", " expires deadline due till expiry ", "until: *", "the day by which it is decided stands behind `until`, with `ruling: open`"},
	{"a ruling", " prefer correct keep winner right use-claim answer ", "use: *", "the claim that the desk goes with stands behind `use`"},
	{"a ruling", " dropped ignore exclude remove discard wrong ", "drop: *", "claims that are taken out of comparison stand behind `drop`"},

	{"a ledger", " article articles document documents papers paper outlets outlet media reports ", "sources:", "articles stand under `sources`"},
	{"a ledger", " people persons person entity actors actor organisations organizations bodies speakers speaker names who places ", "entities:",
		"people, bodies and places stand under `entities`"},
	{"a ledger", " voices voice ", NULL, "`voices` belong to a source: indent them under it"},
	{"a ledger", " vocabulary glossary values labels categories ", "terms:", "words that serve as answers stand under `terms`"},
	{"a ledger", " dates events times timeline periods event ", "moments:", "named dates stand under `moments`"},
	{"a ledger", " statements statement facts fact quotes answers assertions ", "claims:", "what is claimed stands under `claims`"},
	{"a ledger", " matters topics issues matter ", "questions:", "what the articles answer stands under `questions`"},
	{"a ledger", " decisions decision verdicts ", "rulings:", "what the desk decided stands under `rulings`"},
	{"a ledger", " version format schema ", "gainsay: 1", "the version of the format is the first line, `gainsay: 1`"},
	{"a ledger", " name headline subject heading ", "title: *", "the title of the story stands behind `title`"},
	{"a ledger", " id slug ", "story: *", "the id of the story stands behind `story`"},
	{"a ledger", " tz zone offset utc-offset ", "timezone: *", "the offset of clock times stands behind `timezone`, as +02:00"},
	{"a ledger", " imports import files file ledgers ", "include: *", "other ledgers stand behind `include`"},
	{"a ledger", " description notes comment comments remark author authors editor date created updated summary ", "# *", "a remark of your "
		    "own stands behind #"},
	{"a ledger", " settings config options ignore ", NULL, "settings stand in gainsay.yaml, see docs/configuration.md"},
};

/* The same for words: the key behind which they stand, and the word that is meant; NULL with a sentence that says more. */
static const struct meant words[] = {
	{"as", " fact stated statement confirmed true certain says say affirmed ", "said", NULL},
	{"as", " rumour rumor rumoured allegation allege alleges claim claimed claims accused accusation reportedly ", "alleged", NULL},
	{"as", " probable probably possible possibly maybe perhaps expected expects believed believes may might could unsure ", "likely", NULL},
	{"as", " inference infers implied deduced concluded ", "inferred", NULL},
	{"as", " planned plans intended intends intention announced future will ", "plan", NULL},
	{"as", " would ready open-to prepared considering ", "willing", NULL},
	{"as", " decision agreed ordered approved ", "decided", NULL},
	{"as", " cancelled canceled abandoned shelved withdrawn ", "dropped", NULL},
	{"as", " denied denial denies deny false ", NULL, "a denial is the answer `no`, with what it is said against behind `denies`"},
	{"as", " quote quoted quotation ", NULL, "what was said in quotation marks stands behind `quote`; without `as` it is said"},
	{"status", " ok okay done verified true confirmed yes right approved fine ", "checked", NULL},
	{"status", " todo to-do open unchecked new pending no tocheck ", "to-check", NULL},
	{"status", " question unclear doubtful unsure asked queried ", "query", NULL},
	{"status", " wrong fixed error correction mended ", "corrected", NULL},
	{"order", " 1 1st initially earlier before early beginning former ", "first", NULL},
	{"order", " 2 2nd second last then afterwards after late latter next ", "later", NULL},
	{"ruling", " genuine true confirmed contradiction yes valid conflict ", "real", NULL},
	{"ruling", " both compatible fine ok no-conflict consistent both-right ", "both-true", NULL},
	{"ruling", " misquote relay misreported relayed ", "relay-error", NULL},
	{"ruling", " translated mistranslation ", "translation", NULL},
	{"ruling", " phrasing words wordings paraphrase ", "wording", NULL},
	{"ruling", " misprint typing typographical slip ", "typo", NULL},
	{"ruling", " different other unrelated not-the-same another ", "not-same", NULL},
	{"ruling", " pending unresolved undecided todo unknown unclear ", "open", NULL},
	{"type", " yes-no yesno bool boolean yes-or-no binary ", "yes-no", NULL},
	{"type", " number int integer count amount figure numeric quantity float ", "number", NULL},
	{"type", " date time datetime day ", "date", NULL},
	{"type", " one text string word name person place ", "one", NULL},
	{"type", " set list names array several many ", "set", NULL},
	{"changes", " yes true daily days often always ", "day", NULL},
	{"changes", " hourly hours ", "hour", NULL},
	{"changes", " no false never ", NULL, "an answer that does not change needs no `changes`; delete the line"},
	{"happens", " yes true daily days again ", "day", NULL},
	{"happens", " no false once never ", NULL, "an event that comes once needs no `happens`; delete the line"},
	{"holds", " yes true each of-all all everyone parts ", "of-each", NULL},
	{"holds", " no false ", NULL, "without `holds` a yes is meant of the whole; delete the line"},
};
/* And behind every key that takes yes or no. */
static const struct meant yes_words[] = {
	{NULL, " true on y 1 always ", "yes", NULL},
	{NULL, " false off n 0 never none ", "no", NULL},
};

/* TYPED in small letters with hyphens, a blank on both sides; false if it is no word of these lists. */
static bool as_in_lists(struct str typed, char out[static WORD_MOST + 3])
{
	if (typed.n == 0 || typed.n > WORD_MOST)
		return false;
	out[0] = ' ';
	for (size_t i = 0; i < typed.n; i++) {
		char c = typed.p[i];

		if ((unsigned char)c < ' ' || (unsigned char)c >= 0x7f)
			return false;
		out[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '_' || c == ' ' ? '-' : c;
	}
	out[typed.n + 1] = ' ';
	out[typed.n + 2] = '\0';
	return true;
}

static const struct meant *look_up(const struct meant *v, size_t n, struct str where, struct str typed)
{
	char word[WORD_MOST + 3];

	if (!as_in_lists(typed, word))
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if ((!v[i].where || str_is(where, v[i].where)) && strstr(v[i].typed, word))
			return &v[i];
	}
	return NULL;
}

const struct meant *key_meant(const char *what, struct str typed)
{
	return look_up(keys, sizeof keys / sizeof *keys, str_from(what), typed);
}

const struct meant *word_meant(struct str key, struct str typed)
{
	return look_up(words, sizeof words / sizeof *words, key, typed);
}

const struct meant *yes_meant(struct str typed)
{
	return look_up(yes_words, sizeof yes_words / sizeof *yes_words, STR(""), typed);
}
