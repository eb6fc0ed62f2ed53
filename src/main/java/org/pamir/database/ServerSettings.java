package org.pamir.database;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the embedded PostgreSQL, for a machine of 2 cores and 4 GB with a million
 * projects. They are given on the server's command line, so they win over the configuration files
 * in its folder.
 */
final class ServerSettings {
  private ServerSettings() {}

  /**
   * Name and value of each setting, as {@code SHOW} knows them. Values hold no blanks: a shell
   * splits them.
   */
  static Map<String, String> all() {
    var settings = new LinkedHashMap<String, String>();
    // The library starts PostgreSQL for throw-away tests, with all three off. Here a commit is a
    // promise.
    settings.put("fsync", "on");
    settings.put("synchronous_commit", "on");
    settings.put("full_page_writes", "on");

    // Nobody but this machine is served: loopback only, and no socket file in the shared /tmp.
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    settings.put("password_encryption", "scram-sha-256");
    // One Pamir with its pool of 20, an import, an administrator's tools; each connection costs
    // some 5 MB.
    settings.put("max_connections", "60");

    // Holds the sums and the upper index levels of a million projects; the operating system caches
    // the rest.
    settings.put("shared_buffers", "256MB");
    // Only advice to the planner: what the system can be expected to cache on 4 GB beside the JVM.
    settings.put("effective_cache_size", "1GB");
    // Grouping a large country's rows stays in memory; few queries run at once on 2 cores.
    settings.put("work_mem", "32MB");
    // Building an index in a migration, and vacuum, in one pass.
    settings.put("maintenance_work_mem", "256MB");
    // Solid-state storage: a random page costs about what the next page does, so indexes are worth
    // their while.
    settings.put("random_page_cost", "1.1");
    settings.put("effective_io_concurrency", "64");
    // Compiling costs more than these short queries take.
    settings.put("jit", "off");
    // With 2 cores shared with the JVM, one helper is all that speeds a query up without slowing
    // its neighbours.
    settings.put("max_parallel_workers_per_gather", "1");

    // Full pages after a checkpoint are most of the log of an import; compressing them is cheaper
    // than writing them.
    settings.put("wal_compression", "on");
    // Fewer checkpoints during an import. More than 1 GB would make recovery after a crash take
    // longer than seconds.
    settings.put("max_wal_size", "1GB");
    settings.put("checkpoint_timeout", "15min");
    // An import multiplies tables within seconds; until they have been analysed, the planner takes
    // them for tiny and loops over all of them.
    settings.put("autovacuum_naptime", "5s");

    // Keeps a week of the server's own messages in its folder's log/, also when the JVM has been
    // killed. Terse: the
    // detail of an error quotes the values of a row, and a log is no place for a contact's name.
    settings.put("logging_collector", "on");
    settings.put("log_filename", "postgres-%a.log");
    settings.put("log_rotation_age", "1d");
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_error_verbosity", "terse");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    return settings;
  }

  /** Options of {@code initdb} without their dashes, for a new folder only. */
  static Map<String, String> creation(String passwordFile) {
    var options = new LinkedHashMap<String, String>();
    // The library would let every local user in without a password.
    options.put("auth", "scram-sha-256");
    options.put("pwfile", passwordFile);
    // PostgreSQL's own Unicode order: the same on every machine and after every upgrade of the C
    // library, which would
    // otherwise silently break indexes on text. Lower and upper case work in Cyrillic too.
    options.put("locale-provider", "builtin");
    options.put("builtin-locale", "C.UTF-8");
    options.put("locale", "C");
    return options;
  }
}
