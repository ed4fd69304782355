import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrades = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades.collectEntries { [it.id, it] }
def instances = { id -> upgrades[id].conditions.find { it.rule == 'rollout-instances' } }

assert upgrades.found.verdict == 'allowed'
assert instances('found').state == 'held'
assert instances('found').evidence == '3 instances run (compose.yaml:7)'

assert upgrades.named.verdict == 'blocked'
assert upgrades.named.findings*.rule == ['rollout-instances']
assert instances('named').evidence.contains('one instance runs (k8s/search.yaml:11)')

assert upgrades.database.verdict == 'blocked'
assert instances('database').evidence.contains('one instance runs (compose.yaml:2)')

assert log.contains('3 upgrades checked: 1 allowed, 0 accepted, 2 blocked, 0 unknown')
