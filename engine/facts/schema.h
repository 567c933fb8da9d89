// What a case may say: record types built from the vocabulary's descriptors and from the facts
// that a rulebook declares.
#ifndef FAIRSTART_ENGINE_FACTS_SCHEMA_H_
#define FAIRSTART_ENGINE_FACTS_SCHEMA_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/facts/references.h"
#include "engine/value/type.h"
#include "fairstart/v1/rulebook.pb.h"
#include "google/protobuf/descriptor.h"

namespace fairstart {

// The types of CaseFacts and Record for one rulebook. Immutable once built; threads may share it.
class FactSchema {
 public:
  // The vocabulary alone.
  FactSchema();
  FactSchema(const FactSchema&) = delete;
  FactSchema& operator=(const FactSchema&) = delete;

  // Adds a fact that only a rulebook asks. Returns what is wrong with the declaration, or "".
  std::string Declare(const v1::FactDeclaration& declaration);

  // Replaces label and question of the fact at `path` ("living_arrangements.utilities_provided").
  // Returns what is wrong, or "".
  std::string Reword(const v1::FactWording& wording);

  // Adds an enumeration of the rulebook's own. Returns what is wrong, or "".
  std::string AddEnum(const std::string& name,
                      const google::protobuf::RepeatedPtrField<v1::FactType_Choice>& choices);

  const RecordType& case_type() const { return *case_type_; }
  const RecordType& record_type() const { return *record_type_; }
  // Of the case's facts.
  const std::vector<Reference>& references() const { return references_; }
  TypePool& types() { return types_; }
  const TypePool& types() const { return types_; }

 private:
  const RecordType* AddMessage(const google::protobuf::Descriptor& message);
  const EnumType* AddVocabularyEnum(const google::protobuf::EnumDescriptor& descriptor);
  // Whether a type of the rulebook's own may be named so.
  bool IsFreeName(const std::string& name) const;
  Field DescribeField(const google::protobuf::FieldDescriptor& descriptor);
  std::string DeclareField(const v1::FactDeclaration& declaration, Field& field);
  std::string DeclareFields(
      const google::protobuf::RepeatedPtrField<v1::FactDeclaration>& declarations,
      RecordType& type);

  TypePool types_;
  RecordType* case_type_ = nullptr;
  RecordType* record_type_ = nullptr;
  std::vector<Reference> references_;
  absl::flat_hash_map<const google::protobuf::Descriptor*, RecordType*> messages_;
  absl::flat_hash_map<const google::protobuf::EnumDescriptor*, const EnumType*> enums_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_SCHEMA_H_
