// Tested by tests/service/cli/decide_command_test.cc.
#include <algorithm>
#include <memory>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/finding_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/preview.h"
#include "service/errors/rich_status.h"
#include "service/rpc/decision_client.h"
#include "service/rulebooks/library.h"
#include "service/server/loopback_address.h"

namespace fairstart {
namespace {

// The flags that the request's own fields come from; people know those.
std::string FlagOf(const std::string& path) {
  for (const auto& [field, flag] : {std::pair{"as_of", "--as-of"},
                                    {"rulebook.readings", "--reading"},
                                    {"rulebook.rates", "--rates"},
                                    {"rulebook", "--rulebook"},
                                    {"entitlements", "--entitlement"}}) {
    if (absl::StartsWith(path, field)) return flag;
  }
  return path;
}

v1::PreviewRequest RequestOf(const DecideArguments& arguments, const std::string& rulebook,
                             const std::string& known_through) {
  v1::PreviewRequest request;
  const size_t slash = rulebook.find('/');
  request.mutable_rulebook()->set_id(rulebook.substr(0, slash));
  if (slash != std::string::npos) {
    request.mutable_rulebook()->set_edition(rulebook.substr(slash + 1));
  }
  request.mutable_rulebook()->set_rates(arguments.rates);
  for (const std::string& reading : arguments.readings) {
    request.mutable_rulebook()->add_readings(reading);
  }
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(arguments.as_of.empty() ? known_through : arguments.as_of);
  request.set_windows(arguments.windows);
  if (arguments.explain == "plain" || arguments.explain == "true") {
    request.set_explanation(v1::EXPLANATION_DETAIL_PLAIN);
  } else if (arguments.explain == "full") {
    request.set_explanation(v1::EXPLANATION_DETAIL_FULL);
  }
  return request;
}

// Who answers: a server, or the rules folder. The rulebook is filled in where there is but one.
absl::StatusOr<PreviewFunction> Answerer(const DecideArguments& arguments, std::string& rulebook) {
  if (!arguments.server.empty()) {
    const absl::StatusOr<LoopbackAddress> address = ReadLoopbackAddress(arguments.server);
    if (!address.ok()) {
      return absl::Status(address.status().code(),
                          absl::StrCat("--server: ", std::string(address.status().message())));
    }
    const auto client = std::make_shared<DecisionClient>(ToString(*address), absl::Seconds(60));
    return [client](std::string_view request) { return client->Preview(request); };
  }
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> opened = RulebookLibrary::Open(arguments.rules);
  if (!opened.ok()) {
    return absl::Status(opened.status().code(),
                        absl::StrCat("--rules: ", std::string(opened.status().message()),
                                     "; name the folder that holds the rulebooks"));
  }
  const std::shared_ptr<const RulebookLibrary> library = *std::move(opened);
  if (rulebook.empty()) {
    const std::vector<std::string> ids = library->Ids();
    if (ids.size() > 1) {
      return absl::InvalidArgumentError(absl::StrCat(
          "--rulebook: ", arguments.rules, " has several; say which: ", absl::StrJoin(ids, ", ")));
    }
    rulebook = ids.front();
  }
  return [library](std::string_view request) { return Preview(*library, request); };
}

// Says what is wrong where people put it: in a file, or in a flag. `day_of_case` tells that the day
// asked about was taken from the case.
void PrintRefusal(const absl::Status& status, const InputFile& facts,
                  const std::optional<InputFile>& record, bool day_of_case, std::ostream& err) {
  const FieldViolations violations = ViolationsOf(status);
  if (violations.empty()) {
    PrintError(status, err);
    return;
  }
  for (FieldViolation violation : violations) {
    if (day_of_case && violation.path == "as_of") violation.path = "case.known_through";
    if (absl::StartsWith(violation.path, "case")) {
      PrintDiagnostics({InFile(violation, "case", facts)}, err);
    } else if (record.has_value() && absl::StartsWith(violation.path, "record")) {
      PrintDiagnostics({InFile(violation, "record", *record)}, err);
    } else {
      PrintError(FlagOf(violation.path), absl::InvalidArgumentError(violation.description), err);
    }
  }
  const size_t more = ViolationCount(status) - violations.size();
  if (more > 0) err << "fairstart: and " << more << " more\n";
}

ExitCode PrintResponse(const v1::PreviewResponse& response, const std::string& format,
                       Console& console) {
  if (format == "binary") {
    console.out << response.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(response, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintAnswer(response, page);
  }
  std::string defect;
  for (const std::string& other : response.finding().defects()) defect = other;
  for (const v1::Line& line : response.finding().lines()) {
    if (!line.defect().empty()) defect = absl::StrCat(line.entitlement(), ": ", line.defect());
  }
  if (defect.empty()) return ExitCode::kOk;
  console.err << "fairstart: the rulebook has a defect, met by " << defect << "\n";
  return ExitCode::kDefect;
}

}  // namespace

ExitCode Decide(const DecideArguments& arguments, Console& console) {
  if (arguments.case_file == "-" && arguments.record_file == "-") {
    return PrintError(
        absl::InvalidArgumentError("case and record cannot both be read from standard input"),
        console.err);
  }
  v1::CaseFacts facts;
  InputFile facts_file;
  ExitCode read = ReadInput(arguments.case_file, console.in, facts, facts_file, console.err);
  if (read != ExitCode::kOk) return read;
  v1::Record record;
  std::optional<InputFile> record_file;
  if (!arguments.record_file.empty()) {
    record_file.emplace();
    read = ReadInput(arguments.record_file, console.in, record, *record_file, console.err);
    if (read != ExitCode::kOk) return read;
  }
  if (arguments.as_of.empty() && !facts.has_known_through()) {
    return PrintError(
        absl::InvalidArgumentError(absl::StrCat(
            facts_file.file.name,
            " has no known_through; give the last day of which this case knows, as YYYY-MM-DD, which "
            "is also the day asked about unless --as-of names another")),
        console.err);
  }
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<PreviewFunction> answerer = Answerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);

  const v1::PreviewRequest request = RequestOf(arguments, rulebook, facts.known_through());
  const absl::StatusOr<v1::PreviewResponse> response = (*answerer)(RequestBytes(
      request, facts_file.bytes, record_file.has_value() ? &record_file->bytes : nullptr));
  if (!response.ok()) {
    PrintRefusal(response.status(), facts_file, record_file, arguments.as_of.empty(), console.err);
    return ExitCodeOf(response.status());
  }
  return PrintResponse(*response, arguments.format, console);
}

}  // namespace fairstart
