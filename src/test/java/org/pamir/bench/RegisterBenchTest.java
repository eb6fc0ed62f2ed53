package org.pamir.bench;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.pamir.database.TestDatabase;

/** The measurement in its short form: every call answers as it should, every limit is there. */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Instances#arePackaged",
    disabledReason =
        "the packaged server is missing or older than the classes: ./mvnw -DskipTests package")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegisterBenchTest extends RegisterBench {}
