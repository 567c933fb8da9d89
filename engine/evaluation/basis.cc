// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/evaluation/basis.h"

namespace fairstart {

v1::Basis BasisOf(const Plan& plan, const Question& question) {
  v1::Basis basis;
  basis.set_case_reference(question.facts->case_reference());
  basis.set_known_through(question.facts->known_through());
  *basis.mutable_rulebook() = plan.rulebook_edition;
  *basis.mutable_rates() = plan.rates_edition;
  basis.set_facts_digest(question.facts_digest);
  basis.set_record_digest(question.record_digest);
  basis.set_semantics(kSemantics);
  for (const std::string& reading : plan.readings) basis.add_readings(reading);
  return basis;
}

}  // namespace fairstart
