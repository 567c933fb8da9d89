// What must become known, for people: each question once, in one list, and at each line only which
// of them it waits for. A hundred lines of a sparse case wait for the same few facts.
#ifndef FAIRSTART_SERVICE_CLI_MISSING_TEXT_H_
#define FAIRSTART_SERVICE_CLI_MISSING_TEXT_H_

#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

using MissingThings = google::protobuf::RepeatedPtrField<v1::Missing>;

// What is not known, with the day that is meant: "living arrangements on 3 August 2016". Of a rate,
// which is nothing to ask: "The rulebook has no value of the rent ceiling on 3 August 2016".
std::string MissingInWords(const v1::Missing& missing);

class MissingList {
 public:
  // Numbers what is not in the list yet; rates are not in it.
  void Add(const MissingThings& all);

  // "Not known: tenancies (3)", of many things "Not known: 1 to 4 and 9 of what to find out"; and
  // the rates that have no value. All of it must have been added.
  void PrintReferences(const MissingThings& all, int indent, Page& page) const;

  // Under a heading each thing with its number, question and path. Nothing when there is none.
  void PrintQuestions(Page& page) const;

 private:
  size_t NumberOf(const v1::Missing& missing) const;

  std::vector<v1::Missing> things_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_MISSING_TEXT_H_
