#!/usr/bin/env bash
# How long the goal `diagnose` takes for a long log, Maven's own start included, beside `grep -E` with the same patterns.
# The two take turns, in the default locale and in LC_ALL=C; the heap is held to 64 MB to show that it does not grow.
#   mvn install -DskipTests && src/test/benchmark/diagnose-and-grep.sh [MEGABYTES [PAIRS]]
# MAVEN may name another Maven, or one with options.
set -euo pipefail

megabytes=${1:-2048}
pairs=${2:-5}
version=$(sed -n 's/.*<version>\(.*-SNAPSHOT\|[0-9.]*\)<\/version>.*/\1/p' "$(dirname "$0")/../../../pom.xml" | head -1)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

awk 'BEGIN {
  srand(7)
  n = split("container replica node overlay network rethink table blob_repository registry notary jobrunner api nginx " \
    "Failed to replace wait Timed out while waiting for healthy Upgrade has phase status error connection refused " \
    "retrying in seconds volume image pulling layer digest verified complete starting stopping migration schema", word, " ")
  while (bytes < 8388608) {
    line = sprintf("INFO[%04d] 2017-09-29T%02d:%02d:%02dZ dtr-%s:", rand() * 9999, rand() * 24, rand() * 60, rand() * 60, word[int(rand() * n) + 1])
    for (words = int(rand() * 18) + 4; words > 0; words--) line = line " " word[int(rand() * n) + 1]
    print line
    bytes += length(line) + 1
  }
}' > block
for _ in $(seq $((megabytes / 8))); do cat block; done > upgrade.log
cat >> upgrade.log <<'LOG'
FATA[0897] Failed to replace containers: failed to wait for rethink to be healthy Failed to wait for replica to settle on table blob_repository in db dtr2: gorethink: Timed out while waiting for tables. in:
ERRO[0939] Upgrade has failed. Try running it again.
FATA[0939] Failed to execute phase2: Phase 2 returned non-zero status: 1
LOG
head -1000 block >> upgrade.log
patterns='Failed to replace containers.*failed to wait for rethink to be healthy.*Timed out while waiting for tables'
patterns+='|Upgrade has failed\. Try running it again\.'
patterns+='|Failed to execute phase2: Phase 2 returned non-zero status: 1'

took() {
  local begin end
  begin=$(date +%s%N)
  "$@" > out
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
}
diagnose() {
  MAVEN_OPTS='-Xmx64m' ${MAVEN:-mvn} -B -o "io.github.upgrade-guard:upgrade-guard-maven-plugin:$version:diagnose" \
    -Dupgrade-guard.product=docker-dtr -Dupgrade-guard.log=upgrade.log -Dupgrade-guard.outputDirectory=out.d
}
search() { LC_ALL=$1 grep -E -c "$patterns" upgrade.log; }

cat upgrade.log > /dev/null
echo "$(stat -c %s upgrade.log) bytes; milliseconds"
echo "locale    grep  diagnose  ratio"
for _ in $(seq "$pairs"); do
  for locale in "${LANG:-C.UTF-8}" C; do
    grepped=$(took search "$locale")
    [ "$(cat out)" = 3 ]
    diagnosed=$(took diagnose)
    grep -q 'recognised in upgrade.log' out
    awk -v l="$locale" -v g="$grepped" -v d="$diagnosed" 'BEGIN { printf "%-8s %5d  %8d  %5.2f\n", l, g, d, d / g }'
  done
done
