import groovy.json.JsonSlurper

def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades.collectEntries { [it.id, it] }
def migrations = { id -> upgrades[id].conditions.find { it.rule == 'rollout-migrations' } }

assert upgrades.tagged.verdict == 'allowed'
assert migrations('tagged').state == 'held'
assert upgrades.folders.verdict == 'blocked'
assert migrations('folders').evidence.contains('V3__no_name.sql breaking (drops column customers.name')
assert upgrades.missing.verdict == 'unknown'
assert migrations('missing').state == 'unknown'
assert migrations('missing').evidence.contains('release-1.1.0')
assert !new File(basedir, 'build.log').getText('UTF-8').contains('\tat io.github.upgradeguard')
