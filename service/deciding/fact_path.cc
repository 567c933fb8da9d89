// Tested by tests/service/deciding/formula_test.cc.
#include "service/deciding/fact_path.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/text/misread.h"
#include "fairstart/v1/annotations.pb.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr char kDeclared[] = "declared_facts.";

absl::StatusOr<const FieldDescriptor*> FieldNamed(const Descriptor& message,
                                                  const std::string& name) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  if (field != nullptr) return field;
  std::vector<std::string> known;
  for (int i = 0; i < message.field_count(); ++i) known.push_back(message.field(i)->name());
  return absl::InvalidArgumentError(absl::StrCat(message.name(), " has no field ", Quoted(name),
                                                 "; ", NearestOrKnown(name, known)));
}

bool IsHistory(const FieldDescriptor& field) {
  return field.message_type() != nullptr &&
         field.message_type()->options().HasExtension(v1::history);
}

}  // namespace

std::string WithoutPositions(const std::string& path) {
  std::string plain;
  bool in_position = false;
  for (const char c : path) {
    if (c == '[') in_position = true;
    if (!in_position) plain += c;
    if (c == ']') in_position = false;
  }
  return plain;
}

absl::StatusOr<const FieldDescriptor*> FieldAt(const std::string& path) {
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  const absl::StatusOr<const FieldDescriptor*> top =
      FieldNamed(*v1::CaseFacts::descriptor(), parts[0]);
  if (!top.ok()) return top.status();
  if (!IsHistory(**top)) {
    if (parts.size() == 1) return *top;
    return absl::InvalidArgumentError(
        absl::StrCat(parts[0], " has no parts that can be named; write it alone"));
  }
  if (parts.size() != 3 || parts[1] != "records") {
    return absl::InvalidArgumentError(
        absl::StrCat("name a field of its records, as \"", parts[0], ".records.<field>\""));
  }
  const Descriptor& record = *(*top)->message_type()->field(0)->message_type();
  return FieldNamed(record, parts[2]);
}

std::string DeclaredNameIn(const std::string& path) {
  return absl::StartsWith(path, kDeclared) ? path.substr(sizeof(kDeclared) - 1) : "";
}

const v1::DeclaredFact* FindDeclared(const v1::CaseFacts& facts, const std::string& name) {
  for (const v1::DeclaredFact& fact : facts.declared_facts().facts()) {
    if (fact.name() == name) return &fact;
  }
  return nullptr;
}

bool IsNumber(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_INT64 ||
         field.message_type() == v1::Money::descriptor();
}

std::optional<int64_t> NumberIn(const google::protobuf::Message& owner,
                                const FieldDescriptor& field) {
  const google::protobuf::Reflection& reflection = *owner.GetReflection();
  if (!IsNumber(field) || !reflection.HasField(owner, &field)) return std::nullopt;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT64) return reflection.GetInt64(owner, &field);
  const auto& money = static_cast<const v1::Money&>(reflection.GetMessage(owner, &field));
  if (!money.has_pence()) return std::nullopt;
  return money.pence();
}

std::optional<int64_t> NumberIn(const v1::FactValue& value) {
  if (value.has_integer()) return value.integer();
  if (value.has_money() && value.money().has_pence()) return value.money().pence();
  return std::nullopt;
}

const FieldDescriptor* FirstDayField(const Descriptor& record) {
  if (const FieldDescriptor* first = record.FindFieldByName("first_day")) return first;
  for (int i = 0; i < record.field_count(); ++i) {
    const FieldDescriptor& field = *record.field(i);
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
        field.options().GetExtension(v1::fact).unit() == v1::UNIT_DATE) {
      return &field;
    }
  }
  return nullptr;
}

}  // namespace fairstart
