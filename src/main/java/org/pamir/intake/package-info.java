/**
 * Files on their way into the register. {@link org.pamir.intake.ImportResource} takes a file in and
 * keeps it in the database; a worker of any instance then reads it in batches, each one transaction
 * with its counts and findings, so that an import goes on where it was whatever dies.
 *
 * <p>What is in a file is the matter of an {@link org.pamir.intake.ImportFormat}: a bean of another
 * package, chosen by media type.
 */
package org.pamir.intake;
