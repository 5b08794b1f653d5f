/* Addresses of files and of words in them, as browsers follow them. */
#ifndef REPORT_LINKS_H
#define REPORT_LINKS_H

#include "base/buf.h"

/* Tells a browser to go to WORDS in what the address leads to; nothing without words. */
void link_words(struct buf *url, struct str words);
/* The way from one file to another, both named whole from the root: "../articles/post.md". */
void link_way(struct buf *url, struct str from, struct str to);

#endif
