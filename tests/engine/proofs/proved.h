// Small rulebooks of a few rules, and what is proved of them.
#ifndef FAIRSTART_TESTS_ENGINE_PROOFS_PROVED_H_
#define FAIRSTART_TESTS_ENGINE_PROOFS_PROVED_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/proofs/prove.h"

namespace fairstart {

// An entitlement "bursary" to everybody who was told, of this sum.
std::string Bursary(const std::string& amount);

// A table "band" whose rows apply under these conditions, in this order, and what pays it.
std::string Bands(const std::vector<std::string>& whens, const std::string& policy = "UNIQUE");

// A definition "sum" with exceptions "one" and "other" under these conditions; `overrides` is what
// "one" says besides.
std::string Exceptions(const std::string& one, const std::string& other,
                       const std::string& overrides = "");

// An entitlement "gate" to whoever meets both conditions; `more` is laid behind it.
std::string Gate(const std::string& first, const std::string& second, const std::string& more = "");

// The proofs of a rulebook. Besides `rules` it declares the facts `guided_hours` (0 to 60), `told`
// and `words`.
class Proved {
 public:
  explicit Proved(const std::string& rules, const std::string& rates = "",
                  const std::vector<Person>& witnesses = {});

  // The one proof about the declaration whose statement has this in it.
  const Proof& Of(const std::string& declaration, const std::string& statement) const;

  Verdict VerdictOf(const std::string& declaration, const std::string& statement) const {
    return Of(declaration, statement).verdict;
  }

  // The finding about the person of a proof, whom the engine reads as it reads every case.
  v1::Finding Ask(const Proof& proof) const;

  std::shared_ptr<const Plan> plan;
  std::vector<Proof> proofs;
};

// A declared fact of the person of a proof; -1 when it is not set.
int64_t DeclaredInteger(const Proof& proof, const std::string& name);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_PROOFS_PROVED_H_
