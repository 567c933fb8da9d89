// The one layout of a text-format file, rulebook or scenario: `fairstart rules fmt`.
#ifndef FAIRSTART_ENGINE_RULEBOOK_FORMAT_H_
#define FAIRSTART_ENGINE_RULEBOOK_FORMAT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace fairstart {

// Why a text cannot be laid out.
struct FormatProblem {
  int line = 0;    // from 1
  int column = 0;  // from 1, in bytes
  std::string problem;
  std::string mend;
};

// The most bytes that a text may have, before and after, and how deep its brackets may nest.
inline constexpr size_t kMostFormattedBytes = 8 * 1024 * 1024;
inline constexpr int kMostFormattedNesting = 100;
// The widest line, in characters, that a message or a list is put on.
inline constexpr int kFormattedLine = 100;

// `text` in the one layout:
//
//   # A comment of its own line stands where it stood.
//   definition {
//     name: "settled"  # one behind a field stays behind it
//     cite { paragraph: "12.1" }
//     interpretation: ["I-1", "I-2"]
//     says: "A text in several pieces "
//           "keeps them."
//   }
//
// A message or a list stands on one line if it fits, holds no comment and no text in several
// pieces, and is not at the top. One blank line between two fields stays, more become one. Single
// quotes become double quotes around a text that has none; a raw line end in a text becomes an
// escape. The message that the text says is the same before and after; laying out twice changes
// nothing. The text is read without a schema: what no message can be is a problem, what a
// certain message lacks is not. Any thread may call it; time is linear in the length of the text.
std::variant<std::string, FormatProblem> FormatText(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_FORMAT_H_
