/* Reading and replacing files, in a passing folder. */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

struct place {
	struct arena *a;
	char folder[32];
};

static const char *path(struct place *p, const char *name)
{
	return arena_printf(p->a, "%s/%s", p->folder, name).p;
}

static int enter(void **state)
{
	struct place *p = calloc(1, sizeof *p);

	*state = p;
	p->a = arena_new();
	strcpy(p->folder, "/tmp/gainsay-XXXXXX");
	return mkdtemp(p->folder) ? 0 : -1;
}

static int leave(void **state)
{
	struct place *p = *state;
	DIR *dir = opendir(p->folder);
	struct dirent *one;

	while ((one = readdir(dir)))
		if (one->d_name[0] != '.')
			remove(path(p, one->d_name));
	closedir(dir);
	rmdir(p->folder);
	arena_free(p->a);
	free(p);
	return 0;
}

static size_t files(struct place *p)
{
	DIR *dir = opendir(p->folder);
	struct dirent *one;
	size_t n = 0;

	while ((one = readdir(dir)))
		n += one->d_name[0] != '.';
	closedir(dir);
	return n;
}

/* As somebody who may not look into FOLDER: 0 if all is as it should be, else which check failed; 9 if nobody else can be played. */
static int as_stranger(struct place *p, const char *folder)
{
	const char *inside = arena_printf(p->a, "%s/%s", folder, "claims.yaml").p;
	struct str got;
	struct err e;

	if (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0))
		return 9;
	if (!file_exists(inside) || file_found(inside))
		return 1;
	if (file_read(p->a, inside, &got, &e) == 0 || !strstr(e.text, "permission denied"))
		return 2;
	return file_exists(path(p, "nothing")) || file_exists(path(p, "file/below")) ? 3 : 0;
}

/* What cannot be seen is not called missing. */
static void shut_folder(void **state)
{
	struct place *p = *state;
	const char *folder = path(p, "shut");
	struct err e;
	pid_t child;
	int status;

	assert_int_equal(chmod(p->folder, 0755), 0);
	assert_int_equal(mkdir(folder, 0755), 0);
	assert_int_equal(file_write(arena_printf(p->a, "%s/claims.yaml", folder).p, STR("x"), &e), 0);
	assert_int_equal(file_write(path(p, "file"), STR("x"), &e), 0);
	assert_int_equal(chmod(folder, 0), 0);
	fflush(NULL);
	child = fork();
	if (child == 0)
		_exit(as_stranger(p, folder));
	assert_int_equal(waitpid(child, &status, 0), child);
	chmod(folder, 0700);
	unlink(arena_printf(p->a, "%s/claims.yaml", folder).p);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 9)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void devices(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, "/dev/null", &got, &e), 0);
	assert_int_equal(got.n, 0);
	assert_int_equal(file_read(p->a, "/dev/zero", &got, &e), -1);
	assert_non_null(strstr(e.text, "cannot read /dev/zero: it is a device"));
}

static void written_is_read(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(file_write(path(p, "a"), STR("two\n"), &e), 0);
	assert_int_equal(file_read(p->a, path(p, "a"), &got, &e), 0);
	assert_str(got, "two\n");
	assert_int_equal(got.p[got.n], '\0');
	assert_int_equal(files(p), 1);
	assert_int_equal(file_write(path(p, "a"), STR(""), &e), 0);
	assert_int_equal(file_read(p->a, path(p, "a"), &got, &e), 0);
	assert_int_equal(got.n, 0);
	assert_true(file_exists(path(p, "a")));
	assert_false(file_exists(path(p, "b")));
}

static void unsized_files_are_read(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, "/proc/self/status", &got, &e), 0);
	assert_true(got.n > 100);
}

static void failures_say_why(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, path(p, "absent"), &got, &e), -1);
	assert_non_null(strstr(e.text, "absent: there is no such file"));
	assert_int_equal(file_read(p->a, p->folder, &got, &e), -1);
	assert_non_null(strstr(e.text, "it is a folder"));
	assert_int_equal(file_write(p->folder, STR("x"), &e), -1);
	assert_non_null(strstr(e.text, "it is a folder"));
	assert_int_equal(file_write(path(p, "absent/a"), STR("x"), &e), -1);
	assert_int_equal(files(p), 0);
}

static void links_and_modes_stay(void **state)
{
	struct place *p = *state;
	struct stat st;
	struct err e;

	assert_int_equal(file_write(path(p, "real"), STR("x"), &e), 0);
	assert_int_equal(chmod(path(p, "real"), 0640), 0);
	assert_int_equal(symlink("real", path(p, "link")), 0);
	assert_int_equal(file_write(path(p, "link"), STR("yy"), &e), 0);
	assert_int_equal(lstat(path(p, "link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(path(p, "real"), &st), 0);
	assert_int_equal(st.st_size, 2);
	assert_int_equal(st.st_mode & 07777, 0640);
}

static void full_device_fails(void **state)
{
	struct err e;
	FILE *full = fopen("/dev/full", "w");
	struct stat st;

	(void)state;
	assert_non_null(full);
	assert_int_equal(stream_write(full, STR("x"), "standard output", &e), -1);
	assert_string_equal(e.text, "cannot write standard output: no space is left there");
	fclose(full);
	assert_int_equal(file_write("/dev/full", STR("x"), &e), -1);
	assert_int_equal(stat("/dev/full", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void folders(void **state)
{
	struct place *p = *state;
	struct err e;

	assert_int_equal(folder_make(path(p, "new"), &e), 0);
	assert_int_equal(folder_make(path(p, "new"), &e), 0);
	assert_int_equal(file_write(path(p, "file"), STR("x"), &e), 0);
	assert_int_equal(folder_make(path(p, "file"), &e), -1);
	assert_non_null(strstr(e.text, "in the way"));
	assert_int_equal(folder_make(path(p, "no/where"), &e), -1);
}

#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(written_is_read),
		IN_FOLDER(unsized_files_are_read),
		IN_FOLDER(failures_say_why),
		IN_FOLDER(links_and_modes_stay),
		cmocka_unit_test(full_device_fails),
		IN_FOLDER(shut_folder),
		IN_FOLDER(devices),
		IN_FOLDER(folders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
