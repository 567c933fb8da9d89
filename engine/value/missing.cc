// Unknown values: making, joining and naming what they wait for.
#include "engine/value/missing.h"

#include <algorithm>
#include <functional>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// An order that is total within one evaluation. It orders nothing that a finding shows.
bool Before(const Missing& a, const Missing& b) {
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.record != b.record) return std::less<const RecordValue*>()(a.record, b.record);
  if (a.index != b.index) return a.index < b.index;
  return a.day < b.day;
}

bool Includes(const Unknown& a, const Unknown& b) {
  return std::includes(a.items, a.items + a.size, b.items, b.items + b.size, Before);
}

// Bounds are of one amount, not of what two values wait for.
const Unknown* Bare(Arena& arena, const Unknown* unknown) {
  if (unknown->bounds == nullptr) return unknown;
  return arena.New<Unknown>(unknown->items, unknown->size);
}

}  // namespace

const Unknown* MakeUnknown(Arena& arena, const Missing& missing) {
  return arena.New<Unknown>(arena.New<Missing>(missing), 1u);
}

const Unknown* WithBounds(Arena& arena, const Unknown* unknown, const Bounds& bounds) {
  if (!bounds.least.has_value() && !bounds.most.has_value()) return unknown;
  return arena.New<Unknown>(unknown->items, unknown->size, arena.New<Bounds>(bounds));
}

Value AmountWithin(Arena& arena, const Unknown* unknown, const Bounds& bounds) {
  const bool one = bounds.least.has_value() && bounds.most.has_value() &&
                   *bounds.least == *bounds.most;
  if (one) return Value::OfRational(*bounds.least);
  return Value::Of(WithBounds(arena, unknown, bounds));
}

Bounds BoundsOf(const Value& value) {
  const auto exactly = [](const Rational& number) { return Bounds{number, number}; };
  switch (value.tag()) {
    case Value::Tag::kRational:
      return exactly(value.rational());
    case Value::Tag::kInt:
      return exactly(Rational::Whole(value.integer()));
    case Value::Tag::kDate:
      return exactly(DayNumber(value.day()));
    case Value::Tag::kUnknown:
      return value.unknown()->bounds == nullptr ? Bounds() : *value.unknown()->bounds;
    default:
      return {};
  }
}

namespace {
constexpr int64_t kNeverNumber = int64_t{1} << 40;
}  // namespace

Rational DayNumber(Day day) {
  return Rational::Whole(day.IsDate() ? day.number() : kNeverNumber);
}

Rational SomeDay() { return Rational::Whole(kNeverNumber - 1); }

Day EarliestOf(const Unknown& date) {
  if (date.bounds == nullptr || !date.bounds->least.has_value()) return Day::BeforeAll();
  return Day::FromNumber(date.bounds->least->numerator());
}

Day LatestOf(const Unknown& date) {
  if (date.bounds == nullptr || !date.bounds->most.has_value()) return Day::Never();
  return Day::FromNumber(date.bounds->most->numerator());
}

Bounds Hull(const Bounds& a, const Bounds& b) {
  Bounds hull;
  if (a.least.has_value() && b.least.has_value()) hull.least = std::min(*a.least, *b.least);
  if (a.most.has_value() && b.most.has_value()) hull.most = std::max(*a.most, *b.most);
  return hull;
}

const Unknown* Join(Arena& arena, const Unknown* a, const Unknown* b) {
  if (a == nullptr || a == b) return b == nullptr ? nullptr : Bare(arena, b);
  if (b == nullptr || Includes(*a, *b)) return Bare(arena, a);
  if (Includes(*b, *a)) return Bare(arena, b);
  Missing* items = arena.NewArray<Missing>(a->size + b->size);
  Missing* end = std::set_union(a->items, a->items + a->size, b->items, b->items + b->size, items,
                                Before);
  return arena.New<Unknown>(items, static_cast<uint32_t>(end - items));
}

namespace {

// Between which days the end of a history's record lies of which the other end is known.
Bounds BoundsOfOpenEnd(const RecordValue& record) {
  if (record.parent == nullptr) return {};
  const List& history = *record.parent->slots[record.field].list();
  const Bounds* bounds = history.open_ends == nullptr ? nullptr : history.open_ends[record.index];
  return bounds == nullptr ? Bounds() : *bounds;
}

}  // namespace

Value Read(Arena& arena, const RecordValue& record, int field) {
  const Value& value = record.slots[field];
  if (!value.IsUnset()) return value;
  const Unknown* unknown =
      MakeUnknown(arena, Missing{.kind = Missing::Kind::kFact, .record = &record, .index = field});
  const RecordType& type = *record.type;
  const Field& described = type.fields[static_cast<size_t>(field)];
  Bounds bounds;
  if (type.is_history && (field == type.first_day || field == type.last_day)) {
    bounds = BoundsOfOpenEnd(record);
  } else if (described.type.Is(Type::Kind::kAmount) || described.type.Is(Type::Kind::kInt)) {
    const FieldWording& wording = described.wording;
    if (wording.minimum.has_value()) bounds.least = Rational::Whole(*wording.minimum);
    if (wording.maximum.has_value()) bounds.most = Rational::Whole(*wording.maximum);
  }
  const bool is_some_day = described.type.Is(Type::Kind::kDate) && !described.event_date;
  if (is_some_day && !bounds.most.has_value()) bounds.most = SomeDay();
  return Value::Of(WithBounds(arena, unknown, bounds));
}

const RecordValue* AnyRecord(Arena& arena, const RecordType& type) {
  RecordValue* record = arena.New<RecordValue>();
  record->type = &type;
  record->slots = arena.NewArray<Value>(type.fields.size());
  return record;
}

std::string PathOf(const RecordValue& record, int field) {
  const Field& described = record.type->fields[field];
  std::string path;
  if (record.parent != nullptr) {
    path = PathOf(*record.parent, record.field);
    if (record.index >= 0) {
      // A history is a message whose one field is `records`; other lists stand in their field.
      absl::StrAppend(&path, record.type->is_history ? ".records[" : "[", record.index, "]");
    }
    absl::StrAppend(&path, ".");
  }
  if (described.declared && record.parent == nullptr) absl::StrAppend(&path, "declared_facts.");
  absl::StrAppend(&path, described.name);
  return path;
}

}  // namespace fairstart
