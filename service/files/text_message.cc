// Protobuf's own parser does the reading. What it says of a mistake is turned into a Diagnostic:
// its position is that of the token after the one meant, in columns that count a tab as up to
// eight, and it knows no mend.
//
// Tested by tests/service/files/text_message_test.cc.
#include "service/files/text_message.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "service/errors/nearest_name.h"
#include "service/files/message_part.h"
#include "service/files/source_excerpt.h"

namespace fairstart {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

// Deeper than any message of the vocabulary; a file nested deeper is refused, not recursed into.
constexpr int kDeepest = 100;

// Column in bytes, from 0, of the parser's column, which a tab moves to the next multiple of 8.
int BytesOfColumn(std::string_view line, int column) {
  int reached = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    if (reached >= column) return static_cast<int>(i);
    reached += line[i] == '\t' ? 8 - reached % 8 : 1;
  }
  return static_cast<int>(line.size());
}

Position PositionIn(const SourceLines& lines, int line, int column) {
  return {line + 1, BytesOfColumn(lines.Line(line + 1), column) + 1};
}

// The text between the `nth` pair of double quotes in `message`.
std::string QuotedPart(const std::string& message, int nth) {
  size_t from = std::string::npos;
  size_t at = 0;
  for (int quote = 0; quote <= 2 * nth + 1; ++quote) {
    at = message.find('"', at);
    if (at == std::string::npos) return "";
    if (quote == 2 * nth) from = at + 1;
    ++at;
  }
  return message.substr(from, at - 1 - from);
}

std::vector<std::string> FieldNames(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) names.push_back(type.field(i)->name());
  return names;
}

// The values of every enumeration that a field called `field` has, in `type` or in what it holds.
void CollectValues(const Descriptor& type, const std::string& field,
                   std::set<const Descriptor*>& seen, std::vector<std::string>& values) {
  if (!seen.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& here = *type.field(i);
    if (here.name() == field && here.enum_type() != nullptr) {
      for (int j = 0; j < here.enum_type()->value_count(); ++j) {
        values.push_back(here.enum_type()->value(j)->name());
      }
    }
    if (here.message_type() != nullptr) CollectValues(*here.message_type(), field, seen, values);
  }
}

// A message field called `field`, in `type` or in what it holds; null if there is none.
const FieldDescriptor* FindMessageField(const Descriptor& type, const std::string& field,
                                        std::set<const Descriptor*>& seen) {
  if (!seen.insert(&type).second) return nullptr;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& here = *type.field(i);
    if (here.message_type() == nullptr) continue;
    if (here.name() == field) return &here;
    const FieldDescriptor* below = FindMessageField(*here.message_type(), field, seen);
    if (below != nullptr) return below;
  }
  return nullptr;
}

// The name in front of the colon that stands before `position`; "" if there is none.
std::string FieldBefore(const SourceLines& lines, Position position) {
  const std::string_view line =
      lines.Line(position.line).substr(0, static_cast<size_t>(position.column - 1));
  const size_t colon = line.find_last_not_of(" \t");
  if (colon == std::string_view::npos || line[colon] != ':') return "";
  const size_t end = line.find_last_not_of(" \t", colon == 0 ? 0 : colon - 1);
  if (end == std::string_view::npos) return "";
  size_t from = end + 1;
  while (from > 0 &&
         (std::isalnum(static_cast<unsigned char>(line[from - 1])) != 0 || line[from - 1] == '_')) {
    --from;
  }
  return std::string(line.substr(from, end + 1 - from));
}

// What was meant where a value stands for a message: `write last_day { date: "2017-12-01" }`.
std::string MendForMessage(const std::string& field, const std::string& value,
                           const Message& root) {
  if (field.empty()) return "";
  std::set<const Descriptor*> seen;
  const FieldDescriptor* found = FindMessageField(*root.GetDescriptor(), field, seen);
  const FieldDescriptor* part =
      found == nullptr ? nullptr : PartFor(*found->message_type(), KindOfText(value));
  return part == nullptr ? absl::StrCat("write ", field, " { … }")
                         : absl::StrCat("write ", field, " { ", part->name(), ": ", value, " }");
}

// Moves `position` back to the word `name`: the last one before it, on its line or one above.
void StepBackTo(const std::string& name, const SourceLines& lines, Position& position) {
  if (name.empty()) return;
  for (int number = position.line; number > 0; --number) {
    std::string_view line = lines.Line(number);
    if (number == position.line) line = line.substr(0, static_cast<size_t>(position.column - 1));
    const size_t at = line.rfind(name);
    if (at == std::string_view::npos) continue;
    position = {number, static_cast<int>(at) + 1};
    return;
  }
}

// Turns what the parser says into problem and mend.
void Rephrase(const std::string& said, const Message& root, const SourceLines& lines,
              Position& position, Diagnostic& diagnostic) {
  const auto says = [&](const char* part) { return said.find(part) != std::string::npos; };
  if (says("has no field named")) {
    const std::string type_name = QuotedPart(said, 0), field = QuotedPart(said, 1);
    const Descriptor* type = root.GetDescriptor()->file()->pool()->FindMessageTypeByName(type_name);
    StepBackTo(field, lines, position);
    diagnostic.problem =
        absl::StrCat(type == nullptr ? type_name : type->name(), " has no field \"", field, "\"");
    if (type != nullptr) diagnostic.mend = NearestOrKnown(field, FieldNames(*type));
  } else if (says("Unknown enumeration value of")) {
    const std::string value = QuotedPart(said, 0), field = QuotedPart(said, 1);
    std::set<const Descriptor*> seen;
    std::vector<std::string> values;
    CollectValues(*root.GetDescriptor(), field, seen, values);
    StepBackTo(value, lines, position);
    diagnostic.problem = absl::StrCat(field, " has no value \"", value, "\"");
    diagnostic.mend = NearestOrKnown(value, values);
  } else if (says("is specified multiple times")) {
    const std::string field = QuotedPart(said, 0);
    StepBackTo(field, lines, position);
    diagnostic.problem = absl::StrCat("\"", field, "\" is given more than once");
    diagnostic.mend = "give it once";
  } else if (says("Invalid value for boolean field")) {
    const std::string field = QuotedPart(said, 0), value = QuotedPart(said, 1);
    StepBackTo(value, lines, position);
    diagnostic.problem = absl::StrCat(field, ": \"", value, "\" is neither true nor false");
    diagnostic.mend = "write true or false";
  } else if (absl::StartsWith(said, "Expected \"{\", found \"")) {
    const std::string field = FieldBefore(lines, position);
    constexpr size_t kBefore = std::string_view("Expected \"{\", found \"").size();
    std::string value = said.substr(kBefore);
    value.resize(value.rfind('"'));
    diagnostic.problem =
        absl::StrCat(field.empty() ? "" : field + ": ", "a value stands where { } is wanted");
    diagnostic.mend = MendForMessage(field, value, root);
  } else if (says("Expected") && absl::EndsWith(said, "got: ")) {
    diagnostic.problem = "the file ends inside a message or a field";
    diagnostic.mend = "write what is missing; each { needs its }";
  } else {
    diagnostic.problem = said;
    if (says("Expected string, got: ")) diagnostic.mend = "write a text in double quotes";
    if (says("Expected integer, got: ")) diagnostic.mend = "write a whole number, without quotes";
    if (!diagnostic.problem.empty() && diagnostic.problem.back() == '.') {
      diagnostic.problem.pop_back();
    }
  }
}

class Collector : public google::protobuf::io::ErrorCollector {
 public:
  Collector(const std::string& name, const SourceLines& lines, const Message& root)
      : name_(name), lines_(lines), root_(root) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& said) override {
    Diagnostic diagnostic;
    diagnostic.file = name_;
    Position position;
    if (line >= 0) position = PositionIn(lines_, line, column);
    Rephrase(said, root_, lines_, position, diagnostic);
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.excerpt = lines_.Excerpt(position);
    diagnostics_.push_back(std::move(diagnostic));
  }

  std::vector<Diagnostic> Take() { return std::move(diagnostics_); }

 private:
  const std::string& name_;
  const SourceLines& lines_;
  const Message& root_;
  std::vector<Diagnostic> diagnostics_;
};

void CollectPositions(const Message& message, TextFormat::ParseInfoTree& tree,
                      const SourceLines& lines, const std::string& path,
                      FieldPositions& positions) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string here = path.empty() ? field->name() : absl::StrCat(path, ".", field->name());
    const int size = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < size; ++i) {
      const int index = field->is_repeated() ? i : -1;
      const std::string element = field->is_repeated() ? absl::StrCat(here, "[", i, "]") : here;
      const TextFormat::ParseLocation at = tree.GetLocation(field, index);
      if (at.line >= 0) {
        const Position position = PositionIn(lines, at.line, at.column);
        positions.emplace(element, position);
        positions.emplace(here, position);
      }
      if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
      TextFormat::ParseInfoTree* nested = tree.GetTreeForNested(field, index);
      if (nested == nullptr) continue;
      CollectPositions(field->is_repeated() ? reflection.GetRepeatedMessage(message, field, i)
                                            : reflection.GetMessage(message, field),
                       *nested, lines, element, positions);
    }
  }
}

}  // namespace

std::vector<Diagnostic> ReadTextMessage(const std::string& name, const std::string& bytes,
                                        Message& message, FieldPositions* positions) {
  TextFormat::Parser parser;
  const SourceLines lines(bytes);
  Collector collector(name, lines, message);
  TextFormat::ParseInfoTree tree;
  parser.RecordErrorsTo(&collector);
  parser.WriteLocationsTo(&tree);
  parser.SetRecursionLimit(kDeepest);
  if (!parser.ParseFromString(bytes, &message)) {
    std::vector<Diagnostic> diagnostics = collector.Take();
    if (diagnostics.empty()) {
      Diagnostic diagnostic;
      diagnostic.file = name;
      diagnostic.problem = "cannot be read";
      diagnostics.push_back(diagnostic);
    }
    return diagnostics;
  }
  if (positions != nullptr) CollectPositions(message, tree, lines, "", *positions);
  return {};
}

}  // namespace fairstart
