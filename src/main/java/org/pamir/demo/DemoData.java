package org.pamir.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.pamir.grouping.GroupingRequest;
import org.pamir.grouping.GroupingService;
import org.pamir.organisation.OrganisationRequest;
import org.pamir.organisation.OrganisationService;
import org.pamir.project.ProjectRequest;
import org.pamir.project.ProjectService;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Precondition;

/**
 * Fills a register without projects, where {@code pamir.demo} asks for it, by the services that
 * serve callers: what is loaded keeps their rules and has its revisions.
 */
@ApplicationScoped
public class DemoData {

  private static final Logger LOG = Logger.getLogger(DemoData.class);

  private final Jdbi jdbi;
  private final EntityManager entities;
  private final DemoFile files;
  private final OrganisationService organisations;
  private final ProjectService projects;
  private final DemoMoney money;
  private final GroupingService groupings;
  private final boolean wanted;

  DemoData(
      Jdbi jdbi,
      EntityManager entities,
      DemoFile files,
      OrganisationService organisations,
      ProjectService projects,
      DemoMoney money,
      GroupingService groupings,
      @ConfigProperty(name = "pamir.demo") Optional<Boolean> wanted) {
    this.jdbi = jdbi;
    this.entities = entities;
    this.files = files;
    this.organisations = organisations;
    this.projects = projects;
    this.money = money;
    this.groupings = groupings;
    // Empty, as a container may pass it on, is not asked for.
    this.wanted = wanted.orElse(false);
  }

  // After the reference data, whose codes the demonstration data uses.
  void start(@Observes @Priority(100) StartupEvent start) {
    if (wanted) {
      fill();
    }
  }

  /**
   * Loads everything in one transaction, so that a start that is cut off leaves the register empty
   * for the next one.
   *
   * @return whether it did: not where there is any project already
   */
  @Transactional
  @TransactionConfiguration(timeout = 600)
  public boolean fill() {
    if (!mayFill()) {
      LOG.debug("The register has projects; the demonstration data stays out");
      return false;
    }
    long began = System.nanoTime();
    LOG.info("Demonstration data: filling the empty register");
    int organisationCount = each("organisations", this::organisation);
    int projectCount = each("projects", this::project);
    LOG.infof(
        "Demonstration data: %d projects of %d organisations", projectCount, organisationCount);
    int commitments = each("commitments", money::commitment);
    int disbursements = each("disbursements", money::disbursement);
    int budgets = each("budgets", money::budget);
    int planned = each("planned-disbursements", money::plannedDisbursement);
    LOG.infof(
        "Demonstration data: %d commitments, %d disbursements, %d budgets, %d planned disbursements",
        commitments, disbursements, budgets, planned);
    int groupingCount = each("groupings", this::grouping);
    LOG.infof(
        "Demonstration data: %d groupings; done in %.1f s. Amounts and schedules are partly illustrative: see"
            + " src/main/resources/demo/README.md",
        groupingCount, (System.nanoTime() - began) / 1e9);
    return true;
  }

  /** Two servers that start at once must not load twice: the second waits, and then sees it all. */
  private boolean mayFill() {
    return jdbi.withHandle(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(hashtext('pamir.demo'))");
          return handle
              .createQuery("select not exists (select 1 from project)")
              .mapTo(Boolean.class)
              .one();
        });
  }

  private int each(String name, Consumer<ObjectNode> store) {
    int count = 0;
    for (ObjectNode entry : files.read(name)) {
      try {
        store.accept(entry);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "Entry " + (count + 1) + " of demo/" + name + ".json: " + e.getMessage(), e);
      }
      // A flush looks through all that is managed, so each entry is forgotten when it is written.
      entities.clear();
      count++;
    }
    return count;
  }

  private void organisation(ObjectNode entry) {
    OrganisationRequest said = files.request(entry, OrganisationRequest.class);
    organisations.put(said.ref(), said, Precondition.OVERWRITE, Caller.REGISTER, Source.DEMO);
  }

  private void project(ObjectNode entry) {
    ProjectRequest said = files.request(entry, ProjectRequest.class);
    projects.put(said.identifier(), said, Precondition.OVERWRITE, Caller.REGISTER, Source.DEMO);
  }

  private void grouping(ObjectNode entry) {
    GroupingRequest said = files.request(entry, GroupingRequest.class);
    groupings.put(said.code(), said, Precondition.OVERWRITE, Caller.REGISTER, Source.DEMO);
  }
}
