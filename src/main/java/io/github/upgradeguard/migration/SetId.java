package io.github.upgradeguard.migration;

import io.github.upgradeguard.migration.changelog.ChangeSet;

/**
 * What makes a change set the same in two releases.
 *
 * @param artifact which of a release's artifacts it is in, from 0
 */
record SetId(int artifact, ChangeSet.Key key) {}
