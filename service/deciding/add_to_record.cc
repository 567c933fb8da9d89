// Tested by tests/service/deciding/add_to_record_test.cc.
#include "service/deciding/add_to_record.h"

#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/deciding/record_item.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What the engine says of a record alone: the case of nobody is asked about besides, which is not
// looked at.
FieldViolations CheckRecord(const Plan& plan, const v1::Record& record) {
  const v1::CaseFacts nobody;
  Question question;
  question.facts = &nobody;
  question.record = &record;
  question.as_of = Day::First();
  FieldViolations violations = CheckInput(plan, question);
  std::erase_if(violations, [](const FieldViolation& violation) {
    return !absl::StartsWith(violation.path, "record.");
  });
  return violations;
}

// The record without the entry that is corrected.
absl::StatusOr<v1::Record> RecordWithout(const LedgerView& view, const std::string& case_reference,
                                         std::optional<int64_t> corrected) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  absl::StatusOr<v1::Record> record = view.RecordOf(case_reference, *size);
  if (!record.ok() || !corrected.has_value()) return record;
  const absl::StatusOr<RecordedEntry> entry = view.Entry(*corrected);
  if (!entry.ok() || !entry->content.has_value())
    return record;  // the ledger says what is wrong with it
  const auto remove = [](auto& list, const auto& wanted) {
    const std::string bytes = wanted.SerializeAsString();
    for (int i = 0; i < list.size(); ++i) {
      if (list[i].SerializeAsString() == bytes) return list.DeleteSubrange(i, 1);
    }
  };
  const v1::LedgerEntry& content = *entry->content;
  remove(*record->mutable_assessments(), content.assessment());
  remove(*record->mutable_approvals(), content.approval());
  remove(*record->mutable_evidence(), content.evidence());
  remove(*record->mutable_agreements(), content.agreement());
  remove(*record->mutable_plan_reviews(), content.plan_review());
  remove(*record->mutable_plan_items(), content.plan_item());
  return record;
}

// What the engine has against the record because of the item, by the request's fields.
absl::Status CheckItem(const Plan& plan, const v1::AddToRecordRequest& request,
                       const LedgerView& view) {
  const std::optional<int64_t> corrects =
      request.has_corrects() ? std::optional<int64_t>(request.corrects()) : std::nullopt;
  absl::StatusOr<v1::Record> record = RecordWithout(view, request.case_reference(), corrects);
  if (!record.ok()) return record.status();
  const std::string place = AddItem(request, *record);
  FieldViolations violations;
  for (FieldViolation& violation : CheckRecord(plan, *record)) {
    // What else is on record was known to the rulebook by which it was recorded; another may not
    // know it.
    if (!absl::StartsWith(violation.path, place)) continue;
    violation.path = absl::StrCat(ItemField(request), violation.path.substr(place.size()));
    violations.push_back(std::move(violation));
  }
  return violations.empty() ? absl::OkStatus() : InvalidRequest(violations);
}

}  // namespace

absl::StatusOr<v1::AddToRecordResponse> AddToRecord(const RecordKeeping& keeping,
                                                    std::string_view bytes,
                                                    const std::string& authenticated_as) {
  FieldViolations violations;
  const absl::StatusOr<v1::AddToRecordRequest> request =
      ReadRecording<v1::AddToRecordRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  CheckSaysEnough(*request, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  Selection selection;
  selection.id = request->rulebook().id();
  selection.edition = request->rulebook().edition();
  selection.rates = request->rulebook().rates();
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = keeping.library().Find(selection);
  if (!plan.ok()) return plan.status();

  v1::LedgerEntry content;
  content.set_request_id(request->request_id());
  content.set_case_reference(request->case_reference());
  content.set_said_by(request->said_by());
  content.set_authenticated_as(authenticated_as);
  if (request->has_corrects()) content.set_corrects(request->corrects());
  PutItem(*request, content);
  const absl::StatusOr<Receipt> receipt =
      AppendIfUnchanged(keeping.ledger(), content,
                        [&](const LedgerView& view) { return CheckItem(**plan, *request, view); });
  if (!receipt.ok()) return receipt.status();
  v1::AddToRecordResponse response;
  *response.mutable_recorded() = RecordedOf(*receipt);
  return response;
}

}  // namespace fairstart
