// What a rulebook's author must or should mend.
#ifndef FAIRSTART_ENGINE_RULEBOOK_DIAGNOSTIC_H_
#define FAIRSTART_ENGINE_RULEBOOK_DIAGNOSTIC_H_

#include <string>

namespace fairstart {

struct Diagnostic {
  enum class Severity { kError, kWarning, kNote };  // a note asks for nothing
  Severity severity = Severity::kError;
  std::string file;         // folder name and path; "" about what a caller gave
  int line = 0;             // from 1; 0 when it is about the folder as a whole
  int column = 0;           // from 1, in bytes
  std::string declaration;  // 'table "allowance_while_working"'
  std::string problem;      // what is wrong, with everybody involved
  std::string mend;         // what to write instead; may be empty
  std::string excerpt;      // the source line, and a caret line below it; may be empty
};

// "file:line:column: error: declaration: problem; mend", and the excerpt on lines of its own.
std::string ToString(const Diagnostic& diagnostic);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_DIAGNOSTIC_H_
