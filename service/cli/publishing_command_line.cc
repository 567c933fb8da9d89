// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/publishing_command_line.h"

#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "service/cli/record_options.h"

namespace fairstart {
namespace {

void AddFormat(CLI::App* command, PublishingArguments& arguments) {
  command->add_option("--format", arguments.format, Lines("text for people; json: the response"))
      ->type_name("text|json")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
}

void AddAnswerer(CLI::App* command, PublishingArguments& arguments) {
  AddServerOption(command, arguments.server, "The server, which was started with a ledger")
      ->required();
  AddFormat(command, arguments);
}

void AddDecision(CLI::App* command, PublishingDecisionArguments& arguments) {
  AddAnswerer(command, arguments);
  AddText(command, "--said-by", arguments.said_by, "NAME",
          "Who says so; who it is, the certificate proves", true);
  AddText(command, "--request-id", arguments.request_id, "ID",
          "Names the request: the same again is recorded once. Without it a new one is made up");
}

void AddPosition(CLI::App* command, int64_t& position) {
  command
      ->add_option("POSITION", position,
                   Lines("The proposal's position, as rules publish and rules proposals say it"))
      ->type_name("")
      ->check(CLI::NonNegativeNumber.description(""))
      ->required();
}

void AddList(CLI::App* command, RulesListArguments& arguments) {
  AddAnswerer(command, arguments);
  AddText(command, "--rulebook", arguments.rulebook, "ID",
          "Only of this rulebook; rates for those of rates");
  command
      ->add_option("--page-size", arguments.page_size, Lines("The most to print; 0: a whole page"))
      ->type_name("N")
      ->check(Between(0, 1 << 30));
  AddText(command, "--page-token", arguments.page_token, "TOKEN",
          "The page to print, as the page before named it");
}

void AddPublish(CLI::App& rules, RulesPublishArguments& arguments, Run& run) {
  CLI::App* publish = rules.add_subcommand(
      "publish",
      Lines("Proposes an edition to a server: it is checked with its scenarios and proofs and, if "
            "nothing is wrong, recorded. It comes into use once somebody else approves it."));
  publish
      ->add_option("DIR", arguments.folder,
                   Lines("The edition (<id>/<edition>), with its scenarios below it"))
      ->type_name("")
      ->required();
  AddDecision(publish, arguments);
  AddText(publish, "--reason", arguments.reason, "TEXT", "Why, for whoever is to approve it");
  publish->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return RulesPublish(arguments, console); };
  });
}

void AddApprove(CLI::App& rules, RulesApproveArguments& arguments, Run& run) {
  CLI::App* approve = rules.add_subcommand(
      "approve", Lines("Publishes what another person proposed: the server answers from it at "
                       "once. Read it before, with rules get and rules compare."));
  AddPosition(approve, arguments.position);
  AddText(approve, "--digest", arguments.digest, "DIGEST",
          "The digest of what you looked at, as rules get says it", true);
  AddDecision(approve, arguments);
  approve->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return RulesApprove(arguments, console); };
  });
}

void AddRefuse(CLI::App& rules, RulesRefuseArguments& arguments, Run& run) {
  CLI::App* refuse = rules.add_subcommand(
      "refuse", Lines("Closes a proposal: whoever made it withdraws it, anybody else refuses it."));
  AddPosition(refuse, arguments.position);
  AddText(refuse, "--reason", arguments.reason, "TEXT", "Why", true);
  AddDecision(refuse, arguments);
  refuse->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return RulesRefuse(arguments, console); };
  });
}

void AddLists(CLI::App& rules, RulesListArguments& editions, RulesListArguments& proposals,
              Run& run) {
  CLI::App* list = rules.add_subcommand(
      "list", Lines("Says which editions a server published, when, and by whom."));
  AddList(list, editions);
  list->callback([&editions, &run] {
    run = [&editions](Console& console) { return RulesList(editions, console); };
  });
  CLI::App* waiting = rules.add_subcommand(
      "proposals", Lines("Says which proposals wait for a second person on a server."));
  waiting->add_flag("--all", proposals.all,
                    Lines("Those that were approved or refused, too, and by whom"));
  AddList(waiting, proposals);
  waiting->callback([&proposals, &run] {
    run = [&proposals](Console& console) { return RulesProposals(proposals, console); };
  });
}

void AddGet(CLI::App& rules, RulesGetArguments& arguments, Run& run) {
  CLI::App* get = rules.add_subcommand(
      "get", Lines("Fetches the files of an edition from a server, byte for byte as they were "
                   "published or proposed."));
  get->add_option("EDITION", arguments.edition,
                  Lines("ID/EDITION of one in use, or the position of the entry that published or "
                        "proposed it"))
      ->type_name("")
      ->required();
  AddAnswerer(get, arguments);
  AddText(get, "--output", arguments.output, "DIR",
          "A new folder for the files; with --format json it may be left out, since the answer has "
          "them");
  get->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return RulesGet(arguments, console); };
  });
}

void AddCompare(CLI::App& rules, RulesCompareArguments& arguments, Run& run) {
  CLI::App* compare = rules.add_subcommand(
      "compare",
      Lines("Says what is different between the texts of two editions: which declarations were "
            "added, removed or changed, in which fields, and on which days a parameter has another "
            "value. What that changes for people, audit impact says."));
  for (const auto& [name, side, which] :
       {std::tuple{"BEFORE", &arguments.before, "The edition before"},
        {"AFTER", &arguments.after, "The one after"}}) {
    compare
        ->add_option(name, *side,
                     Lines(absl::StrCat(which,
                                        ": a folder that is there; or, with --server, "
                                        "ID/EDITION or the position of an entry")))
        ->type_name("")
        ->required();
  }
  AddServerOption(compare, arguments.server,
                  "The server that has what is no folder; of two folders none is asked");
  AddFormat(compare, arguments);
  compare->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return RulesCompare(arguments, console); };
  });
}

}  // namespace

void AddPublishing(CLI::App& rules, PublishingCommandArguments& arguments, Run& run) {
  AddPublish(rules, arguments.publish, run);
  AddApprove(rules, arguments.approve, run);
  AddRefuse(rules, arguments.refuse, run);
  AddLists(rules, arguments.list, arguments.proposals, run);
  AddGet(rules, arguments.get, run);
  AddCompare(rules, arguments.compare, run);
}

}  // namespace fairstart
