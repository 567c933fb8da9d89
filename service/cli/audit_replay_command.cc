// Tested by tests/service/cli/audit_commands_test.cc.
#include <thread>

#include "absl/strings/str_cat.h"
#include "service/audit/replay.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/time_sign.h"
#include "service/ledger/ledger.h"

namespace fairstart {
namespace {

struct Counts {
  int64_t same = 0;
  int64_t same_finding = 0;
  int64_t differs = 0;
  int64_t erased = 0;

  int64_t all() const { return same + same_finding + differs + erased; }
};

void Count(const v1::ReplayedFinding& replayed, Counts& counts) {
  switch (replayed.verdict()) {
    case v1::REPLAY_VERDICT_SAME:
      ++counts.same;
      break;
    case v1::REPLAY_VERDICT_SAME_FINDING:
      ++counts.same_finding;
      break;
    case v1::REPLAY_VERDICT_ERASED:
      ++counts.erased;
      break;
    default:
      ++counts.differs;
  }
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

void PrintCounts(const Counts& counts, Page& page) {
  page.Paragraph(0, absl::StrCat(counts.all(), counts.all() == 1 ? " finding" : " findings",
                                 " worked out again: ", counts.same, " the same, ",
                                 counts.same_finding, " the same under other semantics, ",
                                 counts.differs, " different, ", counts.erased, " erased"));
}

}  // namespace

ExitCode AuditReplay(const AuditReplayArguments& arguments, Console& console) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(arguments.ledger);
  if (!reader.ok()) return PrintError("--ledger", reader.status(), console.err);
  const int threads = arguments.threads > 0 ? arguments.threads
                                            : static_cast<int>(std::thread::hardware_concurrency());
  Page page(console.out, console.colour);
  Counts counts;
  int64_t last = -1;
  absl::Status status;
  {
    const TimeSign sign("working recorded findings out again", console);
    status = ReplayAll(**reader, arguments.from, threads, [&](const v1::ReplayedFinding& replayed) {
      Count(replayed, counts);
      last = replayed.position();
      if (replayed.verdict() == v1::REPLAY_VERDICT_DIFFERS) PrintDifference(replayed, page);
      return absl::OkStatus();
    });
  }
  PrintCounts(counts, page);
  if (!status.ok()) {
    if (last >= 0) console.err << "fairstart: go on with --from " << last + 1 << "\n";
    return PrintError(status, console.err);
  }
  return counts.differs == 0 ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
