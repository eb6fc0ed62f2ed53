package org.pamir.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.pamir.access.RateLimitSettings.Limit;

/** The buckets of this instance, and those in the database. */
final class SharedBuckets {

  /** Of callers beyond that, those that were not seen for longest begin with a full bucket. */
  private static final long MOST = 100_000;

  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final int CLEANED_AT_ONCE = 1_000;

  private record Id(String policy, String caller) {
    String text() {
      return policy + ' ' + caller;
    }
  }

  private final Cache<Id, SharedBucket> local;
  private final Map<String, BucketConfiguration> configurations = new ConcurrentHashMap<>();
  private final PostgreSQLSelectForUpdateBasedProxyManager<String> shared;

  SharedBuckets(DataSource database, Duration longest) {
    local = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(longest.plus(MARGIN)).build();
    shared =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_limit")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MARGIN))
            .build();
  }

  SharedBucket of(String policy, Limit limit, String caller) {
    return local.get(new Id(policy, caller), id -> new SharedBucket(configuration(policy, limit)));
  }

  private BucketConfiguration configuration(String policy, Limit limit) {
    return configurations.computeIfAbsent(
        policy,
        name ->
            BucketConfiguration.builder()
                .addLimit(
                    bandwidth ->
                        bandwidth
                            .capacity(limit.requests())
                            .refillGreedy(limit.requests(), limit.per()))
                .build());
  }

  /** Levels the buckets that were drawn on with those in the database. */
  void level() {
    local
        .asMap()
        .forEach(
            (id, bucket) -> {
              if (bucket.isAhead()) {
                bucket.level(
                    () -> shared.getProxy(id.text(), () -> configurations.get(id.policy())));
              }
            });
  }

  /** Takes buckets out of the database that are full again. */
  void clean() {
    shared.removeExpired(CLEANED_AT_ONCE);
  }
}
