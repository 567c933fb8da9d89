// Tested by tests/engine/proofs/translator_test.cc.
#include "engine/proofs/world.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

using Of = Type::Kind;

std::optional<Rational> Bound(const std::optional<int64_t>& number) {
  if (!number.has_value()) return std::nullopt;
  return Rational::Whole(*number);
}

Rational DayBound(Day day) { return Rational::Whole(NumberOf(day)); }

}  // namespace

World::World(const Plan& plan, Kind kind, int records)
    : plan_(plan), kind_(kind), most_records_(records) {
  facts_ = &NewRecord(plan.schema.case_type(), "");
  record_ = &NewRecord(plan.schema.record_type(), "record");
  as_of_ = pool_.Variable("as_of", Sort::kInt, DayBound(Day::First()), DayBound(Day::Last()));
  Require(date_of_birth(), pool_.LessEqual(date_of_birth(), as_of_));
}

SymbolicRecord& World::NewRecord(const RecordType& type, const std::string& path) {
  SymbolicRecord& record = records_.emplace_back();
  record.type = &type;
  record.path = path;
  record.fields.resize(type.fields.size());
  record.histories.resize(type.fields.size());
  return record;
}

Formula World::date_of_birth() {
  return FieldOf(*facts_, facts_->type->Find("date_of_birth")).value;
}

Formula World::Ends(Formula date) {
  return pool_.Or(pool_.Equal(date, never()), pool_.Equal(date, pool_.Number(kBeforeAll)));
}

const Term& World::FieldOf(SymbolicRecord& record, int field) {
  if (!record.fields[field].has_value()) record.fields[field] = NewField(record, field);
  return *record.fields[field];
}

Term World::NewField(SymbolicRecord& record, int field) {
  const Field& described = record.type->fields[field];
  const std::string name =
      record.path.empty() ? described.name : absl::StrCat(record.path, ".", described.name);
  if (described.type.Is(Of::kList)) return HistoryField(record, field, name);
  if (described.type.Is(Of::kRecord)) {
    Term term{.ok = pool_.True()};
    term.record = &NewRecord(*described.type.record, name);
    return term;
  }
  return ScalarField(described, name);
}

Term World::ScalarField(const Field& field, const std::string& name) {
  Term term{.ok = pool_.True()};
  const FieldWording& wording = field.wording;
  switch (field.type.kind) {
    case Of::kBool:
      term.value = pool_.Variable(name, Sort::kBool);
      break;
    case Of::kDate:
      term.value = pool_.Variable(name, Sort::kInt, DayBound(Day::First()),
                                  DayBound(field.event_date ? Day::Never() : Day::Last()));
      break;
    case Of::kEnum: {
      term.value = pool_.Variable(name, Sort::kInt);
      std::vector<Formula> any;
      for (const EnumType::Value& value : field.type.enumeration->values) {
        any.push_back(pool_.Equal(term.value, pool_.Number(int64_t{value.number})));
      }
      Require(term.value, pool_.Or(std::move(any)));
      break;
    }
    case Of::kInt:
    case Of::kAmount:
      term.value = pool_.Variable(name, Sort::kInt, Bound(wording.minimum), Bound(wording.maximum));
      break;
    default:
      term.value = pool_.Variable(name, Sort::kInt);
  }
  return term;
}

Term World::HistoryField(SymbolicRecord& owner, int field, const std::string& name) {
  const RecordType& type = *owner.type->fields[field].type.element->record;
  SymbolicHistory& history = histories_.emplace_back();
  history.owner = &owner;
  history.field = field;
  history.type = &type;
  owner.histories[field] = &history;
  SymbolicList& list = NewList();
  list.history = &history;
  list.open = open();
  list.key = name;
  for (int i = 0; i < most_records_; ++i) {
    const std::string path = absl::StrCat(name, ".records[", i, "]");
    SymbolicRecord& record = NewRecord(type, path);
    record.present = pool_.Variable(absl::StrCat("there is ", path), Sort::kBool);
    history.records.push_back(&record);
    Term term{.ok = pool_.True()};
    term.record = &record;
    list.members.push_back({record.present, term});
  }
  RequireOfHistory(history);
  if (open()) {
    list.any = Term{.ok = pool_.True()};
    list.any->record = &NewRecord(type, absl::StrCat("any of ", name));
  } else {
    RequireOfReferences(history);
  }
  Term term{.ok = pool_.True()};
  term.list = &list;
  return term;
}

// A record ends no sooner than it starts.
void World::RequireOfRecord(SymbolicRecord& record) {
  if (record.type->first_day < 0 || record.type->last_day < 0) return;
  const Formula first = FieldOf(record, record.type->first_day).value;
  const Formula last = FieldOf(record, record.type->last_day).value;
  Require(first, pool_.LessEqual(first, last));
  Require(last, pool_.LessEqual(first, last));
}

// The second record is there only beside the first; keys are not empty and differ; where overlaps are refused, there
// are none. Two witnesses may be the same record.
void World::RequireOfHistory(const SymbolicHistory& history) {
  const RecordType& type = *history.type;
  for (SymbolicRecord* record : history.records) RequireOfRecord(*record);
  if (open()) return;
  for (SymbolicRecord* record : history.records) {
    if (type.id < 0) break;
    const Formula key = FieldOf(*record, type.id).value;
    Require(key, pool_.Not(pool_.Equal(key, Symbol(""))));
  }
  for (size_t i = 1; i < history.records.size(); ++i) {
    SymbolicRecord& later = *history.records[i];
    Require(later.present, pool_.Implies(later.present, history.records[i - 1]->present));
    for (size_t k = 0; k < i; ++k) {
      SymbolicRecord& earlier = *history.records[k];
      const Formula both = pool_.And(later.present, earlier.present);
      if (type.id >= 0) {
        const Formula key = FieldOf(later, type.id).value;
        Require(key,
                pool_.Implies(both, pool_.Not(pool_.Equal(key, FieldOf(earlier, type.id).value))));
      }
      if (type.overlap != v1::OVERLAP_REFUSED || type.first_day < 0 || type.last_day < 0) continue;
      const auto before = [&](SymbolicRecord& a, SymbolicRecord& b) {
        return pool_.Less(FieldOf(a, type.last_day).value, FieldOf(b, type.first_day).value);
      };
      Require(later.present,
              pool_.Implies(both, pool_.Or(before(earlier, later), before(later, earlier))));
    }
  }
}

// What names a record of another history names one that is there. In an open world that is not said:
// it has more people than there can be, so that it proves no more than is so.
void World::RequireOfReferences(const SymbolicHistory& history) {
  for (const Reference& reference : plan_.schema.references()) {
    if (history.owner != facts_ || reference.history != history.field) continue;
    for (SymbolicRecord* record : history.records) {
      const Formula named = FieldOf(*record, reference.field).value;
      std::vector<Formula> any = {pool_.Not(record->present)};
      for (const int target : reference.targets) {
        FieldOf(*facts_, target);
        for (SymbolicRecord* meant : facts_->histories[target]->records) {
          any.push_back(pool_.And(
              meant->present, pool_.Equal(named, FieldOf(*meant, meant->type->id).value)));
        }
      }
      Require(named, pool_.Or(std::move(any)));
    }
  }
}

SymbolicRecord& World::AnyRecord(const RecordType& type, const std::string& name) {
  SymbolicRecord& record = NewRecord(type, name);
  RequireOfRecord(record);
  return record;
}

SymbolicRecord* World::WitnessFor(const SymbolicHistory& history, const std::string& key) {
  auto& called = witnesses_[&history];
  const auto [found, added] = called.try_emplace(key, static_cast<int>(called.size()));
  const auto number = static_cast<size_t>(found->second);
  return number < history.records.size() ? history.records[number] : nullptr;
}

// A variable of which nothing else is said is whatever `a` is.
Formula World::Mention(Formula a) {
  return pool_.Equal(a, pool_.Variable(absl::StrCat("what #", a->id, " is"), a->sort));
}

void World::Require(Formula variable, Formula axiom) {
  std::vector<Formula>& axioms = axioms_[variable];
  if (axiom->IsTrue() || std::find(axioms.begin(), axioms.end(), axiom) != axioms.end()) return;
  axioms.push_back(axiom);
}

Formula World::AnyDay(const std::string& name) {
  return pool_.Variable(name, Sort::kInt, DayBound(Day::First()), DayBound(Day::Last()));
}

Formula World::Symbol(std::string_view text) {
  const auto [found, added] =
      symbols_.try_emplace(std::string(text), static_cast<int64_t>(texts_.size()) + 1);
  if (added) texts_.emplace_back(text);
  return pool_.Number(found->second);
}

std::string World::TextOf(int64_t symbol) const {
  if (symbol >= 1 && symbol <= static_cast<int64_t>(texts_.size())) return texts_[symbol - 1];
  return symbol < 0 ? absl::StrCat("other-", -symbol) : absl::StrCat("another-", symbol);
}

Term World::Opaque(const Type& type, const std::string& key, const std::string& shown,
                   std::optional<Rational> least) {
  const auto [found, added] = opaque_.try_emplace(key);
  Term& term = found->second;
  if (!added) return term;
  term.ok = pool_.True();
  std::optional<Rational> most;
  const auto variable = [&](Sort sort, const char* part) {
    const Formula made = pool_.Variable(absl::StrCat("opaque ", part, key), sort, least, most);
    shown_[made] = shown;
    return made;
  };
  switch (type.kind) {
    case Of::kBool:
      term.value = variable(Sort::kBool, "");
      break;
    case Of::kDate:
      least = DayBound(Day::BeforeAll());
      most = DayBound(Day::Never());
      term.value = variable(Sort::kInt, "");
      break;
    case Of::kSpan:
      term.value = variable(Sort::kInt, "months of ");
      term.days = variable(Sort::kInt, "days of ");
      break;
    case Of::kEnum: {
      term.value = variable(Sort::kInt, "");
      std::vector<Formula> any;
      for (const EnumType::Value& value : type.enumeration->values) {
        any.push_back(pool_.Equal(term.value, pool_.Number(int64_t{value.number})));
      }
      Require(term.value, pool_.Or(std::move(any)));
      break;
    }
    case Of::kAmount:
    case Of::kShare:
      term.value = variable(Sort::kReal, "");
      break;
    case Of::kRecord:
      term.record = &AnyRecord(*type.record, key);
      break;
    case Of::kList:
    case Of::kEmptyList: {
      SymbolicList& list = NewList();
      list.open = true;
      list.key = key;
      term.list = &list;
      break;
    }
    default:
      term.value = variable(Sort::kInt, "");
  }
  return term;
}

std::string World::ShownFor(Formula variable) const {
  const auto found = shown_.find(variable);
  return found == shown_.end() ? "" : found->second;
}

Formula World::BirthdayOf(Formula date, int32_t years) {
  const auto [found, added] = birthdays_.try_emplace({date->id, years});
  if (added) found->second = Put(DeferBirthday(pool_, date, years));
  return found->second;
}

Formula World::MonthsAfter(Formula date, int32_t months) {
  const auto [found, added] = months_.try_emplace({date->id, months});
  if (added) found->second = Put(DeferMonths(pool_, date, months));
  return found->second;
}

Formula World::Put(Deferred deferred) {
  const Formula result = deferred.result;
  const auto [found, added] = deferred_.try_emplace(result, std::move(deferred));
  if (added) Require(result, found->second.bounds);
  return result;
}

Cone World::ConeOf(const std::vector<Formula>& formulas) const {
  Cone cone;
  absl::flat_hash_set<Formula> seen;
  std::vector<Formula> waiting(formulas.rbegin(), formulas.rend());
  while (!waiting.empty()) {
    const Formula formula = waiting.back();
    waiting.pop_back();
    if (!seen.insert(formula).second) continue;
    waiting.insert(waiting.end(), formula->args.begin(), formula->args.end());
    if (formula->op != FormulaNode::Op::kVariable) continue;
    cone.variables.insert(formula);
    const auto found = axioms_.find(formula);
    if (found == axioms_.end()) continue;
    cone.axioms.insert(cone.axioms.end(), found->second.begin(), found->second.end());
    waiting.insert(waiting.end(), found->second.begin(), found->second.end());
  }
  return cone;
}

const Deferred* World::DeferredFor(Formula variable) const {
  const auto found = deferred_.find(variable);
  return found == deferred_.end() ? nullptr : &found->second;
}

std::vector<WrongGuess> World::WrongGuesses(const Cone& cone, const FoundValue& found) {
  std::vector<WrongGuess> wrong;
  for (Formula variable : cone.variables) {
    const auto deferred = deferred_.find(variable);
    if (deferred == deferred_.end()) continue;
    const std::optional<Rational> truth = deferred->second.truth(found);
    if (!truth.has_value() || truth == found(variable)) continue;
    const Formula lemma = deferred->second.lemma(pool_, found);
    Require(variable, lemma);
    const Formula argument = deferred->second.argument;
    const std::optional<Rational> value = found(argument);
    wrong.push_back(
        {lemma, value.has_value() ? pool_.Equal(argument, pool_.Number(*value)) : pool_.True()});
  }
  return wrong;
}

}  // namespace fairstart
