// Tested by tests/service/cli/audit_commands_test.cc.
#include <functional>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "service/audit/proved_store.h"
#include "service/audit/replay_all.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/progress_line.h"
#include "service/cli/proof_input.h"
#include "service/cli/record_operation.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

using TakePart = std::function<absl::Status(const v1::ReplayAllResponse&)>;

int ThreadsOf(int given) {
  return given > 0 ? given : static_cast<int>(std::thread::hardware_concurrency());
}

absl::Status ReplayHere(ReadLedger read, const std::string& request, int threads,
                        const TakePart& take) {
  PlanArchive plans;
  absl::StatusOr<LedgerReplay> replay =
      LedgerReplay::Begin(std::move(read), request, threads, plans);
  if (!replay.ok()) return replay.status();
  for (;;) {
    const absl::StatusOr<std::optional<v1::ReplayAllResponse>> part = replay->Next();
    if (!part.ok()) return part.status();
    if (!part->has_value()) return absl::OkStatus();
    const absl::Status taken = take(**part);
    if (!taken.ok()) return taken;
  }
}

std::string RequestOf(const AuditReplayArguments& arguments) {
  v1::ReplayAllRequest request;
  request.set_from(arguments.from);
  return request.SerializeAsString();
}

absl::Status Ask(const AuditReplayArguments& arguments, const TakePart& take) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return answerer.status();
  const std::string bytes = RequestOf(arguments);
  if (answerer->server != nullptr) {
    return AuditClient(answerer->server->connection()).ReplayAll(bytes, take);
  }
  return ReplayHere([&reader = *answerer->reader] { return reader.Read(); }, bytes,
                    ThreadsOf(arguments.threads), take);
}

void PrintDifference(const v1::ReplayedFinding& replayed, Page& page) {
  const v1::ReplayDifference& difference = replayed.first_difference();
  page.Paragraph(
      0, absl::StrCat("Entry ", replayed.position(), ", ", replayed.case_reference(), " on ",
                      replayed.as_of(), ", differs first in ", difference.path()));
  if (!difference.entitlement().empty()) {
    page.Paragraph(2,
                   absl::StrCat("line: ", difference.entitlement(),
                                difference.instance().empty() ? "" : "/", difference.instance()));
  }
  const auto value = [](const std::string& text) { return text.empty() ? "nothing" : text; };
  page.Paragraph(2, absl::StrCat("recorded: ", value(difference.recorded())));
  for (const std::string& sentence : difference.recorded_because()) page.Paragraph(4, sentence);
  page.Paragraph(2, absl::StrCat("now: ", value(difference.replayed())));
  for (const std::string& sentence : difference.replayed_because()) page.Paragraph(4, sentence);
}

void PrintCounts(const v1::ReplayCounts& counts, Page& page) {
  const int64_t all = counts.same() + counts.same_finding() + counts.differs() + counts.erased();
  page.Paragraph(0, absl::StrCat(all, all == 1 ? " finding" : " findings",
                                 " worked out again: ", counts.same(), " the same, ",
                                 counts.same_finding(), " the same under other semantics, ",
                                 counts.differs(), " different, ", counts.erased(), " erased"));
}

// Prints what differs as it is found, and the counts at the end.
class Printer {
 public:
  Printer(const AuditReplayArguments& arguments, Console& console)
      : in_json_(arguments.format == "json"),
        console_(console),
        page_(console.out, console.colour),
        progress_(console) {}

  absl::Status Take(const v1::ReplayAllResponse& part) {
    progress_.Hide();
    AddCounts(part.counts(), counts_);
    has_begun_ = true;
    next_position_ = part.next_position();
    if (in_json_) {
      PrintJsonLine(part, console_);
    } else {
      for (const v1::ReplayedFinding& replayed : part.replayed()) {
        if (replayed.verdict() == v1::REPLAY_VERDICT_DIFFERS) PrintDifference(replayed, page_);
      }
    }
    // Whoever reads it in a pipe sees each part as it comes.
    console_.out << std::flush;
    progress_.Show(absl::StrCat(part.next_position(), " of ", part.size(), " entries"));
    return absl::OkStatus();
  }

  ExitCode Finish(const absl::Status& status) {
    progress_.Hide();
    if (has_begun_ && !in_json_) PrintCounts(counts_, page_);
    if (!status.ok()) {
      PrintRecordRefusal(status, "", nullptr, console_.err);
      if (has_begun_) {
        console_.err << "fairstart: go on with --from " << next_position_ << "\n";
      }
      return ExitCodeOf(status);
    }
    return counts_.differs() == 0 ? ExitCode::kOk : ExitCode::kProblems;
  }

 private:
  const bool in_json_;
  Console& console_;
  Page page_;
  v1::ReplayCounts counts_;
  bool has_begun_ = false;
  int64_t next_position_ = 0;
  ProgressLine progress_;
};

}  // namespace

ExitCode AuditReplay(const AuditReplayArguments& arguments, Console& console) {
  Printer printer(arguments, console);
  const TakePart take = [&](const v1::ReplayAllResponse& part) { return printer.Take(part); };
  if (arguments.exported.empty()) return printer.Finish(Ask(arguments, take));
  ProofInput input;
  const ExitCode read = ReadProof(arguments.exported, arguments.public_keys, console, input);
  if (read != ExitCode::kOk) return read;
  return printer.Finish(ReplayHere(ReadAsLedger(input.record.proof()), RequestOf(arguments),
                                   ThreadsOf(arguments.threads), take));
}

}  // namespace fairstart
