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

}  // namespace

const Unknown* MakeUnknown(Arena& arena, const Missing& missing) {
  return arena.New<Unknown>(arena.New<Missing>(missing), 1u);
}

const Unknown* Join(Arena& arena, const Unknown* a, const Unknown* b) {
  if (a == nullptr || a == b) return b;
  if (b == nullptr || Includes(*a, *b)) return a;
  if (Includes(*b, *a)) return b;
  Missing* items = arena.NewArray<Missing>(a->size + b->size);
  Missing* end = std::set_union(a->items, a->items + a->size, b->items, b->items + b->size, items,
                                Before);
  return arena.New<Unknown>(items, static_cast<uint32_t>(end - items));
}

Value Read(Arena& arena, const RecordValue& record, int field) {
  const Value& value = record.slots[field];
  if (!value.IsUnset()) return value;
  return Value::Of(
      MakeUnknown(arena, Missing{.kind = Missing::Kind::kFact, .record = &record, .index = field}));
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
