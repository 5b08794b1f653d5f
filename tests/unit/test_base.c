/* str, arena, buf, map, err, digest. */
#include "unit.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/map.h"
#include "base/vec.h"

static void str_order(void **state)
{
	(void)state;
	assert_true(str_cmp(STR("a"), STR("b")) < 0);
	assert_true(str_cmp(STR("b"), STR("a")) > 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR(""), STR("a")) < 0);
	assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
	assert_int_equal(str_cmp((struct str){NULL, 0}, STR("")), 0);
	assert_true(str_cmp(STR("\x7f"), STR("\xc3\xa9")) < 0);
}

static void str_pieces(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abc"), 'c'), 2);
	assert_int_equal(str_find(STR("abc"), 'x'), 3);
	assert_int_equal(str_find((struct str){NULL, 0}, 'x'), 0);
	assert_str(str_trim(STR(" \t a b\r\n")), "a b");
	assert_str(str_trim(STR(" \n")), "");
	assert_str(str_skip(STR("abc"), 1), "bc");
	assert_str(str_skip(STR("abc"), 9), "");
	assert_str(str_cut(STR("abc"), 2), "ab");
	assert_true(str_starts(STR("abc"), "ab"));
	assert_false(str_starts(STR("a"), "ab"));
}

static void arena_zeroed_and_aligned(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t n = 0; n < 3000; n++) {
		unsigned char *p = arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % 16, 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, n);
	}
	arena_free(a);
	arena_free(NULL);
}

static void arena_large_pieces(void **state)
{
	struct arena *a = arena_new();
	char *small = arena_alloc(a, 8), *large = arena_alloc(a, 5 << 20), *next = arena_alloc(a, 8);

	(void)state;
	memset(large, 1, 5 << 20);
	assert_true(next > small && next - small < 64); /* the first chunk is filled further */
	arena_free(a);
}

static void arena_reset_gives_zeroes(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < 100; i++) {
			unsigned char *p = arena_alloc(a, 5000);

			for (int k = 0; k < 5000; k++)
				assert_int_equal(p[k], 0);
			memset(p, 0xFF, 5000);
		}
		arena_reset(a);
	}
	arena_free(a);
}

static void arena_text(void **state)
{
	struct arena *a = arena_new();
	struct str s = arena_str(a, (struct str){"abcdef", 3});
	char wide[600];

	(void)state;
	assert_str(s, "abc");
	assert_int_equal(s.p[3], '\0');
	assert_str(arena_printf(a, "%d-%s", 7, "x"), "7-x");
	memset(wide, 'w', sizeof wide - 1);
	wide[sizeof wide - 1] = '\0';
	s = arena_printf(a, "%s!", wide);
	assert_int_equal(s.n, sizeof wide);
	assert_int_equal(s.p[s.n - 1], '!');
	assert_int_equal(s.p[s.n], '\0');
	assert_memory_equal(arena_dup(a, "xyz", 3), "xyz", 3);
	arena_free(a);
}

static void buf_grows(void **state)
{
	struct arena *a = arena_new();
	struct buf b = {0};
	struct str kept;

	(void)state;
	assert_str(buf_str(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_char(&b, 'x');
	assert_int_equal(b.n, 1000);
	b.n = 0;
	buf_puts(&b, "one ");
	buf_add(&b, STR("two "));
	buf_printf(&b, "%0300d", 3);
	assert_int_equal(b.n, 308);
	kept = buf_keep(&b, a);
	assert_int_equal(b.n, 0);
	assert_true(str_starts(kept, "one two 000"));
	assert_int_equal(kept.p[kept.n], '\0');
	buf_free(&b);
	arena_free(a);
}

static void str_map_keeps_the_first(void **state)
{
	struct str_map m = {0};

	(void)state;
	assert_int_equal(str_map_get(&m, STR("a")), MAP_NONE);
	assert_int_equal(*str_map_put(&m, STR("a"), 1), 1);
	assert_int_equal(*str_map_put(&m, STR("a"), 2), 1);
	assert_int_equal(*str_map_put(&m, STR(""), 3), 3);
	assert_int_equal(str_map_get(&m, (struct str){NULL, 0}), 3);
	*str_map_put(&m, STR("a"), 0) = 9;
	assert_int_equal(str_map_get(&m, STR("a")), 9);
	assert_int_equal(m.n, 2);
	str_map_free(&m);
	assert_int_equal(str_map_get(&m, STR("a")), MAP_NONE);
}

static void str_map_many(void **state)
{
	struct arena *a = arena_new();
	struct str_map m = {0};

	(void)state;
	for (uint32_t i = 0; i < 20000; i++)
		assert_int_equal(*str_map_put(&m, arena_printf(a, "claim-%u", i), i), i);
	for (uint32_t i = 0; i < 20000; i++)
		assert_int_equal(str_map_get(&m, arena_printf(a, "claim-%u", i)), i);
	assert_int_equal(str_map_get(&m, STR("claim-20000")), MAP_NONE);
	assert_int_equal(m.n, 20000);
	str_map_free(&m);
	arena_free(a);
}

/* Short keys stand in their slots: every length, and every byte of it, tells keys apart. */
static void str_map_tells_every_byte(void **state)
{
	struct arena *a = arena_new();
	struct str_map m = {0};
	uint32_t n = 0;

	(void)state;
	for (unsigned length = 0; length <= 20; length++)
		for (unsigned at = 0; at <= length; at++) { /* at == length: the text with nothing changed */
			char *p = arena_alloc(a, length + 1);
			struct str key = {p, length};

			memset(p, 'a', length);
			if (at < length)
				p[at] = 'b';
			assert_int_equal(*str_map_put(&m, key, n), n);
			assert_int_equal(*str_map_put_tagged(&m, key, 1, n + 1), n + 1);
			n += 2;
		}
	assert_int_equal(m.n, n);
	str_map_free(&m);
	arena_free(a);
}

static void u64_map_many(void **state)
{
	struct u64_map m = {0};

	(void)state;
	u64_map_clear(&m);
	assert_int_equal(u64_map_get(&m, 0), MAP_NONE);
	for (uint64_t i = 0; i < 20000; i++)
		assert_int_equal(*u64_map_put(&m, i << 32, (uint32_t)i), i);
	for (uint64_t i = 0; i < 20000; i++)
		assert_int_equal(u64_map_get(&m, i << 32), i);
	assert_int_equal(u64_map_get(&m, 1), MAP_NONE);
	assert_int_equal(*u64_map_put(&m, 0, 77), 0);
	u64_map_clear(&m);
	assert_int_equal(u64_map_get(&m, 0), MAP_NONE);
	assert_int_equal(*u64_map_put(&m, UINT64_MAX, 5), 5);
	u64_map_free(&m);
}

static void err_may_hold_its_own_text(void **state)
{
	struct err e;

	(void)state;
	assert_int_equal(err_set(&e, "no %s", "paper"), -1);
	assert_int_equal(err_set(&e, "print: %s", e.text), -1);
	assert_string_equal(e.text, "print: no paper");
}

static void err_is_cut_between_characters(void **state)
{
	struct err e;
	struct buf b = {0};

	(void)state;
	buf_char(&b, 'x');
	for (int i = 0; i < 600; i++)
		buf_puts(&b, "\xc3\xa9");
	buf_char(&b, '\0');
	err_set(&e, "%s", b.p);
	assert_int_equal(strlen(e.text), 1023);
	err_set(&e, "y%s", b.p);
	assert_int_equal(strlen(e.text), 1022);
	buf_free(&b);
}

static void digest_known_values(void **state)
{
	char hex[65];

	(void)state;
	digest_hex(STR(""), hex, 64);
	assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_hex(STR("abc"), hex, 16);
	assert_string_equal(hex, "ba7816bf8f01cfea");
	digest_hex(STR("abc"), hex, 5);
	assert_string_equal(hex, "ba781");
	digest_base64(STR(""), hex);
	assert_string_equal(hex, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
	digest_base64(STR("abc"), hex);
	assert_string_equal(hex, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

static void vec_pushes(void **state)
{
	VEC(int) v = {0};

	(void)state;
	for (int i = 0; i < 100; i++)
		vec_push(&v, i);
	assert_int_equal(v.n, 100);
	assert_int_equal(v.v[99], 99);
	vec_free(&v);
	assert_null(v.v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(str_order),
		cmocka_unit_test(str_pieces),
		cmocka_unit_test(arena_zeroed_and_aligned),
		cmocka_unit_test(arena_large_pieces),
		cmocka_unit_test(arena_reset_gives_zeroes),
		cmocka_unit_test(arena_text),
		cmocka_unit_test(buf_grows),
		cmocka_unit_test(str_map_keeps_the_first),
		cmocka_unit_test(str_map_many),
		cmocka_unit_test(str_map_tells_every_byte),
		cmocka_unit_test(u64_map_many),
		cmocka_unit_test(err_may_hold_its_own_text),
		cmocka_unit_test(err_is_cut_between_characters),
		cmocka_unit_test(digest_known_values),
		cmocka_unit_test(vec_pushes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
