// What a statement says, before it has a format: a finding, its reasons and the year after it,
// sorted into what a young person asks first.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_PAGE_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_PAGE_H_

#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "service/publishing/statement_year.h"
#include "service/publishing/year_picture.h"

namespace fairstart {

// What a statement is made from: answers to one question, and the rulebook that gave them.
struct StatementSource {
  const v1::Rulebook& rulebook;
  const v1::Finding& finding;
  const v1::Explanation& explanation;  // of the finding, in plain English
  const v1::Timeline& timeline;        // from the finding's day on
  std::optional<Day> born;             // nothing: not known
};

// A term and what is said under it: "How it is paid", "Every week, to you".
struct StatementPoint {
  std::string term;
  std::vector<std::string> says;
};

// Something to get, to claim or to do.
struct StatementItem {
  std::string name;
  std::string sum;   // "£57.90 a week"; "" when no sum is said
  std::string mark;  // a word or two about how it stands; "" for nothing
  std::vector<std::string> says;
  std::vector<StatementPoint> points;
  std::vector<std::string> workings;  // how it was worked out, a sentence an item
  std::string cites;                  // "9.1, 11.2"
};

struct StatementSection {
  std::string id;     // of the page's own
  std::string title;  // a heading
  std::string intro;
  std::vector<StatementItem> items;
  std::string nothing;  // what is said instead of the intro where there are no items
};

// A question whose answer would help to decide. It has a number, from 1 on; other places name it by that.
struct StatementQuestion {
  std::string asks;
  int things = 0;  // how many lines, claims and duties wait for it
};

// A duty.
struct StatementTask {
  std::string what;
  std::string who;      // "your carer"
  std::string when;     // "by 1 June 2017"; "" when no day is stated
  bool theirs = false;  // the young person's own
  bool late = false;
  std::vector<std::string> open;  // what must be known before it is certain
  std::string cites;
};

// What somebody does not get, or is to watch out for.
struct StatementRemark {
  std::string name;
  std::vector<std::string> says;
};

struct StatementPage {
  std::string title;
  std::string case_reference;  // "" when the case has none
  std::string day;             // "30 June 2017"
  std::string status;          // "relevant"; "" when it cannot be decided
  std::vector<std::string> status_says;
  std::vector<StatementSection> sections;  // what there is to get, in order
  std::vector<StatementQuestion>
      questions;  // those of what cannot be decided, the most asked first
  // Names of what there may be for somebody without leave to remain, where nothing is stated of nationality.
  std::vector<std::string> without_leave;
  std::vector<StatementTask> tasks;
  std::vector<StatementRemark> warnings;
  std::optional<YearPicture> picture;  // nothing: there is nothing to draw
  std::string period;                  // "30 June 2017 to 29 June 2018"
  std::vector<YearChange> changes;
  std::vector<StatementRemark> refused;
  std::vector<StatementTask> complaints;  // duties about complaints
  std::vector<std::string>
      supposed;               // what is supposed of the days after those that the case knows
  std::string known_through;  // "30 June 2017"
  std::vector<StatementPoint> basis;  // what it rests on
};

// The page. A pure function: the same source gives the same page.
StatementPage MakeStatementPage(const StatementSource& source);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_PAGE_H_
