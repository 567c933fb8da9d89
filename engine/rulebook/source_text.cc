// Where declarations stand in their files.
//
// ParseInfoTree says at which line and column a field's name starts, both from 0. A place inside a
// text is found from there by reading its literals again: a text may be written in several, and
// with escapes.
#include "engine/rulebook/source_text.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
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

bool IsNamePart(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Past spaces and comments.
size_t SkipSpace(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (absl::ascii_isspace(static_cast<unsigned char>(text[at]))) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

bool IsQuote(std::string_view text, size_t at) {
  return at < text.size() && (text[at] == '"' || text[at] == '\'');
}

// How many characters of the file the escape at `at` has; `bytes` is how many it stands for.
size_t EscapeLength(std::string_view text, size_t at, size_t& bytes) {
  const auto digits = [&](size_t begin, size_t most, const char* allowed) {
    size_t count = 0;
    while (count < most && begin + count < text.size() &&
           std::string_view(allowed).find(text[begin + count]) != std::string_view::npos) {
      ++count;
    }
    return count;
  };
  constexpr const char* kHex = "0123456789abcdefABCDEF";
  bytes = 1;
  const char kind = at + 1 < text.size() ? text[at + 1] : '\0';
  if (kind == 'x' || kind == 'X') return 2 + digits(at + 2, 2, kHex);
  if (kind >= '0' && kind <= '7') return 1 + digits(at + 1, 3, "01234567");
  if (kind != 'u' && kind != 'U') return 2;
  const size_t count = digits(at + 2, kind == 'u' ? 4 : 8, kHex);
  uint32_t point = 0;
  for (size_t i = 0; i < count; ++i) {
    const char c = text[at + 2 + i];
    const char value = absl::ascii_isdigit(static_cast<unsigned char>(c))
                           ? static_cast<char>(c - '0')
                           : static_cast<char>((c | 0x20) - 'a' + 10);
    point = point * 16 + static_cast<uint32_t>(value);
  }
  bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  return 2 + count;
}

// Where byte `offset` of the text of the field whose name starts at `at` stands in the file; `at`
// if no text follows the name.
size_t FindInText(std::string_view text, size_t at, size_t offset) {
  size_t here = at;
  while (here < text.size() && IsNamePart(text[here])) ++here;
  here = SkipSpace(text, here);
  if (here < text.size() && text[here] == ':') here = SkipSpace(text, here + 1);
  if (!IsQuote(text, here)) return at;
  while (true) {
    const char quote = text[here++];
    while (here < text.size() && text[here] != quote) {
      if (offset == 0) return here;
      size_t bytes = 1;
      here += text[here] == '\\' ? EscapeLength(text, here, bytes) : 1;
      offset -= std::min(offset, bytes);
    }
    const size_t next = SkipSpace(text, here + 1);  // literals side by side are one text
    if (!IsQuote(text, next)) return here;
    here = next;
  }
}

}  // namespace

std::string Excerpt(std::string_view text, int line, int column) {
  constexpr size_t kWidest = 160;
  const std::string_view source = Line(text, line - 1);
  if (source.empty() || source.size() > kWidest) return "";
  // One space for each character, not for each byte; a tab stays one.
  std::string caret;
  for (const char c : source.substr(0, static_cast<size_t>(std::max(column - 1, 0)))) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (!continues) caret += c == '\t' ? '\t' : ' ';
  }
  return absl::StrCat("  ", std::string(source), "\n  ", caret, "^");
}

Place Place::Below(std::string_view field, int index) const {
  Place below;
  if (tree == nullptr) return below;
  const FieldDescriptor* descriptor = message->GetDescriptor()->FindFieldByName(std::string(field));
  const auto& reflection = *message->GetReflection();
  below.file = file;
  below.message = index >= 0 ? &reflection.GetRepeatedMessage(*message, descriptor, index)
                             : &reflection.GetMessage(*message, descriptor);
  below.tree = tree->GetTreeForNested(descriptor, index);
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
  size_t at = OffsetOf(text, found.line, found.column);
  if (named != nullptr && named->cpp_type() == FieldDescriptor::CPPTYPE_STRING && offset >= 0) {
    at = FindInText(text, at, static_cast<size_t>(offset));
  }
  PointAt(text, std::min(at, text.size()), diagnostic);
  return diagnostic;
}

size_t OffsetOf(std::string_view text, int line, int column) {
  return LineStart(text, line) + static_cast<size_t>(column);
}

void PointAt(std::string_view text, size_t at, Diagnostic& diagnostic) {
  diagnostic.line = 1 + static_cast<int>(std::count(text.data(), text.data() + at, '\n'));
  diagnostic.column = 1 + static_cast<int>(at - LineStart(text, diagnostic.line - 1));
  diagnostic.excerpt = Excerpt(text, diagnostic.line, diagnostic.column);
}

std::string Where(const Place& place) {
  const Diagnostic there = MakeDiagnostic(place, "", -1, -1, "", "", "");
  if (there.line == 0) return there.file;
  return absl::StrCat(there.file, ":", there.line);
}

}  // namespace fairstart
