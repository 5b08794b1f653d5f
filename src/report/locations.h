/* Where the claims of a finding stand, in JSON: as many locations as claims, which differ in nothing but numbers and file. */
#ifndef REPORT_LOCATIONS_H
#define REPORT_LOCATIONS_H

#include "json/writer.h"
#include "report/report.h"

/* One without its numbers, on one line: begin with zeros for a document, free `text` behind it. */
struct location_frame {
	struct buf text;
	uint32_t file;
	size_t line, column, end; /* lengths up to these */
};

/* {"path", "line", "column", "role": "claim"}, a value of the list that J is in. */
void json_location(struct json *j, struct location_frame *x, const struct report *r, struct loc at);

#endif
