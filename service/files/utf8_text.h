// Whether bytes are text.
#ifndef FAIRSTART_SERVICE_FILES_UTF8_TEXT_H_
#define FAIRSTART_SERVICE_FILES_UTF8_TEXT_H_

#include <cstddef>
#include <string_view>

namespace fairstart {

// How many bytes from the beginning are UTF-8 (RFC 3629); all of them when the whole is.
size_t Utf8Prefix(std::string_view bytes);

// Whether they begin as UTF-16 does, with a byte order mark of either order.
bool LooksLikeUtf16(std::string_view bytes);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_UTF8_TEXT_H_
