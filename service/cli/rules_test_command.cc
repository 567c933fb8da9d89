// Tested by tests/service/cli/rules_commands_test.cc.
#include <algorithm>
#include <memory>

#include "absl/strings/match.h"
#include "absl/time/time.h"
#include "service/cli/commands.h"
#include "service/cli/edition_argument.h"
#include "service/cli/printed_error.h"
#include "service/rpc/decision_client.h"
#include "service/scenarios/scenario_run.h"

namespace fairstart {
ExitCode RulesTest(const RulesTestArguments& arguments, Console& console) {
  std::unique_ptr<DecisionClient> client;
  if (!arguments.server.empty()) {
    const absl::StatusOr<CalledServer> server = FindServer(arguments.server);
    if (!server.ok()) return PrintError(server.status(), console.err);
    client = std::make_unique<DecisionClient>(server->address, absl::Seconds(60),
                                              server->credentials);
  }
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions(arguments.folders);
  if (!editions.ok()) return PrintError(editions.status(), console.err);

  int run = 0;
  bool sound = true;
  for (const EditionArgument& edition : *editions) {
    if (edition.id == kRatesId) continue;  // rates have no scenarios
    const ExitCode compiled =
        client == nullptr ? CheckCompiles(edition, arguments.rates, console) : ExitCode::kOk;
    if (compiled == ExitCode::kProblems) {
      sound = false;
      continue;
    }
    if (compiled != ExitCode::kOk) return compiled;
    absl::StatusOr<ScenarioSet> set = ReadScenarios(edition.folder);
    if (!set.ok()) return PrintError(set.status(), console.err);
    PrintDiagnostics(set->diagnostics, console.err);
    std::erase_if(set->scenarios, [&](const ReadyScenario& ready) {
      return !absl::StrContains(ready.scenario.name(), arguments.only);
    });

    const ScenarioTarget target = {edition.id, edition.edition, arguments.rates};
    const ScenarioReport report =
        client == nullptr
            ? RunScenarios(*set, *edition.library, target)
            : RunScenariosThrough(
                  {[&](std::string_view request) { return client->Preview(request); },
                   [&](std::string_view request) { return client->Schedule(request); }},
                  *set, target);
    for (const ScenarioFailure& failure : report.failures) console.err << ToString(failure) << "\n";

    console.out << edition.folder.string() << ": " << Counted(report.scenarios, "scenario") << ", "
                << Counted(report.days, "day") << ", "
                << (report.periods > 0 ? Counted(report.periods, "period") + ", " : "")
                << Counted(static_cast<int>(report.failures.size()), "failure");
    const int unread = CountErrors(set->diagnostics);
    if (unread > 0) console.out << ", " << unread << " that cannot be read";
    if (report.left_out > 0)
      console.out << ", " << report.left_out << " left out: they set parameters";
    console.out << "\n";
    run += report.scenarios;
    sound = sound && report.failures.empty() && unread == 0;
  }
  if (run == 0 && sound) {
    console.err << "fairstart: no scenario was run\n";
    return ExitCode::kProblems;
  }
  return sound ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
