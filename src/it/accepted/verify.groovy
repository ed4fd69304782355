import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'allowed'
assert upgrade.findings*.rule == ['notes-breaking']
assert upgrade.findings*.severity == ['note']
assert log.contains('accepted until 2999-12-31: no client of ours uses the old API')
assert log.contains('1 upgrade checked: 1 allowed, 1 accepted, 0 blocked, 0 unknown')
