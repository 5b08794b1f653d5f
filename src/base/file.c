/* Reading whole files, and what is asked of paths; replace.c writes them. */
#define _DEFAULT_SOURCE 1 /* realpath */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

/* Up to N bytes, fewer only at the end of the file. -1 with errno set. */
static ssize_t read_full(int fd, char *p, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t k = read(fd, p + got, n - got);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		if (k == 0)
			break;
		got += (size_t)k;
	}
	return (ssize_t)got;
}

/* A pipe or another file that does not tell its size. A DEVICE (/dev/zero) may have no end; what people type or /dev/null has. */
static int read_unsized(struct arena *a, int fd, bool device, struct str *out)
{
	enum { DEVICE_MOST = 16 << 20 };
	char piece[65536];
	struct buf b = {0};
	ssize_t k;

	while ((k = read_full(fd, piece, sizeof piece)) > 0 && !(device && b.n >= DEVICE_MOST))
		buf_add(&b, (struct str){piece, (size_t)k});
	if (k == 0)
		*out = buf_keep(&b, a);
	buf_free(&b);
	if (k > 0)
		errno = EFBIG;
	return k == 0 ? 0 : -1;
}

static int read_sized(struct arena *a, int fd, size_t size, struct str *out)
{
	char *p = arena_alloc(a, size + 1);
	ssize_t k = read_full(fd, p, size);

	if (k < 0)
		return -1;
	*out = (struct str){p, (size_t)k};
	return 0;
}

static int read_fd(struct arena *a, int fd, struct str *out)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -1;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		return read_sized(a, fd, (size_t)st.st_size, out);
	return read_unsized(a, fd, S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode), out);
}

int file_read(struct arena *a, const char *path, struct str *out, struct err *e)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : read_fd(a, fd, out);

	if (rc < 0)
		err_file(e, "read", standard ? "standard input" : path);
	if (fd >= 0 && !standard)
		close(fd);
	return rc;
}

bool file_found(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

struct file_id file_id(const char *path)
{
	struct file_id id = {0, 0, false};
	struct stat st;

	if ((strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(path, &st)) == 0 && S_ISREG(st.st_mode)) {
		id.device = st.st_dev;
		id.inode = st.st_ino;
		id.there = true;
	}
	return id;
}

bool file_is(const char *path, const char *other)
{
	struct file_id a = file_id(path), b = file_id(other);

	return file_same(a, b);
}

struct str file_real(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	struct str out = real ? arena_str(a, str_from(real)) : STR("");

	free(real);
	return out;
}

int stream_write(FILE *stream, struct str bytes, const char *name, struct err *e)
{
	errno = 0;
	if (fwrite(bytes.p, 1, bytes.n, stream) == bytes.n && fflush(stream) == 0 && !ferror(stream))
		return 0;
	return err_file(e, "write", name);
}

int folder_make(const char *path, struct err *e)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return 0;
	if (mkdir(path, 0777) == 0)
		return 0;
	if (errno == EEXIST)
		return err_set(e, "cannot make the folder %s: a file of that name is in the way", path);
	return err_file(e, "make the folder", path);
}
