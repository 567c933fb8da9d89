// Facts that name a record of another history.
#include "engine/facts/references.h"

#include <algorithm>
#include <string_view>

#include "absl/container/flat_hash_set.h"
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

std::string Description(const RecordValue& facts, const Reference& reference,
                        const std::vector<std::string_view>& ids, std::string_view text) {
  const auto name = [&](std::string* out, int history) {
    absl::StrAppend(out, facts.type->fields[history].name);
  };
  const std::string histories = absl::StrJoin(reference.targets, " or ", name);
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
      Reference reference{static_cast<int>(history),
                          static_cast<int>(field),
                          {},
                          fields[field].wording.may_refer_to_none};
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
    if (history.IsUnset() || history.list()->size == 0 || !AreKnown(facts, reference.targets))
      continue;
    const List& records = *history.list();
    const std::vector<std::string_view> ids = PossibleIds(reference, facts);
    const absl::flat_hash_set<std::string_view> known(ids.begin(), ids.end());
    for (uint32_t i = 0; i < records.size; ++i) {
      const RecordValue& record = *records.items[i].record();
      const Value& text = record.slots[reference.field];
      if (text.IsUnset() || known.contains(text.text())) continue;
      violations.push_back({absl::StrCat(root, ".", PathOf(record, reference.field)),
                            Description(facts, reference, ids, text.text())});
    }
  }
}

}  // namespace fairstart
