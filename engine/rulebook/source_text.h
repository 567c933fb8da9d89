// Where declarations stand in their files, so that a diagnostic can point there.
#ifndef FAIRSTART_ENGINE_RULEBOOK_SOURCE_TEXT_H_
#define FAIRSTART_ENGINE_RULEBOOK_SOURCE_TEXT_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rulebook/diagnostic.h"
#include "fairstart/v1/rulebook.pb.h"
#include "google/protobuf/text_format.h"

namespace fairstart {

// One parsed file.
struct SourceFile {
  std::string name;  // folder name and path
  std::string text;
  v1::Rulebook rulebook;
  google::protobuf::TextFormat::ParseInfoTree tree;
};

// A message in a file: what ParseInfoTree knows of the places of its fields. Without file, for what
// a caller gave instead.
struct Place {
  const SourceFile* file = nullptr;
  google::protobuf::TextFormat::ParseInfoTree* tree = nullptr;
  const google::protobuf::Message* message = nullptr;

  // The message in `field` (its `index`th when repeated); no place of one that has none.
  Place Below(std::string_view field, int index = -1) const;
};

// A diagnostic that points at `field` of the place's message, `offset` bytes into its text if the
// field is one; at the message itself when `field` is empty or not written. Points nowhere without
// a file.
Diagnostic MakeDiagnostic(const Place& place, std::string_view field, int index, int offset,
                          std::string declaration, std::string problem, std::string mend);

// "file:line" of a message, to name it beside another; "" without a file.
std::string Where(const Place& place);

// The byte of `text` at a line and column, both from 0.
size_t OffsetOf(std::string_view text, int line, int column);

// Sets line, column and excerpt of a diagnostic about byte `at` of `text`.
void PointAt(std::string_view text, size_t at, Diagnostic& diagnostic);

// The line of `text` (from 1) and a caret below `column` (from 1, in bytes).
std::string Excerpt(std::string_view text, int line, int column);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_SOURCE_TEXT_H_
