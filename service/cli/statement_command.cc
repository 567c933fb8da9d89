// Tested by tests/service/cli/statement_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/files/whole_file.h"
#include "service/publishing/statement.h"

namespace fairstart {
namespace {

v1::StatementRequest RequestOf(const StatementArguments& arguments, const std::string& rulebook,
                               const std::string& day) {
  v1::StatementRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(day);
  return request;
}

}  // namespace

ExitCode Statement(const StatementArguments& arguments, Console& console) {
  return AskAboutCase<v1::StatementResponse>(
      arguments, DayAskedAbout(arguments.as_of), {&DecisionClient::Statement, &Statement}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::StatementResponse& response) {
        if (arguments.output.empty()) {
          console.out << response.html();
          return ExitCode::kOk;
        }
        const absl::Status written = WriteWholeFile(arguments.output, response.html());
        return written.ok() ? ExitCode::kOk : PrintError("--output", written, console.err);
      });
}

}  // namespace fairstart
