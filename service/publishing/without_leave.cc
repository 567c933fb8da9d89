// Tested by tests/service/publishing/statement_page_test.cc and year_bars_test.cc beside it.
#include "service/publishing/without_leave.h"

#include <algorithm>

namespace fairstart {
namespace {

// The block of CaseFacts in which the immigration facts stand (case_facts.proto).
constexpr int kFirstOfBlock = v1::CaseFacts::kNationalitiesFieldNumber;
constexpr int kLastOfBlock = v1::CaseFacts::kVoluntaryReturnsFieldNumber;

const google::protobuf::FieldDescriptor* FieldOf(const v1::Missing& missing) {
  return v1::CaseFacts::descriptor()->FindFieldByName(
      missing.path().substr(0, missing.path().find('.')));
}

bool IsAboutImmigration(const v1::Missing& missing) {
  const auto* field = FieldOf(missing);
  return field != nullptr && field->number() >= kFirstOfBlock && field->number() <= kLastOfBlock;
}

// Whether it is the history itself, of which nothing is known.
bool IsAllOfNationality(const v1::Missing& missing) {
  const auto* field = FieldOf(missing);
  return field != nullptr && field->number() == v1::CaseFacts::kNationalitiesFieldNumber &&
         field->name() == missing.path();
}

}  // namespace

WithoutLeave::WithoutLeave(const v1::Timeline& timeline) {
  for (const v1::StatusSpan& span : timeline.status()) {
    for (const v1::Missing& missing : span.status().missing()) {
      status_waits_for_.insert(missing.path());
    }
  }
}

bool WithoutLeave::MayBeOnlyFor(const v1::Line& line) const {
  if (line.outcome() != v1::OUTCOME_UNDETERMINED) return false;
  const auto& all = line.missing();
  return std::any_of(all.begin(), all.end(), IsAllOfNationality) &&
         std::all_of(all.begin(), all.end(), [&](const v1::Missing& missing) {
           return IsAboutImmigration(missing) || status_waits_for_.contains(missing.path());
         });
}

}  // namespace fairstart
