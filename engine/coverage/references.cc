// Tested by tests/engine/coverage/references_test.cc.
#include "engine/coverage/references.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/coverage/position.h"
#include "engine/rulebook/usage.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Who cites a paragraph.
struct Carriers {
  std::set<std::string> used;
  std::set<std::string> unused;
};

// Calls `visit` for each citation of a declaration and its parts.
template <typename Visit>
void VisitCitations(const Message& message, const Visit& visit) {
  const auto& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->message_type() == nullptr) continue;
    const auto look = [&](const Message& below) {
      if (field->message_type() == v1::Citation::descriptor()) {
        visit(static_cast<const v1::Citation&>(below));
      } else {
        VisitCitations(below, visit);
      }
    };
    if (!field->is_repeated()) look(reflection.GetMessage(message, field));
    if (!field->is_repeated()) continue;
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      look(reflection.GetRepeatedMessage(message, field, i));
    }
  }
}

// The carriers of the paragraphs of one source.
class Census {
 public:
  Census(const Plan& plan, const std::string& source)
      : plan_(plan), source_(source), usage_(FindUsage(plan)) {}

  std::map<std::string, Carriers> Take() {
    const Declarations& declarations = plan_.declarations;
    const auto always = [](const std::string&) { return true; };
    Add("entitlement", declarations.entitlements, always);
    Add("claim", declarations.claims, always);
    Add("duty", declarations.duties, always);
    Add("warning", declarations.warnings, always);
    Add("bar", declarations.bars, [&](const std::string& name) { return IsUsedBar(name); });
    for (const auto& lift : declarations.lifts) {
      AddDeclaration("lift", lift->name(), *lift, IsUsedBar(lift->bar()));
    }
    Add("pot", declarations.pots, [&](const std::string& name) { return IsUsedPot(name); });
    const auto definition = [&](const std::string& name) {
      return IsUsed(name, plan_.definitions, usage_.definitions,
                    [](const PlanDefinition& d) -> const std::string& { return d.name; });
    };
    Add("definition", declarations.definitions, definition);
    Add("table", declarations.tables, definition);
    Add("parameter", declarations.parameters, [&](const std::string& name) {
      return IsUsed(name, plan_.parameters, usage_.parameters,
                    [](const PlanParameter& p) -> const std::string& { return p.source->name(); });
    });
    Add("fact", declarations.facts,
        [&](const std::string& name) { return usage_.facts[plan_.schema.case_type().Find(name)]; });
    return std::move(carriers_);
  }

 private:
  template <typename Values, typename NameOf>
  static bool IsUsed(const std::string& name, const Values& values, const std::vector<bool>& used,
                     const NameOf& name_of) {
    for (size_t i = 0; i < values.size(); ++i) {
      if (name_of(values[i]) == name) return used[i];
    }
    return false;
  }

  bool IsUsedBar(const std::string& name) const {
    return IsUsed(name, plan_.bars, usage_.bars,
                  [](const PlanBar& bar) -> const std::string& { return bar.source->name(); });
  }

  bool IsUsedPot(const std::string& name) const {
    return std::any_of(plan_.entitlements.begin(), plan_.entitlements.end(),
                       [&](const auto& entitlement) { return entitlement.source->pot() == name; });
  }

  template <typename T, typename IsUsed>
  void Add(const char* kind, const std::vector<Declared<T>>& declarations, const IsUsed& is_used) {
    for (const Declared<T>& declared : declarations) {
      AddDeclaration(kind, declared->name(), *declared, is_used(declared->name()));
    }
  }

  void AddDeclaration(const char* kind, const std::string& name, const Message& declaration,
                      bool used) {
    VisitCitations(declaration, [&](const v1::Citation& citation) {
      if (!citation.source().empty() && citation.source() != source_) return;
      Carriers& carriers = carriers_[citation.paragraph()];
      (used ? carriers.used : carriers.unused).insert(absl::StrCat(kind, " \"", name, "\""));
    });
  }

  const Plan& plan_;
  const std::string& source_;
  const Usage usage_;
  std::map<std::string, Carriers> carriers_;
};

// Why there is nothing to compute, by paragraph.
std::map<std::string, std::string> ReasonsNotEncoded(const Declarations& declarations) {
  std::map<std::string, std::string> reasons;
  for (const auto& declared : declarations.not_encoded) {
    for (const v1::Citation& citation : declared->cite()) {
      reasons[citation.paragraph()] = declared->because();
    }
  }
  return reasons;
}

v1::ReferenceCoverage::State StateOf(const v1::Section& section,
                                     const v1::ReferenceCoverage& reference) {
  // What a section in preparation has already is no promise of the rest.
  if (section.in_preparation()) return v1::ReferenceCoverage::STATE_IN_PREPARATION;
  if (reference.carried_by_size() > 0) return v1::ReferenceCoverage::STATE_CARRIED;
  return reference.because().empty() ? v1::ReferenceCoverage::STATE_UNCOVERED
                                     : v1::ReferenceCoverage::STATE_NOT_ENCODED;
}

}  // namespace

void AddReferences(const Plan& plan, v1::Coverage& coverage) {
  if (plan.declarations.sources.empty()) return;
  const Declared<v1::Source>& source = plan.declarations.sources.front();
  const std::map<std::string, Carriers> carriers = Census(plan, source->name()).Take();
  const std::map<std::string, std::string> reasons = ReasonsNotEncoded(plan.declarations);
  for (int s = 0; s < source->section_size(); ++s) {
    const v1::Section& section = source->section(s);
    const Place place = source.place.Below("section", s);
    for (int r = 0; r < section.reference_size(); ++r) {
      v1::ReferenceCoverage& reference = *coverage.add_references();
      reference.set_paragraph(section.reference(r).paragraph());
      reference.set_section(section.number());
      reference.set_says(section.reference(r).says());
      *reference.mutable_position() = PositionOf(place.Below("reference", r));
      if (const auto found = carriers.find(reference.paragraph()); found != carriers.end()) {
        const Carriers& all = found->second;
        reference.mutable_carried_by()->Assign(all.used.begin(), all.used.end());
        reference.mutable_unused()->Assign(all.unused.begin(), all.unused.end());
      }
      if (const auto found = reasons.find(reference.paragraph()); found != reasons.end()) {
        reference.set_because(found->second);
      }
      reference.set_state(StateOf(section, reference));
    }
  }
}

}  // namespace fairstart
