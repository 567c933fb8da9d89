// A mistake in the text of an expression.
#ifndef FAIRSTART_ENGINE_EXPR_ISSUE_H_
#define FAIRSTART_ENGINE_EXPR_ISSUE_H_

#include <string>

namespace fairstart {

struct Issue {
  int offset = 0;       // bytes from the start of the expression
  std::string problem;  // what is wrong
  std::string mend;     // what to write instead
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_ISSUE_H_
