/* Inside the room: the state of one run of libyaml over a part of a section. */
#ifndef YAML_PARSE_H
#define YAML_PARSE_H

#include <yaml.h>

#include "yaml/read.h"

enum { DEPTH_MOST = 64, RESTARTS_MOST = 1000 };

/* A part of the file as libyaml sees it: perhaps with the section's key in front, when reading resumes amid its entries. */
struct part {
	const struct yaml_reading *r;
	const struct section *section;
	struct str prefix;     /* "claims:\n" or empty */
	struct str text;
	size_t given;          /* bytes handed to libyaml, of prefix and text */
	size_t base;           /* byte of the file at which TEXT begins */
	uint32_t line;         /* its line */
	size_t cursor_byte, cursor_index; /* a known pair of byte and code point of TEXT */
	yaml_mark_t quote, quote_end;     /* the last text in quotation marks that spans lines */
};

/* Byte in the file of a mark; the place of a mark. */
size_t part_byte(struct part *p, const yaml_mark_t *m);
struct loc part_loc(const struct part *p, const yaml_mark_t *m);

/* Prepares the part from byte AT to the end of S; amid its entries the section's key goes in front. */
void part_begin(struct part *p, const struct yaml_reading *r, const struct section *s, size_t at, uint32_t line);

/* The same from the entry behind the fault at byte FAULT; false if there is none. */
bool part_resume(struct part *p, size_t fault);

/* Reads the bytes from FROM to the end of S by libyaml, again behind every fault. */
void part_read(struct yaml_reading *r, const struct section *s, size_t from, uint32_t line);

/* Checks the keys of a finished tree; what is told is taken out of it. */
void keys_check(struct yaml_reading *r, struct node *keys);

/* Turns libyaml's error into a record; returns the byte at which the fault begins: reading resumes behind its line. */
size_t fault_record(struct part *p, const yaml_parser_t *y);

#endif
