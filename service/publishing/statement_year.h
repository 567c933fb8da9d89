// What a timeline says to the young person: what changes on which day and why, and until when
// something stays as it is.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_YEAR_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_YEAR_H_

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

// What changes on a day for one and the same reason.
struct YearChange {
  std::string day;  // ISO 8601
  std::vector<std::string> what;
  std::vector<std::string> why;  // clauses, "you become 18"
};

// What something becomes after what it is on the first day.
struct NextState {
  std::string day;
  std::string becomes;           // "" when there is nothing any more
  std::vector<std::string> why;  // clauses
};

class StatementYear {
 public:
  // Kind, name and instance of a thing.
  using Key = std::tuple<int, std::string, std::string>;

  // What a thing is over a run of days.
  struct State {
    std::string last_day;
    std::string name;
    std::string is;      // "" when nothing is told of it: nobody is told what they do not get
    std::string begins;  // a sentence that tells that it begins
    std::string ends;    // one that tells that it ends; "" when that is nothing to tell
  };

  // Borrows the timeline.
  explicit StatementYear(const v1::Timeline& timeline);

  // All that becomes another of what is said to the young person, by day. What only changes behind
  // it, such as a citation, is none.
  std::vector<YearChange> Changes() const;

  // What the line of the first day becomes, and when; nothing while it stays the same through the
  // last day.
  std::optional<NextState> Next(const v1::Line& line) const;

  // The same for the status.
  std::optional<NextState> NextStatus() const;

 private:
  template <typename Spans>
  void Add(const Spans& spans);

  const State* On(const Key& key, const std::string& first_day) const;
  const State* Until(const Key& key, const std::string& last_day) const;
  std::optional<NextState> Next(const Key& key) const;
  std::vector<std::string> WhyOf(const v1::Change& change, const v1::ChangedItem& item) const;
  std::string Told(const v1::Change& change, const v1::ChangedItem& item) const;

  const v1::Timeline& timeline_;
  std::map<Key, std::map<std::string, State>> states_;  // by first day
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_YEAR_H_
