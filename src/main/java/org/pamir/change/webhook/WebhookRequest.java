package org.pamir.change.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.project.ProjectFilter;

/**
 * What a caller says of a webhook.
 *
 * @param filter which projects, by the parameters of their list; all where left out
 * @param things kinds of thing; all where left out
 * @param events what becomes of them; everything where left out
 * @param active false to be told nothing for a while; what happens meanwhile is told later
 * @param since where to begin, on making it: a revision, or the next of a list of changes; now
 *     where left out
 */
@Schema(name = "WebhookRequest")
public record WebhookRequest(
    @NotBlank @Size(max = 2000) @Schema(examples = "https://partner.example/pamir") String url,
    @Size(max = 200) @Schema(examples = "The ministry's dashboard") String description,
    @Schema(
            description =
                "Which projects: the parameters of `/projects` by name. A comma means or; a second text in a list means and")
        ProjectFilter filter,
    @Size(max = 20) @Schema(examples = "[\"project\", \"commitment\"]")
        List<@NotNull String> things,
    @Size(max = 60) @Schema(examples = "[\"commitment.created\", \"project.deleted\"]")
        List<@NotNull String> events,
    @Schema(defaultValue = "true") Boolean active,
    @Pattern(regexp = "[0-9]{1,18}(\\.[0-9]{1,9})?", message = "must be a revision such as 8123")
        @Schema(examples = "0")
        String since) {

  ProjectFilter whichProjects() {
    return filter == null ? new ProjectFilter() : filter;
  }

  boolean isActive() {
    return active == null || active;
  }
}
