// What to ask next, for people.
#ifndef FAIRSTART_SERVICE_CLI_QUESTIONS_TEXT_H_
#define FAIRSTART_SERVICE_CLI_QUESTIONS_TEXT_H_

#include <string>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// "£0 to £57.90", "£57.90", "£20.00 or more", "any sum".
std::string RangeInWords(const v1::MoneyRange& range);

// Each question with what can depend on it, then the rates that something waits for.
void PrintQuestions(const v1::Questions& questions, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_QUESTIONS_TEXT_H_
