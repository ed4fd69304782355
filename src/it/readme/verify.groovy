import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert log.count('1 upgrade checked: 1 allowed, 0 accepted, 0 blocked, 0 unknown') == 2
assert log.count('only the upgrade that product, current and target declare is checked, none of <upgrades>') == 1
assert upgrade.product == 'registry'
assert upgrade.rollout == 'full-stop'
