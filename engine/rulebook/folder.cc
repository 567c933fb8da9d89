// A rulebook edition as stored.
#include "engine/rulebook/folder.h"

#include <openssl/sha.h>

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace fairstart {

std::string Sha256Hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest), sizeof(digest)));
}

std::string Digest(const RulebookFolder& folder, std::string* manifest) {
  std::vector<const RulebookFile*> files;
  for (const RulebookFile& file : folder.files) files.push_back(&file);
  std::sort(files.begin(), files.end(),
            [](const RulebookFile* a, const RulebookFile* b) { return a->path < b->path; });
  std::string lines;
  for (const RulebookFile* file : files) {
    absl::StrAppend(&lines, Sha256Hex(file->bytes), "  ", file->path, "\n");
  }
  if (manifest != nullptr) *manifest = lines;
  return Sha256Hex(lines);
}

}  // namespace fairstart
