package org.pamir.location;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Places that lie together at a zoom.
 *
 * @param lat middle of its places, degrees north
 * @param lon middle of its places, degrees east
 * @param locations how many places
 * @param projects how many projects
 * @param project identifier, where it is only one
 * @param bbox of its places: west, south, east, north
 */
@Schema(name = "LocationCluster", description = "Places that lie together at a zoom.")
public record Cluster(
    double lat, double lon, long locations, long projects, String project, double[] bbox) {}
