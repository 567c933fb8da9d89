// Tested by tests/service/cli/command_line_test.cc.
#include "service/cli/command_options.h"

#include <vector>

#include "absl/strings/str_split.h"

namespace fairstart {

std::string Lines(const std::string& description) {
  constexpr size_t kWidth = 50;
  std::string lines;
  size_t column = 0;
  const std::vector<std::string> words = absl::StrSplit(description, ' ');
  for (const std::string& word : words) {
    if (column > 0) {
      const bool fits = column + 1 + word.size() <= kWidth;
      lines += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    lines += word;
    column += word.size();
  }
  return lines;
}

CLI::Validator OneOf(const std::set<std::string>& values) {
  return CLI::IsMember(values).description("");
}

CLI::Validator Between(int least, int most) { return CLI::Range(least, most).description(""); }

CLI::Option* AddServerOption(CLI::App* command, ServerArgument& server,
                             const std::string& description) {
  CLI::Option* option = command->add_option("--server", server.address, Lines(description));
  option->type_name("HOST:PORT");
  AddTlsOptions(command, server.tls);
  for (const char* file : {"--tls-certificate", "--tls-key", "--tls-authority"}) {
    command->get_option(file)->needs(option);
  }
  return option;
}

void AddTlsOptions(CLI::App* command, TlsFiles& files) {
  CLI::Option* certificate =
      command->add_option("--tls-certificate", files.certificate,
                          Lines("Speak TLS, as who this certificate in PEM names"));
  CLI::Option* key = command->add_option(
      "--tls-key", files.key, Lines("The certificate's key, which only its owner can read"));
  CLI::Option* authority =
      command->add_option("--tls-authority", files.authority,
                          Lines("Whose certificates are taken from the other side"));
  for (CLI::Option* option : {certificate, key, authority}) option->type_name("FILE");
  certificate->needs(key)->needs(authority);
  key->needs(certificate);
  authority->needs(certificate);
}

}  // namespace fairstart
