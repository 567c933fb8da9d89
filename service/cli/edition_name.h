// What commands call an edition of a server: "sample/2017", or the position of an entry.
#ifndef FAIRSTART_SERVICE_CLI_EDITION_NAME_H_
#define FAIRSTART_SERVICE_CLI_EDITION_NAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "absl/status/status.h"
#include "fairstart/v1/rulebook_service.pb.h"

namespace fairstart {

// What a word calls; nothing if it is neither.
std::optional<std::variant<v1::EditionName, int64_t>> ReadEditionName(const std::string& word);

// Says it in a message with the fields name and position; false if the word is neither.
template <typename Message>
bool SetEdition(const std::string& word, Message& message) {
  const auto read = ReadEditionName(word);
  if (!read.has_value()) return false;
  if (const auto* name = std::get_if<v1::EditionName>(&*read)) {
    *message.mutable_name() = *name;
  } else {
    message.set_position(std::get<int64_t>(*read));
  }
  return true;
}

// kInvalidArgument: what was read, and what is wanted besides the position of an entry.
absl::Status NoEdition(const std::string& word, const std::string& wanted);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_EDITION_NAME_H_
