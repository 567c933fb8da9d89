// Tested by tests/service/cli/duties_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/duties_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/over_time.h"
#include "service/publishing/duty_ical.h"

namespace fairstart {
namespace {

v1::DutiesRequest RequestOf(const DutiesArguments& arguments, const std::string& rulebook,
                            const std::string& first_day) {
  v1::DutiesRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  request.set_first_day(first_day);
  request.set_last_day(arguments.until.empty() ? LastDayOfYearFrom(first_day) : arguments.until);
  return request;
}

ExitCode PrintResponse(const v1::DutyCalendar& calendar, const std::string& format,
                       Console& console) {
  if (format == "binary") {
    console.out << calendar.SerializeAsString();
  } else if (format == "ical") {
    console.out << DutyIcal(calendar);
  } else if (format == "json") {
    const ExitCode printed = PrintJson(calendar, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintDuties(calendar, page);
  }
  return PrintDefect(calendar.defects().empty() ? "" : calendar.defects(0).says(), console.err);
}

}  // namespace

ExitCode Duties(const DutiesArguments& arguments, Console& console) {
  return AskAboutCase<v1::DutiesResponse>(
      arguments, FirstDayOfPeriod(arguments.from), {&DecisionClient::Duties, &Duties}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::DutiesResponse& response) {
        return PrintResponse(response.duties(), arguments.format, console);
      });
}

}  // namespace fairstart
