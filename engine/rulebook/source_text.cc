// Where declarations stand in their files.
//
// ParseInfoTree says at which line and column a field's name starts, both from 0. A place inside an
// expression is found from there: the first quote after the name opens its text, which is one
// literal without escapes as long as the file is laid out as `fairstart rules fmt` does.
#include "engine/rulebook/source_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

namespace fairstart {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::TextFormat;

size_t LineStart(std::string_view text, int line) {
  size_t at = 0;
  for (int i = 0; i < line; ++i) {
    const size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return text.size();
    at = end + 1;
  }
  return at;
}

std::string_view Line(std::string_view text, int line) {
  const size_t begin = LineStart(text, line);
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

std::string Excerpt(std::string_view text, int line, int column) {
  constexpr size_t kWidest = 160;
  const std::string_view source = Line(text, line - 1);
  if (source.empty() || source.size() > kWidest) return "";
  std::string caret(static_cast<size_t>(std::max(column - 1, 0)), ' ');
  return absl::StrCat("  ", std::string(source), "\n  ", caret, "^");
}

Place Place::Below(std::string_view field, int index) const {
  Place below;
  const FieldDescriptor* descriptor = message->GetDescriptor()->FindFieldByName(std::string(field));
  const auto& reflection = *message->GetReflection();
  below.file = file;
  below.message = index >= 0 ? &reflection.GetRepeatedMessage(*message, descriptor, index)
                             : &reflection.GetMessage(*message, descriptor);
  if (tree != nullptr) below.tree = tree->GetTreeForNested(descriptor, index);
  return below;
}

Diagnostic MakeDiagnostic(const Place& place, std::string_view field, int index, int offset,
                          std::string declaration, std::string problem, std::string mend) {
  Diagnostic diagnostic;
  diagnostic.declaration = std::move(declaration);
  diagnostic.problem = std::move(problem);
  diagnostic.mend = std::move(mend);
  if (place.file == nullptr) return diagnostic;
  diagnostic.file = place.file->name;
  if (place.tree == nullptr) return diagnostic;
  // Without a field: the message's first field that the file gives.
  const auto* descriptor = place.message->GetDescriptor();
  TextFormat::ParseLocation found;
  const FieldDescriptor* named = descriptor->FindFieldByName(std::string(field));
  if (named != nullptr) {
    found = place.tree->GetLocation(named, named->is_repeated() ? std::max(index, 0) : -1);
  }
  if (found.line < 0) {
    for (int i = 0; i < descriptor->field_count(); ++i) {
      const FieldDescriptor* candidate = descriptor->field(i);
      const auto location =
          place.tree->GetLocation(candidate, candidate->is_repeated() ? 0 : -1);
      const bool earlier = found.line < 0 || location.line < found.line ||
                           (location.line == found.line && location.column < found.column);
      if (location.line >= 0 && earlier) found = location;
    }
    offset = 0;
    named = nullptr;
  }
  if (found.line < 0) return diagnostic;
  const std::string_view text = place.file->text;
  size_t at = LineStart(text, found.line) + static_cast<size_t>(found.column);
  if (named != nullptr && named->cpp_type() == FieldDescriptor::CPPTYPE_STRING && offset >= 0) {
    const size_t quote = text.find_first_of("\"'", at);
    if (quote != std::string_view::npos) at = quote + 1 + static_cast<size_t>(offset);
  }
  at = std::min(at, text.size());
  diagnostic.line = 1 + static_cast<int>(std::count(text.begin(), text.begin() + at, '\n'));
  const size_t line_start = LineStart(text, diagnostic.line - 1);
  diagnostic.column = 1 + static_cast<int>(at - line_start);
  diagnostic.excerpt = Excerpt(text, diagnostic.line, diagnostic.column);
  return diagnostic;
}

}  // namespace fairstart
