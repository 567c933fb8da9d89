// An answer for people: warnings, then what is paid, then what is missing, then what others pay and
// what is to be done, each with where it stands.
#ifndef FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_
#define FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_

#include <string>

#include "engine/engine.h"
#include "service/cli/basis_text.h"
#include "service/cli/page.h"

namespace fairstart {

// What a line, claim or duty is called: "travel to course (course-1)".
std::string NameInWords(const std::string& label, const std::string& name,
                        const std::string& instance);

// By which a record and a flag name a line: "birthday_18 2018-02-01".
std::string KeyOfLine(const std::string& entitlement, const std::string& instance);

// What a line gives, in a few words: "£57.90 a week", "actual cost"; "" for one that says no sum.
std::string SumInWords(const v1::Line& line);

// What holds of a line, in a few words: "£57.90 a week, once on record", "not settled"; "" when there is nothing
// to say, since nobody is told what they do not get.
std::string OutcomeInWords(const v1::Line& line);

// An answer. Windows and explanation stand below the lines they belong to, if there are any.
void PrintAnswer(const v1::PreviewResponse& answer, AnswerPart part, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_
