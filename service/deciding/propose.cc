// Tested by tests/service/deciding/propose_test.cc.
#include "service/deciding/propose.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/deciding/request_reading.h"
#include "service/deciding/worked_out.h"
#include "service/decisions/request_bytes.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// Leaves room for what the case's own request id ends in.
constexpr size_t kLongestRequestId = 190;

struct CheckedProposal {
  v1::ProposeRequest request;
  std::string case_reference;
  std::optional<std::string> case_bytes;  // as received; nothing: the case received last
  Day as_of;
};

absl::StatusOr<CheckedProposal> Check(std::string_view bytes) {
  CheckedProposal checked;
  FieldViolations violations;
  v1::ProposeRequest& request = checked.request;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  checked.case_reference = request.case_reference();
  if (request.has_case_()) {
    absl::StatusOr<RequestFields> fields = ScanRequest(bytes, *v1::ProposeRequest::descriptor());
    if (!fields.ok()) return fields.status();
    checked.case_bytes = std::move(fields->bytes[v1::ProposeRequest::kCaseFieldNumber]);
    const std::string& of_case = request.case_().case_reference();
    if (checked.case_reference.empty()) checked.case_reference = of_case;
    if (checked.case_reference != of_case) {
      violations.push_back(
          {"case_reference", absl::StrCat(Quoted(checked.case_reference),
                                          " is not that of the case, ", Quoted(of_case))});
    }
  }
  CheckName("request_id", request.request_id(), kLongestRequestId, violations);
  CheckName("case_reference", checked.case_reference, kLongestRequestId, violations);
  CheckName("said_by", request.said_by(), kLongestRequestId, violations);
  checked.as_of = DayIn("as_of", request.as_of(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  return checked;
}

// Works one request out and records it.
class Proposal {
 public:
  Proposal(const RecordKeeping& keeping, const CheckedProposal& checked,
           const std::string& authenticated_as)
      : keeping_(keeping),
        checked_(checked),
        request_(checked.request),
        authenticated_as_(authenticated_as) {}

  absl::StatusOr<v1::ProposeResponse> Run() {
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
      const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping_.ledger().Read();
      if (!now.ok()) return now.status();
      absl::StatusOr<v1::ProposeResponse> response = Try(***now);
      if (!absl::IsAborted(response.status())) return response;
    }
    return RecordChanged(checked_.case_reference);
  }

 private:
  // kAborted: look anew.
  absl::StatusOr<v1::ProposeResponse> Try(const LedgerView& view) {
    const absl::StatusOr<std::optional<int64_t>> known =
        view.PositionOfRequest(request_.request_id());
    if (!known.ok()) return known.status();
    if (known->has_value()) return FirstAnswer(view, **known);

    const absl::StatusOr<std::shared_ptr<const Plan>> plan = FindPlan();
    if (!plan.ok()) return plan.status();
    const absl::StatusOr<std::optional<RecordedEntry>> latest =
        view.LatestOf(checked_.case_reference, v1::ENTRY_KIND_CASE_RECEIVED, PositionRange().until);
    if (!latest.ok()) return latest.status();
    const absl::StatusOr<std::string> case_bytes = CaseBytes(*latest);
    if (!case_bytes.ok()) return case_bytes.status();
    const absl::StatusOr<std::optional<int64_t>> last =
        view.LastPositionOf(checked_.case_reference);
    if (!last.ok()) return last.status();

    const CaseQuestion asked = {*plan,
                                checked_.case_reference,
                                *case_bytes,
                                checked_.as_of,
                                {request_.entitlements().begin(), request_.entitlements().end()}};
    if (!case_position_.has_value()) {
      // A case is recorded only if it is sound; then everything is looked at anew.
      const absl::Status sound = CheckAsked(asked, view);
      return sound.ok() ? ReceiveCase(*case_bytes) : sound;
    }
    if (latest->has_value() && (*latest)->position > *case_position_)
      return CaseSuperseded((*latest)->position);
    absl::StatusOr<WorkedOut> worked_out = WorkOut(asked, view);
    if (!worked_out.ok()) return worked_out.status();
    return Record(**plan, *std::move(worked_out), *last);
  }

  absl::StatusOr<std::shared_ptr<const Plan>> FindPlan() const {
    Selection selection;
    selection.id = request_.rulebook().id();
    selection.edition = request_.rulebook().edition();
    selection.rates = request_.rulebook().rates();
    selection.day = checked_.as_of;
    selection.options.readings = {request_.rulebook().readings().begin(),
                                  request_.rulebook().readings().end()};
    absl::StatusOr<std::shared_ptr<const Plan>> plan = keeping_.library().Find(selection);
    if (!plan.ok()) return plan.status();
    const FieldViolations violations = CheckEntitlements(**plan, request_.entitlements());
    if (!violations.empty()) return InvalidRequest(violations);
    return plan;
  }

  // The case that came with the request, or the one received last; its position, if it is known.
  absl::StatusOr<std::string> CaseBytes(const std::optional<RecordedEntry>& latest) {
    const std::string* received = latest.has_value() && latest->content.has_value()
                                      ? &latest->content->case_received().case_facts()
                                      : nullptr;
    if (!checked_.case_bytes.has_value() && received == nullptr) {
      return PreconditionFailed(Reason::kCaseNotReceived,
                                absl::StrCat("cases/", checked_.case_reference),
                                "no case was received yet; send it with the request");
    }
    if (received != nullptr && checked_.case_bytes.value_or(*received) == *received) {
      case_position_ = latest->position;
    }
    return checked_.case_bytes.has_value() ? *checked_.case_bytes : *received;
  }

  // Records the case; then kAborted.
  absl::Status ReceiveCase(const std::string& case_bytes) {
    NewEntry entry;
    entry.content = Content(absl::StrCat(request_.request_id(), "/case"));
    entry.content.mutable_case_received()->set_case_facts(case_bytes);
    const absl::StatusOr<Receipt> receipt = keeping_.ledger().Append(std::move(entry));
    if (!receipt.ok()) return AppendError(receipt.status());
    case_position_ = receipt->position;
    return absl::AbortedError("the case is received");
  }

  v1::LedgerEntry Content(const std::string& request_id) const {
    v1::LedgerEntry content;
    content.set_request_id(request_id);
    content.set_case_reference(checked_.case_reference);
    content.set_said_by(request_.said_by());
    content.set_authenticated_as(authenticated_as_);
    return content;
  }

  absl::Status CaseSuperseded(int64_t position) const {
    return PreconditionFailed(
        Reason::kCaseSuperseded, absl::StrCat("entries/", position),
        "is a newer case of the young person; propose with that one, or send this one again "
        "under another request id");
  }

  absl::StatusOr<v1::ProposeResponse> Record(const Plan& plan, WorkedOut worked_out,
                                             std::optional<int64_t> last) const {
    NewEntry entry;
    entry.content = Content(request_.request_id());
    v1::FindingProposed& proposed = *entry.content.mutable_finding_proposed();
    proposed.set_finding(std::move(worked_out.finding));
    proposed.set_case_position(*case_position_);
    proposed.set_record_size(worked_out.record_size);
    proposed.set_rulebook_position(keeping_.published().PositionOf(RulebookEdition(plan)));
    proposed.set_rates_position(keeping_.published().PositionOf(RatesEdition(plan)));
    const std::string rules = RulesDigest(plan);
    if (rules != RulebookEdition(plan).digest()) proposed.set_rules_digest(rules);
    *proposed.mutable_entitlements() = request_.entitlements();
    *proposed.mutable_windows() = std::move(worked_out.windows);
    const v1::FindingProposed content = proposed;
    entry.check = Unchanged(checked_.case_reference, last);
    const absl::StatusOr<Receipt> receipt = keeping_.ledger().Append(std::move(entry));
    // The same request was recorded meanwhile, with what was known then: that is its answer.
    if (absl::IsAlreadyExists(receipt.status()))
      return absl::AbortedError(receipt.status().message());
    if (!receipt.ok()) return receipt.status();
    return Response(RecordedOf(*receipt), content);
  }

  static v1::ProposeResponse Response(v1::Recorded recorded, const v1::FindingProposed& proposed) {
    v1::ProposeResponse response;
    *response.mutable_recorded() = std::move(recorded);
    response.set_case_position(proposed.case_position());
    response.mutable_finding()->ParseFromString(proposed.finding());
    *response.mutable_windows() = proposed.windows();
    return response;
  }

  // The answer that a request got that was recorded before; kAlreadyExists if it was another
  // request.
  absl::StatusOr<v1::ProposeResponse> FirstAnswer(const LedgerView& view, int64_t position) const {
    const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
    if (!entry.ok()) return entry.status();
    if (!entry->content.has_value() || !entry->content->has_finding_proposed())
      return Taken(position);
    const v1::LedgerEntry& content = *entry->content;
    v1::ProposeResponse response = Response(RecordedOf({entry->position, entry->recorded_at, true}),
                                            content.finding_proposed());
    if (content.case_reference() != checked_.case_reference ||
        content.said_by() != request_.said_by() ||
        content.authenticated_as() != authenticated_as_ ||
        !IsOfThis(content.finding_proposed(), response.finding())) {
      return Taken(position);
    }
    return response;
  }

  // Whether a finding is an answer to this request. What the request leaves open may have been
  // anything.
  bool IsOfThis(const v1::FindingProposed& proposed, const v1::Finding& finding) const {
    const v1::RulebookSelector& rulebook = request_.rulebook();
    std::vector<std::string> readings(rulebook.readings().begin(), rulebook.readings().end());
    std::sort(readings.begin(), readings.end());
    return finding.as_of() == request_.as_of() && finding.rulebook().id() == rulebook.id() &&
           (rulebook.edition().empty() || finding.rulebook().edition() == rulebook.edition()) &&
           (rulebook.rates().empty() || finding.rates().edition() == rulebook.rates()) &&
           std::equal(readings.begin(), readings.end(), finding.readings().begin(),
                      finding.readings().end()) &&
           std::equal(proposed.entitlements().begin(), proposed.entitlements().end(),
                      request_.entitlements().begin(), request_.entitlements().end()) &&
           (!checked_.case_bytes.has_value() ||
            finding.facts_digest() == Sha256Hex(*checked_.case_bytes));
  }

  absl::Status Taken(int64_t position) const {
    return Refused(
        absl::StatusCode::kAlreadyExists, Reason::kRequestIdTaken,
        absl::StrCat("request_id: ", Quoted(request_.request_id()), " is recorded as entry ",
                     position, " with other content; a new request needs a new id"));
  }

  const RecordKeeping& keeping_;
  const CheckedProposal& checked_;
  const v1::ProposeRequest& request_;
  const std::string& authenticated_as_;
  std::optional<int64_t> case_position_;
};

}  // namespace

absl::StatusOr<v1::ProposeResponse> Propose(const RecordKeeping& keeping, std::string_view request,
                                            const std::string& authenticated_as) {
  const absl::StatusOr<CheckedProposal> checked = Check(request);
  if (!checked.ok()) return checked.status();
  return Proposal(keeping, *checked, authenticated_as).Run();
}

}  // namespace fairstart
