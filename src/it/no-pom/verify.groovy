import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').getText('UTF-8')
def upgrade = new JsonSlurper().parse(new File(basedir, 'target/upgrade-guard/report.json')).upgrades[0]

assert upgrade.verdict == 'blocked'
assert upgrade.findings[0].file == null
assert upgrade.path*.to == ['2.2.11', '2.3.3']
assert log.contains('set <target> to 2.2.11, roll it out')
