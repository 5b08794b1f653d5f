/* One sentence about a failure. The old text may be an argument of the new one. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Where text was cut in the middle of a UTF-8 character, the rest of it goes as well. */
static void drop_half_character(char *z)
{
	size_t n = strlen(z), tail = 0, want;
	unsigned char lead;

	while (tail < n && ((unsigned char)z[n - 1 - tail] & 0xC0) == 0x80)
		tail++;
	if (tail == n)
		return;
	lead = (unsigned char)z[n - 1 - tail];
	want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
	if (want > tail)
		z[n - 1 - tail] = '\0';
}

int err_set(struct err *e, const char *format, ...)
{
	char text[sizeof e->text];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (n < 0)
		text[0] = '\0';
	if (n >= (int)sizeof text)
		drop_half_character(text);
	memcpy(e->text, text, sizeof text);
	return -1;
}

static const char *reason(int number)
{
	switch (number) {
	case ENOENT: return "there is no such file";
	case EISDIR: return "it is a folder";
	case ENOTDIR: return "a part of its path is not a folder";
	case EACCES: return "you may not open it (permission denied)";
	case EFBIG: return "it is a device that gives bytes without end; name a file";
	case ENOSPC: return "no space is left there";
	default: return strerror(number);
	}
}

int err_file(struct err *e, const char *what, const char *path)
{
	int number = errno;

	err_set(e, "cannot %s %s: %s", what, path, reason(number));
	errno = number;
	return -1;
}
