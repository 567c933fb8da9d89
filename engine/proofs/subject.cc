// Tested by tests/engine/proofs/statements_of_values_test.cc.
#include "engine/proofs/subject.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// How deep histories inside records of histories are looked for.
constexpr int kDeepest = 3;

void Collect(World& world, SymbolicRecord& owner, Formula guard, const RecordType* type, int depth,
             std::vector<SymbolicSubject>& subjects) {
  for (size_t i = 0; i < owner.type->fields.size() && depth < kDeepest; ++i) {
    const Type& of = owner.type->fields[i].type;
    const int field = static_cast<int>(i);
    if (of.Is(Type::Kind::kRecord)) {
      Collect(world, *world.FieldOf(owner, field).record, guard, type, depth + 1, subjects);
    } else if (of.Is(Type::Kind::kList) && of.element->Is(Type::Kind::kRecord)) {
      world.FieldOf(owner, field);
      if (owner.histories[i]->records.empty()) continue;
      SymbolicRecord& first = *owner.histories[i]->records.front();
      const Formula exists = world.pool().And(guard, first.present);
      if (first.type == type) subjects.push_back({exists, &first});
      Collect(world, first, exists, type, depth + 1, subjects);
    }
  }
}

void Collect(const RecordValue& owner, const RecordType* type,
             std::vector<const RecordValue*>& subjects) {
  for (size_t i = 0; i < owner.type->fields.size(); ++i) {
    const Value& slot = owner.slots[i];
    if (slot.tag() == Value::Tag::kRecord) Collect(*slot.record(), type, subjects);
    if (slot.tag() != Value::Tag::kList) continue;
    for (uint32_t k = 0; k < slot.list()->size; ++k) {
      const RecordValue& record = *slot.list()->items[k].record();
      if (record.type == type) subjects.push_back(&record);
      Collect(record, type, subjects);
    }
  }
}

}  // namespace

std::vector<SymbolicSubject> SubjectsOf(World& world, const RecordType* type) {
  if (type == nullptr) return {{world.pool().True(), nullptr}};
  if (world.open()) {
    return {{world.pool().True(), &world.AnyRecord(*type, absl::StrCat("some ", type->name))}};
  }
  std::vector<SymbolicSubject> subjects;
  Collect(world, world.facts(), world.pool().True(), type, 0, subjects);
  Collect(world, world.record(), world.pool().True(), type, 0, subjects);
  return subjects;
}

std::vector<const RecordValue*> SubjectsOf(const Asked& asked, const RecordType* type) {
  if (type == nullptr) return {nullptr};
  std::vector<const RecordValue*> subjects;
  Collect(asked.facts, type, subjects);
  Collect(asked.record, type, subjects);
  return subjects;
}

}  // namespace fairstart
