/* A report page, written down piece by piece: what a piece is, not how it looks. The pieces stand on a tape, in order, and a
 * format plays them: page_html.c and page_markdown.c (page_style.h). So a page that is wanted in both is put together once. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum page_part {
	PAGE_DOCUMENT, /* everything; opened by page_open_named with the title of the window */
	PAGE_CONTENTS, /* the table of contents, HTML only: lines opened by page_open_named with the place they lead to */
	PAGE_CONTENTS_LINE,
	PAGE_SECTION,  /* opened by page_open_named with its place on the page, and its title right behind it */
	PAGE_ALERT,    /* before everything: the ledger is incomplete */
	PAGE_TITLE,    /* of the whole page */
	PAGE_VERDICT,  /* paragraph under it */
	PAGE_SECTION_TITLE,
	PAGE_LEAD,     /* a sentence or two under it */
	PAGE_FINDING,  /* opened by page_open_tagged, as rows and items may be */
	PAGE_FINDING_TITLE,
	PAGE_SUBTITLE, /* inside a section, where no finding has the title */
	PAGE_QUESTION, /* in a title: text of the ledger that stands by itself */
	PAGE_STATE,    /* under a finding's title */
	PAGE_PARAGRAPH,
	PAGE_NOTE,     /* a smaller paragraph: cautions */
	PAGE_LIST,
	PAGE_ITEM,
	PAGE_SUBITEM,  /* of a list in a list */
	PAGE_LADDER,   /* the tests of a finding */
	PAGE_RUNG,     /* one of them */
	PAGE_CAMPS,    /* the sides of a finding, next to each other */
	PAGE_CAMP,
	PAGE_CAMP_TITLE,
	PAGE_CLAIMS,   /* the claims of a side */
	PAGE_CLAIM,
	PAGE_TABLE,
	PAGE_MATRIX, /* a table with many columns; closed as a table */
	PAGE_CAPTION, /* not in Markdown */
	PAGE_TABLE_HEAD, /* its row of column titles */
	PAGE_COLUMN,     /* one of them */
	PAGE_TABLE_BODY,
	PAGE_ROW,
	PAGE_ROW_TITLE, /* first cell of a row, if it names the row */
	PAGE_CELL,
	PAGE_ENTRY,    /* one of several things in a cell, each on a line of its own */
	PAGE_STRONG,
	PAGE_EM,
	PAGE_SMALL,
	PAGE_QUOTE,    /* words as printed, with their marks */
	PAGE_BADGE,    /* a severity */
	N_PAGE_PARTS
};

/* What a finding is, for whoever filters the page. */
struct page_tag {
	const char *id, *fingerprint; /* one of the two: of a finding the fingerprint */
	const char *kind, *severity, *status;
	struct str question, sources, speakers; /* ids, apart by blanks */
};

/* Where something stands that another format has no room for. */
enum page_where { PAGE_EVERYWHERE, PAGE_IN_HTML, PAGE_IN_MARKDOWN };

struct page {
	struct buf tape;
	struct buf words; /* raw text being put together, see page_said */
};

void page_free(struct page *p);

/* A format plays a tape: all of a page, or a piece from one opening to its closing. PATH: the file that is written, whole from
 * the root; empty: none. */
struct page_style;
extern const struct page_style page_html, page_markdown;
void page_play(struct str tape, const struct page_style *style, struct str path, struct buf *out);

/* What follows is for one format, until PAGE_EVERYWHERE. */
void page_only(struct page *p, enum page_where where);

void page_open(struct page *p, enum page_part part);
void page_close(struct page *p, enum page_part part);
void page_text(struct page *p, struct str s);
void page_puts(struct page *p, const char *z);
void page_printf(struct page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Something to type, and a whole command, worth copying. */
void page_code(struct page *p, struct str s);
void page_command(struct page *p, struct str s);
/* What stands in the HTML page as it is: a drawing, a block of data. */
void page_raw(struct page *p, struct str html);

/* Text in which `this` is to be typed as it stands. */
void page_message(struct page *p, struct str s);

/* Writes what was put into p->words, escaped, and empties it. */
void page_said(struct page *p);

/* A part that holds nothing but one text. */
void page_put(struct page *p, enum page_part part, const char *z);

/* A part with a name of its own (see there). */
void page_open_named(struct page *p, enum page_part part, struct str name);
/* A finding, or a row or item that stands for one. Closed as usual. */
void page_open_tagged(struct page *p, enum page_part part, const struct page_tag *tag);

/* A link where URL is an http(s) address, else the text alone. */
void page_link(struct page *p, struct str url, struct str text);
/* A link to a file, named whole from the root, and to the words in it, for the formats that know where they are written;
 * else the text alone. */
void page_file(struct page *p, struct str path, struct str words, struct str text);
/* Is it one? */
bool page_is_web(struct str url);
/* A link to the place ID of the page, where the format has such; else the text alone. */
void page_jump(struct page *p, const char *id, struct str text);
/* p->words as a part of its own; nothing if it is empty. */
void page_put_said(struct page *p, enum page_part part);

#endif
