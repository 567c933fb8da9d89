#include "service/ledger/descriptors.h"

#include <gtest/gtest.h>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor.pb.h"
#include "google/protobuf/dynamic_message.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

class Descriptors : public LedgerTest {};

// Somebody who has nothing of ours but the ledger reads an entry.
TEST_F(Descriptors, AreEnoughToReadAnEntry) {
  Add(PaymentOf("r1", 5790));
  const auto now = Now();
  google::protobuf::FileDescriptorSet files;
  ASSERT_TRUE(files.ParseFromString(
      (*now)->Entry(1)->content->message_descriptors().file_descriptor_set()));
  google::protobuf::DescriptorPool pool;
  for (const auto& file : files.file()) ASSERT_NE(pool.BuildFile(file), nullptr) << file.name();
  google::protobuf::DynamicMessageFactory factory(&pool);
  for (const char* name : {"fairstart.v1.CaseFacts", "fairstart.v1.Finding"}) {
    EXPECT_NE(pool.FindMessageTypeByName(name), nullptr) << name;
  }
  const std::unique_ptr<google::protobuf::Message> message(
      factory.GetPrototype(pool.FindMessageTypeByName("fairstart.v1.LedgerEntry"))->New());
  ASSERT_TRUE(message->ParseFromString(*(*now)->Stored(kFirst)->content));
  EXPECT_EQ(message->ShortDebugString(),
            "request_id: \"r1\" case_reference: \"CL-0042\" said_by: \"pa-7\" payment { id: \"r1\" "
            "line { entitlement: \"clothing\" } amount { pence: 5790 } }");
}

TEST_F(Descriptors, AreTheSameEveryTime) {
  EXPECT_EQ(MessageDescriptorSet(), MessageDescriptorSet());
}

}  // namespace
}  // namespace fairstart
