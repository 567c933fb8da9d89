// For how long an answer stays the same.
#include "engine/evaluation/windows.h"

#include <functional>
#include <map>
#include <optional>

#include "engine/evaluation/sameness.h"

namespace fairstart {
namespace {

// How many days from the day asked about a window is followed, the most other days that are looked
// at for all windows of an answer, and the most steps that this may take: a window that would need
// more stays as far as it was shown to reach.
constexpr int64_t kFar = 3653;
constexpr size_t kMostDays = 500;
constexpr int64_t kMostSteps = 10'000'000;

class WindowFinder {
 public:
  WindowFinder(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena)
      : plan_(plan),
        question_(question),
        read_(read),
        arena_(arena),
        earliest_(AddDays(question.as_of, -kFar)),
        farthest_(AddDays(question.as_of, kFar)) {}

  // Grows `window` for as long as `same` holds of the answer on the next day; `same` gives the
  // window in which it then holds.
  using SameOn = std::function<std::optional<Window>(const Found&)>;
  Window Grow(Window window, const SameOn& same) {
    while (window.last.IsDate() && window.last < farthest_) {
      const Found* next = On(NextDay(window.last));
      const std::optional<Window> more = next == nullptr ? std::nullopt : same(*next);
      if (!more.has_value()) break;
      window.last = more->last;
    }
    while (window.first.IsDate() && window.first > earliest_) {
      const Found* before = On(PreviousDay(window.first));
      const std::optional<Window> more = before == nullptr ? std::nullopt : same(*before);
      if (!more.has_value()) break;
      window.first = more->first;
    }
    return window;
  }

 private:
  const Found* On(Day day) {
    const auto found = answers_.find(day);
    if (found != answers_.end()) return &found->second;
    if (answers_.size() >= kMostDays || steps_ >= kMostSteps) return nullptr;
    const Found& answer =
        answers_.emplace(day, FindAnswer(plan_, question_, read_, arena_, day)).first->second;
    steps_ += answer.steps;
    return &answer;
  }

  const Plan& plan_;
  const Question& question_;
  const ReadQuestion& read_;
  Arena& arena_;
  const Day earliest_;
  const Day farthest_;
  std::map<Day, Found> answers_;
  int64_t steps_ = 0;  // that all answers took
};

v1::Window Describe(const Window& window) {
  v1::Window described;
  if (window.first.IsDate()) described.set_first_day(FormatDay(window.first));
  if (window.last.IsDate()) described.set_last_day(FormatDay(window.last));
  return described;
}

}  // namespace

v1::Windows FindWindows(const Plan& plan, const Question& question, const ReadQuestion& read,
                        const Found& found, Arena& arena) {
  WindowFinder finder(plan, question, read, arena);
  v1::Windows windows;
  *windows.mutable_whole() =
      Describe(finder.Grow(found.window, [&](const Found& other) -> std::optional<Window> {
        if (!SaySame(plan, found, other)) return std::nullopt;
        return other.window;
      }));
  for (const FoundLine& line : found.lines) {
    const auto same = [&](const Found& other) -> std::optional<Window> {
      for (const FoundLine& candidate : other.lines) {
        if (SaySame(plan, line, candidate)) return candidate.window;
      }
      return std::nullopt;
    };
    *windows.add_lines() = Describe(finder.Grow(line.window, same));
  }
  return windows;
}

}  // namespace fairstart
