// A file that an auditor was given: a proof, or somebody's whole record with its proof.
#ifndef FAIRSTART_SERVICE_CLI_PROOF_INPUT_H_
#define FAIRSTART_SERVICE_CLI_PROOF_INPUT_H_

#include <optional>
#include <string>
#include <vector>

#include "fairstart/v1/subject_record.pb.h"
#include "service/audit/check_proof.h"
#include "service/cli/console.h"
#include "service/cli/exit_code.h"

namespace fairstart {

struct ProofInput {
  v1::SubjectRecord record;  // its proof, and the rest of it if there is more
  bool is_record = false;
  ProvedRecord proved;
};

// Reads and checks the file at `path` ("-": standard input) with these public keys. Anything but
// kOk: what is wrong was said on `err`; kProblems if it proves nothing.
ExitCode ReadProof(const std::string& path, const std::vector<std::string>& public_keys,
                   Console& console, ProofInput& input);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PROOF_INPUT_H_
