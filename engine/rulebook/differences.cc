// Tested by tests/engine/rulebook/differences_test.cc.
#include "engine/rulebook/differences.h"

#include <algorithm>
#include <map>
#include <string>
#include <type_traits>
#include <utility>

#include "engine/rulebook/field_differences.h"
#include "engine/rulebook/load.h"
#include "engine/rulebook/take_over.h"
#include "engine/rulebook/value_differences.h"
#include "google/protobuf/util/message_differencer.h"

namespace fairstart {
namespace {

using google::protobuf::util::MessageDifferencer;

// The name by which an amending edition restates a declaration.
template <typename T>
std::string NameOf(const T& declaration) {
  if constexpr (std::is_same_v<T, v1::About>) {
    return "";
  } else if constexpr (std::is_same_v<T, v1::NotEncoded>) {
    return declaration.cite_size() > 0 ? declaration.cite(0).paragraph() : "";
  } else {
    return NameOfPart(declaration);
  }
}

class Comparison {
 public:
  v1::RulebookDifferences Compare(const Declarations& before, const Declarations& after) {
    Kind("about", std::vector{before.about}, std::vector{after.about});
    Kind("source", before.sources, after.sources);
    Kind("fact", before.facts, after.facts);
    Kind("wording", before.wordings, after.wordings);
    Kind("parameter", before.parameters, after.parameters);
    Kind("definition", before.definitions, after.definitions);
    Kind("table", before.tables, after.tables);
    Kind("entitlement", before.entitlements, after.entitlements);
    Kind("pot", before.pots, after.pots);
    Kind("bar", before.bars, after.bars);
    Kind("lift", before.lifts, after.lifts);
    Kind("claim", before.claims, after.claims);
    Kind("duty", before.duties, after.duties);
    Kind("warning", before.warnings, after.warnings);
    Kind("interpretation", before.interpretations, after.interpretations);
    Kind("not_encoded", before.not_encoded, after.not_encoded);
    Kind("enumeration", before.enumerations, after.enumerations);
    return std::move(found_);
  }

 private:
  // Those of one name on both sides; a rulebook that compiles has one of each.
  template <typename T>
  struct Named {
    std::vector<const Declared<T>*> before;
    std::vector<const Declared<T>*> after;
  };

  template <typename T>
  void Kind(const char* kind, const std::vector<Declared<T>>& before,
            const std::vector<Declared<T>>& after) {
    std::map<std::string, Named<T>> all;
    for (const auto& declared : before) {
      if (declared.message != nullptr) all[NameOf(*declared)].before.push_back(&declared);
    }
    for (const auto& declared : after) {
      if (declared.message != nullptr) all[NameOf(*declared)].after.push_back(&declared);
    }
    for (const auto& [name, named] : all) {
      for (size_t i = 0; i < std::max(named.before.size(), named.after.size()); ++i) {
        Pair(kind, name, i < named.before.size() ? named.before[i] : nullptr,
             i < named.after.size() ? named.after[i] : nullptr);
      }
    }
  }

  template <typename T>
  void Pair(const char* kind, const std::string& name, const Declared<T>* before,
            const Declared<T>* after) {
    const bool both = before != nullptr && after != nullptr;
    if (both && MessageDifferencer::Equals(**before, **after)) return;
    v1::DeclarationDifference& difference = *found_.add_declarations();
    difference.set_kind(kind);
    difference.set_name(name);
    difference.set_difference(both                ? v1::DIFFERENCE_KIND_CHANGED
                              : before == nullptr ? v1::DIFFERENCE_KIND_ADDED
                                                  : v1::DIFFERENCE_KIND_REMOVED);
    if (before != nullptr) *difference.mutable_before() = PlaceIn(before->place);
    if (after != nullptr) *difference.mutable_after() = PlaceIn(after->place);
    if (!both) return;
    AddFieldDifferences(before->place, after->place, *difference.mutable_fields());
    if constexpr (std::is_same_v<T, v1::Parameter>) {
      AddValueDifferences(*before, *after, *difference.mutable_values());
    }
  }

  v1::RulebookDifferences found_;
};

bool IsError(const Diagnostic& diagnostic) {
  return diagnostic.severity == Diagnostic::Severity::kError;
}

Declarations Whole(const EditionText& edition, std::vector<Diagnostic>& diagnostics) {
  Declarations declarations = Load(edition.rulebook, diagnostics);
  TakeOver(edition.bases, edition.rulebook.name, declarations, diagnostics);
  return declarations;
}

}  // namespace

std::variant<v1::RulebookDifferences, std::vector<Diagnostic>> FindDifferences(
    const EditionText& before, const EditionText& after) {
  std::vector<Diagnostic> diagnostics;
  const Declarations were = Whole(before, diagnostics);
  const Declarations are = Whole(after, diagnostics);
  if (std::any_of(diagnostics.begin(), diagnostics.end(), IsError)) return diagnostics;
  return Comparison().Compare(were, are);
}

}  // namespace fairstart
