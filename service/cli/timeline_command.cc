// Tested by tests/service/cli/timeline_command_test.cc.
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/timeline_text.h"
#include "service/decisions/over_time.h"

namespace fairstart {
namespace {

v1::ProjectRequest RequestOf(const TimelineArguments& arguments, const std::string& rulebook,
                             const std::string& first_day) {
  v1::ProjectRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_first_day(first_day);
  request.set_last_day(arguments.until.empty() ? LastDayOfYearFrom(first_day) : arguments.until);
  return request;
}

ExitCode PrintResponse(const v1::Timeline& timeline, const TimelineArguments& arguments,
                       Console& console) {
  const std::string& format = arguments.format;
  if (format == "binary") {
    console.out << timeline.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(timeline, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintTimeline(timeline, PartOf(arguments.entitlements), page);
  }
  std::string defect;
  for (const v1::DefectSpan& span : timeline.defects()) defect = span.says();
  for (const v1::LineSpan& span : timeline.lines()) {
    const v1::Line& line = span.line();
    if (!line.defect().empty()) defect = absl::StrCat(line.entitlement(), ": ", line.defect());
  }
  return PrintDefect(defect, console.err);
}

}  // namespace

ExitCode Timeline(const TimelineArguments& arguments, Console& console) {
  return AskAboutCase<v1::ProjectResponse>(
      arguments, FirstDayOfPeriod(arguments.from), {&DecisionClient::Project, &Project}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::ProjectResponse& response) {
        return PrintResponse(response.timeline(), arguments, console);
      });
}

}  // namespace fairstart
