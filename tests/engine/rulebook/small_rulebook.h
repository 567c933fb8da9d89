// The small good rulebook of this folder, and folders laid over it.
#ifndef FAIRSTART_TESTS_ENGINE_RULEBOOK_SMALL_RULEBOOK_H_
#define FAIRSTART_TESTS_ENGINE_RULEBOOK_SMALL_RULEBOOK_H_

#include <string>
#include <vector>

#include "engine/rulebook/compile.h"

namespace fairstart {

inline constexpr char kTestFolder[] = "tests/engine/rulebook";

std::string ReadTextFile(const std::string& path);

// The *.txtpb files of `path` as a folder named `name`; none when there is no such path.
RulebookFolder ReadFolder(const std::string& path, const std::string& name);

// The small rulebook ("rulebook") and its rates ("rates").
RulebookFolder SmallRulebook();
RulebookFolder SmallRates();

// Adds a file, or puts it in place of the one with its path.
void PutFile(RulebookFolder& folder, const std::string& path, const std::string& bytes);

// The small rulebook with one more file, "more.txtpb".
CompileResult CompileWith(const std::string& more);

// A file with a source of which all is in preparation, so that declarations may stand unused.
inline constexpr char kLaterSource[] = R"txtpb(
  source {
    name: "later"
    title: "A later guide"
    edition: "2021"
    section {
      number: "9"
      title: "Later"
      in_preparation: true
      reference { paragraph: "9.1" kind: REFERENCE_KIND_ADVICE says: "something later" }
    }
  }
)txtpb";

// Every diagnostic, one after the other, each ending its line.
std::string Shown(const std::vector<Diagnostic>& diagnostics);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_RULEBOOK_SMALL_RULEBOOK_H_
