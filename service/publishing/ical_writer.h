// Lines of an iCalendar file (RFC 5545): escaped, folded, each ended by CR LF.
#ifndef FAIRSTART_SERVICE_PUBLISHING_ICAL_WRITER_H_
#define FAIRSTART_SERVICE_PUBLISHING_ICAL_WRITER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace fairstart {

// The most octets of a line, its end apart.
inline constexpr size_t kMostIcalOctets = 75;

class IcalWriter {
 public:
  // BEGIN and END of a component: "VEVENT".
  void Begin(std::string_view component) { Add("BEGIN", component); }
  void End(std::string_view component) { Add("END", component); }

  // A property whose value stands as it is: a day, a name of the standard. `name` may have
  // parameters: "DTSTART;VALUE=DATE".
  void Add(std::string_view name, std::string_view value);

  // A property of words, in UTF-8: backslashes, commas, semicolons and line ends are escaped;
  // control characters, which no calendar may hold, are left out.
  void AddText(std::string_view name, std::string_view text);

  std::string Take() { return std::move(written_); }

 private:
  std::string written_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_ICAL_WRITER_H_
