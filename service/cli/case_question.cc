// Tested by tests/service/cli/decide_command_test.cc and tests/service/cli/timeline_command_test.cc.
#include "service/cli/case_question.h"

#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "engine/calendar/span.h"
#include "service/cli/printed_error.h"
#include "service/errors/rich_status.h"

namespace fairstart {
ExitCode ReadCaseFiles(const CaseArguments& arguments, Console& console, CaseFiles& files) {
  if (arguments.case_file == "-" && arguments.record_file == "-") {
    return PrintError(
        absl::InvalidArgumentError("case and record cannot both be read from standard input"),
        console.err);
  }
  const ExitCode read =
      ReadInput(arguments.case_file, console.in, files.facts, files.facts_file, console.err);
  if (read != ExitCode::kOk || arguments.record_file.empty()) return read;
  v1::Record record;
  files.record_file.emplace();
  return ReadInput(arguments.record_file, console.in, record, *files.record_file, console.err);
}

absl::StatusOr<std::string> DayOrKnownThrough(const std::string& given, const CaseFiles& files,
                                              const std::string& otherwise) {
  if (!given.empty()) return given;
  if (files.facts.has_known_through()) return files.facts.known_through();
  return absl::InvalidArgumentError(absl::StrCat(
      files.facts_file.file.name,
      " has no known_through; give the last day of which this case knows, as YYYY-MM-DD, which is also ",
      otherwise));
}

std::string LastDayOfYearFrom(const std::string& first) {
  const absl::StatusOr<Day> day = ParseDay(first);
  return day.ok() ? FormatDay(PreviousDay(Plus(*day, Span{.months = 12}))) : first;
}

absl::StatusOr<Answerer> FindAnswerer(const AnswererArguments& arguments, std::string& rulebook) {
  Answerer answerer;
  if (!arguments.server.empty()) {
    const absl::StatusOr<CalledServer> server = FindServer(arguments.server);
    if (!server.ok()) return server.status();
    answerer.server = std::make_shared<DecisionClient>(server->address, absl::Seconds(60),
                                                       server->credentials);
    return answerer;
  }
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> opened = RulebookLibrary::Open(arguments.rules);
  if (!opened.ok()) {
    return absl::Status(opened.status().code(),
                        absl::StrCat("--rules: ", std::string(opened.status().message()),
                                     "; name the folder that holds the rulebooks"));
  }
  answerer.library = *std::move(opened);
  if (rulebook.empty()) {
    const std::vector<std::string> ids = answerer.library->Ids();
    if (ids.size() > 1) {
      return absl::InvalidArgumentError(absl::StrCat(
          "--rulebook: ", arguments.rules, " has several; say which: ", absl::StrJoin(ids, ", ")));
    }
    rulebook = ids.front();
  }
  return answerer;
}

v1::RulebookSelector SelectorOf(const AnswererArguments& arguments, const std::string& rulebook) {
  v1::RulebookSelector selector;
  const size_t slash = rulebook.find('/');
  selector.set_id(rulebook.substr(0, slash));
  if (slash != std::string::npos) selector.set_edition(rulebook.substr(slash + 1));
  selector.set_rates(arguments.rates);
  for (const std::string& reading : arguments.readings) selector.add_readings(reading);
  return selector;
}

void PrintRefusal(const absl::Status& status, const CaseFiles& files,
                  const std::string& known_through_field, std::ostream& err) {
  const FieldViolations violations = ViolationsOf(status);
  if (violations.empty()) {
    PrintError(status, err);
    return;
  }
  for (FieldViolation violation : violations) {
    if (!known_through_field.empty() && violation.path == known_through_field) {
      violation.path = "case.known_through";
    }
    if (absl::StartsWith(violation.path, "case")) {
      PrintDiagnostics({InFile(violation, "case", files.facts_file)}, err);
    } else if (files.record_file.has_value() && absl::StartsWith(violation.path, "record")) {
      PrintDiagnostics({InFile(violation, "record", *files.record_file)}, err);
    } else {
      PrintError(FlagOf(violation.path), absl::InvalidArgumentError(violation.description), err);
    }
  }
  const size_t more = ViolationCount(status) - violations.size();
  if (more > 0) err << "fairstart: and " << more << " more\n";
}

}  // namespace fairstart
