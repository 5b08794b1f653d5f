/* A report page, written piece by piece: what a piece is called is told here, how it looks in HTML or Markdown by the tables
 * of page_html.c and page_markdown.c. All text that goes through page_text is escaped for where it stands. */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include <stdint.h>

#include "base/buf.h"

enum page_part {
	PAGE_ALERT,    /* before everything: the ledger is incomplete */
	PAGE_TITLE,    /* of the whole page */
	PAGE_VERDICT,  /* paragraph under it */
	PAGE_SECTION_TITLE,
	PAGE_FINDING_TITLE,
	PAGE_PARAGRAPH,
	PAGE_NOTE,     /* a smaller paragraph: tests, cautions */
	PAGE_LIST,
	PAGE_ITEM,
	PAGE_TABLE,
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
	PAGE_BADGE,    /* a severity */
	N_PAGE_PARTS
};

struct page;

/* What a format knows: how parts begin and end, how text is escaped. */
struct page_style {
	const char *open[N_PAGE_PARTS], *close[N_PAGE_PARTS];
	void (*begin)(struct page *p, struct str title);
	void (*end)(struct page *p);
	void (*section)(struct page *p, const char *id);      /* NULL: nothing to write */
	void (*section_end)(struct page *p);
	void (*finding)(struct page *p, const char *fingerprint, const char *weight);
	void (*finding_end)(struct page *p);
	void (*contents)(struct page *p, const char *id, const char *title); /* one line of the table of contents */
	void (*contents_frame)(struct page *p, bool begins);
	void (*text)(struct page *p, struct str s);
	void (*code)(struct page *p, struct str s);
	void (*link)(struct page *p, struct str url, struct str text);
	void (*opened)(struct page *p, enum page_part part);  /* after `open`; may be NULL */
	void (*closing)(struct page *p, enum page_part part); /* before `close`; may be NULL */
};

struct page {
	const struct page_style *style;
	struct buf *out;
	struct buf words;     /* raw text being put together, see page_said */
	unsigned columns;     /* of the table row that is written */
	bool in_table, fresh; /* fresh: nothing stands in this line yet */
	bool entry_before;    /* the cell holds an entry already */
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

/* A link where URL is an http(s) address, else the text alone. */
void page_link(struct page *p, struct str url, struct str text);

#endif
