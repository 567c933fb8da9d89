// Types of the rule language.
#ifndef FAIRSTART_ENGINE_VALUE_TYPE_H_
#define FAIRSTART_ENGINE_VALUE_TYPE_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fairstart/v1/annotations.pb.h"
#include "fairstart/v1/quantity.pb.h"

namespace google::protobuf {
class FieldDescriptor;
}

namespace fairstart {

struct RecordType;

// What an amount is per. kAny is the literal 0.00's: it goes with every other.
enum class Per : uint8_t { kAny, kOnce, kHour, kDay, kWeek, kMonth, kYear };

// An enumeration: a vocabulary's or a rulebook's own. Values are known by their number, which for a
// vocabulary's is the protobuf number, for a rulebook's the position from 1.
struct EnumType {
  struct Value {
    std::string name;   // "FOSTER_CARE"
    std::string label;  // "lives in foster care"
    int number = 0;
  };
  std::string name;  // "LivingKind"
  std::vector<Value> values;

  const Value* FindName(std::string_view value_name) const;
  const Value* FindNumber(int number) const;
};

// A type. Small and copied freely; what it points to belongs to a TypePool that outlives it.
struct Type {
  enum class Kind : uint8_t {
    kBool,
    kInt,
    kString,
    kDate,
    kAsOf,  // the day asked about: may only be compared with a date
    kSpan,
    kShare,
    kAmount,
    kEnum,
    kRecord,
    kList,
    kEmptyList,  // [] before it meets a list
  };

  Kind kind = Kind::kBool;
  Per per = Per::kAny;   // kAmount
  bool whole = false;    // kAmount: whole pence, that is, money
  const EnumType* enumeration = nullptr;
  const RecordType* record = nullptr;
  const Type* element = nullptr;  // kList

  static Type Of(Kind kind) { return Type{.kind = kind}; }
  static Type Amount(Per per, bool whole) {
    return Type{.kind = Kind::kAmount, .per = per, .whole = whole};
  }

  bool Is(Kind k) const { return kind == k; }
};

bool operator==(const Type& a, const Type& b);

// "money per week", "list of CareEpisode".
std::string ToString(const Type& type);
std::string_view ToString(Per per);

// The type that holds the values of both, if there is one: money and amount make amount, `0.00` goes
// with every period.
std::optional<Type> Join(const Type& a, const Type& b);

// Whether a value of `from` may stand where `to` is wanted.
bool Fits(const Type& from, const Type& to);

// What a unit's values are in the language; none for UNIT_UNSPECIFIED.
std::optional<Type> TypeOfUnit(v1::Unit unit);
// The unit of an amount's type.
v1::Unit UnitOf(Per per);

// How a fact is asked for and bounded.
struct FieldWording {
  std::string label;
  std::string question;
  std::string clause;  // of a yes or no: what holds when it is yes
  v1::Unit unit = v1::UNIT_UNSPECIFIED;
  std::optional<int64_t> minimum;
  std::optional<int64_t> maximum;
  std::vector<std::string> refers_to;  // histories of whose records it may be the id
  bool may_refer_to_none = false;
};

struct Field {
  std::string name;
  Type type;
  FieldWording wording;
  bool event_date = false;  // a three-way date
  bool declared = false;    // asked only by a rulebook
  // Where a field of the vocabulary stands in its message; null for a declared one.
  const google::protobuf::FieldDescriptor* source = nullptr;
};

// A record of the case facts. For a history's record the traits say how it relates to days.
struct RecordType {
  std::string name;  // "CareEpisode"
  std::string noun;  // "spell in care"
  std::vector<Field> fields;

  bool is_history = false;
  v1::Gap gap = v1::GAP_UNSPECIFIED;
  v1::Overlap overlap = v1::OVERLAP_UNSPECIFIED;
  std::string supposition;
  // Positions of the fields that every history's record has; -1 when absent.
  int id = -1;
  int first_day = -1;
  int last_day = -1;
  int day = -1;

  // Position of a field; -1 when there is none.
  int Find(std::string_view field_name) const;
};

// Owns types.
class TypePool {
 public:
  TypePool() = default;
  TypePool(const TypePool&) = delete;
  TypePool& operator=(const TypePool&) = delete;

  // Its noun is the name in words: "CareEpisode" is a "care episode".
  RecordType* NewRecord(std::string name);
  EnumType* NewEnum(std::string name);
  Type ListOf(const Type& element);

  const EnumType* FindEnum(std::string_view name) const;
  const RecordType* FindRecord(std::string_view name) const;
  const std::deque<EnumType>& enums() const { return enums_; }
  const std::deque<RecordType>& records() const { return records_; }

 private:
  std::deque<RecordType> records_;
  std::deque<EnumType> enums_;
  std::deque<Type> elements_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_VALUE_TYPE_H_
