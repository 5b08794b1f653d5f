/* The file of a copy: inside the project, also through links; its folders are made. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/copy_file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "ledger/paths.h"

int copy_stays_inside(struct arena *arena, struct str folder_of_project, struct str path, struct err *e)
{
	char real[PATH_MAX], root[PATH_MAX];
	struct str folder = path_folder(path);
	size_t n;

	while (folder.n > 1 && !file_exists(arena_str(arena, folder).p))
		folder = path_folder(folder);
	if (!realpath(arena_str(arena, folder).p, real) || !realpath(arena_str(arena, folder_of_project).p, root))
		return err_set(e, "%.*s: where it leads cannot be found out: %s", STR_ARG(folder), strerror(errno));
	n = strlen(root);
	return n <= 1 || (strncmp(real, root, n) == 0 && (real[n] == '/' || real[n] == '\0'));
}

/* The folder of the copy and what is missing above it. */
static int make_folders(struct arena *arena, struct str path, struct err *e)
{
	struct str folder = path_folder(path);

	for (size_t n = 1; n <= folder.n; n++) {
		if (n < folder.n && folder.p[n] != '/')
			continue;
		if (folder_make(arena_str(arena, str_cut(folder, n)).p, e) < 0)
			return -1;
	}
	return 0;
}

int copy_write(struct arena *arena, struct str path, struct str bytes, struct err *e)
{
	if (make_folders(arena, path, e) < 0)
		return -1;
	return file_write(arena_str(arena, path).p, bytes, e);
}
