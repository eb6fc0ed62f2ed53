package org.pamir.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pamir.shared.Word;
import org.pamir.shared.problem.InvalidRequestException;

/**
 * What is asked about results.
 *
 * @param dimension in small letters, or null
 */
record ResultQuestion(List<Group> groupBy, String dimension) {

  /** What results are grouped by. */
  enum Group implements Word {
    INDICATOR,
    TARGET,
    SDG,
    COUNTRY,
    TYPE,
    YEAR
  }

  /**
   * @throws InvalidRequestException where a group is not known, or there are too many
   */
  static ResultQuestion of(ResultParams params) {
    List<Group> groups = new ArrayList<>();
    for (String word : (params.groupBy == null ? "indicator" : params.groupBy).split(",", -1)) {
      Group group = Word.of(Group.class, word);
      if (group == null || groups.contains(group)) {
        throw new InvalidRequestException(
            "groupBy",
            "must be different ones of "
                + Arrays.stream(Group.values()).map(Word::word).collect(Collectors.joining(", ")));
      }
      groups.add(group);
    }
    if (groups.size() > 3) {
      throw new InvalidRequestException("groupBy", "takes up to three");
    }
    return new ResultQuestion(
        groups, params.dimension == null ? null : params.dimension.strip().toLowerCase());
  }

  boolean by(Group group) {
    return groupBy.contains(group);
  }

  List<String> words() {
    return groupBy.stream().map(Group::word).toList();
  }
}
