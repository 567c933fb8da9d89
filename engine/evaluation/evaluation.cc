// The values of a plan's definitions and parameters for one case.
#include "engine/evaluation/evaluation.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

Value MakeDefect(Arena& arena, const std::string& message) {
  Error* error = arena.New<Error>();
  error->message = arena.Copy(message);
  return Value::Of(error);
}

// A value of a type within the bounds.
Value Within(Arena& arena, const Type& type, const Unknown* unknown, const Bounds& bounds) {
  if (type.Is(Type::Kind::kAmount)) return AmountWithin(arena, unknown, bounds);
  return Value::Of(WithBounds(arena, unknown, bounds));
}

}  // namespace

Evaluation::Evaluation(const Plan& plan, Arena& arena, const RecordValue& facts,
                       const RecordValue* record)
    : plan_(plan),
      arena_(arena),
      facts_(facts),
      record_(record),
      own_steps_left_(kMostSteps),
      steps_left_(&own_steps_left_),
      first_known_(arena.NewArray<Known*>(plan.definitions.size())) {
  date_of_birth_ = facts.type->Find("date_of_birth");
  known_through_ = facts.slots[facts.type->Find("known_through")].day();
}

Evaluation::Evaluation(const Evaluation& whole, const RecordValue& facts, int64_t& steps_left)
    : Evaluation(whole.plan_, whole.arena_, facts, whole.record_) {
  steps_left_ = &steps_left;
  shared_ = whole.shared_;
  told_of_turns_ = whole.told_of_turns_;
  definition_ = whole.definition_;
}

int64_t Evaluation::steps() const { return kMostSteps - own_steps_left_; }

Execution Evaluation::On(Day day) {
  Execution execution{.arena = arena_, .host = *this};
  execution.facts = &facts_;
  execution.record = record_;
  execution.date_of_birth = date_of_birth_;
  execution.today = day;
  execution.steps_left = steps_left_;
  return execution;
}

Value Evaluation::Evaluate(Execution& execution, const Program& program,
                           absl::Span<const Value> variables, Reliance& relied_on) {
  Reliance* outer = relied_on_;
  relied_on_ = &relied_on;
  const Value value = Run(execution, program, variables.data(), static_cast<int>(variables.size()));
  relied_on_ = outer;
  if (witness_ != nullptr) witness_->SawValue(program, value);
  return value;
}

Value Evaluation::EvaluateDefinition(Execution& execution, int index, Reliance& relied_on) {
  Reliance* outer = relied_on_;
  relied_on_ = &relied_on;
  const Value value = Definition(execution, index, nullptr);
  relied_on_ = outer;
  return value;
}

void Evaluation::ReadNotYet(const Execution& execution, const RecordValue& record, int field) {
  rests_on_not_yet_ = true;
  if (execution.today > known_through_) suppositions_.insert({&record, field});
}

void Evaluation::Turns(const Execution& execution, const Turn& turn) {
  if (told_of_turns_ == nullptr) return;
  Turn whole = turn;
  if (whole.program == nullptr) whole.program = execution.program;
  told_of_turns_->SawTurn(execution.today, definition_, whole);
}

Value Evaluation::DateOfBirth() { return Read(arena_, facts_, date_of_birth_); }

// ---- Parameters

Value Evaluation::LookUp(Execution& execution, int index, absl::Span<const std::string_view> keys) {
  const PlanParameter& parameter = plan_.parameters[index];
  Window gap;
  const PlanParameterRow* row = parameter.Find(keys, execution.today, gap);
  if (execution.today == (row == nullptr ? gap.first : row->first)) {
    Turns(execution, {.kind = Turn::Kind::kRate, .index = index});
  }
  if (row == nullptr) {
    execution.window = Intersect(execution.window, gap);
    return Value::Of(MakeUnknown(
        arena_, Missing{.kind = Missing::Kind::kRate, .index = index, .day = gap.first}));
  }
  execution.window = Intersect(execution.window, Window{row->first, row->last});
  if (row->site >= 0) Add(row->site, *relied_on_);
  return row->value;
}

Value Evaluation::Parameter(Execution& execution, int index, const Value* keys, int count) {
  absl::InlinedVector<std::string_view, 4> texts;
  for (int i = 0; i < count; ++i) texts.push_back(keys[i].text());
  return LookUp(execution, index, texts);
}

Value Evaluation::ParameterOn(Execution&, int index, const Value* keys, int count, Day day) {
  Execution other = On(day);
  return Parameter(other, index, keys, count);
}

// ---- Definitions

Evaluation::Known*& Evaluation::FirstKnown(int index, const RecordValue* about) {
  return about == nullptr ? first_known_[index] : first_known_about_[{index, about}];
}

const Evaluation::Known* Evaluation::FindKnown(const Execution& execution, int index,
                                               const RecordValue* about) {
  const bool after = execution.today > known_through_;
  for (const Known* known = FirstKnown(index, about); known != nullptr; known = known->next) {
    if (!known->window.Contains(execution.today)) continue;
    if (!known->rests_on_not_yet) return known;
    if (known->after_known_through == after) return known;
  }
  return nullptr;
}

const Evaluation::Known& Evaluation::FindAnew(Execution& execution, int index,
                                              const RecordValue* about) {
  Known& found = *arena_.New<Known>();
  found.after_known_through = execution.today > known_through_;
  const Window outer_window = std::exchange(execution.window, Window());
  const bool outer_rests_on_not_yet = std::exchange(rests_on_not_yet_, false);
  Reliance* outer_relied_on = std::exchange(relied_on_, &found.relied_on);
  found.value = Compute(execution, index, about, nullptr);
  found.relied_on.Share((*shared_)++);
  found.window = execution.window;
  found.rests_on_not_yet = rests_on_not_yet_;
  execution.window = outer_window;
  rests_on_not_yet_ = outer_rests_on_not_yet;
  relied_on_ = outer_relied_on;
  Known** end = &FirstKnown(index, about);
  while (*end != nullptr) end = &(*end)->next;
  *end = &found;
  return found;
}

Value Evaluation::Definition(Execution& execution, int index, const RecordValue* about) {
  const Known* known = FindKnown(execution, index, about);
  if (known == nullptr) {
    known = &FindAnew(execution, index, about);
  } else if (known->window.first == execution.today) {
    // What was found before told of its turns then, perhaps for another day's sake.
    Turns(execution, {.kind = Turn::Kind::kDefinition, .index = index});
  }
  rests_on_not_yet_ = rests_on_not_yet_ || known->rests_on_not_yet;
  execution.window = Intersect(execution.window, known->window);
  Add(known->relied_on, *relied_on_);
  return known->value;
}

Value Evaluation::DefinitionOn(Execution& execution, int index, const RecordValue* about, Day day) {
  Execution other = On(day);
  other.depth = execution.depth;
  return Definition(other, index, about);
}

// The life so far, a run of days at a time.
Value Evaluation::EverBefore(Execution& execution, int index) {
  const Value born = DateOfBirth();
  if (!born.IsKnown()) return born;
  const Unknown* waits = nullptr;
  Day day = born.day();
  while (day < execution.today) {
    Execution then = On(day);
    then.depth = execution.depth;
    then.window = Window();
    const Value value = Definition(then, index, nullptr);
    const Day first = std::max(then.window.first, born.day());
    if (value.IsError()) return value;
    if (value.IsTrue()) {
      if (execution.today == NextDay(first)) {
        Turns(execution, {.kind = Turn::Kind::kSince, .index = index});
      }
      execution.window = Intersect(execution.window, Window{NextDay(first), Day::Never()});
      return value;
    }
    if (value.IsUnknown()) waits = Join(arena_, waits, value.unknown());
    // From here on, until the run of days ends, nothing else is looked at.
    if (then.window.last >= PreviousDay(execution.today)) {
      execution.window =
          Intersect(execution.window, Window{NextDay(first), NextDay(then.window.last)});
      return waits == nullptr ? Value::Bool(false) : Value::Of(waits);
    }
    day = NextDay(then.window.last);
  }
  execution.window = Intersect(execution.window, Window{Day::BeforeAll(), born.day()});
  return Value::Bool(false);
}

Value Evaluation::FirstDay(Execution& execution, int index, Day from) {
  const Value born = DateOfBirth();
  if (!born.IsKnown()) return born;
  // Of the days that may be it, the first; and what the days before one that certainly is wait for.
  Bounds bounds;
  const Unknown* waits = nullptr;
  for (Day day = std::max(born.day(), from); day.IsDate();) {
    Execution then = On(day);
    then.depth = execution.depth;
    const Value value = Definition(then, index, nullptr);
    if (value.IsTrue() && waits == nullptr) return Value::Date(day);
    if (value.IsTrue()) {
      bounds.most = DayNumber(day);
      break;
    }
    if (value.IsError()) {
      if (waits == nullptr) return value;
      break;
    }
    if (value.IsUnknown()) {
      if (waits == nullptr) bounds.least = DayNumber(day);
      waits = Join(arena_, waits, value.unknown());
    }
    day = NextDay(then.window.last);
  }
  if (waits == nullptr) return Value::Date(Day::Never());
  return Value::Of(WithBounds(arena_, waits, bounds));
}

Value Evaluation::Compute(Execution& execution, int index, const RecordValue* about,
                          Applied* applied) {
  const PlanDefinition& definition = plan_.definitions[index];
  if (definition.site >= 0) Add(definition.site, *relied_on_);
  Applied seen;
  if (witness_ != nullptr && applied == nullptr) applied = &seen;
  Value variable;
  int count = 0;
  if (about != nullptr) {
    variable = Value::Of(about);
    count = 1;
  }
  const int outer = std::exchange(definition_, index);
  const Value value = definition.table != nullptr
                          ? ComputeTable(execution, definition, &variable, count, applied)
                          : ComputeDefinition(execution, definition, &variable, count, applied);
  definition_ = outer;
  if (witness_ != nullptr) witness_->SawDefinition(index, value, *applied);
  return value;
}

// Default logic: see "Definitions" in docs/rule-language.md.
Value Evaluation::ComputeDefinition(Execution& execution, const PlanDefinition& definition,
                                    const Value* variables, int count, Applied* applied) {
  const std::vector<PlanException>& exceptions = definition.exceptions;
  absl::InlinedVector<int, 8> certain;
  absl::InlinedVector<int, 8> possible;
  const Unknown* waits = nullptr;
  for (size_t i = 0; i < exceptions.size(); ++i) {
    const Value when = Run(execution, exceptions[i].when, variables, count);
    if (when.IsError()) return when;
    if (when.IsTrue()) certain.push_back(static_cast<int>(i));
    if (when.IsUnknown()) possible.push_back(static_cast<int>(i));
  }
  const auto overridden = [&](int i) {
    return std::any_of(certain.begin(), certain.end(), [&](int other) {
      const std::vector<int>& below = exceptions[other].overrides;
      return std::find(below.begin(), below.end(), i) != below.end();
    });
  };
  absl::InlinedVector<int, 8> standing;
  std::copy_if(certain.begin(), certain.end(), std::back_inserter(standing),
               std::not_fn(overridden));
  possible.erase(std::remove_if(possible.begin(), possible.end(), overridden), possible.end());

  Value value;
  if (standing.empty()) {
    if (!certain.empty()) {
      return MakeDefect(arena_, absl::StrCat("exceptions of \"", definition.name,
                                             "\" override one another in a circle"));
    }
    value = Run(execution, definition.value, variables, count);
  } else {
    value = Run(execution, exceptions[standing[0]].value, variables, count);
    Add(exceptions[standing[0]].site, *relied_on_);
    for (size_t k = 1; k < standing.size(); ++k) {
      const Value other = Run(execution, exceptions[standing[k]].value, variables, count);
      Add(exceptions[standing[k]].site, *relied_on_);
      if (value.IsUnknown() || other.IsUnknown()) {
        const Unknown* both = Join(arena_, value.IsUnknown() ? value.unknown() : nullptr,
                                   other.IsUnknown() ? other.unknown() : nullptr);
        value = Value::Of(both);
        continue;
      }
      if (other.IsError()) return other;
      if (value.IsError() || Same(value, other)) continue;
      return MakeDefect(
          arena_, absl::StrCat("exceptions \"", exceptions[standing[0]].source->name(), "\" and \"",
                               exceptions[standing[k]].source->name(), "\" of \"", definition.name,
                               "\" both hold, with different values"));
    }
  }
  // One that may hold matters if its value differs from what holds otherwise.
  Bounds bounds = BoundsOf(value);
  for (int i : possible) {
    const Value other = Run(execution, exceptions[i].value, variables, count);
    Add(exceptions[i].site, *relied_on_);
    if (value.IsKnown() && other.IsKnown() && Same(value, other)) continue;
    const Value when = Run(execution, exceptions[i].when, variables, count);
    waits = Join(arena_, waits, when.unknown());
    if (other.IsUnknown()) waits = Join(arena_, waits, other.unknown());
    bounds = Hull(bounds, BoundsOf(other));
  }
  if (waits != nullptr) {
    if (value.IsUnknown()) waits = Join(arena_, waits, value.unknown());
    return Within(arena_, definition.type, waits, bounds);
  }
  if (applied != nullptr) {
    applied->parts.assign(standing.begin(), standing.end());
    applied->decided = value.IsKnown();
    applied->certain = applied->decided;
  }
  return value;
}

Value Evaluation::ComputeTable(Execution& execution, const PlanDefinition& table,
                               const Value* variables, int count, Applied* applied) {
  absl::InlinedVector<Value, 4> inputs;
  for (const Program& input : table.inputs) {
    inputs.push_back(Run(execution, input, variables, count));
  }
  absl::InlinedVector<int, 8> certain;
  absl::InlinedVector<int, 8> candidates;  // certain and possible
  const Unknown* waits = nullptr;
  for (size_t r = 0; r < table.rows.size(); ++r) {
    const PlanRow& row = table.rows[r];
    const Unknown* doubt = nullptr;
    Value error;
    bool excluded = false;
    for (size_t c = 0; c < row.cells.size() && !excluded; ++c) {
      if (!row.cells[c].has_value()) continue;
      if (inputs[c].IsUnknown()) doubt = Join(arena_, doubt, inputs[c].unknown());
      if (inputs[c].IsError()) error = inputs[c];
      excluded = inputs[c].IsKnown() && !Same(inputs[c], *row.cells[c]);
    }
    if (excluded) continue;
    if (row.when.has_value()) {
      const Value when = Run(execution, *row.when, variables, count);
      if (when.IsFalse()) continue;
      if (when.IsUnknown()) doubt = Join(arena_, doubt, when.unknown());
      if (when.IsError()) error = when;
    }
    if (doubt == nullptr && error.IsError()) return error;
    if (doubt == nullptr) certain.push_back(static_cast<int>(r));
    waits = Join(arena_, waits, doubt);
    candidates.push_back(static_cast<int>(r));
  }
  if (candidates.empty()) {
    return MakeDefect(arena_, absl::StrCat("no row of \"", table.name, "\" applies"));
  }
  const bool any = table.table->hit_policy() == v1::Table::HIT_POLICY_ANY;
  if (certain.size() > 1 && !any) {
    return MakeDefect(arena_, absl::StrCat("rows ", certain[0] + 1, " and ", certain[1] + 1,
                                           " of \"", table.name, "\" both apply"));
  }
  Value value;
  Bounds bounds;
  bool one_value = true;
  for (int r : candidates) {
    const Value then = Run(execution, table.rows[r].then, variables, count);
    Add(table.rows[r].site, *relied_on_);
    if (then.IsError() && waits == nullptr) return then;
    if (then.IsUnknown()) waits = Join(arena_, waits, then.unknown());
    one_value = one_value && then.IsKnown() && (value.IsUnset() || Same(value, then));
    bounds = value.IsUnset() ? BoundsOf(then) : Hull(bounds, BoundsOf(then));
    value = then;
  }
  if (!one_value && waits == nullptr) {
    return MakeDefect(
        arena_, absl::StrCat("several rows of \"", table.name, "\" apply, with different values"));
  }
  if (!one_value) return Within(arena_, table.type, waits, bounds);
  if (applied != nullptr) {
    const auto& parts = certain.empty() ? candidates : certain;
    applied->parts.assign(parts.begin(), parts.end());
    applied->decided = true;
    applied->certain = !certain.empty();
  }
  return value;
}

Applied Evaluation::AppliedTo(Execution& execution, int index, const RecordValue* about) {
  Applied applied;
  Compute(execution, index, about, &applied);
  return applied;
}

}  // namespace fairstart
