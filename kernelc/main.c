/* SPDX-License-Identifier: AGPL-3.0-only */
/* orrery-kernelc: compiles Swiss Ephemeris into a kernel file. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "base/str.h"
#include "build.h"
#include "core/calendar.h"

static const char usage[] =
	"Usage: orrery-kernelc [--from YEAR|YYYY-MM-DD] [--to YEAR|YYYY-MM-DD] [--out FILE]\n"
	"       orrery-kernelc --check FILE\n"
	"\n"
	"Compiles Swiss Ephemeris into one file that the orrery program evaluates, or checks such a file "
	"against it.\n"
	"\n"
	"  --from, --to       range, whole years or days of the Gregorian calendar, both included; default "
	"1800 and 2200\n"
	"  --out FILE         the kernel to write; default orrery.kernel\n"
	"  --check FILE       check this kernel; exit status 1 when a goal is missed\n"
	"  --ephe DIR         Swiss Ephemeris's data files; default /usr/share/libswe/ephe\n"
	"  --threads N        default: all cores\n"
	"  --verify-count N   random instants to compare; default 10000\n"
	"  --seed S           which ones; default 1\n"
	"  --quiet            print nothing but errors\n"
	"  --help, --version\n";

/* A day more on each side: wherever on Earth it is that date, the instant is inside. */
static const double margin_d = 1.0;

/* Parts of "YYYY-MM-DD" or a year alone; the year may be negative. */
static bool date_parse(const char *text, struct orr_date *out, bool *out_year_only)
{
	char parts[16];
	int64_t number[3] = {0, 1, 1};
	const size_t length = strlen(text);
	if (length == 0 || length >= sizeof(parts))
		return false;
	memcpy(parts, text, length + 1);
	size_t count = 0;
	char *at = parts;
	for (char *stop; count < 3; count++, at = stop + 1) {
		stop = strchr(count == 0 && *at == '-' ? at + 1 : at, '-');
		if (stop != NULL)
			*stop = '\0';
		if (!orr_str_to_i64(at, &number[count]) || number[count] < -9999 || number[count] > 9999)
			return false;
		if (stop == NULL) {
			count++;
			at = NULL;
			break;
		}
	}
	*out = (struct orr_date){(int)number[0], (int)number[1], (int)number[2]};
	*out_year_only = count == 1;
	return at == NULL && (count == 1 || count == 3) && orr_date_valid(ORR_GREGORIAN, *out);
}

/* Julian date of a limit: the day's beginning, or the end of the day or year. */
static enum orr_code limit_parse(const char *name, const char *text, bool end, double *out,
				 struct orr_error *err)
{
	struct orr_date date;
	bool year_only;
	if (!date_parse(text, &date, &year_only))
		return orr_fail_field(err, ORR_E_USAGE, name, "--%s %s is neither a year nor YYYY-MM-DD",
				      name, text);
	if (end && year_only) {
		date.month = 12;
		date.day = 31;
	}
	const double jd = orr_days_to_jd(orr_date_to_days(ORR_GREGORIAN, date));
	*out = end ? jd + 1.0 + margin_d : jd - margin_d;
	return ORR_OK;
}

static enum orr_code number_parse(const char *name, const char *text, int64_t least, int64_t most,
				  int64_t *out, struct orr_error *err)
{
	if (!orr_str_to_i64(text, out) || *out < least || *out > most)
		return orr_fail_field(err, ORR_E_USAGE, name,
				      "--%s %s: give a whole number from %lld to %lld", name, text,
				      (long long)least, (long long)most);
	return ORR_OK;
}

enum { FROM = 256, TO, OUT, CHECK, EPHE, THREADS, VERIFY_COUNT, SEED, QUIET, HELP, VERSION };

static const struct option long_options[] = {
	{"from", required_argument, NULL, FROM},
	{"to", required_argument, NULL, TO},
	{"out", required_argument, NULL, OUT},
	{"check", required_argument, NULL, CHECK},
	{"ephe", required_argument, NULL, EPHE},
	{"threads", required_argument, NULL, THREADS},
	{"verify-count", required_argument, NULL, VERIFY_COUNT},
	{"seed", required_argument, NULL, SEED},
	{"quiet", no_argument, NULL, QUIET},
	{"help", no_argument, NULL, HELP},
	{"version", no_argument, NULL, VERSION},
	{NULL, 0, NULL, 0},
};

static enum orr_code option_take(struct kc_options *out, int option, const char *text, struct orr_error *err)
{
	int64_t number = 0;
	enum orr_code code = ORR_OK;
	switch (option) {
	case FROM:
		return limit_parse("from", text, false, &out->from_jd, err);
	case TO:
		return limit_parse("to", text, true, &out->to_jd, err);
	case OUT:
		out->out = text;
		break;
	case CHECK:
		out->check = text;
		break;
	case EPHE:
		out->ephe = text;
		break;
	case THREADS:
		code = number_parse("threads", text, 1, 256, &number, err);
		out->threads = (unsigned)number;
		break;
	case VERIFY_COUNT:
		code = number_parse("verify-count", text, 1, 1000000000, &number, err);
		out->verify_count = (uint64_t)number;
		break;
	case SEED:
		code = number_parse("seed", text, 0, INT64_MAX, &number, err);
		out->seed = (uint64_t)number;
		break;
	case QUIET:
		out->quiet = true;
		break;
	default:
		return orr_fail(err, ORR_E_USAGE, "unknown option: see orrery-kernelc --help");
	}
	return code;
}

static int report(enum orr_code code, const struct orr_error *err)
{
	if (code != ORR_OK)
		fprintf(stderr, "orrery-kernelc: %s\n", err->text);
	return orr_code_exit(code);
}

int main(int argc, char **argv)
{
	struct orr_error err = {0};
	struct kc_options options = {.out = "orrery.kernel",
				     .ephe = "/usr/share/libswe/ephe",
				     .threads = orr_pool_cores(),
				     .verify_count = 10000,
				     .seed = 1};
	enum orr_code code = limit_parse("from", "1800", false, &options.from_jd, &err);
	if (code == ORR_OK)
		code = limit_parse("to", "2200", true, &options.to_jd, &err);
	opterr = 0;
	while (code == ORR_OK) {
		/* NOLINTNEXTLINE(concurrency-mt-unsafe): no thread runs yet */
		const int option = getopt_long(argc, argv, "", long_options, NULL);
		if (option == -1)
			break;
		if (option == HELP || option == VERSION) {
			printf("%s", option == HELP ? usage : "orrery-kernelc " ORR_VERSION "\n");
			return 0;
		}
		code = option_take(&options, option, optarg, &err);
	}
	if (code == ORR_OK && optind < argc)
		code = orr_fail(&err, ORR_E_USAGE, "unexpected \"%s\": see orrery-kernelc --help",
				argv[optind]);
	if (code != ORR_OK)
		return report(code, &err);
	return report(options.check != NULL ? kc_check(&options, &err) : kc_build(&options, &err), &err);
}
