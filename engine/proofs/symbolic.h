// Values of expressions for any person: what engine/value/value.h has, with formulas in the place
// of numbers.
//
//   bool         a bool
//   int, enum    a whole number, the value's number
//   string       a whole number, one for each text (World::Symbol)
//   date         the day's number; Day::Never() is World::never(), past every date
//   amount       a number of pence
//   share        a number
//   span         months in `value`, days beside them
//
// Everything here belongs to one World.
#ifndef FAIRSTART_ENGINE_PROOFS_SYMBOLIC_H_
#define FAIRSTART_ENGINE_PROOFS_SYMBOLIC_H_

#include <optional>
#include <string>
#include <vector>

#include "engine/proofs/formula.h"
#include "engine/value/type.h"

namespace fairstart {

struct SymbolicRecord;
struct SymbolicList;

// What a part of an expression is.
struct Term {
  // That it has a value: what it reads is known, and nothing went wrong. While it is false the rest
  // means nothing.
  Formula ok = nullptr;
  Formula value = nullptr;
  Formula days = nullptr;            // of a span
  SymbolicRecord* record = nullptr;  // of a record
  const SymbolicList* list = nullptr;
};

// The records of one history.
struct SymbolicHistory {
  SymbolicRecord* owner = nullptr;
  int field = -1;  // of the owner
  const RecordType* type = nullptr;
  std::vector<SymbolicRecord*> records;
};

struct SymbolicRecord {
  const RecordType* type = nullptr;
  std::string path;           // "care_episodes.records[0]"
  Formula present = nullptr;  // of a history's record: whether there is one; else null
  // By field, made when they are first read.
  std::vector<std::optional<Term>> fields;
  std::vector<SymbolicHistory*> histories;  // by field; null where none was made
};

// A list: members that are there if their guard holds.
struct SymbolicList {
  struct Member {
    Formula guard = nullptr;
    Term value;
  };
  std::vector<Member> members;
  // There may be others, of which nothing is known.
  bool open = false;
  // Of an open list, what any of them is like, where that is known.
  std::optional<Term> any;
  // What tells an open list from others.
  std::string key;
  // The history whose records these are; null when they are none.
  const SymbolicHistory* history = nullptr;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_SYMBOLIC_H_
