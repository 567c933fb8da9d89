// Tested by tests/service/cli/publishing_commands_test.cc and tests/e2e/publishing_test.mjs.
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/edition_name.h"
#include "service/cli/new_folder.h"
#include "service/cli/publishing_operation.h"
#include "service/cli/publishing_text.h"

namespace fairstart {
namespace {

template <typename Files>
void Add(const std::string& folder, const Files& files, std::vector<RulebookFile>& all) {
  for (const v1::PublishedFile& file : files)
    all.push_back({folder + file.name(), file.contents()});
}

const v1::EditionReference& ReferenceOf(const v1::GetEditionResponse& response) {
  return response.has_proposed() ? response.proposed().edition() : response.published().edition();
}

// What the server sent, in a new folder: only what has the digest that it says.
absl::Status Write(const v1::GetEditionResponse& response, const std::string& folder) {
  RulebookFolder rulebook;
  Add("", response.files(), rulebook.files);
  if (Digest(rulebook) != ReferenceOf(response).digest()) {
    return absl::DataLossError(
        "what the server sent has another digest than it says; nothing was written");
  }
  std::vector<RulebookFile> all = rulebook.files;
  Add("scenarios/", response.scenarios(), all);
  const absl::Status written = WriteNewFolder(folder, all);
  return written.ok() ? written : AboutFlag("--output", written);
}

}  // namespace

ExitCode RulesGet(const RulesGetArguments& arguments, Console& console) {
  if (arguments.output.empty() && arguments.format != "json") {
    return PrintError("--output",
                      absl::InvalidArgumentError("name a new folder for the files, or ask for "
                                                 "--format json, which has them in the answer"),
                      console.err);
  }
  v1::GetEditionRequest request;
  if (!SetEdition(arguments.edition, request)) {
    return PrintError("EDITION", NoEdition(arguments.edition, "ID/EDITION"), console.err);
  }
  const absl::StatusOr<v1::GetEditionResponse> response =
      AskRules(arguments.server, &RulebookClient::GetEdition, request);
  if (response.ok() && !arguments.output.empty()) {
    const absl::Status written = Write(*response, arguments.output);
    if (!written.ok()) return PrintError(written, console.err);
  }
  return PrintRulesResponse(
      response, arguments.format, console, [&](const v1::GetEditionResponse& got) {
        Page page(console.out, console.colour);
        if (got.has_proposed()) {
          PrintProposal(got.proposed(), page);
        } else {
          PrintEdition(got.published(), page);
        }
        page.Paragraph(0,
                       absl::StrCat(arguments.output, ": ", Counted(got.files_size(), "file"), ", ",
                                    Counted(got.scenarios_size(), "file"), " of scenarios"));
      });
}

}  // namespace fairstart
