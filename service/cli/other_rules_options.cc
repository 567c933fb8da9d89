// Tested by tests/service/cli/compare_command_test.cc.
#include "service/cli/other_rules_options.h"

namespace fairstart {

void AddOtherRules(CLI::App* command, CompareArguments& arguments) {
  command
      ->add_option("--other-rulebook", arguments.other_rulebook,
                   Lines("Another rulebook or edition; without an edition, as with --rulebook"))
      ->type_name("ID[/EDITION]");
  command->add_option("--other-rates", arguments.other_rates, Lines("Another rates edition"))
      ->type_name("EDITION");
  command
      ->add_option("--other-reading", arguments.other_readings,
                   Lines("Another reading of an interpretation; may be repeated"))
      ->type_name("NUMBER=READING")
      ->allow_extra_args(false)
      ->take_all();
  command
      ->add_option(
          "--other-parameter", arguments.other_parameters,
          Lines("Another value of a parameter: \"grant=3000.00 from 2018-04-01\", the value as "
                "rulebooks write it; \"name(key, key)=…\" of one with keys; \" until YYYY-MM-DD\" "
                "behind it ends it. May be repeated"))
      ->type_name("TEXT")
      ->allow_extra_args(false)
      ->take_all();
}

}  // namespace fairstart
