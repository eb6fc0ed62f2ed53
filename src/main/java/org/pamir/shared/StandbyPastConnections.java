package org.pamir.shared;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;

/** The past is read from a standby as from the primary. */
@Singleton
@DataSource("standby")
class StandbyPastConnections extends PastConnections {}
