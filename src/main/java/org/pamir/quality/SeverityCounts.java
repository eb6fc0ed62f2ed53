package org.pamir.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many places are wrong, by severity. */
@Schema(name = "SeverityCounts")
record SeverityCounts(long critical, long error, long warning, long advisory) {}
