// Tested by tests/service/cli/schedule_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/schedule_text.h"
#include "service/decisions/schedule.h"
#include "service/publishing/schedule_csv.h"

namespace fairstart {
namespace {

v1::ScheduleRequest RequestOf(const ScheduleArguments& arguments, const std::string& rulebook,
                              const std::string& first_day) {
  v1::ScheduleRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_first_day(first_day);
  request.set_last_day(arguments.until.empty() ? LastDayOfYearFrom(first_day) : arguments.until);
  return request;
}

ExitCode PrintResponse(const v1::Schedule& schedule, const std::string& format, Console& console) {
  if (format == "json") return PrintJson(schedule, console);
  if (format == "binary") {
    console.out << schedule.SerializeAsString();
  } else if (format == "csv") {
    WriteCsv(schedule, console.out);
  } else {
    Page page(console.out, console.colour);
    PrintSchedule(schedule, page);
  }
  return ExitCode::kOk;
}

}  // namespace

ExitCode Schedule(const ScheduleArguments& arguments, Console& console) {
  CaseFiles files;
  const ExitCode read = ReadCaseFiles(arguments, console, files);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<std::string> day = DayOrKnownThrough(
      arguments.from, files, "the first of the period unless --from names another");
  if (!day.ok()) return PrintError(day.status(), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);

  const std::string request = RequestBytes(RequestOf(arguments, rulebook, *day),
                                           files.facts_file.bytes, files.record_bytes());
  const absl::StatusOr<v1::ScheduleResponse> response = answerer->server != nullptr
                                                            ? answerer->server->Schedule(request)
                                                            : Schedule(*answerer->library, request);
  if (!response.ok()) {
    PrintRefusal(response.status(), files, arguments.from.empty() ? "first_day" : "", console.err);
    return ExitCodeOf(response.status());
  }
  return PrintResponse(response->schedule(), arguments.format, console);
}

}  // namespace fairstart
