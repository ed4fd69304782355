import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'allowed'
assert upgrade.findings == []
assert upgrade.path.collect { [it.from, it.to] } == [['2.1.4', '2.2.11']]
assert log.contains('1 upgrade checked: 1 allowed, 0 accepted, 0 blocked, 0 unknown')
