/* The yardstick: reads a YAML file as bare libyaml events and does nothing with them. Prints how many there were. */
#include <stdio.h>
#include <yaml.h>

static long count(yaml_parser_t *parser)
{
	yaml_event_t event;
	yaml_event_type_t type;
	long n = 0;

	do {
		if (!yaml_parser_parse(parser, &event))
			return -1;
		type = event.type;
		yaml_event_delete(&event);
		n++;
	} while (type != YAML_STREAM_END_EVENT);
	return n;
}

int main(int argc, char **argv)
{
	FILE *in = argc == 2 ? fopen(argv[1], "rb") : NULL;
	yaml_parser_t parser;
	long n;

	if (!in || !yaml_parser_initialize(&parser)) {
		fputs("usage: yardstick FILE\n", stderr);
		return 2;
	}
	yaml_parser_set_input_file(&parser, in);
	n = count(&parser);
	yaml_parser_delete(&parser);
	fclose(in);
	printf("%ld\n", n);
	return n < 0;
}
