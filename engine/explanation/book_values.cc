// Definitions, tables and parameters as rules of the book.
//
// Tested by tests/engine/explanation/book_values_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/explanation/book_items.h"
#include "engine/explanation/book_rules.h"
#include "engine/explanation/english.h"
#include "engine/explanation/value_text.h"

namespace fairstart {
namespace {

bool IsBool(const Type& type) { return type.Is(Type::Kind::kBool); }

std::string LabelOf(const PlanDefinition& definition) {
  return definition.label.empty() ? NameInWords(definition.name) : definition.label;
}

// What the label above says: "this is so when …", "this is the sum of …".
Passage Generally(const Plan& plan, const PlanDefinition& definition,
                  const std::vector<Variable>& variables) {
  const Program& value = definition.value;
  if (!IsBool(definition.type)) {
    const bool plural = definition.type.Is(Type::Kind::kList);
    return Before(Plain(plural ? "these are " : "this is "), InWords(plan, value, variables));
  }
  if (value.root->op == Op::kConstant) {
    return {
        Plain(value.root->constant().boolean() ? "this is always so" : "this is never so"), {}, {}};
  }
  return Before(Plain("this is so when "), InWords(plan, value, variables));
}

// "the young person works: then this is …".
Passage Unless(const Plan& plan, const PlanDefinition& definition, const PlanException& exception,
               const std::vector<Variable>& variables) {
  Words then =
      Plain(definition.type.Is(Type::Kind::kList) ? ": then these are " : ": then this is ");
  const Words value = InOneLine(plan, exception.value, variables);
  if (IsBool(definition.type)) {
    const bool constant = exception.value.root->op == Op::kConstant;
    then = Plain(!constant                                    ? ": then this is so when "
                 : exception.value.root->constant().boolean() ? ": then this is so"
                                                              : ": then this is not so");
    if (!constant) Append(then, value);
  } else {
    Append(then, value);
  }
  Passage unless = InWords(plan, exception.when, variables);
  // After a list, the consequence is a line of its own.
  if (!unless.parts.empty()) then.front().text = then.front().text.substr(2);
  return After(std::move(unless), then);
}

std::vector<BookItem> Exceptions(const Plan& plan, const PlanDefinition& definition,
                                 const std::vector<Variable>& variables) {
  const bool some_override =
      std::any_of(definition.exceptions.begin(), definition.exceptions.end(),
                  [](const PlanException& exception) { return !exception.overrides.empty(); });
  std::vector<BookItem> items;
  for (const PlanException& exception : definition.exceptions) {
    const v1::Exception& source = *exception.source;
    BookItem item = Cited(plan, Says(Unless(plan, definition, exception, variables)), source.cite(),
                          source.interpretation());
    item.formula = absl::StrCat(exception.when.text(), " → ", exception.value.text());
    if (!source.because().empty()) item.remarks.push_back("Why: " + source.because());
    if (some_override) {
      std::string named = absl::StrCat("This is the exception “", NameInWords(source.name()), "”");
      std::vector<std::string> others;
      for (const std::string& other : source.overrides()) {
        others.push_back(absl::StrCat("“", NameInWords(other), "”"));
      }
      if (!others.empty()) {
        absl::StrAppend(&named, "; where both hold it goes before ", absl::StrJoin(others, ", "));
      }
      item.remarks.push_back(Ended(named));
    }
    items.push_back(std::move(item));
  }
  return items;
}

Words CellWords(const std::optional<Value>& cell, const Type& type) {
  if (!cell.has_value()) return Plain("Any");
  const std::string text = ValueText(*cell, type);
  return Plain(Capitalized(type.Is(Type::Kind::kString) ? NameInWords(text) : text));
}

// Where a row stands, and how that is read.
Words StandsIn(const Plan& plan, const Citations& cites, const Numbers& readings) {
  std::vector<Words> links;
  for (const Phrase& link : CiteLinks(plan, cites)) links.push_back({link});
  for (const Phrase& link : ReadingLinks(readings)) links.push_back({link});
  return Joined(links, ", ");
}

// Rows, with a column for each input, one for conditions if there are any, and the value.
BookTable RowsOf(const Plan& plan, const PlanDefinition& table,
                 const std::vector<Variable>& variables) {
  const bool conditions = std::any_of(table.rows.begin(), table.rows.end(),
                                      [](const PlanRow& row) { return row.when.has_value(); });
  BookTable rows;
  for (const auto& input : table.table->input()) rows.head.push_back(Capitalized(input.label()));
  if (conditions) rows.head.push_back("When");
  rows.head.push_back(Capitalized(LabelOf(table)));
  rows.head.push_back("Stands in");
  for (const PlanRow& row : table.rows) {
    std::vector<Words> cells;
    for (size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(CellWords(row.cells[i], table.inputs[i].type()));
    }
    if (conditions) {
      cells.push_back(row.when.has_value() ? Capitalized(InOneLine(plan, *row.when, variables))
                                           : Plain("Always"));
    }
    cells.push_back(row.then.root->op == Op::kConstant
                        ? CellWords(row.then.root->constant(), row.then.type())
                        : Capitalized(InOneLine(plan, row.then, variables)));
    cells.push_back(StandsIn(plan, row.source->cite(), row.source->interpretation()));
    rows.rows.push_back(std::move(cells));
  }
  return rows;
}

// The formulas of a table: its inputs, and of each row its condition and value.
std::string FormulaOf(const PlanDefinition& table) {
  std::vector<std::string> lines;
  for (const Program& input : table.inputs) lines.push_back("input " + input.text());
  for (const PlanRow& row : table.rows) {
    std::vector<std::string> cells(row.source->cell().begin(), row.source->cell().end());
    if (row.when.has_value()) cells.push_back(row.when->text());
    lines.push_back(absl::StrCat(absl::StrJoin(cells, ", "), " → ", row.then.text()));
  }
  return absl::StrJoin(lines, "\n");
}

BookRule TableRule(const Plan& plan, const PlanDefinition& table) {
  const v1::Table& source = *table.table;
  const std::vector<Variable> variables = VariablesOf(table);
  BookRule rule = NewRule("table", table.name, table.label);
  rule.anchor = Anchor("definition", table.name);
  if (table.of != nullptr) AddText(rule, "About", Indefinite(table.of->noun));
  const bool any = source.hit_policy() == v1::Table::HIT_POLICY_ANY;
  BookItem item = Says(any ? "at least one row applies; where several do, they give the same"
                           : "exactly one row applies");
  for (size_t i = 0; i < table.inputs.size(); ++i) {
    const Program& input = table.inputs[i];
    item.remarks.push_back(Ended(
        absl::StrCat("“", Capitalized(source.input(static_cast<int>(i)).label()), "” is ",
                     IsBool(input.type()) ? "yes when " : "", PlainText(plan, input, variables))));
  }
  Add(rule, "Rows", {item});
  rule.blocks.back().table = RowsOf(plan, table, variables);
  BookItem formulas;
  formulas.formula = FormulaOf(table);
  Add(rule, "Formulas", {formulas});
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

// ---- Parameters.

std::string UnitWords(v1::Unit unit) {
  switch (unit) {
    case v1::UNIT_IDENTIFIER:
      return "a name that case files use";
    case v1::UNIT_TEXT:
      return "text";
    case v1::UNIT_DATE:
      return "a date";
    case v1::UNIT_COUNT:
      return "a number";
    case v1::UNIT_DAYS:
      return "a number of days";
    case v1::UNIT_YEARS_OF_AGE:
      return "an age in years";
    case v1::UNIT_MINUTES_PER_WEEK:
      return "working time in a week";
    case v1::UNIT_YARDS:
      return "a distance";
    case v1::UNIT_SPAN:
      return "a length of time";
    case v1::UNIT_SHARE:
      return "a share";
    case v1::UNIT_BOOLEAN:
      return "yes or no";
    default: {
      const std::optional<Type> type = TypeOfUnit(unit);
      return absl::StrCat("a sum of money", type.has_value() ? PerText(type->per) : "");
    }
  }
}

std::string KnownWords(const v1::Parameter& parameter) {
  switch (parameter.known()) {
    case v1::Parameter::KNOWN_UNTIL_CHANGED:
      return "The last row holds until it is changed.";
    case v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING:
      return "The last row holds to the day before the next yearly change.";
    default:
      return "Each row holds as long as it says; outside its rows there is no value.";
  }
}

std::string Until(const PlanParameterRow& row) {
  return row.last.IsDate() ? DayText(row.last) : "Until changed";
}

BookTable ValuesOverTime(const Plan& plan, const PlanParameter& parameter) {
  const v1::Parameter& source = *parameter.source;
  const bool notes = std::any_of(source.row().begin(), source.row().end(),
                                 [](const v1::ParameterRow& row) { return !row.note().empty(); });
  const bool cited = std::any_of(source.row().begin(), source.row().end(),
                                 [](const v1::ParameterRow& row) { return row.cite_size() > 0; });
  BookTable table;
  table.head = {"From", "Until"};
  for (const std::string& key : source.key()) {
    table.head.push_back(Capitalized(NameInWords(key)));
  }
  table.head.push_back("Value");
  if (cited) table.head.push_back("Stands in");
  if (notes) table.head.push_back("How it was checked");
  for (const auto& [keys, rows] : parameter.rows) {
    for (const PlanParameterRow& row : rows) {
      std::vector<Words> cells = {Plain(DayText(row.first)), Plain(Until(row))};
      for (const std::string& key : keys) cells.push_back(Plain(NameInWords(key)));
      cells.push_back(Plain(QuantityText(row.value, parameter.type, source.unit())));
      if (cited) cells.push_back(StandsIn(plan, row.source->cite(), {}));
      if (notes) cells.push_back(Plain(row.source->note()));
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

}  // namespace

BookRule RuleOf(const Plan& plan, const PlanDefinition& definition) {
  if (definition.table != nullptr) return TableRule(plan, definition);
  const v1::Definition& source = *definition.definition;
  const std::vector<Variable> variables = VariablesOf(definition);
  BookRule rule = NewRule("definition", definition.name, definition.label);
  if (definition.of != nullptr) AddText(rule, "About", Indefinite(definition.of->noun));
  Add(rule, definition.exceptions.empty() ? "Rule" : "Generally",
      {Says(Generally(plan, definition, variables), definition.value)});
  Add(rule, "Unless", Exceptions(plan, definition, variables));
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

BookRule RuleOf(const Plan& plan, const PlanParameter& parameter) {
  const v1::Parameter& source = *parameter.source;
  BookRule rule = NewRule("parameter", source.name(), source.label());
  BookItem item = Says(UnitWords(source.unit()));
  item.remarks.push_back(KnownWords(source));
  Add(rule, "Value", {item});
  rule.blocks.back().table = ValuesOverTime(plan, parameter);
  AddStandsIn(plan, rule, source.cite(), source.interpretation());
  return rule;
}

}  // namespace fairstart
