// Tested by tests/service/cli/report_command_test.cc and tests/e2e/report_test.mjs.
#include "service/cli/report_command.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "service/cli/case_input.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/progress_line.h"
#include "service/cli/record_operation.h"
#include "service/cli/record_options.h"
#include "service/cli/report_text.h"
#include "service/ledger/synced_file.h"
#include "service/publishing/panel_csv.h"
#include "service/publishing/panel_page.h"
#include "service/report/ledger_report.h"
#include "service/retention/erase.h"
#include "service/rpc/report_client.h"

namespace fairstart {
namespace {

using TakePart = std::function<absl::Status(const v1::PanelReportResponse&)>;

// Everybody may read what names nobody.
constexpr int kEverybody = 0644;
constexpr int kOwnersOnly = 0600;

v1::PanelReportRequest RequestOf(const ReportArguments& arguments,
                                 const v1::PanelReportSettings& settings) {
  v1::PanelReportRequest request;
  const size_t slash = arguments.rulebook.find('/');
  v1::RulebookSelector& rulebook = *request.mutable_rulebook();
  rulebook.set_id(arguments.rulebook.substr(0, slash));
  if (slash != std::string::npos) rulebook.set_edition(arguments.rulebook.substr(slash + 1));
  rulebook.set_rates(arguments.rates);
  for (const std::string& reading : arguments.readings) rulebook.add_readings(reading);
  request.set_as_of(arguments.as_of.empty() ? FormatDay(Today()) : arguments.as_of);
  *request.mutable_settings() = settings;
  request.set_each(arguments.each);
  return request;
}

absl::Status ReportHere(const RecordAnswerer& answerer, const std::string& request, int threads,
                        const TakePart& take) {
  absl::StatusOr<LedgerReport> report = LedgerReport::Begin(
      *answerer.library, [&] { return answerer.reader->Read(); }, request, threads);
  if (!report.ok()) return report.status();
  for (;;) {
    const absl::StatusOr<std::optional<v1::PanelReportResponse>> part = report->Next();
    if (!part.ok()) return part.status();
    if (!part->has_value()) return absl::OkStatus();
    const absl::Status taken = take(**part);
    if (!taken.ok()) return taken;
  }
}

absl::Status Ask(const ReportArguments& arguments, const std::string& request,
                 const TakePart& take) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToJudge(arguments);
  if (!answerer.ok()) return answerer.status();
  if (answerer->server != nullptr) {
    return ReportClient(answerer->server->connection()).PanelReport(request, take);
  }
  const int threads = arguments.threads > 0 ? arguments.threads
                                            : static_cast<int>(std::thread::hardware_concurrency());
  return ReportHere(*answerer, request, threads, take);
}

// What the parts come to: the report, and in text those to act on before it.
class Gathered {
 public:
  Gathered(const ReportArguments& arguments, Console& console)
      : arguments_(arguments),
        console_(console),
        colour_(console.colour && arguments.output.empty()),
        page_(text_, colour_),
        progress_(console) {}

  absl::Status Take(const v1::PanelReportResponse& part) {
    progress_.Hide();
    for (const v1::PersonToActOn& person : part.to_act_on()) Take(person);
    if (part.has_report()) report_ = part.report();
    if (!part.has_report()) progress_.Show(absl::StrCat(part.people(), " people"));
    return absl::OkStatus();
  }

  void Finish() { progress_.Hide(); }

  ExitCode Write() {
    Console file{console_.in, text_, console_.err};
    if (arguments_.format == "json") {
      *whole_.mutable_report() = report_;
      whole_.set_people(report_.people());
      const ExitCode printed = PrintJson(whole_, file);
      if (printed != ExitCode::kOk) return printed;
    } else if (arguments_.format == "csv") {
      WritePanelCsv(report_, text_);
    } else if (arguments_.format == "html") {
      text_ << HtmlPanelPage(report_);
    } else {
      PrintReport(report_, page_);
    }
    if (arguments_.output.empty()) {
      console_.out << text_.str();
      return ExitCode::kOk;
    }
    const absl::Status written =
        WriteNewFile(arguments_.output, text_.str(), arguments_.each ? kOwnersOnly : kEverybody);
    return written.ok() ? ExitCode::kOk : PrintError("--output", written, console_.err);
  }

 private:
  void Take(const v1::PersonToActOn& person) {
    if (arguments_.format == "json") *whole_.add_to_act_on() = person;
    if (arguments_.format == "text") PrintToActOn(person, page_);
  }

  const ReportArguments& arguments_;
  Console& console_;
  const bool colour_;
  std::ostringstream text_;
  Page page_;
  ProgressLine progress_;
  v1::PanelReport report_;
  v1::PanelReportResponse whole_;
};

// What is known to be wrong before anything is worked out.
absl::Status CheckFlags(const ReportArguments& arguments) {
  const bool may_name = arguments.format == "text" || arguments.format == "json";
  if (arguments.each && !may_name) {
    return absl::InvalidArgumentError(
        absl::StrCat("--each: is for text and json; ", arguments.format, " names nobody"));
  }
  if (!arguments.output.empty() && std::filesystem::exists(arguments.output)) {
    return absl::InvalidArgumentError(
        absl::StrCat("--output: ", arguments.output, " is there already; name a new file"));
  }
  return absl::OkStatus();
}

}  // namespace

ExitCode Report(const ReportArguments& arguments, Console& console) {
  const absl::Status flags = CheckFlags(arguments);
  if (!flags.ok()) {
    PrintError(flags, console.err);
    return ExitCode::kBadInput;
  }
  v1::PanelReportSettings settings;
  InputFile file;
  if (!arguments.settings.empty()) {
    const ExitCode read = ReadInput(arguments.settings, console.in, settings, file, console.err);
    if (read != ExitCode::kOk) return read;
  }
  Gathered gathered(arguments, console);
  const absl::Status status =
      Ask(arguments, RequestOf(arguments, settings).SerializeAsString(),
          [&](const v1::PanelReportResponse& part) { return gathered.Take(part); });
  gathered.Finish();
  if (status.ok()) return gathered.Write();
  PrintRecordRefusal(status, "settings", arguments.settings.empty() ? nullptr : &file, console.err);
  return ExitCodeOf(status);
}

void AddReport(CLI::App& app, ReportArguments& arguments, Run& run) {
  CLI::App* report = app.add_subcommand(
      "report",
      Lines(
          "Reports on all young people of a ledger together: how many they are, what is spent and "
          "will be in the financial year, and what is late. Nobody is named, and nothing is "
          "recorded."));
  AddLedgerOptions(report, arguments, LedgerUse::kJudge);
  AddText(report, "--rulebook", arguments.rulebook, "ID[/EDITION]",
          "The rulebook that cases are worked out with; without an edition the one in force on the "
          "day",
          true);
  AddText(report, "--rates", arguments.rates, "EDITION", "Rates edition; default: the newest");
  report
      ->add_option("--reading", arguments.readings,
                   Lines("A reading in place of the one chosen; may be repeated"))
      ->type_name("NUMBER=READING")
      ->allow_extra_args(false)
      ->take_all();
  AddText(report, "--as-of", arguments.as_of, "YYYY-MM-DD", "The day; default: today, in UTC");
  AddText(report, "--settings", arguments.settings, "FILE",
          "What else to count by, and what was set aside: a fairstart.v1.PanelReportSettings, text "
          "or JSON; - reads standard input");
  report->add_flag("--each", arguments.each,
                   Lines("Name the young people about whom something is to be done: in text and "
                         "json, for those who do it"));
  report
      ->add_option("--format", arguments.format,
                   Lines("text; html: a page with charts; csv: a figure a line; json: a "
                         "PanelReportResponse"))
      ->type_name("text|html|csv|json")
      ->check(OneOf({"text", "html", "csv", "json"}))
      ->capture_default_str();
  AddText(report, "--output", arguments.output, "FILE", "A new file; default: standard output");
  report->add_option("--threads", arguments.threads, Lines("With a ledger; 0: one a processor"))
      ->type_name("N")
      ->check(Between(0, 1024))
      ->capture_default_str();
  report->callback([&] { run = [&](Console& console) { return Report(arguments, console); }; });
}

}  // namespace fairstart
