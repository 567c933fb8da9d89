// The functions of the rule language: one row each, with how it is written and what it becomes.
// A function that no rulebook calls does not belong here.
#include "engine/expr/functions.h"

#include <functional>
#include <optional>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;
using Args = std::vector<Type>;
using Resolver = std::optional<ResolvedCall> (*)(const Args&, TypePool&);

struct Function {
  std::string_view name;
  bool method;
  std::string_view usage;  // shown when a call does not fit
  Resolver resolve;
};

bool Are(const Args& args, std::initializer_list<Kind> kinds) {
  if (args.size() != kinds.size()) return false;
  size_t i = 0;
  for (Kind kind : kinds) {
    if (!args[i++].Is(kind)) return false;
  }
  return true;
}

template <Op op, Kind result, Kind... wanted>
std::optional<ResolvedCall> Fixed(const Args& args, TypePool&) {
  if (!Are(args, {wanted...})) return std::nullopt;
  return ResolvedCall{op, Type::Of(result)};
}

template <Op op>
std::optional<ResolvedCall> OfTwoNumbers(const Args& args, TypePool&) {
  if (args.size() != 2 || !(args[0].Is(Kind::kInt) || args[0].Is(Kind::kAmount))) {
    return std::nullopt;
  }
  std::optional<Type> joined = Join(args[0], args[1]);
  if (!joined.has_value()) return std::nullopt;
  return ResolvedCall{op, *joined};
}

bool IsHistory(const Type& type, bool spells) {
  if (!type.Is(Kind::kList) || !type.element->Is(Kind::kRecord)) return false;
  const RecordType& record = *type.element->record;
  return record.is_history && (!spells || (record.first_day >= 0 && record.last_day >= 0));
}

std::optional<ResolvedCall> Active(const Args& args, TypePool&) {
  if (args.size() != 1 || !IsHistory(args[0], /*spells=*/true)) return std::nullopt;
  return ResolvedCall{Op::kActive, args[0]};
}

std::optional<ResolvedCall> NthDay(const Args& args, TypePool&) {
  if (args.size() != 3 || !IsHistory(args[0], /*spells=*/true) || !args[1].Is(Kind::kInt) ||
      !args[2].Is(Kind::kDate)) {
    return std::nullopt;
  }
  return ResolvedCall{Op::kNthDay, Type::Of(Kind::kDate)};
}

std::optional<ResolvedCall> MonthsBegun(const Args& args, TypePool& types) {
  if (!Are(args, {Kind::kDate, Kind::kDate})) return std::nullopt;
  return ResolvedCall{Op::kMonthsBegun, types.ListOf(Type::Of(Kind::kDate))};
}

std::optional<ResolvedCall> PerWeek(const Args& args, TypePool&) {
  const Type weekly = Type::Amount(Per::kWeek, false);
  if (Are(args, {Kind::kAmount, Kind::kDate, Kind::kDate}) && args[0].per == Per::kOnce) {
    return ResolvedCall{Op::kPerWeekOfPeriod, weekly};
  }
  if (Are(args, {Kind::kAmount}) && args[0].per == Per::kMonth) {
    return ResolvedCall{Op::kPerWeekOfMonth, weekly};
  }
  if (Are(args, {Kind::kAmount}) && args[0].per == Per::kYear) {
    return ResolvedCall{Op::kPerWeekOfYear, weekly};
  }
  return std::nullopt;
}

std::optional<ResolvedCall> PerMonth(const Args& args, TypePool&) {
  if (!Are(args, {Kind::kAmount})) return std::nullopt;
  if (args[0].per == Per::kWeek) {
    return ResolvedCall{Op::kPerMonthOfWeek, Type::Amount(Per::kMonth, false)};
  }
  if (args[0].per != Per::kOnce) return std::nullopt;
  return ResolvedCall{Op::kPerMonth, Type::Amount(Per::kMonth, args[0].whole)};
}

std::optional<ResolvedCall> ForOne(const Args& args, TypePool&) {
  if (!Are(args, {Kind::kAmount}) || args[0].per == Per::kOnce) return std::nullopt;
  return ResolvedCall{Op::kForOne, Type::Amount(Per::kOnce, args[0].whole)};
}

std::optional<ResolvedCall> ForDays(const Args& args, TypePool&) {
  if (!Are(args, {Kind::kAmount, Kind::kDate, Kind::kDate}) || args[0].per != Per::kWeek) {
    return std::nullopt;
  }
  return ResolvedCall{Op::kForDays, Type::Amount(Per::kOnce, false)};
}

std::optional<ResolvedCall> Total(const Args& args, TypePool&) {
  if (args.size() != 1 || !args[0].Is(Kind::kList)) return std::nullopt;
  const Type& element = *args[0].element;
  if (!element.Is(Kind::kAmount) && !element.Is(Kind::kInt)) return std::nullopt;
  return ResolvedCall{Op::kTotal, element};
}

std::optional<ResolvedCall> Latest(const Args& args, TypePool&) {
  if (args.size() != 1 || !args[0].Is(Kind::kList) || !args[0].element->Is(Kind::kDate)) {
    return std::nullopt;
  }
  return ResolvedCall{Op::kLatest, *args[0].element};
}

std::optional<ResolvedCall> ToPence(const Args& args, TypePool&) {
  if (!Are(args, {Kind::kAmount})) return std::nullopt;
  return ResolvedCall{Op::kToPence, Type::Amount(args[0].per, true)};
}

std::optional<ResolvedCall> Size(const Args& args, TypePool&) {
  if (args.size() != 1) return std::nullopt;
  if (args[0].Is(Kind::kString)) return ResolvedCall{Op::kSizeOfString, Type::Of(Kind::kInt)};
  if (args[0].Is(Kind::kList) || args[0].Is(Kind::kEmptyList)) {
    return ResolvedCall{Op::kSize, Type::Of(Kind::kInt)};
  }
  return std::nullopt;
}

std::optional<ResolvedCall> StringOf(const Args& args, TypePool&) {
  if (Are(args, {Kind::kDate})) return ResolvedCall{Op::kStringOfDate, Type::Of(Kind::kString)};
  if (Are(args, {Kind::kInt})) return ResolvedCall{Op::kStringOfInt, Type::Of(Kind::kString)};
  if (Are(args, {Kind::kString})) return ResolvedCall{Op::kItself, args[0]};
  return std::nullopt;
}

// bool(…) and int(…): read from a text, or what is one already.
template <Op op, Kind result>
std::optional<ResolvedCall> ReadFromText(const Args& args, TypePool&) {
  if (Are(args, {Kind::kString})) return ResolvedCall{op, Type::Of(result)};
  if (Are(args, {result})) return ResolvedCall{Op::kItself, args[0]};
  return std::nullopt;
}

constexpr Function kFunctions[] = {
    {"active", false, "active(history)", Active},
    {"aged", false, "aged(least age, greatest age), both ints",
     Fixed<Op::kAged, Kind::kBool, Kind::kInt, Kind::kInt>},
    {"anniversary", false, "anniversary(date, int)",
     Fixed<Op::kAnniversary, Kind::kDate, Kind::kDate, Kind::kInt>},
    {"birthday", false, "birthday(int)", Fixed<Op::kBirthday, Kind::kDate, Kind::kInt>},
    {"bool", false, "bool(text or bool)", ReadFromText<Op::kBoolOfString, Kind::kBool>},
    {"contains", true, "text.contains(text)",
     Fixed<Op::kContains, Kind::kBool, Kind::kString, Kind::kString>},
    {"days", false, "days(int)", Fixed<Op::kSpanOfDays, Kind::kSpan, Kind::kInt>},
    {"earlier", false, "earlier(date, date)",
     Fixed<Op::kEarlier, Kind::kDate, Kind::kDate, Kind::kDate>},
    {"endsWith", true, "text.endsWith(text)",
     Fixed<Op::kEndsWith, Kind::kBool, Kind::kString, Kind::kString>},
    {"for_days", false, "for_days(amount per week, first day, last day)", ForDays},
    {"for_one", false, "for_one(amount per day, week, month, year or hour)", ForOne},
    {"greatest", false, "greatest(a, b), two amounts per the same time or two ints",
     OfTwoNumbers<Op::kGreatest>},
    {"int", false, "int(text or int)", ReadFromText<Op::kIntOfString, Kind::kInt>},
    {"latest", false, "latest(list of dates)", Latest},
    {"later", false, "later(date, date)", Fixed<Op::kLater, Kind::kDate, Kind::kDate, Kind::kDate>},
    {"least", false, "least(a, b), two amounts per the same time or two ints",
     OfTwoNumbers<Op::kLeast>},
    {"months", false, "months(int)", Fixed<Op::kSpanOfMonths, Kind::kSpan, Kind::kInt>},
    {"months_begun", false, "months_begun(first day, last day)", MonthsBegun},
    {"nth_day", false, "nth_day(records, int, date)", NthDay},
    {"per_month", false, "per_month(amount paid for one month) or per_month(amount per week)",
     PerMonth},
    {"per_week", false,
     "per_week(amount, first day, last day) or per_week(amount per month or year)", PerWeek},
    {"plus", false, "plus(date, span)", Fixed<Op::kPlus, Kind::kDate, Kind::kDate, Kind::kSpan>},
    {"size", false, "size(list or text)", Size},
    {"size", true, "list.size()", Size},
    {"startsWith", true, "text.startsWith(text)",
     Fixed<Op::kStartsWith, Kind::kBool, Kind::kString, Kind::kString>},
    {"string", false, "string(date, int or text)", StringOf},
    {"to_pence", false, "to_pence(amount)", ToPence},
    {"total", false, "total(list of amounts or ints)", Total},
    {"weeks", false, "weeks(int)", Fixed<Op::kSpanOfWeeks, Kind::kSpan, Kind::kInt>},
    {"years", false, "years(int)", Fixed<Op::kSpanOfYears, Kind::kSpan, Kind::kInt>},
};

}  // namespace

std::string ResolveCall(std::string_view name, bool method, const std::vector<Type>& args,
                        TypePool& types, ResolvedCall& resolved) {
  for (const Function& function : kFunctions) {
    if (function.name != name || function.method != method) continue;
    std::optional<ResolvedCall> call = function.resolve(args, types);
    if (!call.has_value()) return std::string(function.usage);
    resolved = *call;
    return "";
  }
  return "?";
}

std::vector<std::string> FunctionNames() {
  std::vector<std::string> names = {"on",  "ever_before", "first_day",
                                    "has", "awaited",     "plus_working_days"};
  for (const Function& function : kFunctions) names.emplace_back(function.name);
  return names;
}

}  // namespace fairstart
