/* SPDX-License-Identifier: Apache-2.0 */
/* Reading: what comes out is what went in; what is cut off, damaged or not there is said to be so. */
#include <sys/wait.h>

#include "base/memory.h"
#include "base/stream.h"
#include "base/stream_codec.h"
#include "folder.h"

enum { CONTENT_BYTES = 3 * ORR_STREAM_BYTES + 17 };

static unsigned char content[CONTENT_BYTES], got[CONTENT_BYTES + 1];
static struct orr_error err;

/*
 * Read a file to its end in pieces of `piece`. The bytes stand in got[]; *out_length is set also on failure.
 */
static enum orr_code read_file(const char *path, size_t piece, size_t *out_length)
{
	struct orr_reader *reader = NULL;
	enum orr_code code = orr_reader_open(&reader, path, &err);
	size_t length = 1;

	*out_length = 0;
	if (code != ORR_OK) {
		assert_null(reader);
		return code;
	}
	while (code == ORR_OK && length > 0) {
		size_t room = sizeof got - *out_length;

		length = 0;
		code = orr_reader_read(reader, got + *out_length, piece < room ? piece : room, &length, &err);
		*out_length += length;
		assert_true(*out_length <= CONTENT_BYTES);
	}
	enum orr_code again = orr_reader_read(reader, got + CONTENT_BYTES, 1, &length, &err);
	assert_int_equal(again, code); /* the end stays the end, a failure a failure */
	assert_int_equal(length, 0);
	orr_reader_close(reader);
	return code;
}

static void write_file(const char *path, size_t length)
{
	struct orr_writer *writer = NULL;

	assert_int_equal(orr_writer_open(&writer, path, &err), ORR_OK);
	assert_int_equal(orr_writer_write(writer, content, length, &err), ORR_OK);
	assert_int_equal(orr_writer_commit(writer, &err), ORR_OK);
}

static void what_was_written_comes_back(void **state)
{
	static const char *const names[] = {"plain.csv", "file.gz", "file.zst"};
	static const size_t pieces[] = {1, 7, 4096, ORR_STREAM_BYTES, CONTENT_BYTES};
	static const size_t lengths[] = {0,
					 1,
					 2,
					 3,
					 4,
					 1000,
					 ORR_STREAM_BYTES - 1,
					 ORR_STREAM_BYTES,
					 ORR_STREAM_BYTES + 1,
					 CONTENT_BYTES};

	(void)state;
	for (size_t n = 0; n < 3; n++)
		for (size_t l = 0; l < sizeof lengths / sizeof lengths[0]; l++) {
			write_file(at(names[n]), lengths[l]);
			for (size_t p = lengths[l] > 1000 ? 1 : 0; p < 5; p++) {
				size_t length;

				assert_int_equal(read_file(at(names[n]), pieces[p], &length), ORR_OK);
				assert_int_equal(length, lengths[l]);
				assert_memory_equal(got, content, length);
			}
		}
}

/* Made by gzip 1.12 (`printf 'hello\n' | gzip -c`, with -N a name and a time) and zstd 1.5.4 (`zstd -c`). */
static const unsigned char hello_gz[] = {0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
					 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0x00,
					 0x20, 0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00};
static const unsigned char named_gz[] = {0x1F, 0x8B, 0x08, 0x08, 0x01, 0x0D, 0x03, 0x6B, 0x00,
					 0x03, 0x68, 0x65, 0x6C, 0x6C, 0x6F, 0x2E, 0x74, 0x78,
					 0x74, 0x00, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02,
					 0x00, 0x20, 0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00};
static const unsigned char hello_zst[] = {0x28, 0xB5, 0x2F, 0xFD, 0x04, 0x58, 0x31, 0x00, 0x00, 0x68,
					  0x65, 0x6C, 0x6C, 0x6F, 0x0A, 0x53, 0x88, 0xBD, 0x91};
/* RFC 8878, 3.1.2: a frame to be skipped, with three bytes. */
static const unsigned char skipped_zst[] = {0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'x', 'y', 'z'};

struct part {
	const unsigned char *bytes;
	size_t length;
};

#define PART(array)                    \
	{                              \
		(array), sizeof(array) \
	}

static enum orr_code read_parts(const struct part *parts, size_t count, const char *name)
{
	unsigned char joined[1024];
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		memcpy(joined + length, parts[i].bytes, parts[i].length);
		length += parts[i].length;
	}
	spill(at(name), joined, length);
	enum orr_code code = read_file(at(name), 5, &length);
	got[length] = '\0';
	return code;
}

static void other_programs_files_are_read(void **state)
{
	const struct part gz[] = {PART(hello_gz), PART(named_gz), PART(hello_gz)};
	const struct part zst[] = {PART(hello_zst), PART(skipped_zst), PART(hello_zst)};
	const struct part skipped_first[] = {PART(skipped_zst), PART(hello_zst)};

	(void)state;
	for (int named = 0; named < 2; named++) { /* recognised by content: the name need not say it */
		assert_int_equal(read_parts(gz, 1, named ? "x.gz" : "x"), ORR_OK);
		assert_string_equal(got, "hello\n");
		assert_int_equal(read_parts(gz, 3, named ? "x.gz" : "x"), ORR_OK);
		assert_string_equal(got, "hello\nhello\nhello\n");
		assert_int_equal(read_parts(zst, 3, named ? "x.zst" : "x"), ORR_OK);
		assert_string_equal(got, "hello\nhello\n");
		assert_int_equal(read_parts(skipped_first, 2, named ? "x.zst" : "x"), ORR_OK);
		assert_string_equal(got, "hello\n");
	}
}

static void foreign_bytes_behind_are_an_error(void **state)
{
	static const unsigned char foreign[] = "hello";
	const struct part rows[][2] = {
		{PART(hello_gz), PART(foreign)},   {PART(hello_gz), {foreign, 1}},
		{PART(hello_gz), PART(hello_zst)}, {PART(hello_zst), PART(foreign)},
		{PART(hello_zst), PART(hello_gz)}, {PART(hello_gz), {hello_gz, 1}},
		{PART(hello_zst), {hello_zst, 3}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_int_equal(read_parts(rows[i], 2, "x"), ORR_E_CORRUPT);
		assert_string_equal(got, "hello\n"); /* what was whole is given out */
	}
}

static void a_file_cut_off_anywhere_is_corrupt(void **state)
{
	static const char *const names[][2] = {{"whole.gz", "cut.gz"}, {"whole.zst", "cut.zst"}};

	(void)state;
	for (size_t n = 0; n < 2; n++) {
		size_t size, length;

		write_file(at(names[n][0]), 2000);
		char *bytes = slurp(at(names[n][0]), &size);
		assert_true(size > 500 && size < 2000);
		for (size_t cut = 0; cut < size; cut++) {
			spill(at(names[n][1]), bytes, cut);
			assert_int_equal(read_file(at(names[n][1]), 777, &length), ORR_E_CORRUPT);
			assert_true(length <= 2000 && memcmp(got, content, length) == 0);
			assert_non_null(strstr(err.text, names[n][1]));
			spill(at("cut"), bytes,
			      cut); /* without a telling name the first bytes have to be there */
			assert_int_equal(read_file(at("cut"), 777, &length),
					 cut < (n == 0 ? 2U : 4U) ? ORR_OK : ORR_E_CORRUPT);
		}
		free(bytes);
	}
}

/* Each byte changed in each bit: an error, or a change of the header that leaves the content as it was. */
static void a_damaged_file_never_gives_other_content(void **state)
{
	static const char *const names[][2] = {{"whole.gz", "bad.gz"}, {"whole.zst", "bad.zst"}};

	(void)state;
	for (size_t n = 0; n < 2; n++) {
		size_t size, length;
		int corrupt = 0;

		write_file(at(names[n][0]), 300);
		char *bytes = slurp(at(names[n][0]), &size);
		for (size_t i = 0; i < size; i++)
			for (int bit = 0; bit < 8; bit++) {
				bytes[i] = (char)(bytes[i] ^ (1 << bit));
				spill(at(names[n][1]), bytes, size);
				enum orr_code code = read_file(at(names[n][1]), 4096, &length);
				if (code == ORR_OK) {
					assert_int_equal(length, 300);
					assert_memory_equal(got, content, 300);
				} else {
					assert_int_equal(code, ORR_E_CORRUPT);
					corrupt++;
				}
				bytes[i] = (char)(bytes[i] ^ (1 << bit));
			}
		assert_true(corrupt >
			    (int)(size - 10) * 8 - 8); /* ten bytes of gzip's header carry no content */
		free(bytes);
	}
}

static void a_name_that_promises_too_much_is_corrupt(void **state)
{
	size_t length;

	(void)state;
	spill(at("text.csv.gz"), "name,date\n", 10);
	assert_int_equal(read_file(at("text.csv.gz"), 100, &length), ORR_E_CORRUPT);
	spill(at("gz"), "name,date\n", 10);
	assert_int_equal(read_file(at("gz"), 100, &length), ORR_OK);
}

/* Run `body` in a child without root's rights, whose exit status says what it found. */
static int without_rights(int (*body)(void))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0) ? 99 : body());
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int open_secret(void)
{
	struct orr_reader *reader = NULL;

	return (int)orr_reader_open(&reader, at("secret"), &err);
}

static void what_cannot_be_opened_is_named(void **state)
{
	size_t length;

	(void)state;
	assert_int_equal(read_file(at("nothing-here"), 1, &length), ORR_E_NOT_FOUND);
	assert_non_null(strstr(err.text, "nothing-here"));
	spill(at("plain"), "x", 1);
	assert_int_equal(read_file(at("plain/x"), 1, &length), ORR_E_NOT_FOUND);
	assert_int_equal(read_file(folder, 1, &length), ORR_E_INVALID);
	assert_int_equal(symlink("loop", at("loop")), 0);
	assert_int_equal(read_file(at("loop"), 1, &length), ORR_E_UNAVAILABLE);
	spill(at("secret"), "x", 1);
	assert_int_equal(chmod(at("secret"), 0), 0);
	assert_int_equal(without_rights(open_secret), ORR_E_DENIED);
	orr_reader_close(NULL);
}

/* Standard input for the time of one reading. */
static enum orr_code read_standard_input(int fd, size_t *out_length)
{
	int before = dup(STDIN_FILENO);

	assert_true(dup2(fd, STDIN_FILENO) == STDIN_FILENO);
	enum orr_code code = read_file("-", 4096, out_length);
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0); /* it is not ours to close */
	assert_true(before < 0 || dup2(before, STDIN_FILENO) == STDIN_FILENO);
	(void)close(before);
	return code;
}

/* Through a pipe in driblets, from a child; with `flags` O_NONBLOCK the reader has to wait by itself. */
static void standard_input_is_a_pipe(int flags, const char *name)
{
	size_t size, length;
	int fds[2];

	write_file(at(name), 50000);
	char *bytes = slurp(at(name), &size);
	assert_int_equal(pipe2(fds, flags), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		(void)fcntl(fds[1], F_SETFL, 0);
		for (size_t i = 0, piece = 1; i < size; i += piece, piece = i < 5 ? 1 : 997) {
			if (write(fds[1], bytes + i, size - i < piece ? size - i : piece) < 0)
				_exit(1);
			if (i < 3000)
				(void)usleep(2000);
		}
		_exit(0);
	}
	(void)close(fds[1]);
	assert_int_equal(read_standard_input(fds[0], &length), ORR_OK);
	(void)close(fds[0]);
	assert_int_equal(length, 50000);
	assert_memory_equal(got, content, length);
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	free(bytes);
}

static void standard_input_is_read(void **state)
{
	static const char *const names[] = {"in.csv", "in.gz", "in.zst"};
	size_t length;

	(void)state;
	for (size_t n = 0; n < 3; n++) {
		standard_input_is_a_pipe(0, names[n]);
		standard_input_is_a_pipe(O_NONBLOCK, names[n]);
	}
	int fd = open(folder, O_RDONLY); /* a descriptor that cannot be read */
	assert_int_equal(read_standard_input(fd, &length), ORR_E_UNAVAILABLE);
	assert_non_null(strstr(err.text, "standard input"));
	(void)close(fd);
}

/* Every request for memory refused in turn: an error each time, and in the end the content. */
static void refused_memory_is_an_error(void **state)
{
	static const char *const names[] = {"memory.csv", "memory.gz", "memory.zst"};

	(void)state;
	for (size_t n = 0; n < 3; n++) {
		enum orr_code code = ORR_E_UNAVAILABLE;
		size_t length;
		long nth = 0;

		write_file(at(names[n]), CONTENT_BYTES);
		while (code != ORR_OK) {
			orr_memory_fail_from(++nth);
			code = read_file(at(names[n]), 4096, &length);
			orr_memory_fail_never();
			assert_true(code == ORR_OK || code == ORR_E_UNAVAILABLE);
		}
		assert_true(nth > (n == 0 ? 1 : 3));
		assert_int_equal(length, CONTENT_BYTES);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_comes_back),
		cmocka_unit_test(other_programs_files_are_read),
		cmocka_unit_test(foreign_bytes_behind_are_an_error),
		cmocka_unit_test(a_file_cut_off_anywhere_is_corrupt),
		cmocka_unit_test(a_damaged_file_never_gives_other_content),
		cmocka_unit_test(a_name_that_promises_too_much_is_corrupt),
		cmocka_unit_test(what_cannot_be_opened_is_named),
		cmocka_unit_test(standard_input_is_read),
		cmocka_unit_test(refused_memory_is_an_error),
	};

	make_content(content, sizeof content);
	return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
