package org.pamir.project;

import java.util.Objects;
import org.pamir.organisation.Organisations.Own;
import org.pamir.shared.Caller;

/**
 * What a caller may do with projects, decided by whose they are: a draft is seen by its reporting
 * organisation, a project is written by it, and hub-admins do both for everybody.
 *
 * <p>Identifiers are one namespace for all, so an editor could learn of another's draft by trying
 * to register its identifier. The IATI standard has an identifier begin with a ref of its
 * organisation (ruleset 1.1.21): an editor registers no other, and what it is told of one that is
 * not its own is the same whether it is there or not.
 */
public final class ProjectRights {

  private final Caller caller;
  private final Own own;

  ProjectRights(Caller caller, Own own) {
    this.caller = caller;
    this.own = own;
  }

  /** Id of the organisation whose drafts the caller sees; null where it sees none, or all. */
  public Long organisation() {
    return own == null ? null : own.id();
  }

  /** Whether the caller sees drafts, whoever reports them. */
  public boolean seesAll() {
    return caller.isHubAdmin();
  }

  /** Whether the project is the caller's own: its drafts are seen. */
  public boolean owns(Project project) {
    return owns(project.reportingOrganisationId());
  }

  /**
   * Whether projects of this organisation are the caller's own.
   *
   * @param reporter its id
   */
  public boolean owns(long reporter) {
    return caller.isHubAdmin() || own != null && Objects.equals(own.id(), reporter);
  }

  /** Whether the caller writes projects of this organisation, by ref or alias. */
  public boolean reports(String reportingOrg) {
    return caller.isHubAdmin() || caller.isEditor() && own.refs().contains(reportingOrg);
  }

  /**
   * Whether the caller writes this project.
   *
   * @param reporter id of the organisation that reports the project that is there, or null
   */
  public boolean writes(Long reporter, String identifier) {
    return caller.isHubAdmin()
        || caller.isEditor() && (reporter == null ? begins(identifier) : owns(reporter));
  }

  private boolean begins(String identifier) {
    return own.refs().stream()
        .anyMatch(
            ref ->
                identifier.length() > ref.length()
                    && identifier.startsWith(ref)
                    // XM-DAC-4 does not own what begins with XM-DAC-41114.
                    && !Character.isLetterOrDigit(identifier.charAt(ref.length())));
  }
}
