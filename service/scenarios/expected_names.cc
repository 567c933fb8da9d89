// Tested by tests/service/scenarios/expected_names_test.cc.
#include "service/scenarios/expected_names.h"

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"

namespace fairstart {

ExpectedNames::ExpectedNames(const v1::Rulebook& rulebook) {
  const auto add = [this](const char* kind, const auto& declarations) {
    for (const auto& declaration : declarations) names_[kind].insert(declaration.name());
  };
  add("entitlement", rulebook.entitlement());
  add("bar", rulebook.bar());
  add("claim", rulebook.claim());
  add("duty", rulebook.duty());
  add("warning", rulebook.warning());
  for (const v1::Interpretation& one : rulebook.interpretation()) {
    names_["interpretation"].insert(one.number());
  }
  for (const v1::Source& source : rulebook.source()) {
    for (const v1::Section& section : source.section()) {
      for (const v1::Reference& reference : section.reference()) {
        names_["paragraph"].insert(reference.paragraph());
      }
    }
  }
}

std::vector<Mismatch> ExpectedNames::Unknown(const v1::Scenario& scenario) const {
  std::vector<Mismatch> unknown;
  const auto look = [&](const char* kind, const std::string& name, const std::string& path) {
    static const std::set<std::string>& none = *new std::set<std::string>();
    const auto of_kind = names_.find(kind);
    const std::set<std::string>& known = of_kind == names_.end() ? none : of_kind->second;
    if (known.contains(name)) return;
    unknown.push_back(
        {path, path, absl::StrCat("a known ", kind),
         absl::StrCat(Quoted(name), "; ", NearestOrKnown(name, {known.begin(), known.end()}))});
  };
  const auto look_either = [&](const char* kind, const char* other, const std::string& name,
                               const std::string& path) {
    const auto of_other = names_.find(other);
    if (of_other == names_.end() || !of_other->second.contains(name)) look(kind, name, path);
  };
  const auto look_all = [&](const char* kind, const auto& names, const std::string& path) {
    for (int i = 0; i < names.size(); ++i) look(kind, names[i], absl::StrCat(path, "[", i, "]"));
  };
  for (int i = 0; i < scenario.cite_size(); ++i) {
    look("paragraph", scenario.cite(i).paragraph(), absl::StrCat("cite[", i, "]"));
  }
  for (int i = 0; i < scenario.check_size(); ++i) {
    const v1::Check& check = scenario.check(i);
    const std::string at = absl::StrCat("check[", i, "]");
    for (int j = 0; j < check.line_size(); ++j) {
      const std::string line = absl::StrCat(at, ".line[", j, "]");
      look("entitlement", check.line(j).entitlement(), line + ".entitlement");
      look_all("bar", check.line(j).bar(), line + ".bar");
      look_all("paragraph", check.line(j).cites(), line + ".cites");
    }
    for (int j = 0; j < check.claim_size(); ++j) {
      look("claim", check.claim(j).claim(), absl::StrCat(at, ".claim[", j, "].claim"));
    }
    for (int j = 0; j < check.duty_size(); ++j) {
      look("duty", check.duty(j).duty(), absl::StrCat(at, ".duty[", j, "].duty"));
    }
    look_all("warning", check.warning(), at + ".warning");
    look_all("claim", check.no_claim(), at + ".no_claim");
    look_all("duty", check.no_duty(), at + ".no_duty");
    look_all("warning", check.no_warning(), at + ".no_warning");
    look_all("interpretation", check.interpretation(), at + ".interpretation");
  }
  for (int i = 0; i < scenario.period_size(); ++i) {
    const v1::PeriodCheck& period = scenario.period(i);
    for (int j = 0; j < period.payment_size(); ++j) {
      look_either("entitlement", "duty", period.payment(j).name(),
                  absl::StrCat("period[", i, "].payment[", j, "].name"));
    }
  }
  return unknown;
}

}  // namespace fairstart
