// What is different between two editions of rules, declaration by declaration: the text of the
// rules, not what comes of them for anybody.
#ifndef FAIRSTART_ENGINE_RULEBOOK_DIFFERENCES_H_
#define FAIRSTART_ENGINE_RULEBOOK_DIFFERENCES_H_

#include <variant>
#include <vector>

#include "engine/rulebook/diagnostic.h"
#include "engine/rulebook/folder.h"
#include "fairstart/v1/rulebook_differences.pb.h"

namespace fairstart {

// An edition's files, and those of the editions that it may amend, their names ending in
// "<id>/<edition>".
struct EditionText {
  RulebookFolder rulebook;
  std::vector<RulebookFolder> bases;
};

// Compares declarations of the same kind and name, each edition with what it takes over, so that
// one that amends another and one that says all itself are alike. Neither needs to compile. Instead
// of an answer, what is wrong: files that cannot be read, or an edition that is amended and is not
// there. `before` and `after` of the answer, which editions they are, are left to the caller.
// Bounded in time and memory for any input.
std::variant<v1::RulebookDifferences, std::vector<Diagnostic>> FindDifferences(
    const EditionText& before, const EditionText& after);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_DIFFERENCES_H_
