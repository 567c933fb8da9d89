// How every command that asks about one case goes: files, day, who answers, request, answer or
// refusal.
#ifndef FAIRSTART_SERVICE_CLI_CASE_OPERATION_H_
#define FAIRSTART_SERVICE_CLI_CASE_OPERATION_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/cli/case_question.h"
#include "service/cli/printed_error.h"
#include "service/decisions/request_bytes.h"

namespace fairstart {

// The day that a command asks about, or the first of its period.
struct AskedDay {
  const std::string& given;  // by its flag; empty: the last that the case knows of
  const char* otherwise;     // what that day stands for (DayOrKnownThrough)
  const char* field;         // of the request
};

inline AskedDay DayAskedAbout(const std::string& given) {
  return {given, "the day asked about unless --as-of names another", "as_of"};
}

inline AskedDay FirstDayOfPeriod(const std::string& given) {
  return {given, "the first of the period unless --from names another", "first_day"};
}

// An operation, by a server and here.
template <typename Response>
struct CaseOperation {
  absl::StatusOr<Response> (DecisionClient::*by_server)(std::string_view request);
  absl::StatusOr<Response> (*here)(const RulebookLibrary& library, std::string_view request);
};

// Asks, and hands the answer to `print`; says what is wrong where people put it. `request_of` makes
// the request, but for its case and record, of a rulebook and the day.
template <typename Response, typename RequestOf, typename Print>
ExitCode AskAboutCase(const CaseArguments& arguments, const AskedDay& asked,
                      const CaseOperation<Response>& operation, Console& console,
                      RequestOf request_of, Print print) {
  CaseFiles files;
  const ExitCode read = ReadCaseFiles(arguments, console, files);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<std::string> day = DayOrKnownThrough(asked.given, files, asked.otherwise);
  if (!day.ok()) return PrintError(day.status(), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);

  const std::string request =
      RequestBytes(request_of(rulebook, *day), files.facts_file.bytes, files.record_bytes());
  const absl::StatusOr<Response> response =
      answerer->server != nullptr ? (answerer->server.get()->*operation.by_server)(request)
                                  : operation.here(*answerer->library, request);
  if (!response.ok()) {
    PrintRefusal(response.status(), files, asked.given.empty() ? asked.field : "", console.err);
    return ExitCodeOf(response.status());
  }
  return print(*response);
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_CASE_OPERATION_H_
