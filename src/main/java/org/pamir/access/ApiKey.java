package org.pamir.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pamir.shared.Caller;

/**
 * A caller's key: whom it stands for and until when. The key itself is not kept, only its SHA-256.
 */
@Entity
@Table(name = "api_key")
public class ApiKey {

  @Id private UUID id;
  private String name;
  private String prefix;
  private byte[] hash;
  private String organisation;
  private String country;
  private String[] roles;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected ApiKey() {}

  ApiKey(String name, KeyText key, List<String> roles, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.name = name;
    this.prefix = key.prefix();
    this.hash = key.hash();
    this.roles = roles.toArray(String[]::new);
    this.createdAt = createdAt;
  }

  boolean isValidAt(Instant now) {
    return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
  }

  Caller caller() {
    return new Caller("key:" + prefix, organisation, country, Set.of(roles));
  }
}
