// Values of the reference evaluator: trees that are copied freely. Whatever is not known carries the
// set of what it waits for.
#ifndef FAIRSTART_TESTS_REFERENCE_VALUE_H_
#define FAIRSTART_TESTS_REFERENCE_VALUE_H_

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "fairstart/v1/annotations.pb.h"
#include "tests/reference/day.h"
#include "tests/reference/fraction.h"

namespace fairstart::reference {

// What must become known: paths of facts, of histories with a day of which nothing is said, and names of
// parameters without a rate.
using Waits = std::set<std::string>;

// Between which numbers a number lies that is not known, or a date by its day's number; either end may
// be open.
struct Bounds {
  std::optional<Fraction> least = {};
  std::optional<Fraction> most = {};
  bool is_int = false;
};

struct Record;

struct Unknown {
  Waits waits;
  // Of a number: of money from its domain, of a count from the records that are certain.
  Bounds bounds = {};
  // Of a history: a record of which nothing is known.
  std::shared_ptr<const Record> any = nullptr;
};

// What stops a computation: no row, division by zero, exceptions in conflict.
struct Error {
  std::string what;
};

struct Date {
  DayNumber day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

// An amount of money in pence, with what it is per. UNIT_UNSPECIFIED for 0.00, which fits any.
struct Sum {
  Fraction pence;
  v1::Unit unit = v1::UNIT_UNSPECIFIED;
};

// A named value of an enumeration: {"LivingKind", "FOSTER_CARE"}.
struct Choice {
  std::string type;
  std::string name;
  friend bool operator==(const Choice&, const Choice&) = default;
};

struct List;

using Value = std::variant<Unknown, Error, bool, int64_t, std::string, Date, Span, Sum, Fraction,
                           Choice, std::shared_ptr<const Record>, std::shared_ptr<const List>>;

// A record of the facts or of the case's record. Every field of its type is in it.
struct Record {
  std::string path;  // "care_episodes.records[0]"; tells one record from another
  std::map<std::string, Value, std::less<>> fields;
};

struct Element {
  Value value;
  Waits possibly;  // empty: certainly in the list; else it may be, which turns on these
};

struct List {
  std::vector<Element> elements;
  Waits more;  // not empty: there may be further elements, which turns on these
  // For a history as the case gives it.
  bool gap_is_unknown = false;
  std::string path;  // "care_episodes"
  std::shared_ptr<const Record> any = nullptr;  // of whose facts nothing is known
};

Value MakeList(List list);
Value MakeUnknown(Waits waits, Bounds bounds = {});
// An amount that waits, unless the bounds leave only one.
Value AmountWithin(Waits waits, Bounds bounds);

bool IsUnknown(const Value& value);
bool IsError(const Value& value);
// Known and no error.
bool IsPlain(const Value& value);
bool IsTrue(const Value& value);
bool IsFalse(const Value& value);

// What a value waits for: nothing when it is known.
Waits WaitsOf(const Value& value);
Waits Union(const Waits& a, const Waits& b);

// What && and || make of two values: a decisive side decides, then what is unknown, then an error.
Value And(const Value& a, const Value& b);
Value Or(const Value& a, const Value& b);
Value Not(const Value& value);

// An int, a share or an amount in pence as a number; nothing for anything else.
std::optional<Fraction> AsFraction(const Value& value);

// An unknown date that is no event is some day: not kNever.
Fraction SomeDay();

// A number or a date lies between itself; anything else that is known has no bounds.
Bounds BoundsOf(const Value& value);
// What holds of both.
Bounds Hull(const Bounds& a, const Bounds& b);

// Whether two plain values are the same: numbers by value, records by where they stand, lists by
// their elements.
bool Same(const Value& a, const Value& b);
// a < b, a == b, a > b as a number below, at or above 0, for days, numbers and text.
int Order(const Value& a, const Value& b);

// For test output.
std::string Describe(const Value& value);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_VALUE_H_
