// Tested by tests/service/deciding/line_terms_test.cc.
#include "service/deciding/line_terms.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// The line with nothing but what is decided.
std::string TermsOf(const v1::Line& line) {
  v1::Line terms;
  terms.set_entitlement(line.entitlement());
  terms.set_instance(line.instance());
  // Whether something awaits the record is not decided but seen.
  terms.set_outcome(line.outcome() == v1::OUTCOME_SUBJECT_TO ? v1::OUTCOME_ENTITLED
                                                             : line.outcome());
  if (line.has_given()) *terms.mutable_given() = line.given();
  terms.set_frequency(line.frequency());
  terms.set_payee(line.payee());
  terms.set_manner(line.manner());
  terms.set_first_day(line.first_day());
  terms.set_last_day(line.last_day());
  terms.set_paid_on(line.paid_on());
  terms.set_repayment(line.repayment());
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
    terms.add_elsewhere()->set_payer(elsewhere.payer());
  }
  return terms.SerializeAsString();
}

void AddMissing(const v1::Line& line, std::vector<std::string>& hindrances) {
  for (const v1::Missing& missing : line.missing()) {
    std::string what = absl::StrCat("not known: ", missing.path());
    if (!missing.day().empty()) absl::StrAppend(&what, " on ", missing.day());
    if (!missing.label().empty()) absl::StrAppend(&what, " (", missing.label(), ")");
    absl::StrAppend(&what, "; ",
                    missing.kind() == v1::Missing::KIND_RATE
                        ? "propose again with rates that have it"
                        : "propose again with a case that says it, or depart from the finding");
    hindrances.push_back(std::move(what));
  }
}

}  // namespace

std::vector<std::string> Hindrances(const v1::Line& line) {
  std::vector<std::string> hindrances;
  if (!line.defect().empty()) {
    hindrances.push_back(absl::StrCat("the rulebook has a defect: ", line.defect()));
  }
  if (line.outcome() == v1::OUTCOME_UNDETERMINED) {
    AddMissing(line, hindrances);
    if (hindrances.empty())
      hindrances.push_back("it is undetermined; depart from the finding to decide it");
  }
  if (line.outcome() == v1::OUTCOME_TO_CONSIDER) {
    hindrances.push_back(absl::StrCat("to be considered: ", line.consider(),
                                      "; record an assessment with its reason and propose again"));
  }
  if (line.outcome() != v1::OUTCOME_SUBJECT_TO) return hindrances;
  for (const v1::UnmetNeed& need : line.needs()) {
    if (need.before() != v1::Need::BEFORE_ENTITLEMENT) continue;
    std::string what = absl::StrCat("not on record: ", need.kind());
    if (!need.name().empty()) absl::StrAppend(&what, " \"", need.name(), "\"");
    if (!need.subject().empty()) absl::StrAppend(&what, " about \"", need.subject(), "\"");
    absl::StrAppend(&what, ": ", need.says(), " Record it and propose again");
    hindrances.push_back(std::move(what));
  }
  return hindrances;
}

bool SaysTheSame(const v1::Line& decided, const v1::Line& later) {
  return TermsOf(decided) == TermsOf(later) && Hindrances(later).empty();
}

bool SaysNothingNew(const v1::Line& earlier, const v1::Line& later) {
  if (TermsOf(earlier) != TermsOf(later)) return false;
  const std::vector<std::string> hindrances = Hindrances(later);
  return hindrances.empty() || hindrances == Hindrances(earlier);
}

}  // namespace fairstart
