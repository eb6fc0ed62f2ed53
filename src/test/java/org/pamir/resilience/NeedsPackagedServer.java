package org.pamir.resilience;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs once the server is packaged, and is skipped before. */
@Tag("packaged")
@EnabledIf(
    value = "org.pamir.resilience.Instances#arePackaged",
    disabledReason =
        "the packaged server is missing or older than the classes: ./mvnw -DskipTests package")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsPackagedServer {}
