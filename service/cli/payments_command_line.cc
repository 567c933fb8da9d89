// Tested by tests/service/cli/payments_commands_test.cc.
#include "service/cli/payments_command_line.h"

#include <string>

#include "service/cli/record_options.h"

namespace fairstart {
namespace {

void AddFile(CLI::App* command, std::string& file, const std::string& description) {
  command->add_option("FILE", file, Lines(description + "; - reads standard input"))
      ->type_name("")
      ->required();
}

constexpr char kPaymentFile[] =
    "Payments as CSV: case_reference, reference, entitlement, instance, first_day, last_day, "
    "amount "
    "(57.90), paid_on, payee, manner, home";

void AddValidate(CLI::App* payments, PaymentsFileArguments& arguments, Run& run) {
  CLI::App* command = payments->add_subcommand(
      "validate",
      Lines("Says of each payment of a file whether it may be made, and why not. Nothing "
            "is recorded."));
  AddFile(command, arguments.file, kPaymentFile);
  AddLedgerOptions(command, arguments, LedgerUse::kJudge);
  command->callback(
      [&] { run = [&](Console& console) { return PaymentsValidate(arguments, console); }; });
}

void AddRecordPayments(CLI::App* payments, PaymentsFileArguments& arguments, Run& run) {
  CLI::App* command = payments->add_subcommand(
      "record",
      Lines("Records those payments of a file that may be made. A file that is given again "
            "is recorded once."));
  AddFile(command, arguments.file, kPaymentFile);
  AddLedgerOptions(command, arguments, LedgerUse::kRecord);
  AddSaidBy(command, arguments.said_by);
  command->callback(
      [&] { run = [&](Console& console) { return PaymentsRecord(arguments, console); }; });
}

void AddReverse(CLI::App* payments, PaymentsReverseArguments& arguments, Run& run) {
  CLI::App* command = payments->add_subcommand(
      "reverse", Lines("Records that a payment came back, all or some of it."));
  AddRecording(command, arguments);
  AddText(command, "--reference", arguments.id, "ID", "The reversal's own reference", true);
  AddText(command, "--reverses", arguments.reverses, "ID", "The payment's reference", true);
  command
      ->add_option("--pence", arguments.pence,
                   Lines("How much came back, in pence; without it, all that did not yet"))
      ->type_name("PENCE")
      ->check(CLI::PositiveNumber);
  AddText(command, "--reversed-on", arguments.reversed_on, "YYYY-MM-DD",
          "The day on which it came back", true);
  command->callback(
      [&] { run = [&](Console& console) { return PaymentsReverse(arguments, console); }; });
}

void AddBalance(CLI::App* payments, PaymentsBalanceArguments& arguments, Run& run) {
  CLI::App* command = payments->add_subcommand(
      "balance",
      Lines("Says what was paid of each line that is decided on a day, and what is left."));
  AddAnswerer(command, arguments, LedgerUse::kJudge);
  AddCaseReference(command, arguments.case_reference);
  AddText(command, "--as-of", arguments.as_of, "YYYY-MM-DD", "The day", true);
  AddText(command, "--line", arguments.line, "NAME[/INSTANCE]", "Only this line");
  command->callback(
      [&] { run = [&](Console& console) { return PaymentsBalance(arguments, console); }; });
}

void AddReconcile(CLI::App* payments, PaymentsReconcileArguments& arguments, Run& run) {
  CLI::App* command = payments->add_subcommand(
      "reconcile",
      Lines("Holds what is on record beside what was due and beside what the bank reports."));
  AddFile(command, arguments.file,
          "The bank's report as CSV: case_reference, reference, amount, state (paid, bounced, "
          "returned)");
  AddLedgerOptions(command, arguments, LedgerUse::kJudge);
  AddText(command, "--from", arguments.from, "YYYY-MM-DD", "First day of the period", true);
  AddText(command, "--until", arguments.until, "YYYY-MM-DD", "Last day of the period", true);
  command
      ->add_option("--case-reference", arguments.case_references,
                   Lines("Only this young person; may be repeated"))
      ->type_name("REFERENCE")
      ->allow_extra_args(false)
      ->take_all();
  command->callback(
      [&] { run = [&](Console& console) { return PaymentsReconcile(arguments, console); }; });
}

}  // namespace

void AddPayments(CLI::App& app, PaymentsCommandArguments& arguments, Run& run) {
  CLI::App* payments = app.add_subcommand(
      "payments", Lines("Judges payments before money leaves, records them, and reconciles."));
  payments->require_subcommand(1);
  AddValidate(payments, arguments.validate, run);
  AddRecordPayments(payments, arguments.record, run);
  AddReverse(payments, arguments.reverse, run);
  AddBalance(payments, arguments.balance, run);
  AddReconcile(payments, arguments.reconcile, run);
}

}  // namespace fairstart
