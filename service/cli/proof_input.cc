// Tested by tests/service/cli/audit_commands_test.cc.
#include "service/cli/proof_input.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "service/audit/subject_record.h"
#include "service/cli/case_input.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

std::string AllOf(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Whether a text is a record rather than a proof, in which all texts but the names of fields are
// base64, heads and numbers.
bool IsRecord(const std::string& text) { return text.find("\"proof\"") != std::string::npos; }

}  // namespace

ExitCode ReadProof(const std::string& path, const std::vector<std::string>& public_keys,
                   Console& console, ProofInput& input) {
  std::vector<VerifierKey> keys;
  for (const std::string& text : public_keys) {
    const absl::StatusOr<VerifierKey> key = ReadVerifierKey(text);
    if (!key.ok()) return PrintError("--public-key", key.status(), console.err);
    keys.push_back(*key);
  }
  std::ifstream file;
  if (path != "-") file.open(path, std::ios::binary);
  const std::string text = AllOf(path == "-" ? console.in : file);
  std::istringstream again(text);
  InputFile named;
  input.is_record = IsRecord(text);
  google::protobuf::Message* message = &input.record;
  if (!input.is_record) message = input.record.mutable_proof();
  const ExitCode read = ReadInput(path, again, *message, named, console.err);
  if (read != ExitCode::kOk) return read;
  absl::StatusOr<ProvedRecord> proved = input.is_record
                                            ? CheckSubjectRecord(input.record, keys)
                                            : CheckLedgerProof(input.record.proof(), keys);
  if (!proved.ok()) {
    console.err << "fairstart: this proves nothing: " << proved.status().message() << "\n";
    return ExitCode::kProblems;
  }
  input.proved = *std::move(proved);
  return ExitCode::kOk;
}

}  // namespace fairstart
