// Tested by tests/service/proofs/person_file_test.cc.
#include "service/proofs/person_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/money/exact_amount.h"
#include "google/protobuf/message.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

void AddFacts(const Message& message, const std::string& path, std::vector<std::string>& lines);

std::string Join(const std::string& path, const std::string& name) {
  return path.empty() ? name : absl::StrCat(path, ".", name);
}

void AddDeclared(const google::protobuf::RepeatedPtrField<v1::DeclaredFact>& facts,
                 const std::string& path, std::vector<std::string>& lines) {
  for (const v1::DeclaredFact& fact : facts) {
    const std::string here = Join(path, fact.name());
    const v1::FactValue& value = fact.value();
    if (value.has_record()) {
      AddDeclared(value.record().fields(), here, lines);
    } else if (value.has_history()) {
      if (value.history().records().empty()) lines.push_back(absl::StrCat(here, ": none"));
      for (int i = 0; i < value.history().records_size(); ++i) {
        AddDeclared(value.history().records(i).fields(), absl::StrCat(here, "[", i, "]"), lines);
      }
    } else {
      // The value stands in a field of its own, whose name says nothing.
      std::vector<std::string> parts;
      AddFacts(value, "", parts);
      for (const std::string& part : parts) {
        lines.push_back(absl::StrCat(here, part.substr(part.find(':'))));
      }
    }
  }
}

void AddFact(const Message& message, const FieldDescriptor* field, int index,
             const std::string& path, std::vector<std::string>& lines) {
  if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
    std::string text;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
      text = message.GetReflection()->GetString(message, field);  // without quotes
    } else {
      TextFormat::PrintFieldValueToString(message, field, index, &text);
    }
    lines.push_back(absl::StrCat(path, ": ", text));
    return;
  }
  const auto& reflection = *message.GetReflection();
  const Message& below = index < 0 ? reflection.GetMessage(message, field)
                                   : reflection.GetRepeatedMessage(message, field, index);
  if (below.GetDescriptor() == v1::Money::descriptor()) {
    const auto& money = static_cast<const v1::Money&>(below);
    lines.push_back(absl::StrCat(path, ": ", FormatPounds(Pence(money.pence()))));
  } else if (below.GetDescriptor() == v1::EventDate::descriptor()) {
    const auto& date = static_cast<const v1::EventDate&>(below);
    lines.push_back(absl::StrCat(path, ": ", date.not_yet() ? "not yet" : date.date()));
  } else if (below.GetDescriptor() == v1::DeclaredFacts::descriptor()) {
    AddDeclared(static_cast<const v1::DeclaredFacts&>(below).facts(), "", lines);
  } else {
    AddFacts(below, path, lines);
  }
}

// A history is a message with nothing but its records; their keys say nothing.
void AddFacts(const Message& message, const std::string& path, std::vector<std::string>& lines) {
  const auto& descriptor = *message.GetDescriptor();
  const auto& reflection = *message.GetReflection();
  const bool is_history = descriptor.field_count() == 1 && descriptor.field(0)->name() == "records";
  if (is_history && reflection.FieldSize(message, descriptor.field(0)) == 0) {
    lines.push_back(absl::StrCat(path, ": none"));
  }
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->name() == "known_through" || field->name() == "id") continue;
    const std::string here = is_history ? path : Join(path, field->name());
    if (!field->is_repeated()) {
      AddFact(message, field, -1, here, lines);
      continue;
    }
    for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
      AddFact(message, field, i, absl::StrCat(here, "[", i, "]"), lines);
    }
  }
}

absl::Status WriteFile(const std::filesystem::path& path, const std::string& head,
                       const Message& message) {
  std::string text;
  TextFormat::PrintToString(message, &text);
  std::ofstream file(path, std::ios::binary);
  file << head << text;
  file.close();
  if (file.good()) return absl::OkStatus();
  return absl::UnavailableError(
      absl::StrCat("cannot write ", path.string(), ": ", std::strerror(errno)));
}

}  // namespace

std::vector<std::string> FactsOf(const Person& person) {
  std::vector<std::string> lines;
  AddFacts(person.facts, "", lines);
  AddFacts(person.record, "record", lines);
  return lines;
}

absl::StatusOr<std::filesystem::path> WritePerson(const Proof& proof,
                                                  const std::filesystem::path& folder,
                                                  const std::string& name, const std::string& ask) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return absl::UnavailableError(
        absl::StrCat("cannot make ", folder.string(), ": ", error.message()));
  }
  const Person& person = *proof.person;
  const std::filesystem::path facts = folder / absl::StrCat(name, ".txtpb");
  const std::filesystem::path record = folder / absl::StrCat(name, ".record.txtpb");
  const bool has_record = person.record.ByteSizeLong() > 0;
  const std::string command = absl::StrCat(
      "fairstart decide ", ask, " --as-of ", FormatDay(person.as_of),
      has_record ? absl::StrCat(" --record ", record.string()) : "", " ", facts.string());
  const std::string head = absl::StrCat("# ", proof.diagnostic.declaration, ": ",
                                        proof.diagnostic.problem, ".\n#\n#   ", command, "\n\n");
  absl::Status status = WriteFile(facts, head, person.facts);
  if (status.ok() && has_record) status = WriteFile(record, "", person.record);
  if (!status.ok()) return status;
  return facts;
}

}  // namespace fairstart
