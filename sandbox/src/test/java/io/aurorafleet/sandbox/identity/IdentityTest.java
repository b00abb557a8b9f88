package io.aurorafleet.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

class IdentityTest {
  @Test
  void theCallerIsInTheAccount() {
    Identity identity = new Identity(new Account("210987654321", "eu-west-1"));

    assertThat(identity.getCallerIdentity(GetCallerIdentityRequest.builder().build()).account())
        .isEqualTo("210987654321");
  }
}
