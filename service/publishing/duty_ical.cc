// Tested by tests/service/publishing/duty_ical_test.cc and tests/e2e/duties_test.mjs.
#include "service/publishing/duty_ical.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "engine/calendar/civil_day.h"
#include "engine/explanation/term_words.h"
#include "engine/explanation/value_text.h"
#include "service/publishing/ical_writer.h"

namespace fairstart {
namespace {

// "20170601" for an ISO 8601 day.
std::string Compact(const std::string& day) { return absl::StrReplaceAll(day, {{"-", ""}}); }

std::string InWords(const std::string& day) {
  const absl::StatusOr<Day> read = ParseDay(day);
  return read.ok() ? DayText(*read) : day;
}

std::string CitationsText(const v1::DutyFinding& duty) {
  std::vector<std::string> references;
  for (const v1::Citation& citation : duty.citations()) {
    references.push_back(citation.source().empty()
                             ? citation.paragraph()
                             : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  return absl::StrJoin(references, ", ");
}

class Ical {
 public:
  explicit Ical(const v1::DutyCalendar& calendar)
      : calendar_(calendar), reference_(calendar.basis().case_reference()) {}

  std::string Make() {
    writer_.Begin("VCALENDAR");
    writer_.Add("VERSION", "2.0");
    writer_.Add("PRODID", "-//Fairstart//Duties//EN");
    writer_.Add("CALSCALE", "GREGORIAN");
    for (const v1::CalendarDuty& entry : calendar_.duties()) AddEntry(entry);
    if (calendar_.duties().empty()) AddNothing();
    writer_.End("VCALENDAR");
    return writer_.Take();
  }

 private:
  void AddEntry(const v1::CalendarDuty& entry) {
    const v1::DutyFinding& duty = entry.duty();
    const bool has_day = !duty.due().empty();
    // Past when the calendar begins.
    const bool is_late = has_day && duty.due() < calendar_.first_day();
    const std::string day = is_late ? calendar_.first_day() : duty.due();
    const bool is_settled = duty.state() != v1::DutyFinding::STATE_UNDETERMINED;
    const char* component = has_day ? "VEVENT" : "VTODO";
    writer_.Begin(component);
    AddIdentity(UidOf(duty));
    if (has_day) {
      writer_.Add("DTSTART;VALUE=DATE", Compact(day));
      writer_.Add("DTEND;VALUE=DATE", Compact(FormatDay(NextDay(*ParseDay(day)))));
      writer_.Add("TRANSP", "TRANSPARENT");
      writer_.Add("STATUS", is_settled ? "CONFIRMED" : "TENTATIVE");
    } else {
      writer_.Add("STATUS", "NEEDS-ACTION");
    }
    if (is_late && is_settled) writer_.Add("PRIORITY", "1");
    writer_.AddText("SUMMARY", Summary(duty, is_late && is_settled));
    writer_.AddText("DESCRIPTION", Description(duty, is_late, is_settled));
    writer_.End(component);
  }

  void AddNothing() {
    writer_.Begin("VJOURNAL");
    AddIdentity(Sha256Hex(absl::StrCat(reference_, std::string(1, '\0'))));
    writer_.Add("DTSTART;VALUE=DATE", Compact(calendar_.first_day()));
    writer_.AddText("SUMMARY", absl::StrCat(Prefix(), "Nothing is to be done from ",
                                            InWords(calendar_.first_day()), " to ",
                                            InWords(calendar_.last_day())));
    writer_.End("VJOURNAL");
  }

  void AddIdentity(const std::string& uid) {
    writer_.Add("UID", uid.substr(0, 32) + NumberOf(uid) + "@fairstart");
    writer_.Add("DTSTAMP", Compact(calendar_.first_day()) + "T000000Z");
    writer_.Add("CLASS", "PRIVATE");
  }

  std::string UidOf(const v1::DutyFinding& duty) const {
    return Sha256Hex(
        absl::StrJoin({reference_, duty.duty(), duty.instance()}, std::string(1, '\0')));
  }

  // "" for the first entry with a UID, "-2" for the second.
  std::string NumberOf(const std::string& uid) {
    const int number = ++seen_[uid];
    return number == 1 ? "" : absl::StrCat("-", number);
  }

  std::string Prefix() const { return reference_.empty() ? "" : absl::StrCat(reference_, ": "); }

  std::string Summary(const v1::DutyFinding& duty, bool is_overdue) const {
    const std::string& label = duty.label().empty() ? duty.duty() : duty.label();
    return absl::StrCat(Prefix(), is_overdue ? "overdue: " : "", label);
  }

  static std::string Description(const v1::DutyFinding& duty, bool is_late, bool is_settled) {
    std::vector<std::string> lines;
    const std::string actor = fairstart::InWords(duty.actor());
    if (!actor.empty()) lines.push_back(absl::StrCat("To be done by ", actor, "."));
    if (is_late) lines.push_back(absl::StrCat("It was due by ", InWords(duty.due()), "."));
    if (!is_settled) lines.push_back("Whether it stands is not settled: something is not known.");
    const std::string sources = CitationsText(duty);
    if (!sources.empty()) lines.push_back(absl::StrCat("See ", sources, "."));
    return absl::StrJoin(lines, "\n");
  }

  const v1::DutyCalendar& calendar_;
  const std::string& reference_;
  std::map<std::string, int> seen_;
  IcalWriter writer_;
};

}  // namespace

std::string DutyIcal(const v1::DutyCalendar& calendar) { return Ical(calendar).Make(); }

}  // namespace fairstart
