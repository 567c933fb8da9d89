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

// A copy of the record at `index` of a list in `slot`, or in `slot` itself; it takes the place there.
Copied CopyInto(Arena& arena, int index, const RecordValue& parent, Value& slot) {
  if (index < 0) {
    const Copied copied = Copy(arena, *slot.record());
    copied.record->parent = &parent;
    slot = Value::Of(copied.record);
    return copied;
  }
  List* list = arena.New<List>(*slot.list());
  Value* items = arena.NewArray<Value>(list->size);
  std::copy(list->items, list->items + list->size, items);
  const Copied copied = Copy(arena, *items[index].record());
  copied.record->parent = &parent;
  items[index] = Value::Of(copied.record);
  list->items = items;
  list->owner = &parent;
  slot = Value::Of(list);
  return copied;
}

// The record of the copied root that stands where `record` stands, copied as well.
Copied CopyDownTo(Arena& arena, const RecordValue& record, const Copied& root) {
  if (record.parent == nullptr) return root;
  const Copied parent = CopyDownTo(arena, *record.parent, root);
  return CopyInto(arena, record.index, *parent.record, parent.slots[record.field]);
}

}  // namespace

const RecordValue* Substitute(Arena& arena, const RecordValue& root, const Missing& missing,
                              const MakeValue& make) {
  const Copied copied_root = Copy(arena, root);
  const Copied copied = CopyDownTo(arena, *missing.record, copied_root);
  copied.slots[missing.index] = make(*copied.record);
  return copied_root.record;
}

}  // namespace fairstart
