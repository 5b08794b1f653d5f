/* Inside the room: what readers share. A reader collects pieces in a build; build_finish numbers them. */
#ifndef ARTICLE_PARTS_H
#define ARTICLE_PARTS_H

#include "article/article.h"
#include "base/buf.h"
#include "base/vec.h"

struct build {
	struct arena *arena;
	VEC(struct block) blocks;
	VEC(struct str) authors;
	struct str outlet, published;
};

/* Adds a block; TEXT is made NFC and single-spaced, and an empty one is left out. */
void build_block(struct build *b, enum block_kind kind, struct str text, uint32_t line);
/* Adds an author, unless the name is there already. */
void build_author(struct build *b, struct str name);
/* Numbers the blocks and fills OUT; the build is empty afterwards. -1: there is no text in it. */
int build_finish(struct build *b, struct article *out);
void build_free(struct build *b);

/* First line of a canonical copy: in such a file marks alone tell what a block is, elsewhere words help. */
#define COPY_MARK "<!-- gainsay copy -->"

/* The readers: blocks of BYTES (UTF-8, LF) into B. */
void text_read(struct build *b, struct str bytes);
void markdown_read(struct build *b, struct str bytes);
/* -1: E says why (too deep). */
int html_read(struct build *b, struct str bytes, struct err *e);

/* ---- decode.c ---- */

/* UTF-8 without byte order mark, lines ended by LF: from UTF-8, UTF-16 with a mark, what a page declares (HTML), else Windows-1252. */
struct str decode(struct arena *a, struct str bytes, bool html);
bool is_binary(struct str bytes);

/* entities.c: "&amp;", "&rsquo;", "&#8217;" at the start of S into OUT. How long it is, or 0. */
size_t entity_read(struct buf *out, struct str s);
struct str entities_read(struct arena *a, struct str s); /* all of them */
void character_write(struct buf *out, uint32_t c);       /* as UTF-8 */

/* ---- day.c ---- */

struct day {
	int year, month, day;
	size_t from, to; /* where in the text it stands */
};
/* The first whole date in S: 2023-11-15, 15 November 2023, Nov. 15, 2023, Wednesday 6th March 2024. */
bool day_find(struct str s, struct day *out);
struct str day_write(struct arena *a, const struct day *d); /* 2023-11-15 */

/* ---- signs.c: what a line of an article is, by its words ---- */

bool is_credit(struct str s);    /* "Photo: A. Smith/Agency" and nothing else */
bool is_caption(struct str s);   /* ends or begins with a photo credit */
bool is_note(struct str s);      /* "Correction: …", "This article was amended …" */
bool is_furniture(struct str s); /* "Read more: …", "Additional reporting by …", "Sign up …" */
bool is_lead_in(struct str s);   /* "More great stories": links follow */
bool ends_sentence(struct str s);
bool begins_lower(struct str s);
size_t word_count(struct str s);
/* Does S begin or end with a word (no letter or digit beside it), ASCII case aside? */
bool begins_with(struct str s, const char *word);
bool ends_with(struct str s, const char *word);
/* Position of WORD (lower case) as whole words in S, ASCII case aside; S.n if it is not there. */
size_t word_find(struct str s, const char *word);

/* ---- byline.c ---- */

/* Looks for authors, outlet and day in a line of an article's head: "By A. Smith | Evening Post | 15 November 2023".
 * Fills what B lacks; true if the line is nothing but such matter. */
bool byline_read(struct build *b, struct str line);
/* Names in "By A. Smith and B. Jones, City Editor": adds them to B. How many. */
size_t byline_names(struct build *b, struct str text);
/* "Dolvek Evening Post": may a line of this form be the name of a newspaper? */
bool looks_like_outlet(struct str s);
bool looks_like_person(struct str s);
/* Day and agency of a dateline in front of the first sentence: "PORT ELLIN, March 5, 2024 (Calvarra Wire) - …". */
void dateline_read(struct build *b, struct str paragraph);

#endif
