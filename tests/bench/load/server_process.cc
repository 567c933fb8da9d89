#include "tests/bench/load/server_process.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <vector>

namespace fairstart {
namespace {

// The address in a line "listening on HOST:PORT"; empty if there is no whole such line.
std::string AddressIn(const std::string& said) {
  const std::string words = "listening on ";
  const size_t begin = said.find(words);
  if (begin == std::string::npos) return "";
  const size_t end = said.find('\n', begin);
  if (end == std::string::npos) return "";
  return said.substr(begin + words.size(), end - begin - words.size());
}

}  // namespace

ServerProcess::ServerProcess(const std::string& program, const std::string& rules) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe to the server");
  output_ = ends[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  std::vector<std::string> words = {program, "serve", "--rules", rules, "--listen", "127.0.0.1:0"};
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int failed =
      posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(output_);
    throw std::runtime_error("cannot start " + program);
  }
  std::string said;
  char block[256];
  while (address_.empty()) {
    const ssize_t size = read(output_, block, sizeof block);
    if (size <= 0) {
      waitpid(process_, nullptr, 0);
      close(output_);
      throw std::runtime_error("the server ended before it was ready");
    }
    said.append(block, static_cast<size_t>(size));
    address_ = AddressIn(said);
  }
}

ServerProcess::~ServerProcess() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  close(output_);
}

}  // namespace fairstart
