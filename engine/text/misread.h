// How an error says that a piece of text was not what it should be.
#ifndef FAIRSTART_ENGINE_TEXT_MISREAD_H_
#define FAIRSTART_ENGINE_TEXT_MISREAD_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace fairstart {

// `text` in double quotes, fit to stand in a message whatever it is: bytes that are not printable
// ASCII, quotes and backslashes are escaped as in C, and of a long text 40 bytes are shown, then
// "…".
std::string Quoted(std::string_view text);

// kInvalidArgument: `read "31/05/2001", want a date written YYYY-MM-DD`. The caller says where.
absl::Status Misread(std::string_view text, std::string_view want);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TEXT_MISREAD_H_
