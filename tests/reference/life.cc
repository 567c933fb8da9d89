// Calls, and what looks at other days than the one asked about: one day after the other.
#include <algorithm>
#include <stdexcept>

#include "tests/reference/bounds.h"
#include "tests/reference/evaluator.h"

namespace fairstart::reference {
namespace {

// The name in on(day, name), ever_before(name) and first_day(name).
const std::string& NameArgument(const Expr& expr) {
  if (expr.kind != Expr::Kind::kName) throw std::runtime_error("a name stands there");
  return expr.text;
}

// The latest of all days that a value speaks of.
DayNumber LatestDay(const Value& value) {
  if (const Date* date = std::get_if<Date>(&value)) return date->day == kNever ? 0 : date->day;
  DayNumber latest = 0;
  if (const auto* record = std::get_if<std::shared_ptr<const Record>>(&value)) {
    for (const auto& [name, field] : (*record)->fields) latest = std::max(latest, LatestDay(field));
  }
  if (const auto* list = std::get_if<std::shared_ptr<const List>>(&value)) {
    for (const Element& element : (*list)->elements) {
      latest = std::max(latest, LatestDay(element.value));
    }
  }
  return latest;
}

// The records that cover a day, or may.
std::vector<Element> RecordsOn(const List& list, DayNumber day) {
  std::vector<Element> found;
  for (const Element& element : list.elements) {
    const Value covers = Covers(*std::get<std::shared_ptr<const Record>>(element.value), day);
    if (IsFalse(covers)) continue;
    found.push_back({element.value, Union(element.possibly, WaitsOf(covers))});
  }
  return found;
}

bool HasCertain(const std::vector<Element>& elements) {
  return std::any_of(elements.begin(), elements.end(),
                     [](const Element& element) { return element.possibly.empty(); });
}

}  // namespace

Value Evaluator::Call(const Expr& expr, const Scope& scope) {
  const std::string& name = expr.text;
  if (name == "on") return On(expr, scope);
  if (name == "ever_before") return EverBefore(NameArgument(*expr.args[0]), scope.as_of);
  if (name == "awaited") return Awaited(*expr.args[0], scope);
  if (name == "plus_working_days") return PlusWorkingDays(expr, scope);
  if (name == "first_day") {
    const Value from = expr.args.size() == 2 ? Evaluate(*expr.args[1], scope) : Value(Date{0});
    if (!IsPlain(from)) return from;
    return FirstDay(NameArgument(*expr.args[0]), std::get<Date>(from).day, scope.as_of);
  }

  std::vector<Value> arguments;
  for (const auto& arg : expr.args) arguments.push_back(Evaluate(*arg, scope));
  // These look into lists of which not everything is known.
  if (name == "active") return Active(arguments[0], scope.as_of);
  if (name == "size") return SizeOf(arguments[0]);
  if (name == "total") return Total(arguments[0]);
  if (name == "months_begun") return MonthsBegun(arguments[0], arguments[1], scope.as_of);
  if (name == "nth_day") return CountedOnce(arguments);

  if (name == "birthday") return Birthday(arguments[0]);
  if (name == "aged") return Aged(arguments[0], arguments[1], scope.as_of);
  if (const auto blocked = FirstNotPlain(arguments)) {
    if (!IsUnknown(*blocked)) return *blocked;
    const Bounds bounds = CallWithin(name, arguments);
    // A day that can only be one still waits.
    const bool is_day = name == "plus" || name == "earlier" || name == "later";
    if (is_day) return MakeUnknown(WaitsOf(*blocked), bounds);
    return AmountWithin(WaitsOf(*blocked), bounds);
  }
  if (book_.FindParameter(name) != nullptr || book_.FindDefinition(name) != nullptr ||
      book_.FindTable(name) != nullptr) {
    return Declared(name, arguments, scope.as_of);
  }
  return CallBuiltin(name, arguments);
}

// Day by day; day 1 of the calendar is a Monday.
Value Evaluator::PlusWorkingDays(const Expr& expr, const Scope& scope) {
  const Value from = Evaluate(*expr.args[0], scope);
  const Value count = Evaluate(*expr.args[1], scope);
  if (const auto blocked = FirstNotPlain({from, count})) return *blocked;
  DayNumber day = std::get<Date>(from).day;
  for (int64_t left = std::get<int64_t>(count); left > 0 && day != kNever;) {
    ++day;
    if (day % 7 >= 5) continue;
    const Value holiday = Named(NameArgument(*expr.args[2]), day);
    if (!IsPlain(holiday)) return holiday;
    if (!IsTrue(holiday)) --left;
  }
  return Date{day};
}

// A long count, asked for again on every day of a life.
Value Evaluator::CountedOnce(const std::vector<Value>& arguments) {
  std::string key;
  for (const Value& argument : arguments) key += Describe(argument) + "|";
  const auto known = counts_.find(key);
  if (known != counts_.end()) return known->second;
  return counts_[key] = NthDay(arguments[0], arguments[1], arguments[2]);
}

Value Evaluator::Birthday(const Value& years) {
  const Value born = facts_.find("date_of_birth")->second;
  if (const auto blocked = FirstNotPlain({born, years})) return *blocked;
  return Date{Anniversary(std::get<Date>(born).day, std::get<int64_t>(years))};
}

// From the day of becoming `first` to the day before becoming one year older than `last`.
Value Evaluator::Aged(const Value& first, const Value& last, DayNumber day) {
  const Value end = Operate("+", last, int64_t{1});
  return And(Operate(">=", Date{day}, Birthday(first)), Operate("<", Date{day}, Birthday(end)));
}

// Where a day without a record means unknown, records of the whole history settle the day, also those
// that a filter leaves out.
Value Evaluator::Active(const Value& history, DayNumber day) {
  if (!IsPlain(history)) return history;
  const List& list = *std::get<std::shared_ptr<const List>>(history);
  const auto active = RecordsOn(list, day);
  if (!list.gap_is_unknown || HasCertain(active)) {
    List found;
    found.elements = active;
    found.any = list.any;
    found.more = list.more;
    return MakeList(std::move(found));
  }
  const List& whole = *std::get<std::shared_ptr<const List>>(facts_.find(list.path)->second);
  const auto covering = RecordsOn(whole, day);
  if (HasCertain(covering)) {
    List found;
    found.elements = active;
    found.any = list.any;
    return MakeList(std::move(found));
  }
  Unknown unknown;
  unknown.any = list.any;
  if (covering.empty()) unknown.waits = {list.path};
  for (const Element& element : covering) unknown.waits = Union(unknown.waits, element.possibly);
  return unknown;
}

Value Evaluator::On(const Expr& call, const Scope& scope) {
  const Value day = Evaluate(*call.args[0], scope);
  if (!IsPlain(day)) return day;
  Scope there = scope;
  there.as_of = std::get<Date>(day).day;
  if (there.as_of == kNever) return Error{"nothing has a value on a day that never comes"};
  const std::string& name = call.args[1]->text;
  const bool is_about_something =
      call.args[1]->kind == Expr::Kind::kCall &&
      (book_.FindParameter(name) != nullptr || book_.FindDefinition(name) != nullptr ||
       book_.FindTable(name) != nullptr);
  if (!is_about_something) return Evaluate(*call.args[1], there);
  // What it is about is read today.
  std::vector<Value> arguments;
  for (const auto& arg : call.args[1]->args) arguments.push_back(Evaluate(*arg, scope));
  if (const auto blocked = FirstNotPlain(arguments)) return *blocked;
  return Declared(name, arguments, there.as_of);
}

Value Evaluator::Awaited(const Expr& fact, const Scope& scope) {
  const Value day = Evaluate(fact, scope);
  if (!IsPlain(day) || std::get<Date>(day).day != kNever) return day;
  std::string path = fact.text;
  if (fact.kind == Expr::Kind::kSelect) {
    const Value owner = Evaluate(*fact.args[0], scope);
    path = std::get<std::shared_ptr<const Record>>(owner)->path + "." + path;
  }
  return MakeUnknown({path});
}

Value Evaluator::EverBefore(const std::string& name, DayNumber day) {
  const Value born = facts_.find("date_of_birth")->second;
  if (!IsPlain(born)) return born;
  const DayNumber birth = std::get<Date>(born).day;
  std::vector<Value>& before = ever_before_[name];
  if (before.empty()) before.push_back(false);
  while (static_cast<DayNumber>(before.size()) <= day - birth) {
    const DayNumber next = birth + static_cast<DayNumber>(before.size()) - 1;
    before.push_back(IsTrue(before.back()) ? Value(true) : Or(before.back(), Named(name, next)));
  }
  return day <= birth ? Value(false) : before[static_cast<size_t>(day - birth)];
}

Value Evaluator::FirstDay(const std::string& name, DayNumber from, DayNumber day) {
  const Value born = facts_.find("date_of_birth")->second;
  if (!IsPlain(born)) return born;
  if (last_day_of_interest_ == 0) {
    for (const auto& [fact, value] : facts_) {
      last_day_of_interest_ = std::max(last_day_of_interest_, LatestDay(value));
    }
  }
  // No fact says anything new after the latest day that it speaks of, and no age matters after 30.
  const DayNumber birth = std::get<Date>(born).day;
  const DayNumber end =
      std::max({last_day_of_interest_ + 2 * 366, Anniversary(birth, 30), day});
  Waits waits;
  Bounds bounds;
  for (DayNumber at = std::max(birth, from); at <= end; ++at) {
    const Value holds = Named(name, at);
    if (IsTrue(holds) && waits.empty()) return Date{at};
    if (IsError(holds) && waits.empty()) return holds;
    if (IsTrue(holds)) bounds.most = Fraction(at);
    if (IsTrue(holds) || IsError(holds)) break;
    if (IsUnknown(holds) && waits.empty()) bounds.least = Fraction(at);
    waits.merge(WaitsOf(holds));
  }
  if (!waits.empty()) return MakeUnknown(waits, bounds);
  return Date{kNever};
}

}  // namespace fairstart::reference
