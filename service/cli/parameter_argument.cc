// Tested by tests/service/cli/parameter_argument_test.cc.
#include "service/cli/parameter_argument.h"

#include <algorithm>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/calendar/civil_day.h"
#include "engine/text/misread.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

constexpr char kForm[] = "NAME=VALUE from YYYY-MM-DD, such as \"grant=3000.00 from 2018-04-01\"";

struct Argument {
  std::string name;
  std::vector<std::string> keys;
  std::string value;
  Day from;
  Day until = Day::Never();  // never: from then on
};

std::string Trimmed(const std::string& text) {
  return std::string(absl::StripAsciiWhitespace(text));
}

// "3000.00" for "£3000.00": a rulebook writes its sums without the sign, and people with it.
std::string WithoutPound(const std::string& value) {
  return Trimmed(std::string(absl::StripPrefix(value, "£")));
}

absl::StatusOr<Day> DayIn(const std::string& text, const char* word) {
  const absl::StatusOr<Day> day = ParseDay(Trimmed(text));
  if (day.ok()) return day;
  return absl::InvalidArgumentError(
      absl::StrCat("after \"", word, "\": ", std::string(day.status().message())));
}

std::vector<std::string> KeysIn(const std::string& text) {
  std::vector<std::string> keys;
  const std::vector<std::string> parts = absl::StrSplit(text, ',');
  for (const std::string& part : parts) keys.push_back(Trimmed(part));
  return keys;
}

absl::StatusOr<Argument> ReadArgument(const std::string& text) {
  const size_t equals = text.find('=');
  const size_t from = text.rfind(" from ");
  if (equals == std::string::npos || from == std::string::npos || from < equals) {
    return absl::InvalidArgumentError(
        absl::StrCat(Quoted(text), " is no parameter; write ", kForm));
  }
  Argument argument;
  argument.name = Trimmed(text.substr(0, equals));
  const size_t bracket = argument.name.find('(');
  if (bracket != std::string::npos && absl::EndsWith(argument.name, ")")) {
    argument.keys = KeysIn(argument.name.substr(bracket + 1, argument.name.size() - bracket - 2));
    argument.name.resize(bracket);
  }
  argument.value = WithoutPound(Trimmed(text.substr(equals + 1, from - equals - 1)));
  const std::string days = text.substr(from + 6);
  const size_t until = days.find(" until ");
  const absl::StatusOr<Day> first = DayIn(days.substr(0, until), "from");
  if (!first.ok()) return first.status();
  argument.from = *first;
  if (until == std::string::npos) return argument;
  const absl::StatusOr<Day> last = DayIn(days.substr(until + 7), "until");
  if (!last.ok()) return last.status();
  if (*last < *first) {
    return absl::InvalidArgumentError(absl::StrCat(
        FormatDay(*last), " is before ", FormatDay(*first), "; give a last day that is not"));
  }
  argument.until = *last;
  return argument;
}

const v1::Parameter* FindNamed(const std::string& name, const std::vector<v1::Parameter>& put,
                               const v1::Rulebook& rulebook) {
  for (const v1::Parameter& parameter : put) {
    if (parameter.name() == name) return &parameter;
  }
  for (const v1::Parameter& parameter : rulebook.parameter()) {
    if (parameter.name() == name) return &parameter;
  }
  return nullptr;
}

std::vector<std::string> NamesOf(const v1::Rulebook& rulebook) {
  std::vector<std::string> names;
  for (const v1::Parameter& parameter : rulebook.parameter()) names.push_back(parameter.name());
  return names;
}

std::vector<std::string> KeysOf(const v1::ParameterRow& row) {
  return {row.key().begin(), row.key().end()};
}

absl::Status CheckKeys(const Argument& argument, const v1::Parameter& parameter) {
  std::vector<std::string> known;
  for (const v1::ParameterRow& row : parameter.row()) {
    if (KeysOf(row) == argument.keys) return absl::OkStatus();
    known.push_back(absl::StrCat(parameter.name(), "(", absl::StrJoin(row.key(), ", "), ")"));
  }
  if (parameter.key().empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(parameter.name(), " has no keys; write ", kForm));
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  const std::string asked =
      absl::StrCat(parameter.name(), "(", absl::StrJoin(argument.keys, ", "), ")");
  return absl::InvalidArgumentError(
      absl::StrCat("there is no ", asked, "; ", NearestOrKnown(asked, known)));
}

// A row's days; nothing where they cannot be read, which is for whoever compiles it to say.
std::optional<Day> DayOf(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  return day.ok() ? std::optional(*day) : std::nullopt;
}

// The row of these keys that holds on `day`, as of its first day and its own last.
const v1::ParameterRow* RowOn(const v1::Parameter& parameter, const std::vector<std::string>& keys,
                              Day day) {
  const v1::ParameterRow* holds = nullptr;
  for (const v1::ParameterRow& row : parameter.row()) {
    const std::optional<Day> from = DayOf(row.from());
    if (KeysOf(row) != keys || !from.has_value() || *from > day) continue;
    if (holds == nullptr || *DayOf(holds->from()) < *from) holds = &row;
  }
  if (holds == nullptr) return nullptr;
  const std::optional<Day> until = DayOf(holds->until());
  return until.has_value() && *until < day ? nullptr : holds;
}

// What stays of a row beside the argument's days.
void KeepRow(const v1::ParameterRow& row, const Argument& argument, v1::Parameter& changed) {
  const std::optional<Day> from = DayOf(row.from());
  const bool is_replaced = KeysOf(row) == argument.keys && from.has_value() &&
                           *from >= argument.from && *from <= argument.until;
  if (is_replaced) return;
  v1::ParameterRow& kept = *changed.add_row();
  kept = row;
  const std::optional<Day> until = DayOf(row.until());
  const bool runs_into = KeysOf(row) == argument.keys && from.has_value() &&
                         *from < argument.from && until.has_value() && *until >= argument.from;
  if (runs_into) kept.set_until(FormatDay(PreviousDay(argument.from)));
}

v1::Parameter Changed(const v1::Parameter& parameter, const Argument& argument) {
  v1::Parameter changed = parameter;
  changed.clear_row();
  for (const v1::ParameterRow& row : parameter.row()) KeepRow(row, argument, changed);
  v1::ParameterRow& row = *changed.add_row();
  row.set_from(FormatDay(argument.from));
  for (const std::string& key : argument.keys) row.add_key(key);
  row.set_value(argument.value);
  const v1::ParameterRow* cited = RowOn(parameter, argument.keys, argument.from);
  if (cited != nullptr) *row.mutable_cite() = cited->cite();
  if (argument.until == Day::Never()) return changed;
  row.set_until(FormatDay(argument.until));
  // What held on the day after goes on.
  const Day next = NextDay(argument.until);
  const v1::ParameterRow* goes_on = RowOn(parameter, argument.keys, next);
  if (goes_on == nullptr || *DayOf(goes_on->from()) == next) return changed;
  v1::ParameterRow rest = *goes_on;
  rest.set_from(FormatDay(next));
  *changed.add_row() = std::move(rest);
  return changed;
}

}  // namespace

absl::Status PutParameter(const std::string& text, const v1::Rulebook& rulebook,
                          std::vector<v1::Parameter>& parameters) {
  const absl::StatusOr<Argument> argument = ReadArgument(text);
  if (!argument.ok()) return argument.status();
  const v1::Parameter* parameter = FindNamed(argument->name, parameters, rulebook);
  if (parameter == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the rulebook has no parameter ", Quoted(argument->name), "; ",
                     NearestOrKnown(argument->name, NamesOf(rulebook))));
  }
  const absl::Status keys = CheckKeys(*argument, *parameter);
  if (!keys.ok()) return keys;
  if (parameter->known() == v1::Parameter::KNOWN_AS_EACH_ROW_SAYS &&
      argument->until == Day::Never()) {
    return absl::InvalidArgumentError(absl::StrCat(parameter->name(),
                                                   " is known only as far as each value says; "
                                                   "add until YYYY-MM-DD"));
  }
  v1::Parameter changed = Changed(*parameter, *argument);
  std::erase_if(parameters,
                [&](const v1::Parameter& other) { return other.name() == changed.name(); });
  parameters.push_back(std::move(changed));
  return absl::OkStatus();
}

}  // namespace fairstart
