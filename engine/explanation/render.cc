// The book of rules in Markdown.
#include "engine/explanation/render.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/plain_text.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

using Citations = google::protobuf::RepeatedPtrField<v1::Citation>;
using Interpretations = google::protobuf::RepeatedPtrField<std::string>;

std::string Cited(const Citations& citations, const Interpretations& interpretations) {
  std::vector<std::string> words;
  for (const v1::Citation& citation : citations) {
    words.push_back(citation.source().empty()
                        ? citation.paragraph()
                        : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  for (const std::string& number : interpretations) words.push_back(number);
  return words.empty() ? "" : absl::StrCat(" *(", absl::StrJoin(words, ", "), ")*");
}

std::string Capitalized(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_toupper(static_cast<unsigned char>(text[0]));
  return text;
}

class Renderer {
 public:
  explicit Renderer(const Plan& plan) : plan_(plan) {}

  std::string Render() {
    const v1::About& about = *plan_.declarations.about;
    Line(absl::StrCat("# ", about.title()));
    Line("");
    Line(absl::StrCat("Edition ", about.edition(), ", in force from ", about.in_force_from(),
                      "; rates edition ", plan_.rates_edition.edition(), "."));
    Line(absl::StrCat("Digest `", plan_.rulebook_edition.digest(), "`."));
    Entitlements();
    Definitions();
    Parameters();
    Claims();
    Duties();
    Warnings();
    Interpretations();
    return std::move(text_);
  }

 private:
  void Line(const std::string& line) { absl::StrAppend(&text_, line, "\n"); }
  void Heading(const std::string& heading) { absl::StrAppend(&text_, "\n## ", heading, "\n"); }
  void Subheading(const std::string& label, const std::string& name, const std::string& cited) {
    absl::StrAppend(&text_, "\n### ", Capitalized(label), "\n\n`", name, "`", cited, "\n\n");
  }

  std::string Plain(const Program& program, const std::vector<std::string>& variables = {}) {
    return absl::StrCat(PlainText(plan_, program, variables), "  \n  `", program.text, "`");
  }

  template <typename Loops>
  std::vector<std::string> VariablesOf(const Loops& loops) {
    std::vector<std::string> names;
    for (const PlanForEach& loop : loops) names.push_back(loop.source->each());
    return names;
  }

  void Conditions(const std::vector<PlanCondition>& conditions,
                  const std::vector<std::string>& variables) {
    for (const PlanCondition& condition : conditions) {
      Line(absl::StrCat("- ", Plain(condition.when, variables),
                        Cited(condition.source->cite(), condition.source->interpretation())));
    }
  }

  void Entitlements() {
    Heading("What a young person can get");
    for (const PlanEntitlement& entitlement : plan_.entitlements) {
      const v1::Entitlement& source = *entitlement.source;
      const std::vector<std::string> variables = VariablesOf(entitlement.for_each);
      Subheading(source.label(), source.name(), Cited(source.cite(), source.interpretation()));
      for (const PlanForEach& loop : entitlement.for_each) {
        Line(absl::StrCat("For each ", loop.source->each(), " of ", Plain(loop.in, variables)));
      }
      Line("Who, all of:\n");
      Conditions(entitlement.who, variables);
      Line("");
      if (entitlement.amount.has_value()) {
        Line(absl::StrCat(source.has_actual_cost() ? "Actual cost: " : "How much: ",
                          Plain(*entitlement.amount, variables)));
      } else if (source.has_actual_cost()) {
        Line("The actual, evidenced cost.");
      }
      if (!source.in_kind().empty()) Line(absl::StrCat("In kind: ", source.in_kind()));
      if (source.has_consider()) {
        Line(absl::StrCat("To be considered: ", source.consider().what()));
      }
      for (const PlanCap& cap : entitlement.caps) {
        Line(absl::StrCat("\nAt most ", Plain(cap.amount, variables)));
      }
      for (const PlanNeed& need : entitlement.needs) {
        Line(absl::StrCat("\nNeeds: ", need.source->says(),
                          Cited(need.source->cite(), need.source->interpretation())));
      }
      for (int index : entitlement.bars) {
        const PlanBar& bar = plan_.bars[static_cast<size_t>(index)];
        Line(absl::StrCat("\nNot while ", Plain(bar.when), ": ", bar.source->because(),
                          Cited(bar.source->cite(), bar.source->interpretation())));
      }
    }
  }

  void Definitions() {
    Heading("How things are worked out");
    std::vector<const PlanDefinition*> ordered;
    for (const PlanDefinition& definition : plan_.definitions) ordered.push_back(&definition);
    std::sort(ordered.begin(), ordered.end(),
              [](const auto* a, const auto* b) { return a->name < b->name; });
    for (const PlanDefinition* definition : ordered) {
      std::vector<std::string> variables;
      if (definition->of != nullptr) variables.push_back(definition->of_variable);
      if (definition->table != nullptr) {
        Table(*definition, variables);
      } else {
        Definition(*definition, variables);
      }
    }
  }

  void Definition(const PlanDefinition& definition, const std::vector<std::string>& variables) {
    const v1::Definition& source = *definition.definition;
    Subheading(definition.label.empty() ? definition.name : definition.label, definition.name,
               Cited(source.cite(), source.interpretation()));
    Line(absl::StrCat("Generally: ", Plain(definition.value, variables)));
    for (const PlanException& exception : definition.exceptions) {
      Line(absl::StrCat("\nBut when ", Plain(exception.when, variables), "  \n  then: ",
                        Plain(exception.value, variables),
                        Cited(exception.source->cite(), exception.source->interpretation())));
    }
  }

  void Table(const PlanDefinition& table, const std::vector<std::string>& variables) {
    const v1::Table& source = *table.table;
    Subheading(table.label.empty() ? table.name : table.label, table.name,
               Cited(source.cite(), source.interpretation()));
    std::string header = "|";
    std::string rule = "|";
    for (const auto& input : source.input()) {
      absl::StrAppend(&header, " ", input.label(), " |");
      absl::StrAppend(&rule, " --- |");
    }
    Line(absl::StrCat(header, " when | value | reference |"));
    Line(absl::StrCat(rule, " --- | --- | --- |"));
    for (const PlanRow& row : table.rows) {
      std::string line = "|";
      for (const std::string& cell : row.source->cell()) absl::StrAppend(&line, " ", cell, " |");
      absl::StrAppend(&line, " ",
                      row.when.has_value() ? PlainText(plan_, *row.when, variables) : "", " | ",
                      PlainText(plan_, row.then, variables), " |",
                      Cited(row.source->cite(), row.source->interpretation()), " |");
      Line(line);
    }
  }

  void Parameters() {
    Heading("Amounts, ages and times");
    std::vector<const PlanParameter*> ordered;
    for (const PlanParameter& parameter : plan_.parameters) ordered.push_back(&parameter);
    std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
      return a->source->name() < b->source->name();
    });
    for (const PlanParameter* parameter : ordered) {
      const v1::Parameter& source = *parameter->source;
      Subheading(source.label().empty() ? source.name() : source.label(), source.name(),
                 Cited(source.cite(), source.interpretation()));
      Line("| from | to | for | value |\n| --- | --- | --- | --- |");
      for (const auto& [keys, rows] : parameter->rows) {
        for (const PlanParameterRow& row : rows) {
          Line(absl::StrCat("| ", DayText(row.first), " | ",
                            row.last.IsDate() ? DayText(row.last) : "changed", " | ",
                            absl::StrJoin(keys, ", "), " | ",
                            ValueText(row.value, parameter->type), " |"));
        }
      }
    }
  }

  void Claims() {
    Heading("What somebody else pays");
    for (const PlanClaim& claim : plan_.claims) {
      const v1::Claim& source = *claim.source;
      Subheading(source.label(), source.name(), Cited(source.cite(), source.interpretation()));
      Line(absl::StrCat("Paid by ", source.payer(), ". ", source.how(), "\n"));
      Conditions(claim.who, {});
    }
  }

  void Duties() {
    Heading("Who must do what");
    for (const PlanDuty& duty : plan_.duties) {
      const v1::Duty& source = *duty.source;
      const std::vector<std::string> variables = VariablesOf(duty.for_each);
      Subheading(source.label(), source.name(), Cited(source.cite(), source.interpretation()));
      Conditions(duty.when, variables);
      if (duty.due.has_value()) Line(absl::StrCat("\nBy ", Plain(*duty.due, variables)));
    }
  }

  void Warnings() {
    Heading("Prohibitions and risks");
    for (const PlanWarning& warning : plan_.warnings) {
      const v1::Warning& source = *warning.source;
      Line(absl::StrCat("\n- ", source.says(), Cited(source.cite(), source.interpretation()),
                        "  \n  Shown when ", Plain(warning.when)));
    }
  }

  void Interpretations() {
    Heading("Readings");
    for (const auto& declared : plan_.declarations.interpretations) {
      Line(absl::StrCat("\n### ", declared->number(), " ", declared->question(), "\n"));
      for (const auto& reading : declared->reading()) {
        Line(absl::StrCat("- ", reading.name(), ": ", reading.says()));
      }
      Line(absl::StrCat("\nChosen: ", absl::StrJoin(declared->chosen(), ", "), ". ",
                        declared->because()));
    }
  }

  const Plan& plan_;
  std::string text_;
};

}  // namespace

std::string RenderRulebook(const Plan& plan) { return Renderer(plan).Render(); }

}  // namespace fairstart
