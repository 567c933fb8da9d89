// The small good rulebook of this folder, and folders laid over it.
#include "tests/engine/rulebook/small_rulebook.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fairstart {

std::string ReadTextFile(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

RulebookFolder ReadFolder(const std::string& path, const std::string& name) {
  RulebookFolder folder;
  folder.name = name;
  if (!std::filesystem::exists(path)) return folder;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".txtpb") continue;
    folder.files.push_back({entry.path().filename(), ReadTextFile(entry.path())});
  }
  return folder;
}

RulebookFolder SmallRulebook() {
  return ReadFolder(std::string(kTestFolder) + "/good/rulebook", "rulebook");
}

RulebookFolder SmallRates() {
  return ReadFolder(std::string(kTestFolder) + "/good/rates", "rates");
}

void PutFile(RulebookFolder& folder, const std::string& path, const std::string& bytes) {
  std::erase_if(folder.files, [&](const RulebookFile& file) { return file.path == path; });
  folder.files.push_back({path, bytes});
}

CompileResult CompileWith(const std::string& more) {
  RulebookFolder rulebook = SmallRulebook();
  PutFile(rulebook, "more.txtpb", more);
  return Compile(rulebook, SmallRates());
}

std::string Shown(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += ToString(diagnostic) + "\n";
  return text;
}

}  // namespace fairstart
