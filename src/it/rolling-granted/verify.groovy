import groovy.json.JsonSlurper

def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]
def migrations = upgrade.conditions.find { it.rule == 'rollout-migrations' }

assert upgrade.verdict == 'allowed'
assert upgrade.rollout == 'rolling'
assert upgrade.findings.findAll { it.severity == 'error' } == []
// New in 26.1.0: a table, a column, and a table less that no class of 26.0.8 names.
assert migrations.state == 'held'
assert migrations.evidence.startsWith('3 change sets are new, and 26.0.8 goes on working with all of them')
assert upgrade.path.collect { [it.from, it.to, it.rollout] } == [['26.0.8', '26.1.5', 'rolling']]
