// Tested by tests/service/cli/publishing_commands_test.cc and tests/e2e/publishing_test.mjs.
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/differences_text.h"
#include "service/cli/edition_name.h"
#include "service/cli/publishing_operation.h"
#include "service/cli/submitted_folder.h"

namespace fairstart {
namespace {

bool IsFolder(const std::string& side) {
  std::error_code ignored;
  return std::filesystem::is_directory(side, ignored);
}

absl::StatusOr<v1::ComparedEdition> SideOf(const char* argument, const std::string& word) {
  v1::ComparedEdition side;
  if (IsFolder(word)) {
    absl::StatusOr<v1::SubmittedEdition> submitted = ReadSubmittedFolder(word, WithScenarios::kNo);
    if (!submitted.ok()) return AboutFlag(argument, submitted.status());
    *side.mutable_submitted() = *std::move(submitted);
    return side;
  }
  if (SetEdition(word, side)) return side;
  return AboutFlag(argument, NoEdition(word, "a folder that is there, ID/EDITION"));
}

absl::StatusOr<v1::CompareEditionsResponse> AskServer(const RulesCompareArguments& arguments) {
  v1::CompareEditionsRequest request;
  absl::StatusOr<v1::ComparedEdition> before = SideOf("BEFORE", arguments.before);
  if (!before.ok()) return before.status();
  absl::StatusOr<v1::ComparedEdition> after = SideOf("AFTER", arguments.after);
  if (!after.ok()) return after.status();
  for (const auto& [argument, word] :
       {std::pair{"BEFORE", &arguments.before}, {"AFTER", &arguments.after}}) {
    if (!arguments.server.empty() || IsFolder(*word)) continue;
    return absl::InvalidArgumentError(absl::StrCat(argument, ": there is no folder ", *word,
                                                   "; say with --server which server has ",
                                                   "that edition"));
  }
  *request.mutable_before() = *std::move(before);
  *request.mutable_after() = *std::move(after);
  return AskRules(arguments.server, &RulebookClient::CompareEditions, request);
}

// Two folders: no server is asked.
ExitCode CompareFolders(const RulesCompareArguments& arguments, Console& console) {
  const absl::StatusOr<ComparedFolder> before = ReadComparedFolder(arguments.before);
  if (!before.ok()) return PrintError("BEFORE", before.status(), console.err);
  const absl::StatusOr<ComparedFolder> after = ReadComparedFolder(arguments.after);
  if (!after.ok()) return PrintError("AFTER", after.status(), console.err);
  auto found = FindDifferences(before->text, after->text);
  if (const auto* wrong = std::get_if<std::vector<Diagnostic>>(&found)) {
    PrintDiagnostics(*wrong, console.err);
    return ExitCode::kBadInput;
  }
  v1::CompareEditionsResponse response;
  v1::RulebookDifferences& differences = *response.mutable_differences();
  differences = std::get<v1::RulebookDifferences>(std::move(found));
  *differences.mutable_before() = before->edition;
  *differences.mutable_after() = after->edition;
  if (arguments.format == "json") return PrintJson(response, console);
  Page page(console.out, console.colour);
  PrintDifferences(differences, page);
  return ExitCode::kOk;
}

}  // namespace

ExitCode RulesCompare(const RulesCompareArguments& arguments, Console& console) {
  if (IsFolder(arguments.before) && IsFolder(arguments.after)) {
    return CompareFolders(arguments, console);
  }
  return PrintRulesResponse(AskServer(arguments), arguments.format, console,
                            [&](const v1::CompareEditionsResponse& response) {
                              Page page(console.out, console.colour);
                              PrintDifferences(response.differences(), page);
                            });
}

}  // namespace fairstart
