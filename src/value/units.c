/* Units: one row each, exact as fractions of the first row of its kind. Rows are checked against the udunits2 program by
 * tests/check_units.py, which reads this file: keep one row a line. Names that mean different things in different
 * countries (ton, gallon, pound) are left out on purpose, and say so when they are met. */
#include "value/units.h"

#include "text/near.h"
#include "value/parts.h"

/* clang-format off */
static const struct unit units[] = {
	{"m metre meter metres meters", DIM_LENGTH, 1, 1, 0, "m"},
	{"mm millimetre millimeter millimetres millimeters", DIM_LENGTH, 1, 1000, 0, "mm"},
	{"cm centimetre centimeter centimetres centimeters", DIM_LENGTH, 1, 100, 0, "cm"},
	{"km kms kilometre kilometer kilometres kilometers", DIM_LENGTH, 1000, 1, 0, "km"},
	{"in inch inches", DIM_LENGTH, 127, 5000, 0, "inch"},
	{"ft foot feet", DIM_LENGTH, 381, 1250, 0, "ft"},
	{"yd yard yards", DIM_LENGTH, 1143, 1250, 0, "yd"},
	{"mi mile miles", DIM_LENGTH, 201168, 125, 0, "mile"},
	{"nmi nautical-mile nautical-miles", DIM_LENGTH, 1852, 1, 0, "nautical_mile"},

	{"kg kgs kilo kilos kilogram kilograms", DIM_MASS, 1, 1, 0, "kg"},
	{"mg milligram milligrams", DIM_MASS, 1, 1000000, 0, "mg"},
	{"g gram grams", DIM_MASS, 1, 1000, 0, "g"},
	{"t tonne tonnes metric-ton metric-tons", DIM_MASS, 1000, 1, 0, "t"},
	{"oz ounce ounces", DIM_MASS, 45359237, 1600000000, 0, "avoirdupois_ounce"},
	{"lb lbs", DIM_MASS, 45359237, 100000000, 0, "lb"},
	{"st stone stones", DIM_MASS, 317514659, 50000000, 0, "14 lb"},
	{"short-ton short-tons", DIM_MASS, 45359237, 50000, 0, "short_ton"},
	{"long-ton long-tons", DIM_MASS, 317514659, 312500, 0, "long_ton"},

	{"m2 m² sqm square-metre square-meter square-metres square-meters", DIM_AREA, 1, 1, 0, "m2"},
	{"cm2 cm²", DIM_AREA, 1, 10000, 0, "cm2"},
	{"km2 km² sqkm square-km square-kilometre square-kilometer square-kilometres square-kilometers", DIM_AREA, 1000000, 1, 0, "km2"},
	{"ha hectare hectares", DIM_AREA, 10000, 1, 0, "hectare"},
	{"dunam dunams", DIM_AREA, 1000, 1, 0, "1000 m2"},
	{"ft2 ft² sqft sq-ft square-foot square-feet", DIM_AREA, 145161, 1562500, 0, "ft2"},
	{"acre acres", DIM_AREA, 316160658, 78125, 0, "acre"},
	{"mi2 mi² sqmi sq-mi square-mile square-miles", DIM_AREA, 40468564224, 15625, 0, "mile2"},

	{"l L litre liter litres liters", DIM_VOLUME, 1, 1, 0, "l"},
	{"ml mL millilitre milliliter millilitres milliliters", DIM_VOLUME, 1, 1000, 0, "ml"},
	{"cl cL centilitre centiliter centilitres centiliters", DIM_VOLUME, 1, 100, 0, "cl"},
	{"hl hL hectolitre hectoliter hectolitres hectoliters", DIM_VOLUME, 100, 1, 0, "hl"},
	{"m3 m³ cbm cubic-metre cubic-meter cubic-metres cubic-meters", DIM_VOLUME, 1000, 1, 0, "m3"},
	{"ft3 ft³ cubic-foot cubic-feet", DIM_VOLUME, 55306341, 1953125, 0, "ft3"},
	{"us-gal us-gallon us-gallons US-gallon US-gallons", DIM_VOLUME, 473176473, 125000000, 0, "gallon"},
	{"uk-gal uk-gallon uk-gallons imperial-gallon imperial-gallons", DIM_VOLUME, 454609, 100000, 0, "Canadian_liquid_gallon"},
	{"bbl barrel barrels", DIM_VOLUME, 9936705933, 62500000, 0, "barrel"},

	{"m/s mps metres-per-second meters-per-second", DIM_SPEED, 1, 1, 0, "m/s"},
	{"km/h kph kmh km/hr kilometres-per-hour kilometers-per-hour", DIM_SPEED, 5, 18, 0, "km/hour"},
	{"mph mi/h miles-per-hour", DIM_SPEED, 1397, 3125, 0, "mile/hour"},
	{"kn kt knot knots", DIM_SPEED, 463, 900, 0, "knot"},

	{"s sec secs second seconds", DIM_TIME, 1, 1, 0, "s"},
	{"ms millisecond milliseconds", DIM_TIME, 1, 1000, 0, "ms"},
	{"min mins minute minutes", DIM_TIME, 60, 1, 0, "min"},
	{"h hr hrs hour hours", DIM_TIME, 3600, 1, 0, "hour"},
	{"d day days", DIM_TIME, 86400, 1, 0, "day"},
	{"week weeks wk wks", DIM_TIME, 604800, 1, 0, "week"},

	{"month months", DIM_CALENDAR, 1, 1, 0, "month"},
	{"year years yr yrs", DIM_CALENDAR, 12, 1, 0, "year"},
	{"decade decades", DIM_CALENDAR, 120, 1, 0, "10 year"},
	{"century centuries", DIM_CALENDAR, 1200, 1, 0, "100 year"},

	{"K kelvin", DIM_TEMPERATURE, 1, 1, 0, "K"},
	{"C °C celsius Celsius centigrade degC", DIM_TEMPERATURE, 1, 1, 27315, "degC"},
	{"F °F fahrenheit Fahrenheit degF", DIM_TEMPERATURE, 5, 9, 45967, "degF"},

	{"J joule joules", DIM_ENERGY, 1, 1, 0, "J"},
	{"kJ kilojoule kilojoules", DIM_ENERGY, 1000, 1, 0, "kJ"},
	{"MJ megajoule megajoules", DIM_ENERGY, 1000000, 1, 0, "MJ"},
	{"GJ gigajoule gigajoules", DIM_ENERGY, 1000000000, 1, 0, "GJ"},
	{"kcal kilocalorie kilocalories", DIM_ENERGY, 4184, 1, 0, "1000 thermochemical_calorie"},
	{"Wh watt-hour watt-hours", DIM_ENERGY, 3600, 1, 0, "W.hour"},
	{"kWh kilowatt-hour kilowatt-hours", DIM_ENERGY, 3600000, 1, 0, "kW.hour"},
	{"MWh megawatt-hour megawatt-hours", DIM_ENERGY, 3600000000, 1, 0, "MW.hour"},
	{"GWh gigawatt-hour gigawatt-hours", DIM_ENERGY, 3600000000000, 1, 0, "GW.hour"},
	{"TWh terawatt-hour terawatt-hours", DIM_ENERGY, 3600000000000000, 1, 0, "TW.hour"},

	{"W watt watts", DIM_POWER, 1, 1, 0, "W"},
	{"kW kilowatt kilowatts", DIM_POWER, 1000, 1, 0, "kW"},
	{"MW megawatt megawatts", DIM_POWER, 1000000, 1, 0, "MW"},
	{"GW gigawatt gigawatts", DIM_POWER, 1000000000, 1, 0, "GW"},
	{"TW terawatt terawatts", DIM_POWER, 1000000000000, 1, 0, "TW"},
	{"hp horsepower", DIM_POWER, 37284993579113511, 50000000000000, 0, "horsepower"},

	{"B byte bytes", DIM_DATA, 1, 1, 0, "byte"},
	{"bit bits", DIM_DATA, 1, 8, 0, "bit"},
	{"kB KB kilobyte kilobytes", DIM_DATA, 1000, 1, 0, "1e3 byte"},
	{"MB megabyte megabytes", DIM_DATA, 1000000, 1, 0, "1e6 byte"},
	{"GB gigabyte gigabytes", DIM_DATA, 1000000000, 1, 0, "1e9 byte"},
	{"TB terabyte terabytes", DIM_DATA, 1000000000000, 1, 0, "1e12 byte"},
	{"PB petabyte petabytes", DIM_DATA, 1000000000000000, 1, 0, "1e15 byte"},
	{"KiB", DIM_DATA, 1024, 1, 0, "1024 byte"},
	{"MiB", DIM_DATA, 1048576, 1, 0, "1048576 byte"},
	{"GiB", DIM_DATA, 1073741824, 1, 0, "1073741824 byte"},
	{"TiB", DIM_DATA, 1099511627776, 1, 0, "1099511627776 byte"},

	{"percent % per-cent pct", DIM_RATIO, 1, 1, 0, "percent"},
	{"permille ‰ per-mille", DIM_RATIO, 1, 10, 0, "0.1 percent"},

	{"USD $ US$ dollar dollars US-dollar US-dollars", DIM_MONEY, 1, 1, 0, ""},
	{"EUR € euro euros", DIM_MONEY, 1, 1, 0, ""},
	{"GBP £ sterling pounds-sterling", DIM_MONEY, 1, 1, 0, ""},
	{"ILS ₪ NIS shekel shekels", DIM_MONEY, 1, 1, 0, ""},
	{"JPY ¥ yen", DIM_MONEY, 1, 1, 0, ""},
	{"CNY RMB yuan renminbi", DIM_MONEY, 1, 1, 0, ""},
	{"CHF Swiss-franc Swiss-francs", DIM_MONEY, 1, 1, 0, ""},
	{"CAD C$ CA$ Canadian-dollar Canadian-dollars", DIM_MONEY, 1, 1, 0, ""},
	{"AUD A$ AU$ Australian-dollar Australian-dollars", DIM_MONEY, 1, 1, 0, ""},
	{"NZD NZ$", DIM_MONEY, 1, 1, 0, ""},
	{"HKD HK$", DIM_MONEY, 1, 1, 0, ""},
	{"SGD S$", DIM_MONEY, 1, 1, 0, ""},
	{"TWD NT$", DIM_MONEY, 1, 1, 0, ""},
	{"RUB ₽ rouble roubles ruble rubles", DIM_MONEY, 1, 1, 0, ""},
	{"UAH ₴ hryvnia hryvnias", DIM_MONEY, 1, 1, 0, ""},
	{"INR ₹ Indian-rupee Indian-rupees", DIM_MONEY, 1, 1, 0, ""},
	{"PKR", DIM_MONEY, 1, 1, 0, ""},
	{"TRY ₺ lira", DIM_MONEY, 1, 1, 0, ""},
	{"KRW ₩ won", DIM_MONEY, 1, 1, 0, ""},
	{"PLN zł zloty zlotys", DIM_MONEY, 1, 1, 0, ""},
	{"CZK Kč koruna", DIM_MONEY, 1, 1, 0, ""},
	{"HUF forint forints", DIM_MONEY, 1, 1, 0, ""},
	{"RON", DIM_MONEY, 1, 1, 0, ""},
	{"BGN", DIM_MONEY, 1, 1, 0, ""},
	{"SEK", DIM_MONEY, 1, 1, 0, ""},
	{"NOK", DIM_MONEY, 1, 1, 0, ""},
	{"DKK", DIM_MONEY, 1, 1, 0, ""},
	{"BRL R$ reais", DIM_MONEY, 1, 1, 0, ""},
	{"MXN", DIM_MONEY, 1, 1, 0, ""},
	{"ZAR rand", DIM_MONEY, 1, 1, 0, ""},
	{"EGP", DIM_MONEY, 1, 1, 0, ""},
	{"SAR", DIM_MONEY, 1, 1, 0, ""},
	{"AED dirham dirhams", DIM_MONEY, 1, 1, 0, ""},
	{"QAR", DIM_MONEY, 1, 1, 0, ""},
	{"JOD", DIM_MONEY, 1, 1, 0, ""},
	{"LBP", DIM_MONEY, 1, 1, 0, ""},
	{"IRR", DIM_MONEY, 1, 1, 0, ""},
	{"NGN ₦ naira", DIM_MONEY, 1, 1, 0, ""},
	{"KES", DIM_MONEY, 1, 1, 0, ""},
};
/* clang-format on */

#define N_UNITS (sizeof units / sizeof *units)

static const char *const kinds[] = {
	[DIM_LENGTH] = "a length",
	[DIM_MASS] = "a weight",
	[DIM_AREA] = "an area",
	[DIM_VOLUME] = "a volume",
	[DIM_SPEED] = "a speed",
	[DIM_TIME] = "a time",
	[DIM_CALENDAR] = "months or years",
	[DIM_TEMPERATURE] = "a temperature",
	[DIM_ENERGY] = "an energy",
	[DIM_POWER] = "a power",
	[DIM_DATA] = "an amount of data",
	[DIM_RATIO] = "a share",
	[DIM_MONEY] = "money",
};

static const struct {
	const char *names, *say, *nearest;
} unclear[] = {
	{"pound pounds", "write lb for the weight, GBP for the money", "lb"},
	{"ton tons", "write t (1,000 kg), short-ton (2,000 lb) or long-ton (2,240 lb)", "t"},
	{"gal gallon gallons", "write us-gal or uk-gal", "us-gal"},
	{"degree degrees °", "write C, F or K", "C"},
	{"franc francs", "write CHF, or the code of the other currency", "CHF"},
	{"crown crowns krona krone kronor kroner", "write SEK, NOK, DKK or CZK", "SEK"},
	{"rupee rupees", "write INR or PKR", "INR"},
	{"peso pesos", "write MXN, or the code of the other currency", "MXN"},
};

/* Takes the next name off LIST. */
static struct str next_name(struct str *list)
{
	struct str word = str_cut(*list, str_find(*list, ' '));

	*list = str_skip(*list, word.n + 1);
	return word;
}

/* Does the name at P, up to a blank or the end, read NAME? */
static bool name_at(const char *p, struct str name)
{
	size_t i;

	for (i = 0; i < name.n; i++)
		if (p[i] == '\0' || (p[i] != name.p[i] && !(p[i] == '-' && name.p[i] == ' '))) /* NAME may hold any byte */
			return false;
	return p[i] == ' ' || p[i] == '\0';
}

static bool has_name(const char *names, struct str name)
{
	const char *p = names;

	while (p && !name_at(p, name))
		p = strchr(p, ' ') ? strchr(p, ' ') + 1 : NULL;
	return p != NULL;
}

const struct unit *unit_row(size_t i)
{
	return i < N_UNITS ? &units[i] : NULL;
}

/* The names we write ourselves come first: they are what questions ask for. */
const struct unit *unit_find(struct str name)
{
	size_t i;

	for (i = 0; name.n && i < N_UNITS; i++)
		if (name_at(units[i].names, name))
			return &units[i];
	for (i = 0; name.n && i < N_UNITS; i++)
		if (has_name(units[i].names, name))
			return &units[i];
	return NULL;
}

const struct unit *unit_find_like(const struct unit *asked, struct str name)
{
	size_t i;

	if (!asked || name.n == 0)
		return NULL;
	if (has_name(asked->names, name))
		return asked;
	for (i = 0; asked->dimension != DIM_MONEY && i < N_UNITS; i++)
		if (units[i].dimension == asked->dimension && has_name(units[i].names, name))
			return &units[i];
	return NULL;
}

bool unit_known(struct str unit)
{
	return unit_find(unit) != NULL;
}

const char *unit_unclear(struct str name)
{
	size_t i;

	for (i = 0; name.n && i < sizeof unclear / sizeof *unclear; i++)
		if (has_name(unclear[i].names, name))
			return unclear[i].say;
	return NULL;
}

struct str unit_nearest(struct str unit)
{
	struct str words[512];
	size_t i, n = 0;
	long best;

	for (i = 0; unit.n && i < sizeof unclear / sizeof *unclear; i++)
		if (has_name(unclear[i].names, unit))
			return str_from(unclear[i].nearest);
	for (i = 0; i < N_UNITS; i++) {
		struct str list = str_from(units[i].names);

		while (list.n && n < sizeof words / sizeof *words)
			words[n++] = next_name(&list);
	}
	best = unit.n > 1 ? near_best(unit, words, n) : -1;
	return best < 0 ? STR("") : words[best];
}

struct str unit_name(const struct unit *u)
{
	struct str list = str_from(u->names);

	return next_name(&list);
}

const char *unit_kind(const struct unit *u)
{
	return kinds[u->dimension];
}

bool unit_alike(const struct unit *a, const struct unit *b)
{
	return a == b || (a->dimension == b->dimension && a->dimension != DIM_MONEY);
}

static num common_divisor(num a, num b)
{
	while (b) {
		num r = a % b;

		a = b;
		b = r;
	}
	return a;
}

bool unit_convert(const struct unit *from, const struct unit *to, num x, num *out)
{
	num n = (num)from->n * to->d, d = (num)from->d * to->n, g = common_divisor(n, d);

	if (from == to) {
		*out = x;
		return true;
	}
	if (!num_scale(x + from->shift * (NUM_ONE / 100), n / g, d / g, out))
		return false;
	*out -= to->shift * (NUM_ONE / 100);
	return true;
}
