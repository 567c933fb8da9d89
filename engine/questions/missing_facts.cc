// Tested by tests/engine/questions/questions_test.cc.
#include "engine/questions/missing_facts.h"

#include <utility>

#include "engine/evaluation/wording.h"

namespace fairstart {

const RecordValue* SamePlaceIn(const RecordValue& root, const RecordValue& record) {
  if (record.parent == nullptr) return record.type == root.type ? &root : nullptr;
  const RecordValue* parent = SamePlaceIn(root, *record.parent);
  if (parent == nullptr) return nullptr;
  const Value& slot = parent->slots[record.field];
  if (record.index < 0) return slot.record();
  return slot.list()->items[record.index].record();
}

bool IsSamePlace(const RecordValue& a, const RecordValue& b) {
  if (&a == &b) return true;
  if (a.type != b.type || a.field != b.field || a.index != b.index) return false;
  if (a.parent == nullptr || b.parent == nullptr) return a.parent == b.parent;
  return IsSamePlace(*a.parent, *b.parent);
}

// A line that was settled case by case names records of the facts with other values.
MissingFact& MissingFacts::Find(const Missing& missing) {
  const Place place{missing.kind, missing.record, missing.index, missing.day};
  MissingFact*& known = by_place_[place];
  if (known != nullptr) return *known;
  Missing there = missing;
  const RecordValue* record =
      there.record == nullptr ? nullptr : SamePlaceIn(facts_, *there.record);
  if (record != nullptr) there.record = record;
  const Unknown unknown{&there, 1};
  google::protobuf::RepeatedPtrField<v1::Missing> described;
  AddMissing(plan_, &unknown, &described);
  const v1::Missing& message = described[0];
  MissingFact& fact = facts_by_name_[{message.path(), message.day(), message.kind()}];
  if (fact.described.path().empty()) {
    fact.missing = there;
    fact.is_in_facts = there.kind == Missing::Kind::kFact && record != nullptr;
    fact.described = message;
  }
  known = &fact;
  return fact;
}

void MissingFacts::Add(const LineKey& key, const FoundLine& line) {
  if (line.missing == nullptr) return;
  for (uint32_t i = 0; i < line.missing->size; ++i) Find(line.missing->items[i]).lines.insert(key);
}

std::vector<MissingFact> MissingFacts::Take() {
  std::vector<MissingFact> all;
  for (auto& [name, fact] : facts_by_name_) all.push_back(std::move(fact));
  return all;
}

}  // namespace fairstart
