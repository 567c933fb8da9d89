// Rulebook editions as folders on disk: <root>/<id>/<edition>/*.txtpb.
//
// The rulebook is the *.txtpb files of the edition's folder itself. What lies below it (scenarios,
// examples) tests and shows the rulebook and is no part of it, nor of its digest.
#ifndef FAIRSTART_SERVICE_RULEBOOKS_EDITION_FOLDER_H_
#define FAIRSTART_SERVICE_RULEBOOKS_EDITION_FOLDER_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"

namespace fairstart {

// The id under which a root keeps its rates editions.
inline constexpr char kRatesId[] = "rates";

// An edition's folder and what it calls itself.
struct EditionFolder {
  std::string id;             // "sample", the name of the folder's parent
  std::string edition;        // "2017", the name of the folder
  std::string in_force_from;  // as its `about` says; empty where none can be read
  std::string amends;         // the edition of the same id that it amends, likewise
  RulebookFolder folder;      // named as the path that it was read from
};

// The files of an edition's folder, in byte order of their names. kNotFound if there is no such
// folder or it has no *.txtpb file; kPermissionDenied and the like for what cannot be read.
absl::StatusOr<RulebookFolder> ReadRulebookFolder(const std::filesystem::path& folder);

// The same with what the edition calls itself. It need not compile, nor even be well formed.
absl::StatusOr<EditionFolder> ReadEdition(const std::filesystem::path& folder);

// An edition of files that are in no folder; its folder's name is "<id>/<edition>".
EditionFolder EditionOf(const std::string& id, const std::string& edition,
                        std::vector<RulebookFile> files);

// Folders of editions at or below `folder`, in byte order: itself if it has *.txtpb files, else
// those of its subfolders, two levels deep, that have some. Hidden folders are passed over.
absl::StatusOr<std::vector<std::filesystem::path>> FindEditionFolders(
    const std::filesystem::path& folder);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RULEBOOKS_EDITION_FOLDER_H_
