// Tested by tests/service/cli/plan_command_test.cc.
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/plan_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/plan_items.h"

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

ExitCode PrintResponse(const v1::PlanItems& items, const std::string& format, Console& console) {
  if (format == "binary") {
    console.out << items.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(items, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintPlanItems(items, page);
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
  CaseFiles files;
  const ExitCode read = ReadCaseFiles(arguments, console, files);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<std::string> day =
      DayOrKnownThrough(arguments.as_of, files, "the day asked about unless --as-of names another");
  if (!day.ok()) return PrintError(day.status(), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);

  const std::string request = RequestBytes(RequestOf(arguments, rulebook, *day),
                                           files.facts_file.bytes, files.record_bytes());
  const absl::StatusOr<v1::PlanItemsResponse> response =
      answerer->server != nullptr ? answerer->server->PlanItems(request)
                                  : PlanItems(*answerer->library, request);
  if (!response.ok()) {
    PrintRefusal(response.status(), files, arguments.as_of.empty() ? "as_of" : "", console.err);
    return ExitCodeOf(response.status());
  }
  return PrintResponse(response->plan_items(), arguments.format, console);
}

}  // namespace fairstart
