/* Files: read whole; written aside and renamed, so that a failure leaves the old file as it was. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The bytes of PATH ("-" is standard input), in the arena. -1: E says why (directory, unreadable, missing). */
int file_read(struct arena *a, const char *path, struct str *out, struct err *e);

/* False if nothing is at PATH. Where nobody may look (a folder without permission) something may be: reading it says why. */
bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* True if something is at PATH and can be seen: for who looks for a file in one folder after the other. */
bool file_found(const char *path);

/* PATH with every link followed, in the arena; empty if there is nothing at PATH. */
struct str file_real(struct arena *a, const char *path);

/* Which file on disk PATH leads to, by whatever name ("-": the one behind standard input). Only ordinary files are told apart. */
struct file_id {
	unsigned long long device, inode;
	bool there;
};
struct file_id file_id(const char *path);
static inline bool file_same(struct file_id a, struct file_id b)
{
	return a.there && b.there && a.device == b.device && a.inode == b.inode;
}
/* Are both paths one file? */
bool file_is(const char *path, const char *other);

/* Writes PATH.tmp-PID beside PATH, flushes, syncs, renames; mode and, where the system lets it, owner and group stay. -1: E says
 * why (also where the file is marked as read-only), and PATH is untouched. */
int file_write(const char *path, struct str bytes, struct err *e);

/* The same for a file that was read before: it has to hold the bytes WAS still, and its owner has to stay. Whoever replaces the
 * same file in this way meanwhile is waited for. -1: E says why (somebody changed it), and PATH is untouched. */
int file_replace(const char *path, struct str was, struct str bytes, struct err *e);

/* For who writes a file bit by bit: begin makes an empty NAME beside PATH, end syncs it and puts it in PATH's place, drop
 * takes it away; so does the end of the program. -1: E says why (a folder or a device is in the way, no permission), PATH is
 * untouched and NAME gone. */
struct file_aside {
	const char *name; /* of the passing file */
	struct passing *passing;
	char *path;       /* what it becomes: PATH, or where it leads as a link */
	const char *said; /* PATH as given, for messages */
};
int file_aside_begin(struct file_aside *a, const char *path, struct err *e);
int file_aside_end(struct file_aside *a, struct err *e);
void file_aside_drop(struct file_aside *a);

/* Writes to a stream and flushes; -1 if any byte was refused (/dev/full). */
int stream_write(FILE *stream, struct str bytes, const char *name, struct err *e);

/* Creates PATH as a folder if it is not one. */
int folder_make(const char *path, struct err *e);

#endif
