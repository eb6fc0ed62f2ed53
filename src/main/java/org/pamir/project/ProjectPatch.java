package org.pamir.project;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The OpenAPI schema of a merge patch of a project: any of its members. */
@Schema(
    name = "ProjectPatch",
    type = SchemaType.OBJECT,
    description = "Any members of a project request; null removes one.",
    examples = "{\"status\": \"finalisation\", \"actualEnd\": \"2027-11-30\"}")
interface ProjectPatch {}
