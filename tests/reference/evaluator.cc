// Names, definitions, tables, operators and lists; what looks at other days is in life.cc.
#include "tests/reference/evaluator.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "tests/reference/facts.h"

namespace fairstart::reference {
namespace {

const v1::Record& OrEmpty(const v1::Record* record) {
  return record != nullptr ? *record : v1::Record::default_instance();
}

bool Overrides(const v1::Exception& exception, const v1::Exception& other) {
  return std::find(exception.overrides().begin(), exception.overrides().end(), other.name()) !=
         exception.overrides().end();
}

// An error about an element that may not be there waits for whether it is.
Value ErrorOf(const Element& element, const Value& error) {
  return element.possibly.empty() ? error : MakeUnknown(element.possibly);
}

// How many elements of the list come before element i.
Value PlaceOf(const List& list, size_t i) {
  int64_t certain = 0;
  Waits waits = i > 0 ? list.more : Waits();
  for (size_t before = 0; before < i; ++before) {
    const Element& element = list.elements[before];
    if (element.possibly.empty()) ++certain;
    waits = Union(waits, element.possibly);
  }
  const int64_t most = static_cast<int64_t>(i);
  if (waits.empty()) return most;
  return MakeUnknown(waits, {Fraction(certain), Fraction(most), /*is_int=*/true});
}

Scope Bind(const Scope& outer, std::string_view variable, const Value& value) {
  return {outer.as_of, outer.decimal_unit, &outer, variable, &value};
}
Scope Bind(const Scope& outer, std::string_view variable, Value&& value) = delete;  // it is borrowed

}  // namespace

std::optional<Value> FirstNotPlain(const std::vector<Value>& values) {
  Waits waits;
  const Value* error = nullptr;
  bool unknown = false;
  for (const Value& value : values) {
    if (IsUnknown(value)) {
      unknown = true;
      waits = Union(waits, WaitsOf(value));
    } else if (IsError(value) && error == nullptr) {
      error = &value;
    }
  }
  if (unknown) return MakeUnknown(std::move(waits));
  if (error != nullptr) return *error;
  return std::nullopt;
}

Evaluator::Evaluator(const Book& book, const v1::CaseFacts& facts, const v1::Record* record)
    : book_(book),
      facts_(ReadFacts(facts, book.rulebook())),
      record_(ReadRecord(OrEmpty(record))) {}

Value Evaluator::Evaluate(const std::string& expression, const Scope& scope) {
  return Evaluate(book_.Parsed(expression), scope);
}

Value Evaluator::Evaluate(const Expr& expr, const Scope& scope) {
  switch (expr.kind) {
    case Expr::Kind::kBool:
      return expr.boolean;
    case Expr::Kind::kInt:
      return expr.integer;
    case Expr::Kind::kString:
      return expr.text;
    case Expr::Kind::kDecimal:
      return Sum{Fraction(expr.decimal.numerator(), expr.decimal.denominator()),
                 scope.decimal_unit};
    case Expr::Kind::kNull:
      return Error{"null"};
    case Expr::Kind::kName:
      return Name(expr, scope);
    case Expr::Kind::kSelect:
      return Select(expr, scope);
    case Expr::Kind::kIndex:
      return Index(expr, scope);
    case Expr::Kind::kUnary:
      return Unary(expr, scope);
    case Expr::Kind::kBinary:
      return Binary(expr, scope);
    case Expr::Kind::kConditional:
      return Conditional(expr, scope);
    case Expr::Kind::kCall:
    case Expr::Kind::kMethod:
      return Call(expr, scope);
    case Expr::Kind::kList:
      return ListLiteral(expr, scope);
    case Expr::Kind::kMacro:
      return Macro(expr, scope);
    case Expr::Kind::kHas:
      return Has(expr, scope);
  }
  throw std::logic_error("no such expression");
}

// ---- Names.

Value Evaluator::Name(const Expr& expr, const Scope& scope) {
  const std::string& name = expr.text;
  for (const Scope* at = &scope; at != nullptr && !expr.from_root; at = at->outer) {
    if (at->value != nullptr && at->variable == name) return *at->value;
  }
  if (name == "as_of") return Date{scope.as_of};
  if (name == "never") return Date{kNever};
  if (name == "record") return record_;
  const auto fact = facts_.find(name);
  if (fact != facts_.end()) return fact->second;
  return Named(name, scope.as_of);
}

Value Evaluator::Named(const std::string& name, DayNumber day) { return Declared(name, {}, day); }

Value Evaluator::Declared(const std::string& name, const std::vector<Value>& arguments,
                          DayNumber day) {
  std::string key = name;
  for (const Value& argument : arguments) key += "|" + Describe(argument);
  auto& by_day = declared_[key];
  const auto known = by_day.find(day);
  if (known != by_day.end()) return known->second;

  Value result;
  Scope scope{day};
  if (const v1::Parameter* parameter = book_.FindParameter(name)) {
    std::vector<std::string> keys;
    for (const Value& argument : arguments) keys.push_back(std::get<std::string>(argument));
    result = ParameterOn(*parameter, keys, day);
  } else if (const v1::Definition* definition = book_.FindDefinition(name)) {
    const std::string variable = VariableOf(definition->of());
    result = DefinitionOn(*definition,
                          arguments.empty() ? scope : Bind(scope, variable, arguments[0]));
  } else if (const v1::Table* table = book_.FindTable(name)) {
    const std::string variable = VariableOf(table->of());
    scope.decimal_unit = table->unit();
    result = TableOn(*table, arguments.empty() ? scope : Bind(scope, variable, arguments[0]));
  } else {
    throw std::runtime_error("no such name: " + name);
  }
  by_day[day] = result;
  return result;
}

// Default logic: docs/rule-language.md, section 2, "Definitions".
Value Evaluator::DefinitionOn(const v1::Definition& definition, const Scope& scope) {
  std::vector<Value> whens;
  std::vector<const v1::Exception*> holding;
  std::vector<std::pair<const v1::Exception*, Value>> maybe;
  for (const v1::Exception& exception : definition.exception()) {
    whens.push_back(Evaluate(exception.when(), scope));
    if (IsTrue(whens.back())) holding.push_back(&exception);
    if (IsUnknown(whens.back())) maybe.emplace_back(&exception, whens.back());
  }
  const auto blocked = FirstNotPlain(whens);
  if (blocked.has_value() && std::any_of(whens.begin(), whens.end(), IsError)) return *blocked;

  // What holds as far as the conditions are known.
  Value settled;
  const v1::Exception* winner = nullptr;
  for (const v1::Exception* exception : holding) {
    const bool wins = std::all_of(holding.begin(), holding.end(), [&](const v1::Exception* other) {
      return other == exception || Overrides(*exception, *other);
    });
    if (wins) winner = exception;
  }
  if (holding.empty()) {
    settled = Evaluate(definition.value(), scope);
  } else if (winner != nullptr) {
    settled = Evaluate(winner->value(), scope);
  } else {
    std::vector<Value> values;
    for (const v1::Exception* exception : holding) {
      values.push_back(Evaluate(exception->value(), scope));
    }
    const auto not_plain = FirstNotPlain(values);
    const bool same = std::all_of(values.begin(), values.end(),
                                  [&](const Value& value) { return Same(value, values[0]); });
    if (not_plain.has_value()) {
      settled = *not_plain;
    } else {
      settled = same ? values[0] : Value(Error{definition.name() + ": exceptions in conflict"});
    }
  }

  // What may hold instead.
  Waits waits;
  Bounds bounds = BoundsOf(settled);
  for (const auto& [exception, when] : maybe) {
    const bool overridden =
        std::any_of(holding.begin(), holding.end(),
                    [&, e = exception](const v1::Exception* other) { return Overrides(*other, *e); });
    if (overridden) continue;
    const Value value = Evaluate(exception->value(), scope);
    if (IsPlain(settled) && Same(value, settled)) continue;
    waits = Union(waits, Union(WaitsOf(when), WaitsOf(value)));
    bounds = Hull(bounds, BoundsOf(value));
  }
  if (waits.empty()) return settled;
  return MakeUnknown(Union(waits, WaitsOf(settled)), bounds);
}

// A literal of a table.
Value Evaluator::Cell(const std::string& text, const Scope& scope) {
  const Expr& expr = book_.Parsed(text);
  const bool is_choice = expr.kind == Expr::Kind::kName &&
                         std::isupper(static_cast<unsigned char>(text[0]));
  return is_choice ? Value(Choice{"", text}) : Evaluate(expr, scope);
}

Value Evaluator::RowApplies(const v1::Table& table, const v1::Table::Row& row,
                            const Scope& scope) {
  Value applies = true;
  for (int i = 0; i < row.cell_size(); ++i) {
    if (row.cell(i) == "-") continue;
    const Value input = Evaluate(table.input(i).value(), scope);
    // The value of an enumeration may be written without its type, which is the input's.
    const Choice* choice = std::get_if<Choice>(&input);
    const Value equals = choice != nullptr && choice->name == row.cell(i)
                             ? Value(true)
                             : Operate("==", input, Cell(row.cell(i), scope));
    applies = And(applies, equals);
  }
  if (!row.when().empty()) applies = And(applies, Evaluate(row.when(), scope));
  return applies;
}

Value Evaluator::TableOn(const v1::Table& table, const Scope& scope) {
  std::vector<Value> values;  // of the rows that apply or may
  int applying = 0;
  Waits waits;
  for (const v1::Table::Row& row : table.row()) {
    const Value applies = RowApplies(table, row, scope);
    if (IsFalse(applies)) continue;
    if (IsError(applies)) return applies;
    if (IsTrue(applies)) ++applying;
    waits = Union(waits, WaitsOf(applies));
    values.push_back(Evaluate(row.then(), scope));
  }
  if (values.empty()) return Error{table.name() + ": no row applies"};
  const bool same = std::all_of(values.begin(), values.end(), [&](const Value& value) {
    return IsPlain(value) && Same(value, values[0]);
  });
  const auto not_plain = FirstNotPlain(values);
  if (!waits.empty()) {
    if (same) return values[0];
    Bounds bounds = BoundsOf(values[0]);
    for (const Value& value : values) bounds = Hull(bounds, BoundsOf(value));
    return MakeUnknown(Union(waits, not_plain.has_value() ? WaitsOf(*not_plain) : Waits()), bounds);
  }
  if (applying > 1 && table.hit_policy() != v1::Table::HIT_POLICY_ANY) {
    return Error{table.name() + ": several rows apply"};
  }
  if (values.size() == 1) return values[0];
  if (not_plain.has_value()) return *not_plain;
  if (same) return values[0];
  return Error{table.name() + ": several rows apply with different values"};
}

// ---- Fields.

Value Evaluator::Select(const Expr& expr, const Scope& scope) {
  const Expr& owner = *expr.args[0];
  // An enumeration's value. Facts, variables and declarations begin with a small letter.
  if (owner.kind == Expr::Kind::kName && std::isupper(static_cast<unsigned char>(owner.text[0]))) {
    return Choice{owner.text, expr.text};
  }
  const Value value = Evaluate(owner, scope);
  if (!IsPlain(value)) return value;
  const auto& record = std::get<std::shared_ptr<const Record>>(value);
  const auto field = record->fields.find(expr.text);
  if (field == record->fields.end()) throw std::runtime_error("no field: " + expr.text);
  return field->second;
}

Value Evaluator::Has(const Expr& expr, const Scope& scope) {
  const Value value = Evaluate(*expr.args[0], scope);
  if (!IsPlain(value)) return value;
  if (const Date* date = std::get_if<Date>(&value)) return date->day != kNever;
  // Only on the record, which is closed.
  if (const std::string* text = std::get_if<std::string>(&value)) return !text->empty();
  return true;
}

// ---- Operators.

Value Evaluator::Unary(const Expr& expr, const Scope& scope) {
  const Value value = Evaluate(*expr.args[0], scope);
  if (IsUnknown(value)) {
    if (expr.text == "!") return MakeUnknown(WaitsOf(value));
    return Operate("-", Sum{}, value);
  }
  if (!IsPlain(value)) return value;
  if (expr.text == "!") return Not(value);
  if (const Sum* sum = std::get_if<Sum>(&value)) return Sum{sum->pence * Fraction(-1), sum->unit};
  return -std::get<int64_t>(value);
}

Value Evaluator::Binary(const Expr& expr, const Scope& scope) {
  const Value a = Evaluate(*expr.args[0], scope);
  // What is decided by its left side alone need not be computed further.
  if (expr.text == "&&" && IsFalse(a)) return false;
  if (expr.text == "||" && IsTrue(a)) return true;
  const Value b = Evaluate(*expr.args[1], scope);
  if (expr.text == "&&") return And(a, b);
  if (expr.text == "||") return Or(a, b);
  if (expr.text == "in") return Contains(b, a);
  return Operate(expr.text, a, b);
}

Value Evaluator::Conditional(const Expr& expr, const Scope& scope) {
  const Value condition = Evaluate(*expr.args[0], scope);
  if (IsError(condition)) return condition;
  if (IsTrue(condition)) return Evaluate(*expr.args[1], scope);
  if (IsFalse(condition)) return Evaluate(*expr.args[2], scope);
  const Value a = Evaluate(*expr.args[1], scope);
  const Value b = Evaluate(*expr.args[2], scope);
  if (IsPlain(a) && Same(a, b)) return a;
  return MakeUnknown(Union(WaitsOf(condition), Union(WaitsOf(a), WaitsOf(b))),
                     Hull(BoundsOf(a), BoundsOf(b)));
}

// ---- Lists.

Value Evaluator::ListLiteral(const Expr& expr, const Scope& scope) {
  List list;
  for (const auto& arg : expr.args) list.elements.push_back({Evaluate(*arg, scope), {}});
  return MakeList(std::move(list));
}

Value Evaluator::Index(const Expr& expr, const Scope& scope) {
  const Value owner = Evaluate(*expr.args[0], scope);
  const Value index = Evaluate(*expr.args[1], scope);
  if (const auto blocked = FirstNotPlain({owner, index})) return *blocked;
  const List& list = *std::get<std::shared_ptr<const List>>(owner);
  Waits waits = list.more;
  for (const Element& element : list.elements) waits = Union(waits, element.possibly);
  if (!waits.empty()) return MakeUnknown(waits);
  const int64_t at = std::get<int64_t>(index);
  if (at < 0 || at >= static_cast<int64_t>(list.elements.size())) return Error{"no such element"};
  return list.elements[static_cast<size_t>(at)].value;
}

// What an argument of a macro says about element i of its list.
Value Evaluator::Said(const Expr& macro, size_t arg, const List& list, size_t i,
                      const Scope& scope) {
  const Value& element = list.elements[i].value;
  if (macro.position.empty())
    return Evaluate(*macro.args[arg], Bind(scope, macro.variable, element));
  const Value place = PlaceOf(list, i);
  const Scope with_place = Bind(scope, macro.position, place);
  return Evaluate(*macro.args[arg], Bind(with_place, macro.variable, element));
}

Value Evaluator::Filter(const Expr& macro, const List& list, const Scope& scope) {
  // A part of a history has the gaps of the history.
  List kept = list;
  kept.elements.clear();
  for (size_t i = 0; i < list.elements.size(); ++i) {
    const Element& element = list.elements[i];
    const Value holds = Said(macro, 1, list, i, scope);
    if (IsFalse(holds)) continue;
    if (IsError(holds)) return ErrorOf(element, holds);
    kept.elements.push_back({element.value, Union(element.possibly, WaitsOf(holds))});
  }
  return MakeList(std::move(kept));
}

// list.map(x, value) or list.map(x, condition, value).
Value Evaluator::Map(const Expr& macro, const List& list, const Scope& scope) {
  List mapped;
  mapped.more = list.more;
  for (size_t i = 0; i < list.elements.size(); ++i) {
    const Element& element = list.elements[i];
    Value holds = true;
    if (macro.args.size() == 3) holds = Said(macro, 1, list, i, scope);
    if (IsFalse(holds)) continue;
    if (IsError(holds)) return ErrorOf(element, holds);
    const Element possible{element.value, Union(element.possibly, WaitsOf(holds))};
    const Value image = Said(macro, macro.args.size() - 1, list, i, scope);
    if (IsError(image)) return ErrorOf(possible, image);
    mapped.elements.push_back({image, possible.possibly});
  }
  return MakeList(std::move(mapped));
}

// Nothing is known of the records. What is so of one of which nothing is known is so of each: that it
// is not what is sought, that it does not stand against all, that a value lies within bounds.
Value Evaluator::QuantifyUnknown(const Expr& expr, const Unknown& history, const Scope& scope) {
  const bool maps = expr.text == "map" || expr.text == "transformList";
  const bool quantifies = expr.text == "exists" || expr.text == "all";
  const bool chooses = expr.text == "filter" || (maps && expr.args.size() == 3);
  if (history.any == nullptr || !(maps || quantifies || chooses)) return history;
  const Value place = MakeUnknown(history.waits, {Fraction(0), {}, /*is_int=*/true});
  const Scope with_place = Bind(scope, expr.position, place);
  const Value any = history.any;
  const Scope with_any = Bind(with_place, expr.variable, any);
  if (chooses && IsFalse(Evaluate(*expr.args[1], with_any))) return MakeList({});
  if (expr.text == "filter") return history;
  const Value holds = Evaluate(*expr.args.back(), with_any);
  if (maps) return MakeUnknown(history.waits, BoundsOf(holds));
  if (expr.text == "exists" && IsFalse(holds)) return false;
  if (expr.text == "all" && IsTrue(holds)) return true;
  return MakeUnknown(history.waits);
}

Value Evaluator::Macro(const Expr& expr, const Scope& scope) {
  const Value owner = Evaluate(*expr.args[0], scope);
  if (const Unknown* unknown = std::get_if<Unknown>(&owner)) {
    return QuantifyUnknown(expr, *unknown, scope);
  }
  if (!IsPlain(owner)) return owner;
  const List& list = *std::get<std::shared_ptr<const List>>(owner);
  if (expr.text == "filter") return Filter(expr, list, scope);
  if (expr.text == "map" || expr.text == "transformList") return Map(expr, list, scope);

  // exists, all and exists_one: what each element says, if it is in the list.
  const Value more = list.more.empty() ? Value(false) : MakeUnknown(list.more);
  Value exists = more;
  Value all = Not(more);
  Value others = more;  // whether another than the certain ones holds
  Value error = false;
  int certain = 0;
  for (size_t i = 0; i < list.elements.size(); ++i) {
    const Element& element = list.elements[i];
    const Value member = element.possibly.empty() ? Value(true) : MakeUnknown(element.possibly);
    const Value holds = Said(expr, 1, list, i, scope);
    const Value holds_there = And(member, holds);
    exists = Or(exists, holds_there);
    all = And(all, Or(Not(member), holds));
    if (IsTrue(holds_there)) ++certain;
    if (IsUnknown(holds_there)) others = Or(others, holds_there);
    if (IsError(holds_there) && !IsError(error)) error = holds_there;
  }
  if (expr.text == "exists") return exists;
  if (expr.text == "all") return all;
  // exists_one: no other element makes up for an error.
  if (IsError(error)) return IsUnknown(others) ? others : error;
  if (certain > 1) return false;
  // One is certain: it is the only one unless another, not known, holds too.
  if (IsUnknown(others)) return others;
  return certain == 1;
}

}  // namespace fairstart::reference
