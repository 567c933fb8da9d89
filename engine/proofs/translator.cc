// Logic, comparison, names; and what has no exact form.
//
// Tested by tests/engine/proofs/translator_test.cc.
#include "engine/proofs/translator.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/rulebook/usage.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;

std::string ConstantKey(const Value& constant) {
  switch (constant.tag()) {
    case Value::Tag::kBool:
      return constant.boolean() ? "true" : "false";
    case Value::Tag::kString:
      return absl::StrCat("\"", std::string(constant.text()), "\"");
    case Value::Tag::kRational:
      return absl::StrCat(constant.rational().numerator(), "/", constant.rational().denominator());
    default:
      return absl::StrCat(constant.integer());
  }
}

}  // namespace

std::string Translator::IdentityOf(const Term& term) {
  if (term.record != nullptr) return term.record->path;
  if (term.list != nullptr) return term.list->key;
  return absl::StrCat("#", term.value->id);
}

Translator::Translator(World& world) : world_(world), depends_(world.plan().definitions.size()) {}

Formula Translator::Ok(const std::vector<Term>& terms) {
  std::vector<Formula> all;
  for (const Term& term : terms) all.push_back(term.ok);
  return pool().And(std::move(all));
}

Translator::Frame Translator::FrameOf(const Program& program, Formula today,
                                      const std::vector<Term>& variables) {
  Frame frame{.program = &program, .today = today, .slots = variables};
  frame.slots.resize(static_cast<size_t>(program.frame_size));
  return frame;
}

Term Translator::Translate(const Program& program, Formula today,
                           const std::vector<Term>& variables) {
  Frame frame = FrameOf(program, today, variables);
  return Run(*program.root, frame);
}

std::vector<Term> Translator::RunArgs(const Node& node, Frame& frame) {
  std::vector<Term> args;
  for (const Node& arg : node.args()) args.push_back(Run(arg, frame));
  return args;
}

Term Translator::RunConstant(const Node& node) {
  switch (node.constant().tag()) {
    case Value::Tag::kBool:
      return Of(pool().Bool(node.constant().boolean()));
    case Value::Tag::kString:
      return Of(world_.Symbol(node.constant().text()));
    case Value::Tag::kRational:
      return Of(pool().Number(node.constant().rational()));
    default:
      return Of(pool().Number(node.constant().integer()));
  }
}

// In a complete case every fact is set: what has not come yet is known not to have.
Term Translator::RunRead(const Node& node, Frame& frame) {
  Term owner = True();
  owner.record = &world_.facts();
  if (!node.args().empty()) owner = Run(node.arg(0), frame);
  Term field = world_.FieldOf(*owner.record, node.index);
  field.ok = pool().And(owner.ok, field.ok);
  if (node.op != Op::kHas && node.op != Op::kAwaited) return field;
  const bool event = owner.record->type->fields[static_cast<size_t>(node.index)].event_date;
  const Formula come =
      event ? pool().Not(pool().Equal(field.value, world_.never())) : pool().True();
  if (node.op == Op::kHas) return Of(field.ok, come);
  return Of(pool().And(field.ok, come), field.value);
}

// One operand may settle the result whatever the other is.
Term Translator::RunLogic(const Node& node, Frame& frame) {
  const Term a = Run(node.arg(0), frame);
  if (node.op == Op::kNot) return Of(a.ok, pool().Not(a.value));
  const Term b = Run(node.arg(1), frame);
  const bool both = node.op == Op::kAnd;
  const auto settles = [&](const Term& term) {
    return pool().And(term.ok, both ? pool().Not(term.value) : term.value);
  };
  const Formula ok = pool().Or({pool().And(a.ok, b.ok), settles(a), settles(b)});
  // A value that is not there must not settle it.
  const auto known = [&](const Term& term) {
    return both ? pool().Or(pool().Not(term.ok), term.value) : pool().And(term.ok, term.value);
  };
  return Of(ok, both ? pool().And(known(a), known(b)) : pool().Or(known(a), known(b)));
}

Formula Translator::Same(const Term& a, const Term& b) {
  if (a.days != nullptr) {
    return pool().And(pool().Equal(a.value, b.value), pool().Equal(a.days, b.days));
  }
  if (a.value != nullptr) return pool().Equal(a.value, b.value);
  if (a.record != nullptr && a.record == b.record) return pool().True();
  // Two lists, or records of two lists: not known.
  const std::string x = IdentityOf(a), y = IdentityOf(b);
  return world_
      .Opaque(Type::Of(Kind::kBool), absl::StrCat("same(", x, ", ", y, ")"),
              absl::StrCat(x, " == ", y))
      .value;
}

Formula Translator::Differ(const Term& a, const Term& b) { return pool().Not(Same(a, b)); }

Term Translator::RunComparison(const Node& node, Frame& frame) {
  const Term a = Run(node.arg(0), frame);
  const Term b = Run(node.arg(1), frame);
  const Formula ok = pool().And(a.ok, b.ok);
  if (node.op == Op::kEqual) return Of(ok, Same(a, b));
  if (node.op == Op::kNotEqual) return Of(ok, Differ(a, b));
  const Type& type = node.arg(0).type;
  if (type.Is(Kind::kString)) return Opaque(node, frame);
  const bool less = node.op == Op::kLess || node.op == Op::kLessEqual;
  const bool strict = node.op == Op::kLess || node.op == Op::kGreater;
  const Formula least = less ? a.value : b.value;
  const Formula most = less ? b.value : a.value;
  if (type.Is(Kind::kBool)) {
    return Of(ok,
              strict ? pool().And(pool().Not(least), most) : pool().Or(pool().Not(least), most));
  }
  return Of(ok, strict ? pool().Less(least, most) : pool().LessEqual(least, most));
}

Term Translator::Choose(Formula condition, const Term& then, const Term& otherwise) {
  if (condition->IsTrue()) return then;
  if (condition->IsFalse()) return otherwise;
  Term term = Of(pool().Choose(condition, then.ok, otherwise.ok), nullptr);
  if (then.value != nullptr) term.value = pool().Choose(condition, then.value, otherwise.value);
  if (then.days != nullptr) term.days = pool().Choose(condition, then.days, otherwise.days);
  if (then.record != nullptr && then.record == otherwise.record) {
    term.record = then.record;
  } else if (then.record != nullptr) {
    const std::string key = absl::StrCat("choice(#", condition->id, ", ", then.record->path, ", ",
                                         otherwise.record->path, ")");
    Type type = Type::Of(Kind::kRecord);
    type.record = then.record->type;
    term.record = world_.Opaque(type, key, key).record;
  }
  if (then.list != nullptr) {
    SymbolicList& list = world_.NewList();
    for (const Term* side : {&then, &otherwise}) {
      const Formula here = side == &then ? condition : pool().Not(condition);
      for (const SymbolicList::Member& member : side->list->members) {
        list.members.push_back({pool().And(here, member.guard), member.value});
      }
    }
    list.open = then.list->open || otherwise.list->open;
    list.key = absl::StrCat("choice(#", condition->id, ", ", then.list->key, ", ",
                            otherwise.list->key, ")");
    if (then.list->history == otherwise.list->history) list.history = then.list->history;
    term.list = &list;
  }
  return term;
}

Term Translator::Parameter(int index, const std::vector<Term>& keys, Formula today) {
  const PlanParameter& parameter = world_.plan().parameters[static_cast<size_t>(index)];
  const bool is_span = parameter.type.Is(Kind::kSpan);
  const auto term_of = [&](const Value& value) -> Term {
    switch (value.tag()) {
      case Value::Tag::kBool:
        return Of(pool().Bool(value.boolean()));
      case Value::Tag::kString:
        return Of(world_.Symbol(value.text()));
      case Value::Tag::kDate:
        return Of(pool().Number(NumberOf(value.day())));
      case Value::Tag::kSpan: {
        Term term = Of(pool().Number(int64_t{value.span().months}));
        term.days = pool().Number(int64_t{value.span().days});
        return term;
      }
      case Value::Tag::kRational:
        return Of(pool().Number(value.rational()));
      default:
        return Of(pool().Number(value.integer()));
    }
  };
  std::vector<Formula> covered;
  Term term;
  for (const auto& [texts, rows] : parameter.rows) {
    std::vector<Formula> same;
    for (size_t k = 0; k < texts.size(); ++k) {
      same.push_back(pool().Equal(keys[k].value, world_.Symbol(texts[k])));
    }
    const Formula here = pool().And(std::move(same));
    for (const PlanParameterRow& row : rows) {
      const Term value = term_of(row.value);
      const Formula holds =
          pool().And(here, pool().Between(pool().Number(NumberOf(row.first)), today,
                                          pool().Number(NumberOf(row.last))));
      term = covered.empty() ? value : Choose(holds, value, term);
      covered.push_back(holds);
    }
  }
  if (covered.empty()) {
    term = Of(parameter.type.Is(Kind::kBool) ? pool().False() : pool().Number(int64_t{0}));
    if (is_span) term.days = pool().Number(int64_t{0});
  }
  term.ok = pool().And(Ok(keys), pool().Or(std::move(covered)));
  if (assumed_.has_value() && assumed_->parameter == index) {
    Give(keys, today, parameter.type, term);
  }
  return term;
}

// On the days of the assumed rate the parameter may have some value.
void Translator::Give(const std::vector<Term>& keys, Formula today, const Type& type, Term& term) {
  std::vector<Formula> days;
  for (const Window& window : assumed_->days) {
    days.push_back(pool().Between(pool().Number(NumberOf(window.first)), today,
                                  pool().Number(NumberOf(window.last))));
  }
  std::vector<Formula> all{assumed_->given, Ok(keys), pool().Or(std::move(days))};
  for (size_t k = 0; k < keys.size(); ++k) {
    all.push_back(pool().Equal(keys[k].value, world_.Symbol(assumed_->keys[k])));
  }
  const Formula here = pool().And(std::move(all));
  const Term some = world_.Opaque(type, absl::StrCat("some value of ", assumed_->parameter), "");
  const Formula had = term.ok;
  term = Choose(here, some, term);
  term.ok = pool().Or(here, had);
}

Term Translator::RunNamed(const Node& node, Frame& frame) {
  switch (node.op) {
    case Op::kParameter: {
      if (!node.args().empty()) return Parameter(node.index, RunArgs(node, frame), frame.today);
      const auto [found, added] = parameters_.try_emplace({node.index, frame.today->id});
      if (added) found->second = Parameter(node.index, {}, frame.today);
      return found->second;
    }
    case Op::kDefinition: {
      if (node.args().empty()) return Definition(node.index, frame.today, nullptr);
      const Term about = Run(node.arg(0), frame);
      Term term = Definition(node.index, frame.today, about.record);
      term.ok = pool().And(term.ok, about.ok);
      return term;
    }
    default: {
      const std::vector<Term> args = RunArgs(node, frame);
      const Term& day = args[0];
      Term term =
          node.op == Op::kOnParameter
              ? Parameter(node.index, {args.begin() + 1, args.end()}, day.value)
              : Definition(node.index, day.value, args.size() > 1 ? args[1].record : nullptr);
      term.ok = pool().And({term.ok, Ok(args), pool().Not(world_.Ends(day.value))});
      return term;
    }
  }
}

// Whether something was so on some earlier day: if it was, then there is such a day. That on no
// earlier day it was so is not said here; the engine is asked.
Term Translator::RunOverALife(const Node& node, Frame& frame) {
  const Term term = Opaque(node, frame);
  if (world_.open()) return term;
  const bool ever = node.op == Op::kEverBefore;
  const Formula day =
      ever ? world_.AnyDay(absl::StrCat("a day of ", KeyOf(node, frame, {}))) : term.value;
  const Term then = Definition(node.index, day, nullptr);
  std::vector<Formula> all{pool().LessEqual(world_.date_of_birth(), day), then.ok, then.value};
  if (!node.args().empty()) {
    const Term from = Run(node.arg(0), frame);
    all.push_back(pool().And(from.ok, pool().LessEqual(from.value, day)));
  }
  const Formula so = pool().And(std::move(all));
  if (ever) {
    world_.Require(term.value,
                   pool().Implies(term.value, pool().And(so, pool().Less(day, frame.today))));
  } else {
    world_.Require(term.value, pool().Or(pool().Equal(day, world_.never()), so));
  }
  return term;
}

std::string Translator::KeyOf(const Node& node, const Frame& frame, std::vector<int> bound) {
  std::string key = absl::StrCat(static_cast<int>(node.op), ".", node.index);
  if (node.op == Op::kConstant) return absl::StrCat(key, ":", ConstantKey(node.constant()));
  if (node.op == Op::kLocal) {
    if (std::find(bound.begin(), bound.end(), node.index) != bound.end()) return key;
    return absl::StrCat("<", IdentityOf(frame.slots[static_cast<size_t>(node.index)]), ">");
  }
  absl::StrAppend(&key, "(");
  for (size_t i = 0; i < node.args().size(); ++i) {
    const bool binds =
        i == 1 && (node.op == Op::kAll || node.op == Op::kExists || node.op == Op::kExistsOne ||
                   node.op == Op::kFilter || node.op == Op::kMap || node.op == Op::kMapFilter);
    if (binds) bound.insert(bound.end(), {node.index, node.position});
    absl::StrAppend(&key, i > 0 ? "," : "", KeyOf(node.arg(i), frame, bound));
  }
  return key + ")";
}

bool Translator::DependsOnDay(int definition) {
  std::optional<bool>& known = depends_[static_cast<size_t>(definition)];
  if (known.has_value()) return *known;
  const PlanDefinition& of = world_.plan().definitions[static_cast<size_t>(definition)];
  bool depends = of.table == nullptr && DependsOnDay(*of.value.root);
  for (const PlanException& exception : of.exceptions) {
    depends = depends || DependsOnDay(*exception.when.root) || DependsOnDay(*exception.value.root);
  }
  for (const Program& input : of.inputs) depends = depends || DependsOnDay(*input.root);
  for (const PlanRow& row : of.rows) {
    depends = depends || DependsOnDay(*row.then.root) ||
              (row.when.has_value() && DependsOnDay(*row.when->root));
  }
  depends_[static_cast<size_t>(definition)] = depends;
  return depends;
}

bool Translator::DependsOnDay(const Node& node) {
  switch (node.op) {
    case Op::kAsOfLess:
    case Op::kAsOfLessEqual:
    case Op::kAsOfGreater:
    case Op::kAsOfGreaterEqual:
    case Op::kAsOfEqual:
    case Op::kAsOfNotEqual:
    case Op::kActive:
    case Op::kAged:
    case Op::kMonthsBegun:
    case Op::kParameter:
    case Op::kEverBefore:
      return true;
    case Op::kDefinition:
      if (DependsOnDay(node.index)) return true;
      break;
    default:
      break;
  }
  return std::any_of(node.args().begin(), node.args().end(),
                     [&](const Node& arg) { return DependsOnDay(arg); });
}

Formula Translator::OpaqueOk(const Node& node, const std::string& key) {
  if (!assumed_.has_value()) return pool().True();
  const Usage usage = UsageOf(world_.plan(), {&node}, {});
  if (!usage.parameters[static_cast<size_t>(assumed_->parameter)]) return pool().True();
  const Term known = world_.Opaque(Type::Of(Kind::kBool), absl::StrCat("known ", key), "");
  return pool().Or(assumed_->given, known.value);
}

Term Translator::Opaque(const Node& node, const Frame& frame, std::optional<Rational> least) {
  std::string key = KeyOf(node, frame, {});
  if (DependsOnDay(node)) absl::StrAppend(&key, " on #", frame.today->id);
  const std::string& text = frame.program->text();
  Term term = world_.Opaque(
      node.type, key,
      text.substr(static_cast<size_t>(node.begin), static_cast<size_t>(node.end - node.begin)),
      least);
  term.ok = OpaqueOk(node, key);
  return term;
}

Term Translator::Run(const Node& node, Frame& frame) {
  switch (node.op) {
    case Op::kConstant:
      return RunConstant(node);
    case Op::kLocal:
      return frame.slots[static_cast<size_t>(node.index)];
    case Op::kFact:
    case Op::kSelect:
    case Op::kHas:
    case Op::kAwaited:
      return RunRead(node, frame);
    case Op::kRecordRoot: {
      Term term = True();
      term.record = &world_.record();
      return term;
    }
    case Op::kParameter:
    case Op::kDefinition:
    case Op::kOnDefinition:
    case Op::kOnParameter:
      return RunNamed(node, frame);
    case Op::kNot:
    case Op::kAnd:
    case Op::kOr:
      return RunLogic(node, frame);
    case Op::kConditional: {
      const Term condition = Run(node.arg(0), frame);
      const Term then = Run(node.arg(1), frame);
      const Term otherwise = Run(node.arg(2), frame);
      Term term = Choose(condition.value, then, otherwise);
      term.ok = pool().And(condition.ok, term.ok);
      return term;
    }
    case Op::kEqual:
    case Op::kNotEqual:
    case Op::kLess:
    case Op::kLessEqual:
    case Op::kGreater:
    case Op::kGreaterEqual:
      return RunComparison(node, frame);
    case Op::kNegateInt:
    case Op::kAddInt:
    case Op::kSubtractInt:
    case Op::kMultiplyInt:
    case Op::kDivideInt:
    case Op::kModuloInt:
    case Op::kNegateAmount:
    case Op::kAddAmount:
    case Op::kSubtractAmount:
    case Op::kMultiplyAmount:
    case Op::kDivideAmount:
    case Op::kEarlier:
    case Op::kLater:
    case Op::kLeast:
    case Op::kGreatest:
    case Op::kPerWeekOfPeriod:
    case Op::kPerWeekOfMonth:
    case Op::kPerWeekOfYear:
    case Op::kPerMonth:
    case Op::kPerMonthOfWeek:
    case Op::kForOne:
    case Op::kForDays:
    case Op::kToPence:
      return RunNumber(node, frame);
    case Op::kIn:
    case Op::kList:
    case Op::kConcatenateLists:
    case Op::kAll:
    case Op::kExists:
    case Op::kExistsOne:
    case Op::kFilter:
    case Op::kMap:
    case Op::kMapFilter:
    case Op::kActive:
    case Op::kTotal:
    case Op::kSize:
    case Op::kLatest:
      return RunList(node, frame);
    case Op::kAsOfLess:
    case Op::kAsOfLessEqual:
    case Op::kAsOfGreater:
    case Op::kAsOfGreaterEqual:
    case Op::kAsOfEqual:
    case Op::kAsOfNotEqual:
      return RunAsOf(node, frame);
    case Op::kSpanOfDays:
    case Op::kSpanOfWeeks:
    case Op::kSpanOfMonths:
    case Op::kSpanOfYears:
    case Op::kBirthday:
    case Op::kAnniversary:
    case Op::kAged:
    case Op::kPlus:
    case Op::kNthDay:
    case Op::kMonthsBegun:
      return RunTime(node, frame);
    case Op::kEverBefore:
    case Op::kFirstDay:
      return RunOverALife(node, frame);
    case Op::kPlusWorkingDays:
    case Op::kElement:
    case Op::kConcatenate:
    case Op::kSizeOfString:
    case Op::kContains:
    case Op::kStartsWith:
    case Op::kEndsWith:
    case Op::kStringOfDate:
    case Op::kStringOfInt:
    case Op::kIntOfString:
    case Op::kBoolOfString:
      break;
    case Op::kItself:
      return Run(node.arg(0), frame);
  }
  return Opaque(node, frame);
}

}  // namespace fairstart
