/* A report page, written piece by piece: what a piece is called is told here, how it looks in HTML or Markdown by the tables
 * of page_html.c and page_markdown.c. All text that goes through page_text is escaped for where it stands. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum page_part {
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
	PAGE_LADDER,   /* the tests of a finding */
	PAGE_RUNG,     /* one of them */
	PAGE_CAMPS,    /* the sides of a finding, next to each other (HTML; Markdown has tables for it) */
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

struct page;

/* What a format knows: how parts begin and end, how text is escaped. */
struct page_style {
	const char *open[N_PAGE_PARTS], *close[N_PAGE_PARTS];
	bool html;
	void (*begin)(struct page *p, struct str title);
	void (*end)(struct page *p);
	void (*section)(struct page *p, const char *id);      /* NULL: nothing to write */
	void (*section_end)(struct page *p);
	void (*tagged)(struct page *p, enum page_part part, const struct page_tag *tag);
	void (*contents)(struct page *p, const char *id, const char *title); /* one line of the table of contents */
	void (*contents_frame)(struct page *p, bool begins);
	void (*text)(struct page *p, struct str s);
	void (*code)(struct page *p, struct str s);
	void (*command)(struct page *p, struct str s);        /* worth copying whole */
	void (*link)(struct page *p, struct str url, struct str text);
	void (*jump)(struct page *p, const char *id, struct str text); /* to another place of the page */
	void (*opened)(struct page *p, enum page_part part);  /* after `open`; may be NULL */
	void (*closing)(struct page *p, enum page_part part); /* before `close`; may be NULL */
};

struct page {
	const struct page_style *style;
	struct buf *out;
	struct buf words;     /* raw text being put together, see page_said */
	unsigned columns;     /* of the table row that is written */
	bool in_table, fresh; /* fresh: nothing stands in this line yet */
	bool entry_before;    /* the cell or row of tests holds something already */
	bool whole;           /* this part is one text of the ledger: it runs in its own direction */
};

extern const struct page_style page_html, page_markdown;

struct page page_new(const struct page_style *style, struct buf *out);
void page_free(struct page *p);

void page_open(struct page *p, enum page_part part);
void page_close(struct page *p, enum page_part part);
void page_text(struct page *p, struct str s);
void page_puts(struct page *p, const char *z);
void page_printf(struct page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Text in which `this` is to be typed as it stands. */
void page_message(struct page *p, struct str s);

/* Writes what was put into p->words, escaped, and empties it. */
void page_said(struct page *p);

/* A part that holds nothing but one text. */
void page_put(struct page *p, enum page_part part, const char *z);

/* A finding, or a row or item that stands for one. Closed as usual. */
void page_open_tagged(struct page *p, enum page_part part, const struct page_tag *tag);

/* A link where URL is an http(s) address, else the text alone. */
void page_link(struct page *p, struct str url, struct str text);
/* Is it one? */
bool page_is_web(struct str url);
/* A link to the place ID of the page, where the format has such; else the text alone. */
void page_jump(struct page *p, const char *id, struct str text);
/* p->words as a part of its own; nothing if it is empty. */
void page_put_said(struct page *p, enum page_part part);

#endif
