#include "engine/value/substitute.h"

#include <algorithm>

namespace fairstart {
namespace {

// A record whose slots are its own.
struct Copied {
  RecordValue* record;
  Value* slots;
};

Copied Copy(Arena& arena, const RecordValue& record) {
  RecordValue* copy = arena.New<RecordValue>(record);
  const size_t size = record.type->fields.size();
  Value* slots = arena.NewArray<Value>(size);
  std::copy(record.slots, record.slots + size, slots);
  copy->slots = slots;
  return {copy, slots};
}

// `slot` of `parent` with `record` where it stands.
Value With(Arena& arena, const Value& slot, const RecordValue& record, const RecordValue& parent) {
  if (record.index < 0) return Value::Of(&record);
  List* list = arena.New<List>(*slot.list());
  Value* items = arena.NewArray<Value>(list->size);
  std::copy(list->items, list->items + list->size, items);
  items[record.index] = Value::Of(&record);
  list->items = items;
  list->owner = &parent;
  return Value::Of(list);
}

}  // namespace

const RecordValue* Substitute(Arena& arena, const Missing& missing, const MakeValue& make) {
  Copied copied = Copy(arena, *missing.record);
  copied.slots[missing.index] = make(*copied.record);
  while (copied.record->parent != nullptr) {
    RecordValue* record = copied.record;
    copied = Copy(arena, *record->parent);
    copied.slots[record->field] = With(arena, copied.slots[record->field], *record, *copied.record);
    record->parent = copied.record;
  }
  return copied.record;
}

}  // namespace fairstart
