// What a rulebook declares about facts, and how it reads its source, as rules of the book.
//
// Tested by tests/engine/explanation/book_words_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/book_items.h"
#include "engine/explanation/book_rules.h"
#include "engine/explanation/english.h"

namespace fairstart {
namespace {

using Choices = google::protobuf::RepeatedPtrField<v1::FactType::Choice>;

std::vector<BookItem> ChoiceItems(const Choices& choices) {
  std::vector<BookItem> items;
  for (const v1::FactType::Choice& choice : choices) {
    BookItem item = Says({Plain(absl::StrCat("“", choice.label(), "”")), {}, {}});
    item.formula = choice.name();
    items.push_back(std::move(item));
  }
  return items;
}

// A link to what a reading replaces, by what it is called now.
Words ReplacedLink(const Plan& plan, const std::string& kind, const std::string& name) {
  std::string label = NameInWords(name);
  for (size_t i = 0; kind != "parameter" && i < plan.definitions.size(); ++i) {
    if (plan.definitions[i].name == name) label = DefinitionLabel(plan, static_cast<int>(i));
  }
  for (size_t i = 0; kind == "parameter" && i < plan.parameters.size(); ++i) {
    if (plan.parameters[i].source->name() == name)
      label = ParameterLabel(plan, static_cast<int>(i));
  }
  return Link(label, Anchor(kind, name));
}

// The blocks of what a reading would put in place, taken from the plan that has it there.
void AddReplaced(const Plan& plan, const Plan* variant, const std::string& reading,
                 const std::string& kind, const std::string& name, const std::string& formula,
                 BookRule& rule) {
  const std::string term = absl::StrCat("By reading ", reading);
  const Words link = ReplacedLink(plan, kind, name);
  const auto add = [&](const BookRule& replaced) {
    const bool renamed = replaced.title != Capitalized(Text(link));
    Add(rule, term,
        {Says({Cat("in place of “", link, "”",
                   renamed ? absl::StrCat(": “", replaced.title, "”") : ""),
               {},
               {}})});
    for (BookBlock block : replaced.blocks) {
      if (block.term == "Stands in") continue;
      block.term = absl::StrCat(term, ", ", Uncapitalized(block.term));
      rule.blocks.push_back(std::move(block));
    }
  };
  if (variant != nullptr) {
    for (const PlanDefinition& definition : variant->definitions) {
      if (kind != "parameter" && definition.name == name) return add(RuleOf(*variant, definition));
    }
    for (const PlanParameter& parameter : variant->parameters) {
      if (kind == "parameter" && parameter.source->name() == name) {
        return add(RuleOf(*variant, parameter));
      }
    }
  }
  BookItem item = Says({Cat("in place of “", link, "”, this formula"), {}, {}});
  item.formula = formula;
  Add(rule, term, {item});
}

void AddReading(const Plan& plan, const v1::Interpretation::Reading& reading,
                const std::string& number, const PlanWithReading& with_reading, BookRule& rule) {
  if (reading.definition().empty() && reading.table().empty() && reading.parameter().empty()) {
    return;
  }
  const std::shared_ptr<const Plan> variant =
      with_reading(absl::StrCat(number, "=", reading.name()));
  for (const v1::Definition& definition : reading.definition()) {
    AddReplaced(plan, variant.get(), reading.name(), "definition", definition.name(),
                definition.value(), rule);
  }
  for (const v1::Table& table : reading.table()) {
    AddReplaced(plan, variant.get(), reading.name(), "definition", table.name(), "", rule);
  }
  for (const v1::Parameter& parameter : reading.parameter()) {
    AddReplaced(plan, variant.get(), reading.name(), "parameter", parameter.name(), "", rule);
  }
}

}  // namespace

BookRule RuleOf(const Plan&, const v1::Enumeration& enumeration) {
  BookRule rule = NewRule("enumeration", enumeration.name(), "");
  Add(rule, "One of", ChoiceItems(enumeration.choice()));
  return rule;
}

BookRule RuleOf(const Plan& plan, const v1::FactDeclaration& fact) {
  BookRule rule = NewRule("fact", fact.name(), fact.label());
  AddText(rule, "Asked as", fact.question());
  if (fact.type().has_choices()) {
    Add(rule, "One of", ChoiceItems(fact.type().choices().choice()));
  }
  const auto& fields =
      fact.type().has_history() ? fact.type().history().field() : fact.type().fields().field();
  std::vector<BookItem> items;
  for (const v1::FactDeclaration& field : fields) {
    BookItem item = Says({Plain(field.label()), {}, {}});
    if (!field.question().empty()) item.remarks.push_back(field.question());
    items.push_back(std::move(item));
  }
  Add(rule, "With", std::move(items));
  AddStandsIn(plan, rule, fact.cite(), {});
  return rule;
}

BookRule RuleOf(const Plan&, const v1::FactWording& wording) {
  BookRule rule = NewRule("wording", wording.fact(), wording.label());
  BookItem item = Says({Plain("the fact of the case file that is called so here"), {}, {}});
  item.formula = wording.fact();
  Add(rule, "Fact", {item});
  AddText(rule, "Asked as", wording.question());
  return rule;
}

BookRule RuleOf(const Plan& plan, const v1::Interpretation& interpretation,
                const PlanWithReading& with_reading) {
  BookRule rule = NewRule("interpretation", interpretation.number(),
                          absl::StrCat(interpretation.number(), ": ", interpretation.question()));
  const auto& chosen = interpretation.chosen();
  for (const bool taken : {true, false}) {
    std::vector<BookItem> items;
    for (const v1::Interpretation::Reading& reading : interpretation.reading()) {
      const bool is_chosen =
          std::find(chosen.begin(), chosen.end(), reading.name()) != chosen.end();
      if (is_chosen != taken) continue;
      items.push_back(Says({Plain(absl::StrCat(reading.name(), ": ", reading.says())), {}, {}}));
    }
    Add(rule, taken ? "Chosen reading" : "Other readings", std::move(items));
    if (taken) AddText(rule, "Why", interpretation.because());
  }
  for (const v1::Interpretation::Reading& reading : interpretation.reading()) {
    AddReading(plan, reading, interpretation.number(), with_reading, rule);
  }
  AddStandsIn(plan, rule, interpretation.cite(), {});
  return rule;
}

}  // namespace fairstart
