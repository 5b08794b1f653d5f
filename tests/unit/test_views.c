/* Reading what somebody holds without saying it: beliefs, wishes, plans, sides, findings; and transcripts. For every kind a
 * near miss that is none. All sentences are made up. */
#include "reading.h"

#include "draft/stance.h"

static void views(void **state)
{
	static const struct row rows[] = {
		/* the empty "it", and those who are told */
		{"It is feared that the bridge will fall.", " | is feared | that the bridge will fall"},
		{"It is not known whether the bridge was closed.", " | is not known | whether the bridge was closed"},
		{"It is clear that the bridge was closed.", " | is clear | that the bridge was closed"},
		{"Residents were told that the bridge was safe.", " | were told | that the bridge was safe"},
		{"Residents were warned by Tellis that the bridge was unsafe.",
			"Tellis | were warned by | that the bridge was unsafe"},
		{"Nobody was told about the bridge.", ""},
		/* nouns: what they are, whose they are */
		{"The fear is that the bridge will fall.", " | The fear is | that the bridge will fall"},
		{"Her plan is to close the bridge in May.", "Her | plan is | to close the bridge in May"},
		{"The result was that the bridge fell.", ""},
		{"There are calls for the mayor to resign.", " | are calls for | the mayor to resign"},
		{"Tellis has no plans to resign.", "Tellis | has no plans | to resign"},
		{"The council is in favour of the bridge.", "The council | is in favour of | the bridge"},
		{"The council is of the opinion that the bridge is safe.",
			"The council | is of the opinion | that the bridge is safe"},
		{"The council closed the bridge for fear that it would fall.",
			"The council | for fear | that it would fall"},
		{"Tellis is an outspoken critic of the bridge.", "Tellis | is an outspoken critic of | the bridge"},
		{"The critic of the Post left early.", ""},
		/* phrases a sentence rests on */
		{"In her view, the bridge is safe.", "her | view | the bridge is safe"},
		{"The bridge is safe, in Tellis's opinion.", "Tellis's | opinion | The bridge is safe"},
		{"In a survey published on Monday, 40 percent of residents opposed the bridge.",
			"a survey published on Monday | In | 40 percent of residents opposed the bridge"},
		{"Under the contract, the yard must finish the bridge in May.",
			"the contract | Under | the yard must finish the bridge in May"},
		{"In a field near the yard, workers found the crane.", ""},
		{"To Dan Orr, the bridge was a danger.", "Dan Orr | To | the bridge was a danger"},
		{"To many residents, the bridge is a danger.", "many residents | To | the bridge is a danger"},
		{"To reach Vessen, drivers take the ferry.", ""},
		{"The yard sent a letter to residents.", ""},
		/* on whose side */
		{"Residents are against the bridge.", "Residents | are against | the bridge"},
		{"A ladder stood against the wall.", ""},
		/* adjectives with the verb before them */
		{"Tellis is convinced the bridge is safe.", "Tellis | is convinced | the bridge is safe"},
		{"Tellis made it clear that the bridge would stay open.",
			"Tellis | made it clear | that the bridge would stay open"},
		{"Tellis made sure that the bridge stayed open.", ""},
		{"Tellis grew worried that the bridge would fall.",
			"Tellis | grew worried | that the bridge would fall"},
		{"Tellis remains opposed to the bridge.", "Tellis | remains opposed to | the bridge"},
		{"The bridge is clear of ice.", ""},
		{"The weary-eyed mayor left.", ""},
		{"The plan appears somewhat weak.", " | appears | The plan + somewhat weak"},
		/* what documents find, people only come upon */
		{"The survey found few residents against the bridge.",
			"The survey | found | few residents against the bridge"},
		{"Divers found a car in the harbour.", ""},
		{"The bridge was unsafe, records show.", "records | show | The bridge was unsafe"},
		/* who: a phrase beside the name; the subject of a clause taken for one; the place of writing */
		{"Orla Tellis, the yard's chief engineer, called for a new bridge.",
			"Orla Tellis, the yard's chief engineer, | called for | a new bridge"},
		{"The shares fell after a local paper, the Harbour Post, reported that the bridge was unsafe.",
			"a local paper, the Harbour Post, | reported | that the bridge was unsafe"},
		{"Vessen: The mayor, Ida Orr, said that the bridge was safe.",
			"The mayor, Ida Orr, | said | that the bridge was safe"},
		/* where a belief ends, and the clause of a "who" */
		{"The union believes that the bridge is unsafe, although nobody has measured it.",
			"The union | believes | that the bridge is unsafe"},
		{"Tellis said that the bridge was unsafe, although nobody had measured it.",
			"Tellis | said | that the bridge was unsafe, although nobody had measured it"},
		{"Tellis, who fears that the bridge will fall, has left Vessen.",
			"who | fears | that the bridge will fall"},
		{"The council expects the yard to finish the bridge.",
			"The council | expects | the yard to finish the bridge"},
		{"The union called for the yard to close the bridge.",
			"The union | called for | the yard to close the bridge"},
		{"Tellis did not know at the time that the bridge was closed.",
			"Tellis | did not know | that the bridge was closed"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void transcripts(void **state)
{
	static const struct row rows[] = {
		{"ORLA TELLIS: The bridge is safe. It held.\n\nDAN ORR: I doubt it.\n\nTELLIS: You are wrong.",
			"ORLA TELLIS | : | The bridge is safe. It held. ; DAN ORR | : | I doubt it. ; "
			"TELLIS | : | You are wrong."},
		/* the same label thrice, or two alone, name no speakers */
		{"UPDATE: The bridge is safe.\n\nUPDATE: The bridge is shut.\n\nUPDATE: The bridge is open.", ""},
		{"UPDATE: The bridge is safe.\n\nVESSEN: The bridge is shut.", ""},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* The class of the first attribution of a sentence. */
static const char *class_of(const char *text)
{
	struct reading *r = read_text(arena_printf(arena, "Harbour news\n\n%s", text).p);
	attribution_list list = {0};
	struct stance s;

	attributions_find(r, drafter.lexicon, &list);
	assert_true(list.n > 0);
	s = stance_of(r, &list.v[0], 0, 0);
	vec_free(&list);
	reading_free(r);
	return claim_class_word(s.as);
}

/* What residents were told is nobody's word: the article does not vouch for it. */
static void classes(void **state)
{
	(void)state;
	assert_string_equal(class_of("Residents were told that the bridge was safe."), "alleged");
	assert_string_equal(class_of("Residents were told by Tellis that the bridge was safe."), "said");
	assert_string_equal(class_of("The fear is that the bridge will fall."), "likely");
	assert_string_equal(class_of("Her plan is to close the bridge in May."), "plan");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(views),
		cmocka_unit_test(transcripts),
		cmocka_unit_test(classes),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
