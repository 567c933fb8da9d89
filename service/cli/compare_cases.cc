// Tested by tests/service/cli/compare_cases_test.cc.
#include "service/cli/compare_cases.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_question.h"
#include "service/cli/cohort_text.h"
#include "service/cli/compare_alternative.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/progress_line.h"
#include "service/cohorts/cohort_comparison.h"
#include "service/cohorts/cohort_totals.h"

namespace fairstart {
namespace {

// A terminal is told of every so many cases.
constexpr int64_t kCasesBetweenSigns = 250;

// The flag that does not go with many cases, and why; "" if there is none.
std::string WrongWithCases(const CompareArguments& arguments) {
  const struct {
    const char* flag;
    bool given;
    const char* why;
  } flags[] = {
      {"--server", !arguments.server.empty(), "many cases are compared here; leave it out"},
      {"--record", !arguments.record_file.empty(), "is of one case; leave it out"},
      {"--other-case", !arguments.other_case.empty(), "is of one case; leave it out"},
      {"--other-record", !arguments.other_record.empty(), "is of one case; leave it out"},
      {"--format", arguments.format == "binary", "many cases are printed as text or json"}};
  for (const auto& [flag, given, why] : flags) {
    if (given) return absl::StrCat(flag, ": ", why);
  }
  return "";
}

// Prints as the cases come, and the totals at the end.
class Printer {
 public:
  Printer(const CompareArguments& arguments, Console& console)
      : arguments_(arguments),
        console_(console),
        page_(console.out, console.colour),
        progress_(console) {}

  void Take(const ComparedCase& compared) {
    totals_.Add(compared);
    const v1::CohortCase& entry = compared.entry;
    if (!entry.error().empty()) {
      progress_.Hide();
      console_.err << "fairstart: "
                   << (arguments_.cases == "-" ? "standard input" : arguments_.cases) << ", line "
                   << entry.line() << ": " << entry.error() << "\n";
    }
    const bool changes =
        !entry.changes().empty() || entry.other_changes() > 0 || !entry.error().empty();
    if (arguments_.each && changes) PrintEach(entry);
    if (++cases_ % kCasesBetweenSigns == 0) progress_.Show(absl::StrCat(cases_, " cases"));
  }

  ExitCode Finish() {
    progress_.Hide();
    const v1::CohortTotals totals = totals_.Totals();
    if (arguments_.format == "json") {
      v1::CohortEntry entry;
      *entry.mutable_totals() = totals;
      PrintJsonLine(entry, console_);
    } else if (totals.cases() > totals.failed()) {
      PrintTotals(totals, page_);
    } else {
      // A table of nothing but noughts would look like an answer.
      console_.err << "fairstart: no case was compared\n";
    }
    return totals.failed() > 0 ? ExitCode::kBadInput : ExitCode::kOk;
  }

 private:
  void PrintEach(const v1::CohortCase& entry) {
    if (arguments_.format == "text") return PrintCase(entry, page_);
    v1::CohortEntry line;
    *line.mutable_case_() = entry;
    PrintJsonLine(line, console_);
  }

  const CompareArguments& arguments_;
  Console& console_;
  Page page_;
  CohortTotals totals_;
  int64_t cases_ = 0;
  ProgressLine progress_;
};

absl::StatusOr<CohortQuestion> QuestionOf(const CompareArguments& arguments,
                                          const std::string& rulebook,
                                          const RulebookLibrary& library) {
  CohortQuestion question;
  question.rulebook = SelectorOf(arguments, rulebook);
  question.as_of = arguments.as_of;
  question.entitlements = arguments.entitlements;
  absl::StatusOr<v1::Alternative> alternative =
      AlternativeOf(arguments, question.rulebook, arguments.as_of, &library);
  if (!alternative.ok()) return alternative.status();
  question.alternative = *std::move(alternative);
  const absl::Status status = CheckCohortQuestion(library, question);
  if (!status.ok()) return status;
  return question;
}

int ThreadsOf(int given) {
  return given > 0 ? given : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

ExitCode CompareCases(const CompareArguments& arguments, Console& console) {
  const std::string wrong = WrongWithCases(arguments);
  if (!wrong.empty()) return PrintError(absl::InvalidArgumentError(wrong), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  const absl::StatusOr<CohortQuestion> question =
      QuestionOf(arguments, rulebook, *answerer->library);
  if (!question.ok()) return PrintError(question.status(), console.err);
  std::ifstream file;
  if (arguments.cases != "-") {
    file.open(arguments.cases, std::ios::binary);
    if (!file) {
      return PrintError("--cases",
                        absl::InvalidArgumentError(absl::StrCat("cannot read ", arguments.cases)),
                        console.err);
    }
  }
  Printer printer(arguments, console);
  CompareCohort(*answerer->library, *question, arguments.cases == "-" ? console.in : file,
                ThreadsOf(arguments.threads),
                [&](const ComparedCase& compared) { printer.Take(compared); });
  return printer.Finish();
}

}  // namespace fairstart
