// A rulebook edition as stored.
#ifndef FAIRSTART_ENGINE_RULEBOOK_FOLDER_H_
#define FAIRSTART_ENGINE_RULEBOOK_FOLDER_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {

// One file of a rulebook folder.
struct RulebookFile {
  std::string path;   // relative to the rulebook's folder: "12_working.txtpb"
  std::string bytes;  // as stored
};

// Every file of a rulebook's folder, in any order.
struct RulebookFolder {
  std::string name;  // where diagnostics point: "rules/<authority>/<edition>"
  std::vector<RulebookFile> files;
};

// SHA-256 of a folder's manifest, lower-case hexadecimal. The manifest has one line
// `<sha256 of the file>  <path>` for each file, in byte order of the paths, as `sha256sum` prints
// it. `manifest`, if given, receives it.
std::string Digest(const RulebookFolder& folder, std::string* manifest = nullptr);

// SHA-256, lower-case hexadecimal.
std::string Sha256Hex(std::string_view bytes);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_FOLDER_H_
