/* A main for fuzz harnesses without a fuzzer: runs each file named on the command line through the harness once. */
#include <stdint.h>
#include <stdio.h>

#include "base/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int replay(const char *path)
{
	struct arena *a = arena_new();
	struct str bytes;
	struct err e;
	int rc = file_read(a, path, &bytes, &e);

	if (rc == 0)
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.p, bytes.n);
	else
		fprintf(stderr, "%s\n", e.text);
	arena_free(a);
	return rc;
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (replay(argv[i]) < 0)
			return 1;
	return 0;
}
