// Tested by tests/service/ledger/descriptors_test.cc.
#include "service/ledger/descriptors.h"

#include <set>

#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/ledger.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"

namespace fairstart {
namespace {

void Add(const google::protobuf::FileDescriptor& file,
         std::set<const google::protobuf::FileDescriptor*>& added,
         google::protobuf::FileDescriptorSet& files) {
  if (!added.insert(&file).second) return;
  for (int i = 0; i < file.dependency_count(); ++i) Add(*file.dependency(i), added, files);
  file.CopyTo(files.add_file());
}

}  // namespace

std::string MessageDescriptorSet() {
  std::set<const google::protobuf::FileDescriptor*> added;
  google::protobuf::FileDescriptorSet files;
  Add(*v1::LedgerEntry::descriptor()->file(), added, files);
  Add(*v1::CaseFacts::descriptor()->file(), added, files);
  Add(*v1::Finding::descriptor()->file(), added, files);
  return files.SerializeAsString();
}

}  // namespace fairstart
