/* What class names and ids say. Names are cut into words ("c-relatedLinks__item" is c, related, links, item) and looked up:
 * a row is a word, or the beginning of one where it ends with "*". Words alone never drop anything: html_body weighs how
 * much text an element holds. */
#include "article/html.h"

static const struct {
	const char *word;
	unsigned says;
} rows[] = {
	{"related*", NAME_ASIDE | NAME_STRONG},
	{"recommend*", NAME_ASIDE | NAME_STRONG},
	{"recirc*", NAME_ASIDE},
	{"trending", NAME_ASIDE | NAME_STRONG},
	{"popular", NAME_ASIDE | NAME_STRONG},
	{"mostread", NAME_ASIDE | NAME_STRONG},
	{"newsletter*", NAME_ASIDE | NAME_STRONG},
	{"promo*", NAME_ASIDE},
	{"share*", NAME_ASIDE},
	{"sharing", NAME_ASIDE},
	{"social*", NAME_ASIDE},
	{"advert*", NAME_ASIDE},
	{"ad", NAME_ASIDE},
	{"ads", NAME_ASIDE},
	{"adslot*", NAME_ASIDE},
	{"adunit*", NAME_ASIDE},
	{"sponsor*", NAME_ASIDE},
	{"outbrain*", NAME_ASIDE | NAME_STRONG},
	{"taboola*", NAME_ASIDE | NAME_STRONG},
	{"subscri*", NAME_ASIDE},
	{"signup*", NAME_ASIDE | NAME_STRONG},
	{"paywall*", NAME_ASIDE},
	{"cookie*", NAME_ASIDE},
	{"consent*", NAME_ASIDE},
	{"breadcrumb*", NAME_ASIDE},
	{"sidebar*", NAME_ASIDE | NAME_COMMENTS},
	{"widget*", NAME_ASIDE},
	{"teaser*", NAME_ASIDE},
	{"readmore", NAME_ASIDE},
	{"readnext", NAME_ASIDE | NAME_STRONG},
	{"disqus*", NAME_ASIDE},
	{"comments*", NAME_ASIDE | NAME_COMMENTS},
	{"comment", NAME_ASIDE | NAME_COMMENTS},
	{"respond", NAME_ASIDE | NAME_COMMENTS},
	{"pagination", NAME_ASIDE},
	{"pager", NAME_ASIDE},
	{"navigation", NAME_ASIDE},
	{"nav", NAME_ASIDE},
	{"navbar", NAME_ASIDE},
	{"menu*", NAME_ASIDE},
	{"footer*", NAME_ASIDE},
	{"masthead", NAME_ASIDE},
	{"toolbar*", NAME_ASIDE},
	{"tags", NAME_ASIDE},
	{"taglist", NAME_ASIDE},
	{"topics", NAME_ASIDE},
	{"keywords", NAME_ASIDE},
	{"bio", NAME_ASIDE},
	{"biography", NAME_ASIDE},
	{"donat*", NAME_ASIDE},
	{"login*", NAME_ASIDE},
	{"signin", NAME_ASIDE},
	{"modal*", NAME_ASIDE},
	{"popup*", NAME_ASIDE},
	{"overlay*", NAME_ASIDE},
	{"banner*", NAME_ASIDE},
	{"carousel*", NAME_ASIDE},
	{"slider*", NAME_ASIDE},
	{"gallery*", NAME_ASIDE},
	{"printonly", NAME_ASIDE},
	{"noprint", NAME_ASIDE},
	{"tooltip*", NAME_ASIDE},
	{"disclaimer*", NAME_ASIDE},
	{"copyright*", NAME_ASIDE},
	{"toc", NAME_ASIDE},
	{"morestories", NAME_ASIDE | NAME_STRONG},
	{"upnext", NAME_ASIDE},
	{"player*", NAME_ASIDE},
	{"video*", NAME_ASIDE},
	{"infobox*", NAME_ASIDE},
	{"factbox*", NAME_ASIDE},
	{"complementary", NAME_ASIDE},
	{"callout*", NAME_ASIDE},
	{"cta*", NAME_ASIDE},
	{"follow*", NAME_ASIDE},
	{"instagram*", NAME_ASIDE},
	{"twitter*", NAME_ASIDE},
	{"tweet*", NAME_ASIDE},
	{"facebook*", NAME_ASIDE},
	{"card*", NAME_ASIDE},
	{"collection*", NAME_ASIDE},
	{"picker", NAME_ASIDE},
	{"image", NAME_IMAGE},
	{"photo", NAME_IMAGE},
	{"picture", NAME_IMAGE},
	{"lightbox", NAME_IMAGE},
	{"byline*", NAME_BYLINE | NAME_AUTHOR},
	{"author*", NAME_BYLINE | NAME_AUTHOR},
	{"contributor*", NAME_BYLINE | NAME_AUTHOR},
	{"writer*", NAME_BYLINE | NAME_AUTHOR},
	{"dateline*", NAME_BYLINE | NAME_DATE},
	{"timestamp*", NAME_BYLINE | NAME_DATE},
	{"date*", NAME_BYLINE | NAME_DATE},
	{"published*", NAME_BYLINE | NAME_DATE},
	{"pubdate", NAME_BYLINE | NAME_DATE},
	{"meta", NAME_BYLINE},
	{"metadata", NAME_BYLINE},
	{"time", NAME_BYLINE | NAME_DATE},
	{"kicker", NAME_BYLINE},
	{"eyebrow", NAME_BYLINE},
	{"caption*", NAME_CAPTION},
	{"legend", NAME_CAPTION},
	{"figcaption*", NAME_CAPTION},
	{"credit*", NAME_CREDIT},
	{"attribution*", NAME_CREDIT},
	{"photographer*", NAME_CREDIT},
	{"copyrightholder", NAME_CREDIT},
	{"standfirst*", NAME_STANDFIRST},
	{"dek", NAME_STANDFIRST | NAME_EXCERPT},
	{"deck", NAME_STANDFIRST},
	{"subtitle*", NAME_STANDFIRST},
	{"subheadline*", NAME_STANDFIRST},
	{"subheading*", NAME_STANDFIRST},
	{"subhead", NAME_STANDFIRST},
	{"subhed", NAME_STANDFIRST},
	{"leadtext", NAME_STANDFIRST},
	{"excerpt*", NAME_STANDFIRST | NAME_EXCERPT},
	{"articlesummary", NAME_STANDFIRST},
	{"storysummary", NAME_STANDFIRST},
	{"strapline", NAME_STANDFIRST},
	{"sub", NAME_STANDFIRST},
	{"description", NAME_STANDFIRST},
	{"rubric", NAME_STANDFIRST},
	{"pullquote*", NAME_PULL},
	{"pull", NAME_PULL},
	{"pulled", NAME_PULL},
	{"blockquotepull", NAME_PULL},
	{"articlebody*", NAME_BODY},
	{"storybody*", NAME_BODY},
	{"postbody", NAME_BODY},
	{"entrycontent", NAME_BODY},
	{"articlecontent*", NAME_BODY},
	{"storycontent*", NAME_BODY},
	{"postcontent", NAME_BODY},
	{"articletext", NAME_BODY},
	{"storytext", NAME_BODY},
	{"contentbody", NAME_BODY},
	{"bodycontent", NAME_BODY},
	{"bodytext", NAME_BODY},
	{"correction*", NAME_NOTE},
	{"editorsnote", NAME_NOTE},
	{"editornote", NAME_NOTE},
	{"clarification*", NAME_NOTE},
};

/* Two words running that count as one: "article-body", "read-more", "pull-quote". */
static bool fits(const char *row, const char *word, size_t n)
{
	size_t k = strlen(row);

	if (row[k - 1] == '*')
		return n >= k - 1 && memcmp(row, word, k - 1) == 0;
	return n == k && memcmp(row, word, k) == 0;
}

static unsigned look_up(const char *word, size_t n)
{
	unsigned says = 0;

	for (size_t i = 0; n && i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].word[0] == word[0] && fits(rows[i].word, word, n))
			says |= rows[i].says;
	}
	return says;
}

unsigned names_say(struct str s)
{
	char word[128];
	size_t n = 0, before = 0; /* WORD holds the last two words; the last begins at BEFORE */
	unsigned says = 0;

	for (size_t i = 0; i <= s.n; i++) {
		char c = i < s.n ? s.p[i] : ' ';
		bool upper = c >= 'A' && c <= 'Z', letter = upper || (c >= 'a' && c <= 'z');
		bool border = !letter || (upper && i && s.p[i - 1] >= 'a' && s.p[i - 1] <= 'z');

		if (border && n > before) {
			says |= look_up(word + before, n - before) | (before ? look_up(word, n) : 0);
			memmove(word, word + before, n - before);
			n -= before;
			before = n;
		}
		if (c == ' ')
			n = before = 0;
		if (letter && n + 1 < sizeof word)
			word[n++] = (char)(c | 0x20);
	}
	return says;
}
