// A rulebook of a test's own, with little around it.
#ifndef FAIRSTART_TESTS_ENGINE_PROOFS_SMALL_BOOK_H_
#define FAIRSTART_TESTS_ENGINE_PROOFS_SMALL_BOOK_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "engine/rulebook/compile.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// In force from 1 February 2017. `rules` are laid beside it, each rule citing paragraph 1; `rates`
// are parameters of a rates edition that is in force from 6 April 2018. Nothing has to be used.
inline std::shared_ptr<const Plan> SmallBook(const std::string& rules,
                                             const std::string& rates = "") {
  const std::string about = R"(
    about {
      id: "small"
      edition: "2017"
      title: "A small guide"
      in_force_from: "2017-02-01"
      legal_status: "legal_status"
    }
    source {
      name: "guide"
      title: "A small guide"
      section {
        number: "1"
        title: "All of it"
        in_preparation: true
        reference { paragraph: "1" kind: REFERENCE_KIND_ENTITLEMENT says: "all" }
      }
    }
    enumeration {
      name: "LegalStatus"
      choice { name: "NONE" label: "none" }
    }
    definition {
      name: "legal_status"
      label: "legal status"
      value: "LegalStatus.NONE"
      cite { paragraph: "1" }
    })";
  const std::string rates_about = R"(
    about { id: "rates" edition: "2018" title: "Rates" in_force_from: "2018-04-06" }
    source {
      name: "published"
      title: "What was published"
      section {
        number: "1"
        title: "All of it"
        reference { paragraph: "1" kind: REFERENCE_KIND_CALCULATION says: "all" }
      }
    })";
  RulebookFolder rulebook{"rules/small/2017", {{"about.txtpb", about}, {"rules.txtpb", rules}}};
  RulebookFolder rates_edition{"rules/rates/2018",
                               {{"about.txtpb", rates_about}, {"rates.txtpb", rates}}};
  const CompileResult result = Compile(rulebook, rates_edition);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    EXPECT_NE(diagnostic.severity, Diagnostic::Severity::kError) << ToString(diagnostic);
  }
  return result.plan;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_PROOFS_SMALL_BOOK_H_
