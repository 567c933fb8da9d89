// What every part of Compile does: names, expressions, sites, diagnostics.
#include "engine/rulebook/compiler.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/functions.h"
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

std::string KindInTheLanguage(const std::string& name) {
  if (name == "as_of") return "the day asked about";
  if (name == "true" || name == "false" || name == "null" || name == "in") {
    return "a word of the language";
  }
  const std::vector<std::string> functions = FunctionNames();
  const bool found = std::find(functions.begin(), functions.end(), name) != functions.end();
  return found ? "a function" : "";
}

std::string Named(const char* kind, const std::string& name) {
  return absl::StrCat(kind, " \"", name, "\"");
}

std::string Counted(int count, const char* noun) {
  return absl::StrCat(count, " ", noun, count == 1 ? "" : "s");
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

bool Compiler::AddName(const std::string& name, const Symbol& symbol, const std::string& kind,
                       const Place& place, const std::string& declaration) {
  if (!IsPlainName(name)) {
    Error(place, "name", -1, declaration, "has no name that expressions can use",
          "name it in lower_snake_case");
    return false;
  }
  const std::string of_the_language = KindInTheLanguage(name);
  if (!of_the_language.empty() || !names_.Add(name, symbol, kind)) {
    const std::string other = of_the_language.empty() ? names_.KindOf(name) : of_the_language;
    const auto stands = name_places_.find(name);
    const std::string where = stands == name_places_.end() ? "" : Where(stands->second);
    Error(place, "name", -1, declaration,
          absl::StrCat(name, " is ", other, " already", where.empty() ? "" : ", at ", where),
          "give it a name of its own");
    return false;
  }
  name_places_[name] = place;
  return true;
}

bool Compiler::AddAnswerName(const std::string& name, const Place& place,
                             const std::string& declaration) {
  const std::string field = place.message->GetDescriptor()->field(0)->name();  // name or number
  if (name.empty()) {
    Error(place, field, -1, declaration, absl::StrCat("has no ", field),
          absl::StrCat("write ", field, ": \"…\""));
    return false;
  }
  const auto [stands, added] = answer_places_.try_emplace(declaration, place);
  if (added) return true;
  Error(place, field, -1, declaration,
        absl::StrCat("stands at ", Where(stands->second), " already"),
        absl::StrCat("give it a ", field, " of its own"));
  return false;
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
