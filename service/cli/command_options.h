// What the definitions of all subcommands share.
#ifndef FAIRSTART_SERVICE_CLI_COMMAND_OPTIONS_H_
#define FAIRSTART_SERVICE_CLI_COMMAND_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <set>
#include <string>

#include "service/cli/console.h"
#include "service/cli/exit_code.h"
#include "service/cli/server_argument.h"

namespace fairstart {

// What to do; set by the subcommand that was asked for.
using Run = std::function<ExitCode(Console&)>;

// A description in the lines that fit beside the options' names on a page of 80 columns.
std::string Lines(const std::string& description);

// A value that must be one of these; the option's type says which.
CLI::Validator OneOf(const std::set<std::string>& values);

CLI::Validator Between(int least, int most);

// Adds --server, which is the answer, and the files of TLS.
CLI::Option* AddServerOption(CLI::App* command, ServerArgument& server,
                             const std::string& description);

// Adds --tls-certificate, --tls-key and --tls-authority, which are given together.
void AddTlsOptions(CLI::App* command, TlsFiles& files);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMMAND_OPTIONS_H_
