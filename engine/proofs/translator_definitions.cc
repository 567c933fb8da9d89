// Definitions and tables, by the rules of engine/evaluation/evaluation.cc.
#include <algorithm>

#include "engine/proofs/translator.h"

namespace fairstart {
namespace {

// The numbers of the exceptions that override another.
std::vector<size_t> Overriding(const PlanDefinition& definition, size_t overridden) {
  std::vector<size_t> overriding;
  for (size_t i = 0; i < definition.exceptions.size(); ++i) {
    const std::vector<int>& below = definition.exceptions[i].overrides;
    const int number = static_cast<int>(overridden);
    if (std::find(below.begin(), below.end(), number) != below.end()) overriding.push_back(i);
  }
  return overriding;
}

}  // namespace

SymbolicParts Translator::RowsOf(const PlanDefinition& table, Frame& frame) {
  SymbolicParts parts;
  std::vector<Term> inputs;
  for (const Program& input : table.inputs) {
    inputs.push_back(Translate(input, frame.today, frame.slots));
  }
  parts.inputs_ok = Ok(inputs);
  for (const PlanRow& row : table.rows) {
    std::vector<Formula> all;
    std::vector<Formula> any_not;
    for (size_t c = 0; c < row.cells.size(); ++c) {
      if (!row.cells[c].has_value()) continue;
      Node cell;
      cell.value = &*row.cells[c];
      const Formula same = Same(inputs[c], RunConstant(cell));
      all.push_back(pool().And(inputs[c].ok, same));
      any_not.push_back(pool().And(inputs[c].ok, pool().Not(same)));
    }
    if (row.when.has_value()) {
      const Term when = Translate(*row.when, frame.today, frame.slots);
      all.push_back(pool().And(when.ok, when.value));
      any_not.push_back(pool().And(when.ok, pool().Not(when.value)));
    }
    parts.applies.push_back(pool().And(std::move(all)));
    parts.excluded.push_back(pool().Or(std::move(any_not)));
    parts.values.push_back(Translate(row.then, frame.today, frame.slots));
  }
  parts.stands = parts.applies;
  return parts;
}

SymbolicParts Translator::ExceptionsOf(const PlanDefinition& definition, Frame& frame) {
  SymbolicParts parts;
  for (const PlanException& exception : definition.exceptions) {
    const Term when = Translate(exception.when, frame.today, frame.slots);
    parts.applies.push_back(pool().And(when.ok, when.value));
    parts.excluded.push_back(pool().And(when.ok, pool().Not(when.value)));
    parts.values.push_back(Translate(exception.value, frame.today, frame.slots));
  }
  for (size_t i = 0; i < definition.exceptions.size(); ++i) {
    std::vector<Formula> all{parts.applies[i]};
    for (size_t other : Overriding(definition, i)) all.push_back(pool().Not(parts.applies[other]));
    parts.stands.push_back(pool().And(std::move(all)));
  }
  parts.general = Translate(definition.value, frame.today, frame.slots);
  return parts;
}

// Has a value when each part is known to stand or not, and those that stand agree; a table, when
// one stands.
Term Translator::ValueOf(const PlanDefinition& definition, const SymbolicParts& parts) {
  const bool is_table = definition.table != nullptr;
  std::vector<Formula> all;
  Term value = is_table ? parts.values.front() : parts.general;
  for (size_t i = parts.values.size(); i-- > 0;) {
    if (is_table && i + 1 == parts.values.size()) {
      value = parts.values[i];
    } else {
      value = Choose(parts.stands[i], parts.values[i], value);
    }
    std::vector<Formula> settled{parts.applies[i], parts.excluded[i]};
    if (!is_table) {
      for (size_t other : Overriding(definition, i)) settled.push_back(parts.applies[other]);
    }
    all.push_back(pool().Or(std::move(settled)));
    for (size_t k = i + 1; k < parts.values.size(); ++k) {
      const Formula both = pool().And(parts.stands[i], parts.stands[k]);
      if (both->IsFalse()) continue;
      const bool any = is_table && definition.table->hit_policy() != v1::Table::HIT_POLICY_ANY;
      all.push_back(
          pool().Not(any ? both : pool().And(both, Differ(parts.values[i], parts.values[k]))));
    }
  }
  if (is_table) {
    all.push_back(pool().Or(parts.applies));
  } else {
    // Exceptions that override one another in a circle leave none.
    all.push_back(pool().Or(pool().Not(pool().Or(parts.applies)), pool().Or(parts.stands)));
  }
  value.ok = pool().And(pool().And(std::move(all)), value.ok);
  return value;
}

const SymbolicParts& Translator::Parts(int index, Formula today, SymbolicRecord* about) {
  const auto [found, added] = parts_.try_emplace({index, today->id, about});
  if (!added) return found->second;
  const PlanDefinition& definition = world_.plan().definitions[static_cast<size_t>(index)];
  Frame frame{.today = today};
  if (about != nullptr) {
    Term variable = True();
    variable.record = about;
    frame.slots.push_back(variable);
  }
  SymbolicParts parts =
      definition.table != nullptr ? RowsOf(definition, frame) : ExceptionsOf(definition, frame);
  return parts_[{index, today->id, about}] = std::move(parts);
}

Term Translator::Definition(int index, Formula today, SymbolicRecord* about) {
  const auto [found, added] = definitions_.try_emplace({index, today->id, about});
  if (!added) return found->second;
  const Term term =
      ValueOf(world_.plan().definitions[static_cast<size_t>(index)], Parts(index, today, about));
  definitions_[{index, today->id, about}] = term;
  return term;
}

}  // namespace fairstart
