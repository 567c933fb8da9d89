// Tested by tests/service/audit/replay_test.cc.
#include "service/audit/recorded_question.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"

namespace fairstart {
namespace {

constexpr size_t kMostErasures = 1'000'000;

// Whether anything that was recorded before position `size` is erased.
absl::StatusOr<bool> IsAnythingErasedBefore(const LedgerView& view, int64_t size) {
  const absl::StatusOr<std::vector<RecordedEntry>> entries =
      view.EntriesOfKind(v1::ENTRY_KIND_ERASURE, {}, kMostErasures);
  if (!entries.ok()) return entries.status();
  for (const RecordedEntry& entry : *entries) {
    if (!entry.content.has_value()) continue;
    for (const int64_t position : entry.content->erasure().positions()) {
      if (position < size) return true;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<RecordedQuestion> QuestionOf(const LedgerView& view, const RecordedEntry& entry,
                                            PlanArchive& plans) {
  const v1::FindingProposed& proposed = entry.content->finding_proposed();
  RecordedQuestion question;
  if (!question.recorded.ParseFromString(proposed.finding())) {
    return absl::DataLossError(
        absl::StrCat("entry ", entry.position, ": its bytes are no finding"));
  }
  const v1::Finding& recorded = question.recorded;
  const absl::StatusOr<RecordedEntry> received = view.Entry(proposed.case_position());
  if (!received.ok()) return received.status();
  if (!received->content.has_value()) {
    question.erased = "the case";
    return question;
  }
  CaseQuestion asked;
  const absl::StatusOr<std::shared_ptr<const Plan>> plan =
      plans.Find(view, proposed.rulebook_position(), proposed.rates_position(),
                 {recorded.readings().begin(), recorded.readings().end()});
  if (!plan.ok()) return plan.status();
  if (!proposed.rules_digest().empty() && proposed.rules_digest() != RulesDigest(**plan)) {
    return absl::DataLossError(
        absl::StrCat("entry ", entry.position, ": rests on an edition with other amended editions",
                     " than the ledger has before entry ", proposed.rulebook_position()));
  }
  asked.plan = *plan;
  asked.case_reference = entry.content->case_reference();
  asked.case_bytes = received->content->case_received().case_facts();
  asked.as_of = ParseDay(recorded.as_of()).value_or(Day::BeforeAll());
  asked.entitlements = {proposed.entitlements().begin(), proposed.entitlements().end()};
  absl::StatusOr<std::unique_ptr<WholeQuestion>> whole =
      QuestionAt(asked, view, proposed.record_size());
  if (!whole.ok()) return whole.status();
  Question& with_record = (*whole)->question;
  if (!proposed.has_record_size()) {
    with_record.record = nullptr;
    with_record.record_digest.clear();
  }
  if (with_record.record_digest != recorded.record_digest()) {
    const absl::StatusOr<bool> erased = IsAnythingErasedBefore(view, proposed.record_size());
    if (!erased.ok()) return erased.status();
    if (*erased) {
      question.erased = "something of what was on record";
      return question;
    }
  }
  question.plan = *plan;
  question.whole = *std::move(whole);
  return question;
}

}  // namespace fairstart
