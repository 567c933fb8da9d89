// Tested by tests/service/cli/schedule_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/printed_json.h"
#include "service/cli/schedule_text.h"
#include "service/decisions/over_time.h"
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
  return AskAboutCase<v1::ScheduleResponse>(
      arguments, FirstDayOfPeriod(arguments.from), {&DecisionClient::Schedule, &Schedule}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::ScheduleResponse& response) {
        return PrintResponse(response.schedule(), arguments.format, console);
      });
}

}  // namespace fairstart
