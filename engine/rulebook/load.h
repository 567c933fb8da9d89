// From the files of a folder to its declarations, each with the place where it stands.
#ifndef FAIRSTART_ENGINE_RULEBOOK_LOAD_H_
#define FAIRSTART_ENGINE_RULEBOOK_LOAD_H_

#include <memory>
#include <vector>

#include "engine/rulebook/diagnostic.h"
#include "engine/rulebook/folder.h"
#include "engine/rulebook/source_text.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

// A declaration and where it stands.
template <typename T>
struct Declared {
  const T* message = nullptr;
  Place place;

  const T* operator->() const { return message; }
  const T& operator*() const { return *message; }
};

// Where a message of the declarations stands; nowhere if it is none of them.
template <typename T>
Place PlaceOf(const std::vector<Declared<T>>& declarations, const T* message) {
  for (const Declared<T>& declared : declarations) {
    if (declared.message == message) return declared.place;
  }
  return Place();
}

// What a folder declares. The messages live in `files`.
struct Declarations {
  std::vector<std::shared_ptr<SourceFile>> files;
  Declared<v1::About> about;  // message null when there is none
  std::vector<Declared<v1::Source>> sources;
  std::vector<Declared<v1::Enumeration>> enumerations;
  std::vector<Declared<v1::FactDeclaration>> facts;
  std::vector<Declared<v1::FactWording>> wordings;
  std::vector<Declared<v1::Parameter>> parameters;
  std::vector<Declared<v1::Definition>> definitions;
  std::vector<Declared<v1::Table>> tables;
  std::vector<Declared<v1::Entitlement>> entitlements;
  std::vector<Declared<v1::Pot>> pots;
  std::vector<Declared<v1::Bar>> bars;
  std::vector<Declared<v1::Lift>> lifts;
  std::vector<Declared<v1::Claim>> claims;
  std::vector<Declared<v1::Duty>> duties;
  std::vector<Declared<v1::Warning>> warnings;
  std::vector<Declared<v1::Interpretation>> interpretations;
  std::vector<Declared<v1::NotEncoded>> not_encoded;
  bool is_whole = true;  // false: a file could not be read, and what it declares is not here
};

// The most bytes that one file, and one folder, may have.
inline constexpr size_t kMostFileBytes = 2 * 1024 * 1024;
inline constexpr size_t kMostFolderBytes = 8 * 1024 * 1024;

// Parses every file. What cannot be read is reported and left out.
Declarations Load(const RulebookFolder& folder, std::vector<Diagnostic>& diagnostics);

// Takes over into `amending` every declaration of `base` whose kind and name it does not restate.
void Amend(const Declarations& base, Declarations& amending);

// The declarations as one message, in the order of their names.
v1::Rulebook Merge(const Declarations& declarations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_LOAD_H_
