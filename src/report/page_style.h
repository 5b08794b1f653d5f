/* How a format plays the tape of a page: what it writes for each piece. */
#ifndef REPORT_PAGE_STYLE_H
#define REPORT_PAGE_STYLE_H

#include "report/page.h"

/* The pieces that a tape holds. */
enum page_piece {
	PIECE_OPEN,    /* part */
	PIECE_CLOSE,   /* part */
	PIECE_NAMED,   /* part, name */
	PIECE_TAGGED,  /* part, tag */
	PIECE_TEXT,    /* text; as the rest */
	PIECE_CODE,
	PIECE_COMMAND,
	PIECE_RAW,
	PIECE_LINK,    /* text, target: an address */
	PIECE_FILE,    /* text, target: a file; name: words in it */
	PIECE_JUMP,    /* text, target: a place of the page */
	PIECE_ONLY,    /* where */
};

struct piece {
	uint8_t kind, part, where;
	struct str text, target, name; /* with a '\0' behind them */
	struct page_tag tag;
};

/* Takes the first piece off the tape; false at its end. */
bool piece_next(struct str *tape, struct piece *x);

struct player {
	const struct page_style *style;
	struct buf *out;
	struct str path;      /* of the file that is written; or empty */
	unsigned columns;     /* of the table row that is written */
	bool in_table, fresh; /* fresh: nothing stands in this line yet */
	bool entry_before;    /* the cell or row of tests holds something already */
	bool whole;           /* this part is one text of the ledger: it runs in its own direction */
};

struct page_style {
	enum page_where where;
	const char *open[N_PAGE_PARTS], *close[N_PAGE_PARTS];
	void (*named)(struct player *p, enum page_part part, struct str name);
	void (*tagged)(struct player *p, enum page_part part, const struct page_tag *tag); /* NULL: as without the tag */
	void (*text)(struct player *p, struct str s);
	void (*code)(struct player *p, struct str s);
	void (*command)(struct player *p, struct str s);
	void (*link)(struct player *p, struct str url, struct str text);
	void (*file)(struct player *p, struct str path, struct str words, struct str text); /* NULL, as the next: the text alone */
	void (*jump)(struct player *p, const char *id, struct str text);
	void (*opened)(struct player *p, enum page_part part);  /* after `open` */
	void (*closing)(struct player *p, enum page_part part); /* before `close` */
	/* The sides of a finding, from behind their opening on; takes them off the tape. NULL: nothing special. */
	void (*camps)(struct player *p, struct str *tape);
};

void play_open(struct player *p, enum page_part part);
void play_close(struct player *p, enum page_part part);
void play_piece(struct player *p, const struct piece *x);

#endif
