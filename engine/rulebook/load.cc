// From the files of a folder to its declarations.
#include "engine/rulebook/load.h"

#include <algorithm>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/text/nearest.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/stubs/common.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::RepeatedPtrField;
using google::protobuf::TextFormat;

// The words of a message that stand in quotes.
std::vector<std::string> QuotedWords(const std::string& message) {
  const std::vector<std::string> parts = absl::StrSplit(message, '"');
  std::vector<std::string> words;
  for (size_t i = 1; i + 1 < parts.size(); i += 2) {
    if (!parts[i].empty()) words.push_back(parts[i]);
  }
  return words;
}

void AddValues(const google::protobuf::EnumDescriptor& type, std::vector<std::string>& names) {
  for (int i = 0; i < type.value_count(); ++i) names.push_back(type.value(i)->name());
}

// The values of every enumeration that a rulebook file can name.
std::vector<std::string> EnumerationValues() {
  const auto& file = *v1::Rulebook::descriptor()->file();
  std::vector<std::string> names;
  for (int i = 0; i < file.message_type_count(); ++i) {
    const auto& message = *file.message_type(i);
    for (int k = 0; k < message.enum_type_count(); ++k) AddValues(*message.enum_type(k), names);
  }
  for (int i = 0; i < file.enum_type_count(); ++i) AddValues(*file.enum_type(i), names);
  for (int i = 0; i < file.dependency_count(); ++i) {
    const auto& other = *file.dependency(i);
    for (int k = 0; k < other.enum_type_count(); ++k) AddValues(*other.enum_type(k), names);
  }
  return names;
}

// What somebody who misspelt a field or a value probably meant.
std::string Mend(const std::string& message) {
  const std::vector<std::string> words = QuotedWords(message);
  std::string nearest;
  if (words.size() == 2 && absl::StrContains(message, "has no field named")) {
    const auto* type =
        google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(words[0]);
    std::vector<std::string> names;
    for (int i = 0; type != nullptr && i < type->field_count(); ++i) {
      names.push_back(type->field(i)->name());
    }
    nearest = Nearest(words[1], names);
  } else if (!words.empty() && absl::StartsWith(message, "Unknown enumeration value")) {
    nearest = Nearest(words[0], EnumerationValues());
  }
  return nearest.empty() ? "write it as rulebook.proto says"
                         : absl::StrCat("did you mean ", nearest, "?");
}

// Turns the parser's complaints into diagnostics.
class Collector : public google::protobuf::io::ErrorCollector {
 public:
  Collector(const SourceFile& file, std::vector<Diagnostic>& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    Diagnostic diagnostic;
    diagnostic.file = file_.name;
    diagnostic.problem =
        absl::StrCat("cannot be read: ", std::string(absl::StripSuffix(message, ".")));
    diagnostic.mend = Mend(message);
    // The parser stands behind what it complains of: back to the last word that it quotes.
    const size_t end = std::min(OffsetOf(file_.text, line, column), file_.text.size());
    size_t at = std::string::npos;
    for (const std::string& word : QuotedWords(message)) {
      const size_t found = std::string_view(file_.text).substr(0, end).rfind(word);
      if (found != std::string::npos && (at == std::string::npos || found > at)) at = found;
    }
    PointAt(file_.text, at == std::string::npos ? end : at, diagnostic);
    diagnostics_.push_back(std::move(diagnostic));
  }
  void AddWarning(int, google::protobuf::io::ColumnNumber, const std::string&) override {}

 private:
  const SourceFile& file_;
  std::vector<Diagnostic>& diagnostics_;
};

// Texts reach findings, and no reader of a finding takes one that is not UTF-8. Protobuf's text
// parser lets every byte pass, written as it is or as "\377".
void RefuseOtherEncodings(const Place& place, std::vector<Diagnostic>& diagnostics) {
  const google::protobuf::Message& message = *place.message;
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection.ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      const int index = field->is_repeated() ? i : -1;
      if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        RefuseOtherEncodings(place.Below(field->name(), index), diagnostics);
      } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING &&
                 !google::protobuf::internal::IsStructurallyValidUTF8(
                     field->is_repeated() ? reflection.GetRepeatedString(message, field, i)
                                          : reflection.GetString(message, field))) {
        diagnostics.push_back(MakeDiagnostic(place, field->name(), index, 0, field->name(),
                                             "is not UTF-8", "write it in UTF-8"));
      }
    }
  }
}

template <typename T>
void Take(const SourceFile& file, TextFormat::ParseInfoTree& tree, std::string_view field,
          const RepeatedPtrField<T>& messages, std::vector<Declared<T>>& declarations) {
  const auto* descriptor = v1::Rulebook::descriptor()->FindFieldByName(std::string(field));
  for (int i = 0; i < messages.size(); ++i) {
    declarations.push_back(
        {&messages[i], Place{&file, tree.GetTreeForNested(descriptor, i), &messages[i]}});
  }
}

void TakeAll(SourceFile& file, Declarations& all, std::vector<Diagnostic>& diagnostics) {
  const v1::Rulebook& rulebook = file.rulebook;
  Take(file, file.tree, "source", rulebook.source(), all.sources);
  Take(file, file.tree, "enumeration", rulebook.enumeration(), all.enumerations);
  Take(file, file.tree, "fact", rulebook.fact(), all.facts);
  Take(file, file.tree, "wording", rulebook.wording(), all.wordings);
  Take(file, file.tree, "parameter", rulebook.parameter(), all.parameters);
  Take(file, file.tree, "definition", rulebook.definition(), all.definitions);
  Take(file, file.tree, "table", rulebook.table(), all.tables);
  Take(file, file.tree, "entitlement", rulebook.entitlement(), all.entitlements);
  Take(file, file.tree, "pot", rulebook.pot(), all.pots);
  Take(file, file.tree, "bar", rulebook.bar(), all.bars);
  Take(file, file.tree, "lift", rulebook.lift(), all.lifts);
  Take(file, file.tree, "claim", rulebook.claim(), all.claims);
  Take(file, file.tree, "duty", rulebook.duty(), all.duties);
  Take(file, file.tree, "warning", rulebook.warning(), all.warnings);
  Take(file, file.tree, "interpretation", rulebook.interpretation(), all.interpretations);
  Take(file, file.tree, "not_encoded", rulebook.not_encoded(), all.not_encoded);
  if (!rulebook.has_about()) return;
  const Place whole{&file, &file.tree, &rulebook};
  if (all.about.message != nullptr) {
    diagnostics.push_back(MakeDiagnostic(
        whole, "about", -1, 0, "about",
        absl::StrCat("stands at ", Where(all.about.place), " already"), "say it in one file"));
    return;
  }
  all.about = {&rulebook.about(), whole.Below("about")};
}

Diagnostic AboutFolder(const std::string& name, std::string problem, std::string mend) {
  Diagnostic diagnostic;
  diagnostic.file = name;
  diagnostic.problem = std::move(problem);
  diagnostic.mend = std::move(mend);
  return diagnostic;
}

const std::string& NameOf(const v1::FactWording& wording) { return wording.fact(); }
const std::string& NameOf(const v1::Interpretation& interpretation) {
  return interpretation.number();
}
const std::string& NameOf(const v1::NotEncoded& not_encoded) {
  static const std::string kNone;
  return not_encoded.cite_size() > 0 ? not_encoded.cite(0).paragraph() : kNone;
}
template <typename T>
const std::string& NameOf(const T& declaration) {
  return declaration.name();
}

template <typename T>
void AmendKind(const std::vector<Declared<T>>& base, std::vector<Declared<T>>& amending) {
  std::set<std::string> restated;
  for (const auto& declaration : amending) restated.insert(NameOf(*declaration));
  std::vector<Declared<T>> all;  // the base's first: its first source stays the first
  for (const auto& declaration : base) {
    if (!restated.contains(NameOf(*declaration))) all.push_back(declaration);
  }
  all.insert(all.end(), amending.begin(), amending.end());
  amending = std::move(all);
}

template <typename T>
void MergeKind(std::vector<Declared<T>> declarations, RepeatedPtrField<T>* merged) {
  std::stable_sort(declarations.begin(), declarations.end(),
                   [](const auto& a, const auto& b) { return NameOf(*a) < NameOf(*b); });
  for (const auto& declaration : declarations) *merged->Add() = *declaration;
}

}  // namespace

Declarations Load(const RulebookFolder& folder, std::vector<Diagnostic>& diagnostics) {
  Declarations all;
  size_t bytes = 0;
  std::vector<const RulebookFile*> files;
  for (const RulebookFile& file : folder.files) {
    files.push_back(&file);
    bytes += file.bytes.size();
  }
  if (bytes > kMostFolderBytes) {
    diagnostics.push_back(AboutFolder(
        folder.name, absl::StrCat("has ", bytes, " bytes; at most ", kMostFolderBytes, " are read"),
        "divide it"));
    all.is_whole = false;
    return all;
  }
  std::sort(files.begin(), files.end(),
            [](const RulebookFile* a, const RulebookFile* b) { return a->path < b->path; });
  for (const RulebookFile* file : files) {
    auto source = std::make_shared<SourceFile>();
    source->name = absl::StrCat(folder.name, "/", file->path);
    if (file->bytes.size() > kMostFileBytes) {
      diagnostics.push_back(AboutFolder(source->name,
                                        absl::StrCat("has ", file->bytes.size(),
                                                     " bytes; at most ", kMostFileBytes,
                                                     " are read"),
                                        "divide it"));
      all.is_whole = false;
      continue;
    }
    source->text = file->bytes;
    Collector collector(*source, diagnostics);
    TextFormat::Parser parser;
    parser.RecordErrorsTo(&collector);
    parser.WriteLocationsTo(&source->tree);
    parser.SetRecursionLimit(50);
    if (!parser.ParseFromString(source->text, &source->rulebook)) {
      all.is_whole = false;
      continue;
    }
    RefuseOtherEncodings({source.get(), &source->tree, &source->rulebook}, diagnostics);
    TakeAll(*source, all, diagnostics);
    all.files.push_back(std::move(source));
  }
  if (all.about.message == nullptr && all.is_whole) {
    diagnostics.push_back(AboutFolder(folder.name, "no file says what this rulebook is",
                                      "add about { id: … edition: … title: … } to one file"));
  }
  return all;
}

void Amend(const Declarations& base, Declarations& amending) {
  amending.files.insert(amending.files.end(), base.files.begin(), base.files.end());
  AmendKind(base.sources, amending.sources);
  AmendKind(base.enumerations, amending.enumerations);
  AmendKind(base.facts, amending.facts);
  AmendKind(base.wordings, amending.wordings);
  AmendKind(base.parameters, amending.parameters);
  AmendKind(base.definitions, amending.definitions);
  AmendKind(base.tables, amending.tables);
  AmendKind(base.entitlements, amending.entitlements);
  AmendKind(base.pots, amending.pots);
  AmendKind(base.bars, amending.bars);
  AmendKind(base.lifts, amending.lifts);
  AmendKind(base.claims, amending.claims);
  AmendKind(base.duties, amending.duties);
  AmendKind(base.warnings, amending.warnings);
  AmendKind(base.interpretations, amending.interpretations);
  AmendKind(base.not_encoded, amending.not_encoded);
}

v1::Rulebook Merge(const Declarations& declarations) {
  v1::Rulebook merged;
  if (declarations.about.message != nullptr) *merged.mutable_about() = *declarations.about;
  for (const auto& source : declarations.sources) *merged.add_source() = *source;
  MergeKind(declarations.enumerations, merged.mutable_enumeration());
  MergeKind(declarations.facts, merged.mutable_fact());
  MergeKind(declarations.wordings, merged.mutable_wording());
  MergeKind(declarations.parameters, merged.mutable_parameter());
  MergeKind(declarations.definitions, merged.mutable_definition());
  MergeKind(declarations.tables, merged.mutable_table());
  MergeKind(declarations.entitlements, merged.mutable_entitlement());
  MergeKind(declarations.pots, merged.mutable_pot());
  MergeKind(declarations.bars, merged.mutable_bar());
  MergeKind(declarations.lifts, merged.mutable_lift());
  MergeKind(declarations.claims, merged.mutable_claim());
  MergeKind(declarations.duties, merged.mutable_duty());
  MergeKind(declarations.warnings, merged.mutable_warning());
  MergeKind(declarations.interpretations, merged.mutable_interpretation());
  MergeKind(declarations.not_encoded, merged.mutable_not_encoded());
  return merged;
}

}  // namespace fairstart
