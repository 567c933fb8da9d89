// Values of the rule language during one evaluation.
//
// Besides the values of each type there are two more: unknown, which carries what it waits for, and
// error, which carries what went wrong. Everything a Value points to lives in the evaluation's
// Arena, or in the plan.
#ifndef FAIRSTART_ENGINE_VALUE_VALUE_H_
#define FAIRSTART_ENGINE_VALUE_VALUE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/calendar/civil_day.h"
#include "engine/calendar/span.h"
#include "engine/money/rational.h"
#include "engine/value/type.h"

namespace fairstart {

struct RecordValue;
struct List;
struct Unknown;
struct Error;

// A value: trivially copyable, 24 bytes. Each accessor REQUIRES the matching tag.
class Value {
 public:
  enum class Tag : uint8_t {
    kUnset,  // only inside records: a fact that is not set; reading it gives an unknown
    kUnknown,
    kError,
    kBool,
    kInt,  // also an enumeration's number
    kString,
    kDate,
    kSpan,
    kRational,  // a share or an amount in pence
    kRecord,
    kList,
  };

  Value() : tag_(Tag::kUnset), integer_(0) {}

  static Value Bool(bool boolean) {
    Value v(Tag::kBool);
    v.boolean_ = boolean;
    return v;
  }
  static Value Int(int64_t integer) {
    Value v(Tag::kInt);
    v.integer_ = integer;
    return v;
  }
  static Value String(std::string_view text) {
    Value v(Tag::kString);
    v.text_ = text;
    return v;
  }
  static Value Date(Day day) {
    Value v(Tag::kDate);
    v.day_ = day;
    return v;
  }
  // An open end or an event that has not happened: `never`, but only as far as the case is known.
  static Value NotYet() {
    Value v = Date(Day::Never());
    v.not_yet_ = true;
    return v;
  }
  static Value OfSpan(Span span) {
    Value v(Tag::kSpan);
    v.span_ = span;
    return v;
  }
  static Value OfRational(const Rational& rational) {
    Value v(Tag::kRational);
    v.rational_ = rational;
    return v;
  }
  static Value Of(const RecordValue* record) {
    Value v(Tag::kRecord);
    v.record_ = record;
    return v;
  }
  static Value Of(const List* list) {
    Value v(Tag::kList);
    v.list_ = list;
    return v;
  }
  static Value Of(const Unknown* unknown) {
    Value v(Tag::kUnknown);
    v.unknown_ = unknown;
    return v;
  }
  static Value Of(const Error* error) {
    Value v(Tag::kError);
    v.error_ = error;
    return v;
  }

  Tag tag() const { return tag_; }
  bool IsUnset() const { return tag_ == Tag::kUnset; }
  bool IsUnknown() const { return tag_ == Tag::kUnknown; }
  bool IsError() const { return tag_ == Tag::kError; }
  // Neither unknown nor error.
  bool IsKnown() const { return tag_ > Tag::kError; }
  bool IsTrue() const { return tag_ == Tag::kBool && boolean_; }
  bool IsFalse() const { return tag_ == Tag::kBool && !boolean_; }
  bool IsNotYet() const { return not_yet_; }

  bool boolean() const { return boolean_; }
  int64_t integer() const { return integer_; }
  std::string_view text() const { return text_; }
  Day day() const { return day_; }
  Span span() const { return span_; }
  const Rational& rational() const { return rational_; }
  const RecordValue* record() const { return record_; }
  const List* list() const { return list_; }
  const Unknown* unknown() const { return unknown_; }
  const Error* error() const { return error_; }

 private:
  explicit Value(Tag tag) : tag_(tag), integer_(0) {}

  Tag tag_;
  bool not_yet_ = false;
  union {
    bool boolean_;
    int64_t integer_;
    std::string_view text_;
    Day day_;
    Span span_;
    Rational rational_;
    const RecordValue* record_;
    const List* list_;
    const Unknown* unknown_;
    const Error* error_;
  };
};
static_assert(sizeof(Value) == 24);

// A record of the facts, and where it stands in them.
struct RecordValue {
  const RecordType* type = nullptr;
  const RecordValue* parent = nullptr;  // null for a root
  int field = -1;                       // of the parent
  int index = -1;                       // in the parent's list; -1 when not in a list
  const Value* slots = nullptr;         // one for each field; kUnset where a fact is not set
};

// Between which numbers an unknown number, or date by its day number, certainly lies, where that is
// known.
struct Bounds {
  std::optional<Rational> least;
  std::optional<Rational> most;
};

// A list. An element with a guard is only possibly a member: the guard says what that waits for.
struct List {
  const Value* items = nullptr;
  const Unknown* const* guards = nullptr;  // null: every element is certainly a member
  uint32_t size = 0;
  // For the records of a history: where it stands, and for each record with one known end between
  // which days the other lies (null: anywhere).
  const RecordValue* owner = nullptr;
  int field = -1;
  const Bounds* const* open_ends = nullptr;  // null: no end is open

  const Unknown* guard(uint32_t i) const { return guards == nullptr ? nullptr : guards[i]; }
};

// One thing that an unknown waits for.
struct Missing {
  enum class Kind : uint8_t { kFact, kDay, kRate };
  Kind kind = Kind::kFact;
  const RecordValue* record = nullptr;  // kFact, kDay: the record whose field it is
  int index = -1;  // kFact, kDay: the field; kRate: the parameter's position in the plan
  Day day;         // kDay, kRate: the first day from which it is missing

  friend bool operator==(const Missing& a, const Missing& b) = default;
};

// What an unknown value waits for. Sorted, each once.
struct Unknown {
  const Missing* items = nullptr;
  uint32_t size = 0;
  const Bounds* bounds = nullptr;  // of a number or date; null: none known
};

// What went wrong, and where: a defect of the rulebook.
struct Error {
  std::string_view message;
};

// Whether two known values of one type are the same. Records are the same when they are one record.
bool Same(const Value& a, const Value& b);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_VALUE_H_
