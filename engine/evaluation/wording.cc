// From what an evaluation holds to what a finding says.
#include "engine/evaluation/wording.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

v1::Missing Describe(const Plan& plan, const Missing& missing) {
  v1::Missing described;
  if (missing.kind == Missing::Kind::kRate) {
    const v1::Parameter& parameter = *plan.parameters[missing.index].source;
    described.set_kind(v1::Missing::KIND_RATE);
    described.set_path(parameter.name());
    described.set_label(parameter.label());
  } else {
    const Field& field = missing.record->type->fields[missing.index];
    described.set_kind(missing.kind == Missing::Kind::kFact ? v1::Missing::KIND_FACT
                                                            : v1::Missing::KIND_DAY);
    described.set_path(PathOf(*missing.record, missing.index));
    described.set_label(field.wording.label);
    described.set_question(field.wording.question);
  }
  if (missing.kind != Missing::Kind::kFact && missing.day.IsDate()) {
    described.set_day(FormatDay(missing.day));
  }
  return described;
}

}  // namespace

void AddMissing(const Plan& plan, const Unknown* unknown,
                google::protobuf::RepeatedPtrField<v1::Missing>* missing) {
  if (unknown == nullptr) return;
  std::vector<v1::Missing> described(missing->begin(), missing->end());
  for (uint32_t i = 0; i < unknown->size; ++i)
    described.push_back(Describe(plan, unknown->items[i]));
  const auto key = [](const v1::Missing& m) {
    return std::make_tuple(m.path(), m.day(), static_cast<int>(m.kind()));
  };
  std::sort(described.begin(), described.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  described.erase(std::unique(described.begin(), described.end(),
                              [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                  described.end());
  missing->Clear();
  for (v1::Missing& item : described) *missing->Add() = std::move(item);
}

void AddCitations(const Plan& plan, int site,
                  google::protobuf::RepeatedPtrField<v1::Citation>* citations) {
  for (int position : plan.sites[static_cast<size_t>(site)].citations) {
    const v1::Citation& citation = plan.citations[static_cast<size_t>(position)];
    const bool there =
        std::any_of(citations->begin(), citations->end(), [&](const v1::Citation& c) {
          return c.paragraph() == citation.paragraph() && c.source() == citation.source();
        });
    if (!there) *citations->Add() = citation;
  }
}

void AddInterpretations(const Plan& plan, int site,
                        google::protobuf::RepeatedPtrField<std::string>* interpretations) {
  PositionSet all;
  for (int i : plan.sites[static_cast<size_t>(site)].interpretations) all.Add(i);
  for (const std::string& number : *interpretations) {
    const auto found = std::find(plan.interpretations.begin(), plan.interpretations.end(), number);
    all.Add(static_cast<int>(found - plan.interpretations.begin()));
  }
  interpretations->Clear();
  all.ForEach([&](int i) { *interpretations->Add() = plan.interpretations[i]; });
}

std::vector<std::pair<std::string, std::string>> SuppositionWords(
    const std::vector<std::pair<const RecordValue*, int>>& suppositions) {
  std::vector<std::pair<std::string, std::string>> words;
  for (const auto& [record, field] : suppositions) {
    const RecordType& type = *record->type;
    const bool is_end = type.last_day == field && !type.supposition.empty();
    words.emplace_back(PathOf(*record, field),
                       is_end ? type.supposition
                              : absl::StrCat(type.fields[field].wording.label, " has not come"));
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace fairstart
