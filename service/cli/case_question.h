// A question about a case, from the command's arguments: what is read, who answers, and what a refusal is
// about.
#ifndef FAIRSTART_SERVICE_CLI_CASE_QUESTION_H_
#define FAIRSTART_SERVICE_CLI_CASE_QUESTION_H_

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/rpc/decision_client.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The files of a case.
struct CaseFiles {
  v1::CaseFacts facts;
  InputFile facts_file;
  std::optional<InputFile> record_file;

  const std::string* record_bytes() const {
    return record_file.has_value() ? &record_file->bytes : nullptr;
  }
};

// Reads the case and the record, if one is given; says what is wrong with them.
ExitCode ReadCaseFiles(const CaseArguments& arguments, Console& console, CaseFiles& files);

// The day that a flag gives or, when that is empty, the last that the case knows of. `otherwise` says in the error
// what the latter stands for: "the day asked about unless --as-of names another".
absl::StatusOr<std::string> DayOrKnownThrough(const std::string& given, const CaseFiles& files,
                                              const std::string& otherwise);

// The last day of the year that begins on `first`; `first` itself if that is no day, which is refused then.
std::string LastDayOfYearFrom(const std::string& first);

// Who answers: one of the two is set.
struct Answerer {
  std::shared_ptr<DecisionClient> server;
  std::shared_ptr<const RulebookLibrary> library;
};

// A server, or the rules folder. Where that has but one rulebook, `rulebook` is filled in.
absl::StatusOr<Answerer> FindAnswerer(const AnswererArguments& arguments, std::string& rulebook);

// The rulebook that the arguments ask for; `rulebook` is "id" or "id/edition".
v1::RulebookSelector SelectorOf(const AnswererArguments& arguments, const std::string& rulebook);

// Says what is wrong where people put it: in a file, or in a flag. `known_through_field` is the request's
// field that was taken from the case; empty if none was.
void PrintRefusal(const absl::Status& status, const CaseFiles& files,
                  const std::string& known_through_field, std::ostream& err);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_CASE_QUESTION_H_
