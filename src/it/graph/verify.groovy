import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'allowed'
assert upgrade.findings*.rule == ['NodeNames']
assert upgrade.findings*.severity == ['note']
assert upgrade.findings[0].source == 'https://example.org/names'
assert log.contains('has a known risk, NodeNames (nodes may lose their names); accepted until 2999-12-31: we do not run on that hypervisor')
assert log.contains('1 upgrade checked: 1 allowed, 1 accepted, 0 blocked, 0 unknown')
