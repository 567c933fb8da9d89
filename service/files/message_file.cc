// Tested by tests/service/files/message_file_test.cc.
#include "service/files/message_file.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <iterator>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/files/json_message.h"
#include "service/files/source_excerpt.h"
#include "service/files/text_message.h"
#include "service/files/utf8_text.h"
#include "service/files/whole_file.h"

namespace fairstart {
namespace {

Encoding EncodingOfBytes(const std::string& bytes) {
  // It has a NUL in every letter, and is no message for that.
  if (LooksLikeUtf16(bytes)) return Encoding::kText;
  const size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string::npos && bytes[first] == '{') return Encoding::kJson;
  const bool control = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
  return control ? Encoding::kBinary : Encoding::kText;
}

// Some editors put one in front of UTF-8; it says nothing there.
void DropByteOrderMark(std::string& bytes) {
  if (absl::StartsWith(bytes, "\xEF\xBB\xBF")) bytes.erase(0, 3);
}

// What is wrong with a file that should be UTF-8, as every text is; none when it is.
std::vector<Diagnostic> CheckUtf8(const MessageFile& file) {
  const size_t sound = Utf8Prefix(file.bytes);
  if (sound == file.bytes.size()) return {};
  const Position position = SourceLines(file.bytes).PositionOf(sound);
  Diagnostic diagnostic;
  diagnostic.file = file.name;
  diagnostic.line = position.line;
  diagnostic.column = position.column;
  // Without an excerpt: the line cannot be shown as it is.
  diagnostic.problem = LooksLikeUtf16(file.bytes)
                           ? "the file is UTF-16, not UTF-8"
                           : absl::StrCat("the file is not UTF-8, at line ", position.line,
                                          ", byte ", position.column);
  diagnostic.mend = "save it as UTF-8";
  return {diagnostic};
}

}  // namespace

absl::StatusOr<MessageFile> OpenMessageFile(const std::string& path, std::istream& input) {
  MessageFile file;
  if (path == "-") {
    file.name = "standard input";
    file.bytes.assign(std::istreambuf_iterator<char>(input), {});
    if (input.bad()) return absl::UnknownError("cannot read standard input");
    file.encoding = EncodingOfBytes(file.bytes);
    if (file.encoding != Encoding::kBinary) DropByteOrderMark(file.bytes);
    return file;
  }
  file.name = path;
  absl::StatusOr<std::string> bytes = ReadWholeFile(path);
  if (!bytes.ok()) return bytes.status();
  file.bytes = *std::move(bytes);
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".txtpb") {
    file.encoding = Encoding::kText;
  } else if (extension == ".json") {
    file.encoding = Encoding::kJson;
  } else if (extension == ".binpb") {
    file.encoding = Encoding::kBinary;
  } else {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": what it holds shows in its extension, and \"", extension,
                     "\" is none of .txtpb (text format), .json and .binpb (binary)"));
  }
  if (file.encoding != Encoding::kBinary) DropByteOrderMark(file.bytes);
  return file;
}

std::vector<Diagnostic> ReadMessage(const MessageFile& file, google::protobuf::Message& message,
                                    FieldPositions* positions) {
  if (file.encoding != Encoding::kBinary) {
    std::vector<Diagnostic> diagnostics = CheckUtf8(file);
    if (!diagnostics.empty()) return diagnostics;
  }
  switch (file.encoding) {
    case Encoding::kText:
      return ReadTextMessage(file.name, file.bytes, message, positions);
    case Encoding::kJson:
      return ReadJsonMessage(file.name, file.bytes, message, positions);
    case Encoding::kBinary:
      break;
  }
  if (message.ParseFromString(file.bytes)) return {};
  Diagnostic diagnostic;
  diagnostic.file = file.name;
  diagnostic.problem = absl::StrCat("is no ", message.GetDescriptor()->full_name(),
                                    " in protobuf's binary encoding");
  diagnostic.mend = "name a file in text format .txtpb and one in JSON .json";
  return {diagnostic};
}

}  // namespace fairstart
