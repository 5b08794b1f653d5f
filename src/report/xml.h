/* Text for XML and HTML: the one place where they are escaped. */
#ifndef REPORT_XML_H
#define REPORT_XML_H

#include "base/buf.h"

/* For content and for attributes in double quotes. What XML forbids becomes U+FFFD, what turns the direction of a line is
 * shown as \u{202e}. */
void xml_text(struct buf *b, struct str s);

/* ` name="value"`. */
void xml_attribute(struct buf *b, const char *name, struct str value);

#endif
