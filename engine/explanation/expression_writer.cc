// What variables and named things are called.
//
// Tested by tests/engine/explanation/plain_text_test.cc.
#include "engine/explanation/expression_writer.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/explanation/anchor.h"
#include "engine/explanation/english.h"
#include "engine/explanation/labels.h"
#include "engine/explanation/value_text.h"

namespace fairstart {

std::optional<int64_t> ExpressionWriter::WholeNumber(const Node& node) {
  if (node.op == Op::kNegateInt) {
    const std::optional<int64_t> number = WholeNumber(node.arg(0));
    return number.has_value() ? std::optional(-*number) : std::nullopt;
  }
  if (node.op != Op::kConstant || !node.type.Is(Type::Kind::kInt)) return std::nullopt;
  return node.constant().integer();
}

// "the " and a link: the article leads nowhere.
Words ExpressionWriter::DefiniteLink(const std::string& label, const std::string& target) {
  const std::string definite = Definite(label);
  return Cat(definite.substr(0, definite.size() - label.size()), Link(label, target));
}

ExpressionWriter::ExpressionWriter(const Plan& plan, const Program& program,
                                   const std::vector<Variable>& variables)
    : plan_(plan) {
  locals_.resize(std::max(variables.size(), static_cast<size_t>(program.frame_size)));
  for (size_t i = 0; i < variables.size(); ++i) Bind(static_cast<int>(i), variables[i].type);
}

// "the spell at home", and "that spell at home" beside it; further ones are counted.
void ExpressionWriter::Bind(int slot, const Type& type) {
  const bool record = type.Is(Type::Kind::kRecord);
  Local local;
  local.noun = record ? type.record->noun : type.Is(Type::Kind::kDate) ? "date" : "value";
  const auto alike = std::count_if(locals_.begin(), locals_.end(),
                                   [&](const Local& other) { return other.noun == local.noun; });
  const int64_t place = alike + (record ? 0 : 1);
  local.words = place == 0   ? absl::StrCat("the ", local.noun)
                : place == 1 ? absl::StrCat("that ", local.noun)
                             : absl::StrCat("the ", Ordinal(alike + 1), " ", local.noun);
  locals_[static_cast<size_t>(slot)] = std::move(local);
}

void ExpressionWriter::Unbind(int slot) { locals_[static_cast<size_t>(slot)] = Local(); }

// The element of a list that is looked at; of an empty one there is none to call anything.
void ExpressionWriter::BindElement(const Range& range) {
  if (range.list->type.element == nullptr) return;
  Bind(range.slot, *range.list->type.element);
  if (range.position < 0) return;
  const std::string& element = locals_[static_cast<size_t>(range.slot)].words;
  locals_[static_cast<size_t>(range.position)] = {
      "place", absl::StrCat("the number of those before ", element)};
}

void ExpressionWriter::UnbindElement(const Range& range) {
  if (range.list->type.element == nullptr) return;
  Unbind(range.slot);
  if (range.position >= 0) Unbind(range.position);
}

// Of a part that is written without the list that it looks over, the element has no name yet.
const std::string& ExpressionWriter::Reference(const Node& local) {
  const Local& bound = locals_[static_cast<size_t>(local.index)];
  if (bound.words.empty()) Bind(local.index, local.type);
  return bound.words;
}

std::string ExpressionWriter::OwnerWords(const Node& record) {
  return record.op == Op::kLocal ? Reference(record) : Text(Noun(record));
}

// The record, or the case, that a field is of.
const RecordType& ExpressionWriter::AskedOf(const Node& field) const {
  return field.args().empty() ? plan_.schema.case_type() : *field.arg(0).type.record;
}

// "the first day of that spell", "the assessments on record", "the date of birth".
std::string ExpressionWriter::FieldWords(const Node& node) {
  const RecordType& type = AskedOf(node);
  const std::string label = FieldLabel(type, node.index);
  if (node.args().empty()) return Definite(label);
  const Node& owner = node.arg(0);
  if (owner.op == Op::kRecordRoot) return absl::StrCat(Definite(label), " on record");
  const std::string reference = OwnerWords(owner);
  const std::optional<std::string> called = Calling(label, type.noun, reference);
  return Definite(called.has_value() ? *called : absl::StrCat(label, " of ", reference));
}

// The key of a record stands for the record.
bool ExpressionWriter::IsAboutItself(const Node& field) const {
  return field.op == Op::kSelect && field.arg(0).type.record->is_history &&
         field.arg(0).type.record->id == field.index;
}

// A quantity that never changed is named with its value.
Words ExpressionWriter::Parameter(const Node& node) {
  Words words = DefiniteLink(ParameterLabel(plan_, node.index), ParameterAnchor(plan_, node.index));
  const size_t before_keys = node.op == Op::kOnParameter ? 1 : 0;  // the day
  if (node.args().size() > before_keys) {
    std::vector<Words> keys;
    for (size_t i = before_keys; i < node.args().size(); ++i) keys.push_back(Noun(node.arg(i)));
    Append(words, Cat(" for ", Listed(keys, " and ")));
  }
  const std::string only = OnlyValue(plan_, node.index);
  return only.empty() ? words : Cat(words, " (", only, ")");
}

// The label, about the record that the definition is asked of.
std::string ExpressionWriter::DefinitionWords(const Node& node) {
  const std::string label = DefinitionLabel(plan_, node.index);
  const size_t before_record = node.op == Op::kOnDefinition ? 1 : 0;  // the day
  const bool may_be_about_one = node.op == Op::kDefinition || node.op == Op::kOnDefinition;
  if (!may_be_about_one || node.args().size() <= before_record) return label;
  const Node& about = node.arg(before_record);
  const std::string& noun = about.type.record->noun;
  const std::string reference = OwnerWords(about);
  const std::optional<std::string> called = Calling(label, noun, reference);
  if (called.has_value()) return *called;
  const bool only_one = reference == absl::StrCat("the ", noun);
  return only_one ? label : absl::StrCat(label, " for ", reference);
}

Words ExpressionWriter::Definition(const Node& node) {
  return DefiniteLink(DefinitionWords(node), DefinitionAnchor(plan_, node.index));
}

}  // namespace fairstart
