#include "tests/reference/book.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "engine/expr/parser.h"
#include "tests/reference/facts.h"

namespace fairstart::reference {
namespace {

template <typename Declaration>
const Declaration* Find(const std::unordered_map<std::string, const Declaration*>& all,
                        const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second;
}

bool HasKeys(const v1::ParameterRow& row, const std::vector<std::string>& keys) {
  return std::equal(row.key().begin(), row.key().end(), keys.begin(), keys.end());
}

// The day before the first uprating ("04-06") after `from`.
DayNumber DayBeforeUprating(DayNumber from, const std::string& month_and_day) {
  DayNumber day = from + 1;
  while (FormatDay(day).substr(5) != month_and_day) ++day;
  return day - 1;
}

// The last day of a row without a row after it.
DayNumber LastDayOfSeries(const v1::Parameter& parameter, DayNumber from) {
  if (parameter.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) {
    return DayBeforeUprating(from, parameter.uprated_on());
  }
  return kNever;
}

}  // namespace

Book::Book(const v1::Rulebook& rulebook) : rulebook_(rulebook) {
  for (const v1::Definition& definition : rulebook.definition()) {
    definitions_[definition.name()] = &definition;
  }
  for (const v1::Table& table : rulebook.table()) tables_[table.name()] = &table;
  for (const v1::Parameter& parameter : rulebook.parameter()) {
    parameters_[parameter.name()] = &parameter;
  }
}

const v1::Definition* Book::FindDefinition(const std::string& name) const {
  return Find(definitions_, name);
}
const v1::Table* Book::FindTable(const std::string& name) const { return Find(tables_, name); }
const v1::Parameter* Book::FindParameter(const std::string& name) const {
  return Find(parameters_, name);
}

const Expr& Book::Parsed(const std::string& text) const {
  std::unique_ptr<Expr>& parsed = parsed_[text];
  if (parsed == nullptr) {
    auto result = Parse(text);
    if (const Issue* issue = std::get_if<Issue>(&result)) {
      throw std::runtime_error(text + ": " + issue->problem);
    }
    parsed = std::move(std::get<std::unique_ptr<Expr>>(result));
  }
  return *parsed;
}

std::string VariableOf(std::string_view of) {
  return std::string(of.substr(of.rfind(' ') + 1));
}

Value ParameterOn(const v1::Parameter& parameter, const std::vector<std::string>& keys,
                  DayNumber day) {
  for (const v1::ParameterRow& row : parameter.row()) {
    if (!HasKeys(row, keys)) continue;
    const DayNumber from = *ParseDay(row.from());
    if (day < from) continue;
    // The row after this one ends it.
    DayNumber last = kNever;
    for (const v1::ParameterRow& other : parameter.row()) {
      if (!HasKeys(other, keys)) continue;
      const DayNumber next = *ParseDay(other.from());
      if (next > from) last = std::min(last, next - 1);
    }
    if (!row.until().empty()) {
      last = *ParseDay(row.until());
    } else if (last == kNever) {
      last = LastDayOfSeries(parameter, from);
    }
    if (day <= last) return ReadQuantity(row.value(), parameter.unit());
  }
  return MakeUnknown({parameter.name()});
}

}  // namespace fairstart::reference
