// The rulebooks of a folder, compiled as they are asked for.
//
//   rules/sample/2017/*.txtpb   an edition of a rulebook
//   rules/rates/2026/*.txtpb    a rates edition
#ifndef FAIRSTART_SERVICE_RULEBOOKS_LIBRARY_H_
#define FAIRSTART_SERVICE_RULEBOOKS_LIBRARY_H_

#include <cstddef>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "engine/engine.h"
#include "service/rulebooks/edition_folder.h"

namespace fairstart {

// Which rulebook and rates to use.
struct Selection {
  std::string id;
  std::string edition;  // empty: the one in force on `day`; without a day, the newest
  std::string rates;    // empty: the newest
  std::optional<Day> day;
  CompileOptions options;  // readings and parameters to put in place of those chosen
};

// Holds every edition's files as they were when the library was opened or they were added, and the
// plans compiled from them. Any thread may call any function at any time.
class RulebookLibrary {
 public:
  struct Limits {
    // Most plans kept that were compiled with readings or parameters of a request's own; the one
    // used longest ago goes first. 0: such a plan is compiled each time. Plans without are all
    // kept.
    size_t most_variants = 64;
  };

  // Reads the editions below `root`. kNotFound if it has no rulebook or no rates edition; whatever
  // is wrong inside the files is found by Find and Check.
  static absl::StatusOr<std::unique_ptr<RulebookLibrary>> Open(const std::filesystem::path& root,
                                                               Limits limits);
  static absl::StatusOr<std::unique_ptr<RulebookLibrary>> Open(const std::filesystem::path& root) {
    return Open(root, Limits());
  }

  // Takes one more edition, which is found by whatever is asked from now on. What was found before
  // stays as it was, and so do references from Editions. Nothing if it is there already;
  // kFailedPrecondition (EDITION_PUBLISHED) if it is there with other files. It is not compiled.
  absl::Status Add(EditionFolder edition);

  // A library of its own with what this one has now and one more edition, to see what that would
  // be. Where the folder of this one is nobody's business: what is said of its files names them
  // "<id>/<edition>/<file>". Errors are those of Add.
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> With(EditionFolder edition) const;

  // The plan of a selection. Errors are rich (service/errors/rich_status.h):
  //   kInvalidArgument    no id, or a reading that the rulebook does not have
  //   kNotFound           rulebook, edition or rates unknown, naming those that are known
  //   kFailedPrecondition no edition in force on the day, or it does not compile
  // Fields are named as those of a request: "rulebook.edition".
  absl::StatusOr<std::shared_ptr<const Plan>> Find(const Selection& selection) const;

  // Compiles a selection afresh and gives the plan with everything that its author must or should
  // mend. Errors are those of Find, except that what does not compile is no error but diagnostics.
  absl::StatusOr<CompileResult> Diagnose(const Selection& selection) const;

  // Compiles every edition with the newest rates and says what is to be mended, in order of the
  // editions. Those that compile are then ready for Find.
  std::vector<Diagnostic> Check() const;

  // Names of the rulebooks, sorted.
  std::vector<std::string> Ids() const;

  // Editions of a rulebook ("rates" for the rates editions), the newest last; empty if unknown. The
  // list does not change while the library lives: with an edition that is added comes another list.
  const std::vector<EditionFolder>& Editions(const std::string& id) const;

 private:
  using PlanOrError = absl::StatusOr<std::shared_ptr<const Plan>>;

  using EditionsById = std::map<std::string, std::shared_ptr<const std::vector<EditionFolder>>>;

  RulebookLibrary(EditionsById editions, Limits limits);

  EditionsById Now() const;

  absl::StatusOr<const EditionFolder*> FindEdition(const Selection& selection) const;
  absl::StatusOr<const EditionFolder*> FindRates(const std::string& edition) const;
  PlanOrError PlanAsChosen(const EditionFolder& edition, const EditionFolder& rates) const;
  PlanOrError PlanVariant(const EditionFolder& edition, const EditionFolder& rates,
                          const CompileOptions& options) const;
  std::shared_ptr<const Plan> KeptVariant(const std::string& key) const;
  void KeepVariant(const std::string& key, std::shared_ptr<const Plan> plan) const;
  CompileResult CompileEdition(const EditionFolder& edition, const EditionFolder& rates,
                               const CompileOptions& options) const;

  const Limits limits_;

  // Guards the two below; held only to look and to put.
  mutable std::mutex listing_;
  EditionsById editions_;
  // Lists that others took the place of: somebody may still read them. There is one for each
  // edition that was added.
  std::vector<std::shared_ptr<const std::vector<EditionFolder>>> earlier_;

  // Held while a plan is compiled, so that one plan is not compiled twice at a time, and a flood
  // of requests for variants takes one thread. Locked before `kept_`.
  mutable std::mutex compiling_;
  // Guards what follows; held only to look and to put.
  mutable std::mutex kept_;
  mutable std::map<std::string, PlanOrError> plans_;
  // The one used last comes first.
  mutable std::list<std::pair<std::string, std::shared_ptr<const Plan>>> variants_;
};

// "sample/2017 with rates 2026".
std::string NameOf(const EditionFolder& edition, const EditionFolder& rates);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RULEBOOKS_LIBRARY_H_
