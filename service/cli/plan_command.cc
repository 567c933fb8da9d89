// Tested by tests/service/cli/plan_command_test.cc.
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/plan_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/over_time.h"

namespace fairstart {
namespace {

v1::PlanItemsRequest RequestOf(const PlanItemsArguments& arguments, const std::string& rulebook,
                               const std::string& day) {
  v1::PlanItemsRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(day);
  return request;
}

ExitCode PrintResponse(const v1::PlanItems& items, const PlanItemsArguments& arguments,
                       Console& console) {
  const std::string& format = arguments.format;
  if (format == "binary") {
    console.out << items.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(items, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintPlanItems(items, PartOf(arguments.entitlements), page);
  }
  std::string defect;
  for (const std::string& other : items.defects()) defect = other;
  for (const v1::ProposedItem& item : items.items()) {
    if (!item.defect().empty()) defect = absl::StrCat(item.entitlement(), ": ", item.defect());
  }
  return PrintDefect(defect, console.err);
}

}  // namespace

ExitCode PlanItems(const PlanItemsArguments& arguments, Console& console) {
  return AskAboutCase<v1::PlanItemsResponse>(
      arguments, DayAskedAbout(arguments.as_of), {&DecisionClient::PlanItems, &PlanItems}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::PlanItemsResponse& response) {
        return PrintResponse(response.plan_items(), arguments, console);
      });
}

}  // namespace fairstart
