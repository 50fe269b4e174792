package io.clonememoria.billing;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.testing.EventContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the service reads of others, and tells again. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class EventContractTest extends EventContract {}
