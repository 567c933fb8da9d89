// Tested by tests/service/cli/proofs_text_test.cc.
#include "service/cli/proofs_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/cli/printed_error.h"
#include "service/proofs/person_file.h"

namespace fairstart {

std::string ToString(const Proof& proof, const std::string& file) {
  std::string text = ToString(proof.diagnostic);
  if (!proof.person.has_value()) return text;
  const Person& person = *proof.person;
  if (proof.verdict == Verdict::kProved) {
    return person.name.empty()
               ? text
               : absl::StrCat(text, "\n  shown by ", person.name, " on ", FormatDay(person.as_of));
  }
  const std::vector<std::string> facts = FactsOf(person);
  absl::StrAppend(&text, "\n  on ", FormatDay(person.as_of),
                  facts.empty() ? ", for anybody" : ", for somebody with");
  for (const std::string& fact : facts) absl::StrAppend(&text, "\n    ", fact);
  if (!file.empty()) absl::StrAppend(&text, "\n  in ", file);
  return text;
}

int CountOf(const std::vector<Proof>& proofs, Verdict verdict) {
  return static_cast<int>(std::count_if(
      proofs.begin(), proofs.end(), [&](const Proof& proof) { return proof.verdict == verdict; }));
}

std::string SummaryOf(const std::vector<Proof>& proofs) {
  return absl::StrCat(Counted(static_cast<int>(proofs.size()), "statement"), ": ",
                      CountOf(proofs, Verdict::kProved), " proved, ",
                      CountOf(proofs, Verdict::kRefuted), " refuted, ",
                      CountOf(proofs, Verdict::kNotDecided), " not decided");
}

}  // namespace fairstart
