// How a statement looks.
#ifndef FAIRSTART_SERVICE_PUBLISHING_STATEMENT_STYLE_H_
#define FAIRSTART_SERVICE_PUBLISHING_STATEMENT_STYLE_H_

#include <string_view>

namespace fairstart {

// The style sheet of a statement, to stand after kPageStyle, whose colours it uses.
extern const std::string_view kStatementStyle;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_STATEMENT_STYLE_H_
