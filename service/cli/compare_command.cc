// Tested by tests/service/cli/compare_command_test.cc.
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/compare_alternative.h"
#include "service/cli/compare_cases.h"
#include "service/cli/compare_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/compare.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// The files of the other side.
struct OtherFiles {
  v1::CaseFacts facts;
  v1::Record record;
  std::optional<InputFile> facts_file;
  std::optional<InputFile> record_file;
};

ExitCode ReadOther(const std::string& path, google::protobuf::Message& message,
                   std::optional<InputFile>& file, Console& console) {
  if (path.empty()) return ExitCode::kOk;
  return ReadInput(path, console.in, message, file.emplace(), console.err);
}

ExitCode ReadFiles(const CompareArguments& arguments, Console& console, CaseFiles& files,
                   OtherFiles& others) {
  int from_input = 0;
  for (const std::string& path :
       {arguments.case_file, arguments.record_file, arguments.other_case, arguments.other_record}) {
    if (path == "-") ++from_input;
  }
  if (from_input > 1) {
    return PrintError(absl::InvalidArgumentError("only one file can be read from standard input"),
                      console.err);
  }
  ExitCode read = ReadCaseFiles(arguments, console, files);
  if (read == ExitCode::kOk)
    read = ReadOther(arguments.other_case, others.facts, others.facts_file, console);
  if (read == ExitCode::kOk)
    read = ReadOther(arguments.other_record, others.record, others.record_file, console);
  return read;
}

// The request but for its case and record; the alternative's are put in byte for byte.
std::string RequestOf(const CompareArguments& arguments, const std::string& rulebook,
                      const std::string& day, v1::Alternative alternative, const CaseFiles& files,
                      const OtherFiles& others) {
  v1::CompareRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  request.set_as_of(day);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  WireWriter below(alternative.SerializeAsString());
  if (others.facts_file.has_value()) {
    below.AddText(v1::Alternative::kCaseFieldNumber, others.facts_file->bytes);
  }
  if (others.record_file.has_value()) {
    below.AddText(v1::Alternative::kRecordFieldNumber, others.record_file->bytes);
  }
  WireWriter whole(RequestBytes(request, files.facts_file.bytes, files.record_bytes()));
  whole.AddText(v1::CompareRequest::kAlternativeFieldNumber, below.Take());
  return whole.Take();
}

// Says what is wrong where people put it.
void PrintWrong(const absl::Status& status, const CaseFiles& files, const OtherFiles& others,
                bool day_from_case, std::ostream& err) {
  FieldViolations rest;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    if (others.facts_file.has_value() && absl::StartsWith(violation.path, "alternative.case")) {
      PrintDiagnostics({InFile(violation, "alternative.case", *others.facts_file)}, err);
    } else if (others.record_file.has_value() &&
               absl::StartsWith(violation.path, "alternative.record")) {
      PrintDiagnostics({InFile(violation, "alternative.record", *others.record_file)}, err);
    } else {
      rest.push_back(violation);
    }
  }
  if (!rest.empty()) {
    PrintRefusal(InvalidRequest(rest), files, day_from_case ? "as_of" : "", err);
  } else if (ViolationsOf(status).empty()) {
    PrintError(status, err);
  }
}

ExitCode PrintResponse(const v1::Comparison& comparison, const std::string& format,
                       Console& console) {
  if (format == "binary") {
    console.out << comparison.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(comparison, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintComparison(comparison, page);
  }
  std::string defect;
  for (const v1::LineChange& change : comparison.lines()) {
    for (const v1::Line& line : {change.before(), change.after()}) {
      if (!line.defect().empty()) defect = absl::StrCat(line.entitlement(), ": ", line.defect());
    }
  }
  return PrintDefect(defect, console.err);
}

ExitCode CompareOne(const CompareArguments& arguments, Console& console) {
  CaseFiles files;
  OtherFiles others;
  const ExitCode read = ReadFiles(arguments, console, files, others);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<std::string> day =
      DayOrKnownThrough(arguments.as_of, files, "the day asked about unless --as-of names another");
  if (!day.ok()) return PrintError(day.status(), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  const absl::StatusOr<v1::Alternative> alternative =
      AlternativeOf(arguments, SelectorOf(arguments, rulebook), *day, answerer->library.get());
  if (!alternative.ok()) return PrintError(alternative.status(), console.err);

  const std::string request = RequestOf(arguments, rulebook, *day, *alternative, files, others);
  const absl::StatusOr<v1::CompareResponse> response = answerer->server != nullptr
                                                           ? answerer->server->Compare(request)
                                                           : Compare(*answerer->library, request);
  if (!response.ok()) {
    PrintWrong(response.status(), files, others, arguments.as_of.empty(), console.err);
    return ExitCodeOf(response.status());
  }
  return PrintResponse(response->comparison(), arguments.format, console);
}

}  // namespace

ExitCode Compare(const CompareArguments& arguments, Console& console) {
  const bool many = !arguments.cases.empty();
  const auto refuse = [&](const std::string& flag, const std::string& why) {
    return PrintError(flag, absl::InvalidArgumentError(why), console.err);
  };
  if (many && !arguments.case_file.empty())
    return refuse("--cases", "give CASEFILE or --cases, not both");
  if (many) return CompareCases(arguments, console);
  if (arguments.case_file.empty()) {
    return PrintError(absl::InvalidArgumentError("CASEFILE is needed, or --cases for many"),
                      console.err);
  }
  if (arguments.each) return refuse("--each", "goes with --cases; leave it out");
  if (arguments.threads > 0) return refuse("--threads", "goes with --cases; leave it out");
  return CompareOne(arguments, console);
}

}  // namespace fairstart
