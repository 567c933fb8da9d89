// What a finding says of sums, payment and people, said to the young person.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_WORDS_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_WORDS_H_

#include <string>
#include <vector>

#include "engine/engine.h"

namespace fairstart {

// "Living allowance"; "Birthday money, 10 March 2018" for an instance that is a day. The key of any
// other instance is the case file's and says nothing to people.
std::string ItemName(const std::string& label, const std::string& name,
                     const std::string& instance);

// "£57.90 a week", "£100.00, once", "up to £2,000.00", "what it costs, at most £200.00 in a
// financial year". While it is not decided, what is certain of the sum: "£20.00 to £57.90 a week",
// "no more than £57.90 a week". "" when nothing is said of a sum: a least sum of nothing is none.
std::string SumOf(const v1::Line& line);

// "£73.10 a week"; "" where no sum is known.
std::string SumOf(const v1::ClaimFinding& claim);

// "Every week, to you, into your bank account"; "" where nothing is said.
std::string HowPaid(const v1::Line& line);

// What was paid and what is left: "£50.00 has been paid so far."
std::vector<std::string> PaidSoFar(const v1::Line& line);

// "your personal adviser", "you", "the council".
std::string WhoMust(v1::Actor actor);

// The question to ask: "On what day were you born?", "Where have you lived? (on 3 May 2017)". Of a
// rate: "What is the benefit rate? (on 6 April 2018)"
std::string QuestionOf(const v1::Missing& missing);
std::vector<std::string> QuestionsOf(const google::protobuf::RepeatedPtrField<v1::Missing>& all);

// "Question 4", "Questions 1 to 3 and 7": by their numbers, which are in order.
std::string QuestionNumbers(const std::vector<int>& numbers);

// A rulebook's sentence or clause to the young person, with a capital and a full stop.
std::string SentenceToYou(const std::string& text);

// Where it stands, "9.1, 11.2, statute s.23C".
using Citations = google::protobuf::RepeatedPtrField<v1::Citation>;
// The citations of all, each once, in order.
std::string WhereItStands(const std::vector<const Citations*>& all);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_WORDS_H_
