// What every part of Compile does: expressions, sites, diagnostics.
#include "engine/rulebook/compiler.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/parser.h"

namespace fairstart {
namespace {

// More diagnostics than anybody reads; a hostile rulebook makes no more.
constexpr size_t kMostDiagnostics = 500;

}  // namespace

bool IsPlainName(const std::string& name) {
  if (name.empty() || !absl::ascii_islower(static_cast<unsigned char>(name[0]))) return false;
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '_';
  });
}

void Compiler::Error(const Place& place, std::string_view field, int index,
                     std::string declaration, std::string problem, std::string mend) {
  if (diagnostics_.size() >= kMostDiagnostics) return;
  diagnostics_.push_back(MakeDiagnostic(place, field, index, 0, std::move(declaration),
                                        std::move(problem), std::move(mend)));
}

void Compiler::Warn(const Place& place, std::string_view field, int index, std::string declaration,
                    std::string problem, std::string mend) {
  if (diagnostics_.size() >= kMostDiagnostics) return;
  diagnostics_.push_back(MakeDiagnostic(place, field, index, 0, std::move(declaration),
                                        std::move(problem), std::move(mend)));
  diagnostics_.back().severity = Diagnostic::Severity::kWarning;
}

std::optional<Program> Compiler::CompileExpression(const std::string& text, const Spot& spot,
                                                   const Variables& variables,
                                                   const ExpressionRules& rules,
                                                   const std::optional<Type>& wanted) {
  const auto report = [&](const Issue& issue) {
    if (diagnostics_.size() >= kMostDiagnostics) return;
    diagnostics_.push_back(MakeDiagnostic(spot.place, spot.field, spot.index, issue.offset,
                                          spot.declaration, issue.problem, issue.mend));
  };
  if (text.empty()) {
    report({-1, absl::StrCat("has no ", std::string(spot.field)), "write an expression"});
    return std::nullopt;
  }
  auto parsed = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&parsed)) {
    report(*issue);
    return std::nullopt;
  }
  auto checked = CheckExpression(text, *std::get<std::unique_ptr<Expr>>(parsed), names_, variables,
                                 rules, wanted);
  if (const auto* issues = std::get_if<std::vector<Issue>>(&checked)) {
    for (const Issue& issue : *issues) report(issue);
    return std::nullopt;
  }
  return std::get<Program>(std::move(checked));
}

std::optional<Program> Compiler::CompilePlain(const std::string& text, const Spot& spot,
                                              const Variables& variables,
                                              const std::optional<Type>& wanted) {
  if (text.empty()) return std::nullopt;
  ExpressionRules rules;
  rules.macros = false;
  return CompileExpression(text, spot, variables, rules, wanted);
}

int Compiler::AddSite(const google::protobuf::RepeatedPtrField<v1::Citation>& citations,
                      const google::protobuf::RepeatedPtrField<std::string>& interpretations,
                      const Place& place, const std::string& declaration, bool required) {
  Site site;
  if (required && citations.empty()) {
    Error(place, "", -1, declaration, "has no citation",
          "say where it stands: cite { paragraph: \"…\" }");
  }
  for (int i = 0; i < citations.size(); ++i) {
    const v1::Citation& citation = citations[i];
    const std::string source = citation.source().empty() ? first_source_ : citation.source();
    const auto outline = outlines_.find(source);
    if (outline == outlines_.end()) {
      Error(place.Below("cite", i), "source", -1, declaration,
            absl::StrCat("cites the source \"", source, "\", which is not declared"),
            "declare the source with its outline");
    } else if (!outline->second.contains(citation.paragraph())) {
      Error(place.Below("cite", i), "paragraph", -1, declaration,
            absl::StrCat("cites ", citation.paragraph(), ", which the outline of ", source,
                         " does not have"),
            "cite a reference of the outline, or add it there");
    } else {
      cited_.insert({source, citation.paragraph()});
    }
    site.citations.push_back(PositionOf(citation));
  }
  for (int i = 0; i < interpretations.size(); ++i) {
    const auto found = interpretation_numbers_.find(interpretations[i]);
    if (found == interpretation_numbers_.end()) {
      Error(place, "interpretation", i, declaration,
            absl::StrCat("relies on ", interpretations[i], ", which is not declared"),
            "declare the interpretation with its readings");
      continue;
    }
    used_interpretations_.insert(interpretations[i]);
    site.interpretations.push_back(found->second);
  }
  const int position = static_cast<int>(plan_.sites.size());
  if (!site.interpretations.empty()) plan_.interpreted.Add(position);
  plan_.sites.push_back(std::move(site));
  return position;
}

int Compiler::PositionOf(const v1::Citation& citation) {
  const auto [found, is_new] = citation_positions_.try_emplace(
      {citation.source(), citation.paragraph()}, static_cast<int>(plan_.citations.size()));
  if (is_new) {
    plan_.citations.push_back(citation);
    plan_.citation_bytes.push_back(citation.SerializeAsString());
  }
  return found->second;
}

}  // namespace fairstart
