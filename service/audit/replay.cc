// Tested by tests/service/audit/replay_test.cc.
#include "service/audit/replay.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/audit/first_difference.h"
#include "service/audit/recorded_question.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

class Replayer {
 public:
  Replayer(const LedgerView& view, PlanArchive& plans) : view_(view), plans_(plans) {}

  absl::StatusOr<v1::ReplayedFinding> Run(const RecordedEntry& entry) {
    replayed_.set_position(entry.position);
    if (!entry.content.has_value()) return Erased("the finding");
    replayed_.set_case_reference(entry.content->case_reference());
    absl::StatusOr<RecordedQuestion> asked = QuestionOf(view_, entry, plans_);
    if (!asked.ok()) return asked.status();
    replayed_.set_as_of(asked->recorded.as_of());
    replayed_.set_recorded_semantics(asked->recorded.semantics());
    if (!asked->erased.empty()) return Erased(asked->erased);
    return Judge(*asked->plan, asked->whole->question,
                 entry.content->finding_proposed().finding(), std::move(asked->recorded));
  }

 private:
  v1::ReplayedFinding Erased(const std::string& what) {
    replayed_.set_verdict(v1::REPLAY_VERDICT_ERASED);
    replayed_.set_erased(what);
    return replayed_;
  }

  absl::StatusOr<v1::ReplayedFinding> Judge(const Plan& plan, const Question& question,
                                            const std::string& recorded_bytes,
                                            v1::Finding recorded) {
    const std::variant<std::string, FieldViolations> answer = EvaluateToBytes(plan, question);
    if (const auto* violations = std::get_if<FieldViolations>(&answer)) {
      replayed_.set_verdict(v1::REPLAY_VERDICT_DIFFERS);
      v1::ReplayDifference& difference = *replayed_.mutable_first_difference();
      difference.set_path(violations->front().path);
      difference.set_replayed(absl::StrCat("refused: ", violations->front().description));
      return replayed_;
    }
    v1::Finding now;
    now.ParseFromString(std::get<std::string>(answer));
    replayed_.set_replayed_semantics(now.semantics());
    if (std::get<std::string>(answer) == recorded_bytes) {
      replayed_.set_verdict(v1::REPLAY_VERDICT_SAME);
      return replayed_;
    }
    const int32_t semantics = now.semantics();
    now.set_semantics(recorded.semantics());
    std::optional<v1::ReplayDifference> difference = FirstDifference(recorded, now);
    if (!difference.has_value() && semantics != recorded.semantics()) {
      replayed_.set_verdict(v1::REPLAY_VERDICT_SAME_FINDING);
      return replayed_;
    }
    replayed_.set_verdict(v1::REPLAY_VERDICT_DIFFERS);
    // Bytes that differ of findings that say the same.
    if (!difference.has_value()) difference.emplace();
    if (!difference->entitlement().empty()) {
      Explain(plan, question, recorded, *difference, *difference->mutable_recorded_because());
      Explain(plan, question, now, *difference, *difference->mutable_replayed_because());
    }
    *replayed_.mutable_first_difference() = *std::move(difference);
    return replayed_;
  }

  static void Explain(const Plan& plan, const Question& question, const v1::Finding& finding,
                      const v1::ReplayDifference& difference,
                      google::protobuf::RepeatedPtrField<std::string>& because) {
    const v1::Explanation explanation =
        fairstart::Explain(plan, question, finding, v1::EXPLANATION_DETAIL_PLAIN);
    for (const v1::LineExplanation& line : explanation.lines()) {
      if (line.entitlement() != difference.entitlement() ||
          line.instance() != difference.instance()) {
        continue;
      }
      because = line.sentences();
    }
  }

  const LedgerView& view_;
  PlanArchive& plans_;
  v1::ReplayedFinding replayed_;
};

}  // namespace

absl::StatusOr<v1::ReplayedFinding> ReplayEntry(const LedgerView& view, const RecordedEntry& entry,
                                                PlanArchive& plans) {
  return Replayer(view, plans).Run(entry);
}

absl::StatusOr<v1::ReplayedFinding> ReplayFinding(const LedgerView& view, int64_t position,
                                                  PlanArchive& plans) {
  const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (absl::IsOutOfRange(entry.status())) {
    return NotFound(Reason::kEntryNotFound, {"position", std::string(entry.status().message())});
  }
  if (!entry.ok()) return entry.status();
  if (entry->kind != v1::ENTRY_KIND_FINDING_PROPOSED) {
    return InvalidRequest(
        {{"position", absl::StrCat("entry ", position, " is no finding; name one that is")}});
  }
  return ReplayEntry(view, *entry, plans);
}

absl::StatusOr<v1::ReplayResponse> Replay(const LedgerView& view, std::string_view bytes,
                                          PlanArchive& plans) {
  v1::ReplayRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<v1::ReplayedFinding> replayed = ReplayFinding(view, request.position(), plans);
  if (!replayed.ok()) return replayed.status();
  v1::ReplayResponse response;
  *response.mutable_replayed() = *std::move(replayed);
  return response;
}

}  // namespace fairstart
