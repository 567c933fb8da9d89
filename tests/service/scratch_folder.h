// A folder of a test's own, which goes when the test ends.
#ifndef FAIRSTART_TESTS_SERVICE_SCRATCH_FOLDER_H_
#define FAIRSTART_TESTS_SERVICE_SCRATCH_FOLDER_H_

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace fairstart {

// The rulebooks and rates that the tests of service/ use, from the root of the source tree.
inline constexpr char kSampleRules[] = "tests/service/sample_rules";

class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "fairstart-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file below the folder and says where it is.
  std::filesystem::path Write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  // A copy of the sample rules, to be changed.
  std::filesystem::path CopySampleRules() const {
    std::filesystem::copy(kSampleRules, path_ / "rules", std::filesystem::copy_options::recursive);
    return path_ / "rules";
  }

 private:
  std::filesystem::path path_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_SCRATCH_FOLDER_H_
