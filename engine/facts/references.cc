// Facts that name a record of another history.
#include "engine/facts/references.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/text/misread.h"
#include "engine/text/nearest.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

bool AreKnown(const RecordValue& facts, const std::vector<int>& histories) {
  return std::none_of(histories.begin(), histories.end(),
                      [&](int history) { return facts.slots[history].IsUnset(); });
}

bool IsIdOf(const RecordValue& facts, int history, std::string_view text) {
  const List& records = *facts.slots[history].list();
  return std::any_of(records.items, records.items + records.size, [&](const Value& item) {
    const Value& id = item.record()->slots[item.record()->type->id];
    return !id.IsUnset() && id.text() == text;
  });
}

std::string Description(const RecordValue& facts, const Reference& reference,
                        std::string_view text) {
  const auto name = [&](std::string* out, int history) {
    absl::StrAppend(out, facts.type->fields[history].name);
  };
  const std::string histories = absl::StrJoin(reference.targets, " or ", name);
  const std::vector<std::string_view> ids = PossibleIds(reference, facts);
  const std::string meant = Nearest(text, {ids.begin(), ids.end()});
  return absl::StrCat("no record of ", histories, " has the id ", Quoted(text),
                      meant.empty() ? absl::StrCat("; give that record too, or the id of one that "
                                                   "is there")
                                    : absl::StrCat("; did you mean ", Quoted(meant), "?"));
}

}  // namespace

std::vector<std::string_view> PossibleIds(const Reference& reference, const RecordValue& facts) {
  std::vector<std::string_view> ids;
  if (!AreKnown(facts, reference.targets)) return ids;
  for (int history : reference.targets) {
    const List& records = *facts.slots[history].list();
    for (uint32_t i = 0; i < records.size; ++i) {
      const RecordValue& record = *records.items[i].record();
      const Value& id = record.slots[record.type->id];
      if (!id.IsUnset()) ids.push_back(id.text());
    }
  }
  return ids;
}

std::vector<Reference> ReferencesOf(const RecordType& case_type) {
  std::vector<Reference> references;
  for (size_t history = 0; history < case_type.fields.size(); ++history) {
    const Type& type = case_type.fields[history].type;
    if (!type.Is(Type::Kind::kList) || type.element->record == nullptr) continue;
    const std::vector<Field>& fields = type.element->record->fields;
    for (size_t field = 0; field < fields.size(); ++field) {
      if (fields[field].wording.refers_to.empty()) continue;
      Reference reference{static_cast<int>(history), static_cast<int>(field), {}};
      for (const std::string& name : fields[field].wording.refers_to) {
        reference.targets.push_back(case_type.Find(name));
      }
      references.push_back(std::move(reference));
    }
  }
  return references;
}

void CheckReferences(const std::vector<Reference>& references, const RecordValue& facts,
                     const std::string& root, FieldViolations& violations) {
  for (const Reference& reference : references) {
    const Value& history = facts.slots[reference.history];
    if (history.IsUnset() || !AreKnown(facts, reference.targets)) continue;
    const List& records = *history.list();
    for (uint32_t i = 0; i < records.size; ++i) {
      const RecordValue& record = *records.items[i].record();
      const Value& text = record.slots[reference.field];
      if (text.IsUnset()) continue;
      const bool stands = std::any_of(
          reference.targets.begin(), reference.targets.end(),
          [&](int target) { return IsIdOf(facts, target, text.text()); });
      if (stands) continue;
      violations.push_back({absl::StrCat(root, ".", PathOf(record, reference.field)),
                            Description(facts, reference, text.text())});
    }
  }
}

}  // namespace fairstart
