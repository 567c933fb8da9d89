// Tested by tests/service/deciding/propose_test.cc.
#include "service/deciding/worked_out.h"

#include <utility>
#include <variant>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What is wrong with the question; what is wrong with the record only if nothing else is, since no
// caller can mend that in the request.
absl::Status Refusal(const FieldViolations& violations) {
  FieldViolations of_request, of_record;
  for (const FieldViolation& violation : violations) {
    if (absl::StartsWith(violation.path, "record.")) {
      of_record.push_back(
          {violation.path, absl::StrCat(violation.description,
                                        "; correct the entry, or name an edition that knows it")});
    } else {
      of_request.push_back(violation);
    }
  }
  return of_request.empty() ? PreconditionFailed(Reason::kRecordRefused, of_record)
                            : InvalidRequest(of_request);
}

absl::StatusOr<std::unique_ptr<WholeQuestion>> QuestionNow(const CaseQuestion& asked,
                                                           const LedgerView& view) {
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  return QuestionAt(asked, view, *size);
}

}  // namespace

absl::StatusOr<std::unique_ptr<WholeQuestion>> QuestionAt(const CaseQuestion& asked,
                                                          const LedgerView& view,
                                                          int64_t record_size) {
  absl::StatusOr<v1::Record> record = view.RecordOf(asked.case_reference, record_size);
  if (!record.ok()) return record.status();
  auto whole = std::make_unique<WholeQuestion>();
  whole->record_size = record_size;
  whole->record = *std::move(record);
  if (!whole->facts.ParseFromString(asked.case_bytes)) {
    return absl::DataLossError("the bytes of the case that was received are no case");
  }
  Question& question = whole->question;
  question.facts = &whole->facts;
  question.record = &whole->record;
  question.facts_digest = Sha256Hex(asked.case_bytes);
  question.record_digest = Sha256Hex(whole->record.SerializeAsString());
  question.as_of = asked.as_of;
  question.entitlements = asked.entitlements;
  return whole;
}

absl::StatusOr<WorkedOut> WorkOut(const CaseQuestion& asked, const LedgerView& view) {
  const absl::StatusOr<std::unique_ptr<WholeQuestion>> whole = QuestionNow(asked, view);
  if (!whole.ok()) return whole.status();
  const Question& question = (*whole)->question;
  std::variant<std::string, FieldViolations> answer = EvaluateToBytes(*asked.plan, question);
  if (const auto* violations = std::get_if<FieldViolations>(&answer)) return Refusal(*violations);

  WorkedOut worked_out;
  worked_out.record_size = (*whole)->record_size;
  worked_out.finding = std::move(std::get<std::string>(answer));
  v1::Finding finding;
  finding.ParseFromString(worked_out.finding);
  worked_out.windows = FindWindows(*asked.plan, question, finding);
  return worked_out;
}

absl::Status CheckAsked(const CaseQuestion& asked, const LedgerView& view) {
  const absl::StatusOr<std::unique_ptr<WholeQuestion>> whole = QuestionNow(asked, view);
  if (!whole.ok()) return whole.status();
  const FieldViolations violations = CheckInput(*asked.plan, (*whole)->question);
  return violations.empty() ? absl::OkStatus() : Refusal(violations);
}

}  // namespace fairstart
