// A small world to try expressions in: one fact of every type, two histories, a few parameters and
// definitions, and a young person of whom a test says one line.
#ifndef FAIRSTART_TESTS_ENGINE_EXPR_SMALL_WORLD_H_
#define FAIRSTART_TESTS_ENGINE_EXPR_SMALL_WORLD_H_

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/expr/checker.h"
#include "engine/expr/executor.h"
#include "engine/value/arena.h"

namespace fairstart {

// What an expression gave on one day, as a test writes it.
struct Outcome {
  std::string value;
  Window window;
  std::set<std::string> supposed;  // paths
};

// Names:
//   facts        date_of_birth, known_through, asked_on: date; ready_on: date of an event;
//                flag, other: bool; count, many: int; name: string; kind: LivingKind;
//                bonus: money; hourly, rent, wage, salary: money per hour, week (at least 0), month, year;
//                child: Child (name, born, at_home); children: list of Child
//   histories    homes (Home: kind, rent of at least 0, settled), whose gaps mean unknown; spells (Spell: place),
//                whose gaps mean none; visits (Visit), each of one day
//   parameters   rate: 50.00 per week, from April 2017 57.90; half: 1/2; term: 91 days;
//                band(key): 10.00 for "a"; grid(key, key); unset_rate: not known from 2018 on;
//                holiday: only 2017-05-01, not known from 2018 on
//   definitions  settled: true from 1 June 2017; allowance: an amount per week; lodging(Home);
//                defect: always an error; waiting: always unknown, of flag; first_home: the first
//                of homes, active or not; broken
//   record       with `notes`, a list of Note (text, written_on)
class SmallWorld : public NameSpace, public Host {
 public:
  SmallWorld();

  // Facts, in one line: "flag: true; count: 3; asked_on: 2017-04-30; bonus: 12.50;
  // homes: 2017-01-01..2017-03-31 kind=LODGINGS rent=40.00, ?..not_yet; spells:". A record of a
  // history begins with its days; "?" is not known; a history without records is empty. What is not
  // named is not known. Replaces what was given before. `known_through` is 2017-12-31 unless given.
  void Give(std::string_view facts);

  // The program of `text`; aborts when it is wrong.
  const Program& Compile(const std::string& text);

  // Runs on a day. `steps` is the budget.
  Outcome Run(const std::string& text, Day today, int64_t steps = 1'000'000);
  Outcome Run(const Program& program, Day today, int64_t steps);
  // Only the value, on 2017-05-15 unless told.
  std::string Value(const std::string& text, std::string_view today = "2017-05-15");

  // NameSpace.
  std::optional<Symbol> Find(std::string_view name) const override;
  std::vector<std::string> Names() const override;
  TypePool& types() override { return types_; }

  const RecordType& home() const { return *home_; }
  Type TypeOf(std::string_view fact) const;

 private:
  // Host.
  fairstart::Value Parameter(Execution& execution, int index, const fairstart::Value* keys,
                             int count) override;
  fairstart::Value Definition(Execution& execution, int index, const RecordValue* about) override;
  fairstart::Value ParameterOn(Execution& execution, int index, const fairstart::Value* keys,
                               int count, Day day) override;
  fairstart::Value DefinitionOn(Execution& execution, int index, const RecordValue* about,
                                Day day) override;
  fairstart::Value EverBefore(Execution& execution, int index) override;
  fairstart::Value FirstDay(Execution& execution, int index, Day from) override;
  void ReadNotYet(const Execution& execution, const RecordValue& record, int field) override;

  fairstart::Value Rate(Execution& execution, Day day, bool narrow);
  RecordType* NewRecord(const std::string& name, std::vector<Field> fields, bool history);
  fairstart::Value ReadValue(const Field& field, std::string_view text, const RecordValue& owner,
                             int position);
  fairstart::Value ReadList(const RecordType& type, std::string_view text, const RecordValue& owner,
                            int position);
  RecordValue* NewValue(const RecordType& type, const RecordValue* parent, int field, int index);
  void ReadRecord(RecordValue& record, std::string_view text);
  const Bounds* const* OpenEnds(const RecordType& type, const List& list);
  std::string Show(const fairstart::Value& value, const Type& type) const;
  std::string ShowUnknown(const Unknown& unknown) const;

  TypePool types_;
  RecordType* case_ = nullptr;
  RecordType* home_ = nullptr;
  RecordType* note_ = nullptr;
  RecordType* record_ = nullptr;
  std::map<std::string, Symbol, std::less<>> symbols_;
  std::vector<std::string> parameters_;
  std::map<std::string, std::unique_ptr<Program>, std::less<>> programs_;

  std::unique_ptr<Arena> arena_;  // made anew with the facts
  RecordValue* facts_ = nullptr;
  RecordValue* on_record_ = nullptr;
  Day known_through_;
  std::set<std::string> supposed_;
};

// The day that `text` writes; aborts when it is none.
Day On(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_EXPR_SMALL_WORLD_H_
