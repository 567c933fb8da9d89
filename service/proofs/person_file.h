// A person as files that `fairstart decide` loads.
#ifndef FAIRSTART_SERVICE_PROOFS_PERSON_FILE_H_
#define FAIRSTART_SERVICE_PROOFS_PERSON_FILE_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/proofs/prove.h"

namespace fairstart {

// What is known of a person, a fact a line: "declared_facts.guided_minutes: 720".
std::vector<std::string> FactsOf(const Person& person);

// Writes the person of a proof into `folder`, which is made if need be: a case file, headed by what
// it shows and how to ask, and one with the record if there is any. Gives the path of the case
// file. `name` is that of the file without its ending; `ask` the words to ask with besides the
// files.
absl::StatusOr<std::filesystem::path> WritePerson(const Proof& proof,
                                                  const std::filesystem::path& folder,
                                                  const std::string& name, const std::string& ask);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PROOFS_PERSON_FILE_H_
