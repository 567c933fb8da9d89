// Records that a rule looks at: "there is a job on the day whose basis is …", "each tenancy on the
// day", "the spells in care for which …".
//
// `active` and filters are peeled off, so that what remains is a history that has a name.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/expression_writer.h"
#include "engine/explanation/labels.h"

namespace fairstart {

ExpressionWriter::Range ExpressionWriter::RangeOf(const Node& list, bool through_filters) {
  Range range;
  range.list = &list;
  while (range.list->op == Op::kActive || (range.list->op == Op::kFilter && through_filters)) {
    if (range.list->op == Op::kActive) {
      range.on_the_day = true;
    } else {
      // All filters and the macro around them stand at one depth, and so share one slot.
      range.slot = range.list->index;
      const std::vector<Condition> more = PartsOf(range.list->arg(1), true, true);
      range.conditions.insert(range.conditions.begin(), more.begin(), more.end());
    }
    range.list = &range.list->arg(0);
  }
  return range;
}

// The range of a macro, its variables those of the macro.
ExpressionWriter::Range ExpressionWriter::RangeOfMacro(const Node& macro) {
  // A place is one among those that are left, so that a filter stays with its list.
  Range range = RangeOf(macro.arg(0), macro.position < 0);
  range.slot = macro.index;
  range.position = macro.position;
  return range;
}

// The same with what the macro says of each record as a condition.
ExpressionWriter::Range ExpressionWriter::WithBody(const Node& macro, bool holds) {
  Range range = RangeOfMacro(macro);
  for (const Condition& part : PartsOf(macro.arg(1), holds, true)) {
    range.conditions.push_back(part);
  }
  return range;
}

bool ExpressionWriter::IsOfRecords(const Range& range) const {
  return range.list->type.element != nullptr && range.list->type.element->Is(Type::Kind::kRecord);
}

// Whether the list is one that the facts or the record hold, so that one of it has a name.
bool ExpressionWriter::IsHeld(const Range& range) const {
  const Node& list = *range.list;
  return IsOfRecords(range) &&
         (list.op == Op::kFact || (list.op == Op::kSelect && list.arg(0).op == Op::kRecordRoot));
}

std::string ExpressionWriter::HeldNoun(const Range& range) const {
  return absl::StrCat(range.list->type.element->record->noun,
                      range.list->op == Op::kSelect ? " on record" : "");
}

Words ExpressionWriter::ThereIs(const Range& range, const std::string& article,
                                const std::string& one) {
  const std::string there_is = range.on_the_day ? "on the day there is " : "there is ";
  if (IsHeld(range)) {
    const std::string noun = HeldNoun(range);
    return Plain(there_is + (article == "a" ? Indefinite(noun) : absl::StrCat(article, " ", noun)));
  }
  const bool any = range.conditions.empty() && one == "one";
  return Cat(there_is, any ? "at least " : "", one, " of ", Noun(*range.list));
}

Words ExpressionWriter::Those(const Range& range) {
  return Cat(Noun(*range.list), range.on_the_day ? " on the day" : "");
}

Words ExpressionWriter::Each(const Range& range, const std::string& each) {
  const std::string on_the_day = range.on_the_day ? " on the day" : "";
  if (IsHeld(range)) return Plain(absl::StrCat(each, " ", HeldNoun(range), on_the_day));
  return Cat(each == "every" ? "every one" : each, " of ", Noun(*range.list), on_the_day);
}

// A condition can be hung on the record by "whose" when it compares a field of it.
bool ExpressionWriter::CanSayWhose(const Condition& condition, int slot) const {
  const Node& node = *condition.node;
  const bool compares = node.op == Op::kIn || node.op == Op::kEqual || node.op == Op::kNotEqual ||
                        node.op == Op::kLess || node.op == Op::kLessEqual ||
                        node.op == Op::kGreater || node.op == Op::kGreaterEqual;
  if (!compares) return false;
  const Node& field = node.arg(0);
  if (field.op != Op::kSelect || field.type.Is(Type::Kind::kBool) || IsAboutItself(field)) {
    return false;
  }
  if (field.arg(0).op != Op::kLocal || field.arg(0).index != slot) return false;
  const RecordType& type = *field.arg(0).type.record;
  return WithoutOwner(FieldLabel(type, field.index), type.noun).has_value();
}

Words ExpressionWriter::Whose(const Condition& condition) {
  const Node& node = *condition.node;
  const Node& field = node.arg(0);
  const RecordType& type = *field.arg(0).type.record;
  const Words whose =
      Plain(absl::StrCat("whose ", *WithoutOwner(FieldLabel(type, field.index), type.noun)));
  return node.op == Op::kIn ? OneOf(whose, node.arg(1), condition.holds)
                            : Comparison(whose, node, condition.holds);
}

Words ExpressionWriter::ConditionWords(const Range& range, bool one) {
  if (range.conditions.empty()) return {};
  BindElement(range);
  const std::string reference = locals_[static_cast<size_t>(range.slot)].words;
  std::vector<Words> whose, that, clauses;
  for (const Condition& condition : range.conditions) {
    clauses.push_back(Bracketed(*condition.node, condition.holds));
    if (CanSayWhose(condition, range.slot)) whose.push_back(Whose(condition));
    const Words relative = one ? That(clauses.back(), range, reference) : Words();
    if (!relative.empty()) that.push_back(relative);
  }
  UnbindElement(range);
  if (whose.size() == clauses.size()) return Cat(" ", Joined(whose, " and "));
  if (that.size() == clauses.size()) return Cat(" ", Joined(that, " and "));
  return Cat(" for which ", Joined(clauses, " and "));
}

// "that is an apprenticeship" of the clause "the job is an apprenticeship"; nothing of others.
Words ExpressionWriter::That(const Words& clause, const Range& range,
                             const std::string& reference) const {
  if (!IsOfRecords(range) || clause.empty()) return {};
  const std::string& noun = range.list->type.element->record->noun;
  // Beside another record of the kind, "the job" is not the one that is looked for.
  if (reference != absl::StrCat("the ", noun)) return {};
  const std::optional<std::string> said = SaidOf(clause.front().text, noun);
  if (!said.has_value()) return {};
  Words relative = clause;
  relative.front().text = *said;
  return Cat("that ", relative);
}

// "there is no job on the day whose …", "for every job on the day, …".
Words ExpressionWriter::Quantified(const Node& node, bool holds) {
  if (node.op == Op::kAll && holds) {
    const Range range = RangeOfMacro(node);
    const Words every = Cat("for ", Each(range, "every"), ConditionWords(range, true), ", ");
    BindElement(range);
    const Words said = Bracketed(node.arg(1), true);
    UnbindElement(range);
    return Cat(every, said);
  }
  const Range range = WithBody(node, node.op != Op::kAll);
  const Words conditions = ConditionWords(range, true);
  if (node.op == Op::kExistsOne) {
    return Cat(holds ? "" : "it is not the case that ",
               ThereIs(range, "exactly one", "exactly one"), conditions);
  }
  const bool any = holds != (node.op == Op::kAll);
  return Cat(any ? ThereIs(range, "a", "one") : ThereIs(range, "no", "none"), conditions);
}

// "the weekly rent of each tenancy on the day".
Words ExpressionWriter::ForEach(const Node& map) {
  Range range = RangeOfMacro(map);
  if (map.op == Op::kMapFilter) {
    for (const Condition& part : PartsOf(map.arg(1), true, true)) {
      range.conditions.push_back(part);
    }
  }
  const Words each = Cat(Each(range, "each"), ConditionWords(range, true));
  const Node& value = map.args().back();
  const bool about_it = !value.args().empty() && value.arg(0).op == Op::kLocal &&
                        value.arg(0).index == map.index && IsOfRecords(range);
  if (about_it && value.op == Op::kSelect) {
    if (IsAboutItself(value)) return Cat(Those(range), ConditionWords(range, false));
    const RecordType& type = *value.arg(0).type.record;
    const auto label = WithoutOwner(FieldLabel(type, value.index), type.noun);
    if (label.has_value()) return Cat(Definite(*label), " of ", each);
  }
  if (about_it && value.op == Op::kDefinition && !value.type.Is(Type::Kind::kBool)) {
    const auto label =
        WithoutOwner(DefinitionLabel(plan_, value.index), value.arg(0).type.record->noun);
    if (label.has_value()) {
      return Cat(DefiniteLink(*label, DefinitionAnchor(plan_, value.index)), " for ", each);
    }
  }
  BindElement(range);
  const Words said = Noun(value);
  UnbindElement(range);
  return Cat(said, ", for ", each);
}

}  // namespace fairstart
