// The facts as questions.
#include "engine/facts/describe.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

struct Position {
  std::string path;
  bool declared = false;
  bool used = false;
};

void DescribeFields(const RecordType& type, const Position& above,
                    std::vector<v1::FactDescription>& facts);

void DescribeField(const Field& field, const Position& here,
                   std::vector<v1::FactDescription>& facts) {
  v1::FactDescription& fact = facts.emplace_back();
  fact.set_path(here.path);
  fact.set_label(field.wording.label);
  fact.set_question(field.wording.question);
  fact.set_type(ToString(field.type));
  fact.set_unit(field.wording.unit);
  if (field.wording.minimum.has_value()) fact.set_minimum(*field.wording.minimum);
  if (field.wording.maximum.has_value()) fact.set_maximum(*field.wording.maximum);
  fact.set_declared(here.declared);
  fact.set_used(here.used);
  fact.mutable_refers_to()->Assign(field.wording.refers_to.begin(), field.wording.refers_to.end());
  if (field.type.Is(Type::Kind::kEnum)) {
    for (const EnumType::Value& value : field.type.enumeration->values) {
      v1::FactChoice* choice = fact.add_choices();
      choice->set_name(value.name);
      choice->set_label(value.label);
    }
  }
  Position below = here;
  if (field.type.Is(Type::Kind::kRecord)) {
    DescribeFields(*field.type.record, below, facts);
  } else if (field.type.Is(Type::Kind::kList)) {
    const RecordType& record = *field.type.element->record;
    fact.set_gap(record.gap);
    fact.set_overlap(record.overlap);
    below.path = absl::StrCat(here.path, ".records[]");
    DescribeFields(record, below, facts);
  }
}

void DescribeFields(const RecordType& type, const Position& above,
                    std::vector<v1::FactDescription>& facts) {
  for (const Field& field : type.fields) {
    Position here = above;
    here.path = absl::StrCat(above.path, ".", field.name);
    DescribeField(field, here, facts);
  }
}

}  // namespace

std::vector<v1::FactDescription> Describe(const FactSchema& schema, const std::vector<bool>& used) {
  std::vector<v1::FactDescription> facts;
  const RecordType& type = schema.case_type();
  for (size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    Position here;
    here.path = field.declared ? absl::StrCat("declared_facts.", field.name) : field.name;
    here.declared = field.declared;
    here.used = i < used.size() && used[i];
    DescribeField(field, here, facts);
  }
  return facts;
}

}  // namespace fairstart
